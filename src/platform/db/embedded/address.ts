import { createHash, randomBytes } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { createServer, type ListenOptions } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathsOf, superuser } from './cluster.ts';
import { canEnter, type Account } from './run-as.ts';

/** Where a server listens: `host` is the folder of its unix socket, or a loopback address. */
export interface Address {
  host: string;
  port: number;
}

/** The system's limit is 104 bytes with the closing zero on macOS and 108 on Linux. */
const longestSocketPath = 103;
const socketPort = 5432;

/** A connection string of node-postgres and libpq for one database of the server. */
export function connectionString(address: Address, password: string, database: string): string {
  const authority = address.host.startsWith('/') ? 'localhost' : `${address.host}:${address.port}`;
  const query = address.host.startsWith('/') ? `?host=${encodeURIComponent(address.host)}&port=${address.port}` : '';
  return `postgresql://${superuser}:${encodeURIComponent(password)}@${authority}/${encodeURIComponent(database)}${query}`;
}

/** Chooses where a new server listens: a socket beside the cluster, else one in a temporary folder, else loopback on a free port. */
export async function chooseAddress(home: string, account: Account | undefined): Promise<Address> {
  if (process.platform !== 'win32') {
    for (const folder of [pathsOf(home).run, ...temporaryFolders(home)]) {
      if (Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) > longestSocketPath) continue;
      if (isPrivate(folder, account) && (await canListen({ path: join(folder, `.${randomBytes(4).toString('hex')}`) })))
        return { host: folder, port: socketPort };
    }
  }
  return { host: '127.0.0.1', port: await freePort() };
}

/** Named by the home's path and inode, so that neither another home nor a deleted one's orphan is met there. */
function temporaryFolders(home: string): string[] {
  const key = createHash('sha256')
    .update(`${home}\n${statSync(home).ino}`)
    .digest('hex')
    .slice(0, 12);
  return [...new Set([tmpdir(), '/tmp', '/var/tmp'])].map((parent) => join(parent, `heming-${key}`));
}

/** Makes the folder, or checks that it belongs to the server's account and is closed to others: temporary folders are open to all. */
function isPrivate(folder: string, account: Account | undefined): boolean {
  try {
    const uid = account?.uid ?? process.getuid?.();
    if (!lstatSync(folder, { throwIfNoEntry: false })) {
      mkdirSync(folder, { mode: 0o700 });
      if (account) chownSync(folder, account.uid, account.gid);
    }
    const found = lstatSync(folder);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0 && (!account || canEnter(dirname(folder), account));
  } catch {
    return false;
  }
}

/** Removes the temporary folder of a stopped server's socket. */
export function leaveAddress(home: string, address: Address): void {
  if (!address.host.startsWith('/') || address.host === pathsOf(home).run) return;
  try {
    rmdirSync(address.host);
  } catch {
    // Another server of this home is starting there, or the folder is gone.
  }
}

/** Some file systems (shared folders of virtual machines, network drives) cannot hold a socket. */
function canListen(options: ListenOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(options, () => server.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
