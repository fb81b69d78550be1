import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder (absolute path) and those missing above it, one by one: Node's recursive way never ends where a file system, such as
 * /proc, refuses a new folder by saying that its parent is missing. Throws where something else stands there or none can be made.
 * @returns whether any had to be made.
 */
export function makeFolder(path: string, mode = 0o777): boolean {
  const missing: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each, { mode });
    } catch (error) {
      // Another process may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  if (!statSync(path).isDirectory()) throw new Error(`${path} is a file`);
  return missing.length > 0;
}
