import { chmodSync, readdirSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.ts';

const MiB = 1024 * 1024;
const logDays = 30;

/** Settings for one machine of two cores that also runs Heming itself. An operator's own go to custom.conf, which is read later. */
function defaults(): Record<string, string> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  const buffers = Math.max(32, Math.min(256, Math.floor(memory / MiB / 8)));
  return {
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(memory / MiB / 2))}MB`,
    max_connections: '100',
    dynamic_shared_memory_type: sharedMemoryType(),
    synchronous_commit: 'on',
    wal_compression: 'pglz',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_destination: 'stderr',
    logging_collector: 'on',
    log_directory: '../log',
    log_filename: 'postgresql-%Y-%m-%d-%H%M%S.log',
    log_rotation_age: '1d',
    log_rotation_size: '10MB',
    log_line_prefix: '%m [%p] %a ',
    log_checkpoints: 'off',
    // Values of rows are personal data and have no place in a log file: neither parameters nor the detail of a failed constraint.
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
  };
}

/** Containers often have 64 MiB of /dev/shm, too little for parallel queries: use files in the data folder there. */
function sharedMemoryType(): string {
  if (process.platform === 'win32') return 'windows';
  if (process.platform !== 'linux') return 'posix';
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks >= 256 * MiB ? 'posix' : 'mmap';
  } catch {
    return 'mmap';
  }
}

/** Writes heming.conf into the cluster. Two processes may do so at once: the rename keeps each version whole. */
export function writeSettings(cluster: string): void {
  const lines = Object.entries(defaults()).map(([name, value]) => `${name} = '${value}'`);
  const text = ['# Written anew at every start. Your own settings belong into custom.conf beside this file.', ...lines, ''].join('\n');
  const draft = join(cluster, `heming.conf.${randomBytes(4).toString('hex')}`);
  writeFileSync(draft, text);
  // The server's account reads it, whatever the umask of this process.
  chmodSync(draft, 0o644);
  renameSync(draft, join(cluster, 'heming.conf'));
}

/** Lines that initialisation appends to postgresql.conf, so that custom.conf has the last word. */
export const includeLines = "\ninclude_if_exists = 'heming.conf'\ninclude_if_exists = 'custom.conf'\n";

/** Arguments that no configuration file can undo: durability is not for trade. */
export function fixedArguments(own: Record<string, string>): string[] {
  const fixed: Record<string, string> = { fsync: 'on', full_page_writes: 'on' };
  for (const name of Object.keys(fixed)) {
    if (own[name] !== undefined && own[name] !== 'on') {
      throw new EmbeddedServerError({
        zh: `数据库设置 ${name} 不能关闭：断电时会丢失数据。`,
        en: `The database setting ${name} cannot be turned off: a power cut would lose data.`,
      });
    }
  }
  return Object.entries({ ...own, ...fixed }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Deletes log files older than 30 days. */
export function pruneLogs(folder: string): void {
  const oldest = Date.now() - logDays * 24 * 3600 * 1000;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.log') && (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest) rmSync(path, { force: true });
  }
}
