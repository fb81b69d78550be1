import { execFile, type SpawnOptions } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedServerError } from './embedded-server-error.ts';

const run = promisify(execFile);

/** The system account that PostgreSQL runs as: it refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
  name: string;
}

/** Whether this process is root, so that the server needs an account of its own. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account with this user id; an id without a name is usable too (volumes made elsewhere). */
export function accountOfOwner(uid: number, gid: number): Account {
  return { uid, gid, name: String(uid) };
}

/**
 * Finds the account for the server when this process is root: an existing `postgres`, else `heming`,
 * created where the system has a tool for it, else `nobody`.
 */
export async function findAccount(log: (line: string) => void): Promise<Account> {
  const existing = (await lookUp('postgres')) ?? (await lookUp('_postgres')) ?? (await lookUp('heming'));
  if (existing) return existing;
  await createAccount();
  const created = await lookUp('heming');
  if (created) {
    log('Created the system account "heming" for the database server, which refuses to run as root.');
    return created;
  }
  const nobody = await lookUp('nobody');
  if (nobody && nobody.uid !== 0) return nobody;
  throw new EmbeddedServerError({
    zh: '内置数据库不能以 root 运行，而本机没有 postgres 账户，也无法新建。请以普通用户启动，或设置 DATABASE_URL 使用自己的 PostgreSQL。',
    en: 'The embedded database cannot run as root, and this machine has no account "postgres" and none could be created. Start Heming as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  });
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid && gid && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid), name };
  } catch {
    // Not every system keeps its accounts in this file: ask `id` instead.
  }
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    const account = { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
    return account.uid > 0 ? account : undefined;
  } catch {
    return undefined;
  }
}

async function createAccount(): Promise<void> {
  const tools: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', 'heming']],
    ['adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', '/sbin/nologin', 'heming']],
  ];
  for (const [tool, args] of tools) {
    try {
      await run(tool, args);
      return;
    } catch {
      // The tool is missing, knows other options, or another process was faster: the look-up that follows decides.
    }
  }
}

/** Whether the account may enter the folder: search permission on it and on every folder above, by mode bits. */
export function canEnter(folder: string, account: Account): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (!allows(at, account, 1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether the mode bits of a file grant the account these permissions (4 read, 2 write, 1 execute or enter). */
export function allows(path: string, account: Account, permissions: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & permissions) === permissions;
}

/** Options that run a program of the server: as the account, in a folder it can enter, with none of Heming's own variables: some lead it astray, some are secrets. */
export function spawnOptions(account: Account | undefined, cwd: string): SpawnOptions {
  const env: NodeJS.ProcessEnv = { TZ: 'UTC', LC_ALL: 'C', HOME: cwd };
  for (const name of ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMP']) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  return { cwd, env, windowsHide: true, ...(account && { uid: account.uid, gid: account.gid }) };
}
