import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../config/make-folder.ts';
import type { Binaries } from './binaries.ts';
import { createCluster, pathsOf } from './cluster.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { canEnter, isRoot, type Account } from './run-as.ts';
import { sharedFolder } from './shared-folders.ts';

/** Name of the home below the data folder, and of the pointer that stands there when the home is elsewhere. */
const homeName = 'postgres';
const pointerName = 'postgres.json';

/** Makes the data folder if missing and returns its real path. Folders made here can be entered by the server's account. */
export function openDataFolder(dataFolder: string): string {
  try {
    const made = makeFolder(dataFolder);
    if (made && isRoot()) chmodSync(dataFolder, 0o711);
    return realpathSync(dataFolder);
  } catch (cause) {
    throw new EmbeddedServerError(
      { zh: `数据目录 ${dataFolder} 无法创建或打开。`, en: `The data folder ${dataFolder} cannot be made or opened.` },
      { cause, detail: (cause as Error).message },
    );
  }
}

/** The home of a data folder's server, or undefined where there is none yet. `dataFolder` is a real path. */
export function findHome(dataFolder: string): string | undefined {
  const inside = join(dataFolder, homeName);
  const pointer = join(dataFolder, pointerName);
  if (existsSync(inside)) return inside;
  if (!existsSync(pointer)) return undefined;
  const { home } = JSON.parse(readFileSync(pointer, 'utf8')) as { home: string };
  if (!existsSync(home)) {
    throw new EmbeddedServerError({
      zh: `数据目录 ${dataFolder} 的数据库应在 ${home}，但那里没有。请恢复它；如确实要从空库开始，请删除 ${pointer}。`,
      en: `The database of the data folder ${dataFolder} should be at ${home}, but nothing is there. Bring it back, or delete ${pointer} if you do want to start with an empty database.`,
    });
  }
  claim(home, dataFolder);
  return home;
}

/** A moved data folder takes its home along; of a copied one the home belongs to the original alone. */
function claim(home: string, dataFolder: string): void {
  const record = join(home, 'data-folder');
  const owner = readFileSync(record, 'utf8');
  if (owner === dataFolder) return;
  const pointer = join(owner, pointerName);
  if (existsSync(pointer) && (JSON.parse(readFileSync(pointer, 'utf8')) as { home: string }).home === home) {
    throw new EmbeddedServerError({
      zh: `数据目录 ${dataFolder} 是 ${owner} 的副本，而数据库本身在 ${home}，没有一同复制。请用备份与恢复来复制数据。`,
      en: `The data folder ${dataFolder} is a copy of ${owner}; the database itself is at ${home} and was not copied along. Use backup and restore to copy the data.`,
    });
  }
  writeFileSync(record, dataFolder);
}

/**
 * Creates the home of a data folder: inside it where the account can go there, else in a shared folder with a pointer left behind.
 * It appears whole or not at all, so that of two processes doing this at once the slower one finds the other's.
 */
export async function createHome(
  dataFolder: string,
  binaries: Binaries,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<string> {
  const inside = account === undefined || (canEnter(dataFolder, account) && keepsOwners(dataFolder, account));
  const parent = inside ? dataFolder : outsideParent(dataFolder, account);
  const prefix = inside ? `${homeName}.new-` : `${createHash('sha256').update(dataFolder).digest('hex').slice(0, 10)}-`;
  if (!inside) noteFormerHomes(parent, prefix, dataFolder, log);
  clearDrafts(dataFolder);
  const draft = mkdtempSync(join(parent, prefix));
  try {
    await createCluster(draft, binaries, account);
    if (inside) renameSync(draft, join(dataFolder, homeName));
    else publish(draft, dataFolder);
    for (const folder of [draft, parent, dataFolder]) syncFolder(folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    const taken = findHome(dataFolder);
    if (!taken) throw error;
    return taken;
  }
  return inside ? join(dataFolder, homeName) : draft;
}

/** Some mounted folders (of a desktop's containers, of virtual machines) do not keep the owner that root gives to a file. */
function keepsOwners(folder: string, account: Account): boolean {
  const probe = mkdtempSync(join(folder, '.owner-'));
  try {
    chownSync(probe, account.uid, account.gid);
    return statSync(probe).uid === account.uid;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true });
  }
}

/** Makes a rename outlast a power cut; a folder that is not there any more (renamed) needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32' || !existsSync(folder)) return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function outsideParent(dataFolder: string, account: Account): string {
  try {
    const parent = join(sharedFolder(account, { lasting: true }), 'clusters');
    mkdirSync(parent, { recursive: true });
    chmodSync(parent, 0o711);
    return parent;
  } catch (cause) {
    throw new EmbeddedServerError(
      {
        zh: `账户 ${account.name} 无法进入数据目录 ${dataFolder}，也没有别处可放数据库。请用 HEMING_DATA 指定其他用户可进入的目录，或以普通用户启动。`,
        en: `The account ${account.name} cannot enter the data folder ${dataFolder}, and there is no other place for the database. Name a folder that other accounts can enter in HEMING_DATA, or start Heming as an ordinary user.`,
      },
      { cause },
    );
  }
}

/** A hard link fails if the name is taken, and shows the file only when it is written: the first process wins. */
function publish(home: string, dataFolder: string): void {
  writeFileSync(join(home, 'data-folder'), dataFolder);
  const draft = join(dataFolder, `${pointerName}.${randomBytes(4).toString('hex')}`);
  writeFileSync(draft, `${JSON.stringify({ home })}\n`, { mode: 0o600 });
  try {
    linkSync(draft, join(dataFolder, pointerName));
  } finally {
    rmSync(draft);
  }
}

/** Removes what an initialisation that was killed more than ten minutes ago left behind. */
function clearDrafts(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    const path = join(dataFolder, name);
    if (name.startsWith(`${homeName}.new-`) && Date.now() - lstatSync(path).mtimeMs > 600_000)
      rmSync(path, { recursive: true, force: true });
  }
}

function noteFormerHomes(parent: string, prefix: string, dataFolder: string, log: (line: string) => void): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix))
      log(`An earlier database of ${dataFolder} is still at ${join(parent, name)}; delete it if it is no longer needed.`);
  }
}

/** Makes the files of a home belong to the account and the permissions what PostgreSQL asks for, after a copy or a restore as root. */
export function mendOwnership(home: string, account: Account | undefined): void {
  const { cluster, log, run } = pathsOf(home);
  for (const folder of [cluster, log, run]) {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    if (account && statSync(folder).uid !== account.uid) giveTo(folder, account);
    if ((statSync(folder).mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  }
}

function giveTo(path: string, account: Account): void {
  chownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) giveTo(child, account);
    else lchownSync(child, account.uid, account.gid);
  }
}

/** Deletes the home and the pointer of a data folder. The server must not run. */
export function deleteHome(dataFolder: string): void {
  const home = findHome(dataFolder);
  if (home) rmSync(home, { recursive: true, force: true });
  rmSync(join(dataFolder, pointerName), { force: true });
  if (home && dirname(home) !== dataFolder) rmSync(join(dataFolder, homeName), { recursive: true, force: true });
}
