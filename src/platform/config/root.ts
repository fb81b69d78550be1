import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error('the folder of package.json was not found');
  }
}

/** The project's folder, from the sources and from the built program alike. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
/** Folder of the migrations. */
export const MIGRATIONS_FOLDER = join(ROOT, 'db', 'migrations');
/** Folder of the built browser files. */
export const PUBLIC_FOLDER = join(ROOT, 'dist', 'public');
