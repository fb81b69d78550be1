import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, chmodSync, chownSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { spawnOptions, type Account } from './run-as.ts';
import { includeLines } from './settings.ts';

/** The one database role of the embedded server, its superuser. */
export const superuser = 'heming';

/** Paths below a home: the folder that holds everything of one embedded server. */
export function pathsOf(home: string) {
  return { cluster: join(home, 'cluster'), log: join(home, 'log'), run: join(home, 'run'), password: join(home, 'password') };
}

/**
 * Fills an empty home: cluster, log and socket folder for the account, and the superuser's random password, readable by this process only.
 * UTF-8, compared by code point (fast, the same on every machine); where people read an order, queries say COLLATE "zh-x-icu".
 */
export async function createCluster(home: string, binaries: Binaries, account: Account | undefined): Promise<void> {
  const { cluster, log, run, password } = pathsOf(home);
  chmodSync(home, account ? 0o711 : 0o700);
  for (const folder of [cluster, log, run]) {
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  const secret = randomBytes(24).toString('base64url');
  writeFileSync(password, secret, { mode: 0o600, flush: true });
  const passwordForInitdb = join(home, 'initdb-password');
  writeFileSync(passwordForInitdb, secret, { mode: 0o600 });
  if (account) chownSync(passwordForInitdb, account.uid, account.gid);

  // Letters outside ASCII count as letters (trigrams, words) only under a UTF-8 character type, which not every system has.
  const first = await initdb('C.UTF-8');
  const failure = first && /locale/i.test(first) ? await initdb('C') : first;
  rmSync(passwordForInitdb);
  if (failure) {
    throw new EmbeddedServerError(
      { zh: `无法在 ${home} 新建数据库。`, en: `The database could not be created in ${home}.` },
      { detail: failure },
    );
  }
  appendFileSync(join(cluster, 'postgresql.conf'), includeLines, { flush: true });

  async function initdb(characterType: string): Promise<string | undefined> {
    const args = ['-D', cluster, '-U', superuser, '--pwfile', passwordForInitdb, '--auth', 'scram-sha-256', '--encoding', 'UTF8'];
    args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${characterType}`);
    args.push('--data-checksums', '--no-instructions');
    return await new Promise((resolve) => {
      const child = spawn(binaries.initdb, args, {
        ...spawnOptions(account, cluster),
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
      });
      let errors = '';
      child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      child.on('error', (error) => resolve(explain(error, binaries.initdb)));
      child.on('close', (code) => resolve(code === 0 ? undefined : errors || `initdb ended with code ${code}`));
    });
  }
}

/** What the system's error on running a program means; ENOENT for a file that is there means its loader is missing. */
export function explain(error: Error, program: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOEXEC')
    return `${program} does not run on this system (a system without glibc, such as Alpine, needs DATABASE_URL): ${error.message}`;
  return `${program}: ${error.message}`;
}

/** Refuses a cluster of another major version of PostgreSQL, which this one could not read. */
export function checkVersion(cluster: string, binaries: Binaries): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (found !== ours) {
    throw new EmbeddedServerError({
      zh: `数据由 PostgreSQL ${found} 写成，而本版本带的是 ${ours}。请用原来的版本备份，再用本版本恢复到空的数据目录。`,
      en: `The data was written by PostgreSQL ${found}, but this release brings ${ours}. Back up with the former release and restore into an empty data folder with this one.`,
    });
  }
}
