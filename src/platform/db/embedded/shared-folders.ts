import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, type Account } from './run-as.ts';

/**
 * Makes the folder in which root may keep what the server's account must reach, and returns the first that works.
 * `lasting` leaves out those that a restart or a cleaner empties: a database never goes there.
 * The error of the last attempt is thrown where none works.
 */
export function sharedFolder(account: Account, options: { lasting: boolean }): string {
  const lasting = ['/var/lib/heming', '/opt/heming', '/var/tmp/heming'];
  let cause: unknown;
  for (const folder of options.lasting ? lasting : [...lasting, join(tmpdir(), 'heming'), '/tmp/heming']) {
    try {
      if (!lstatSync(folder, { throwIfNoEntry: false })) {
        mkdirSync(folder, { recursive: true });
        chmodSync(folder, 0o755);
      }
      if (isOurs(folder) && canEnter(folder, account)) return folder;
    } catch (error) {
      cause = error;
    }
  }
  throw cause ?? new Error('no folder is both owned by root and open to the account');
}

/** Whether root made the folder and nobody else may write to it: programs and databases below it are trusted. */
export function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}
