import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '../config/config.ts';
import { makeFolder } from '../config/make-folder.ts';

/** Keys of one installation, all derived from one secret that lies in the data folder (or HEMING_SECRET). */
export interface Keys {
  /** 32 bytes for AES-256-GCM of fields at rest. */
  readonly field: Buffer;
  /** 32 bytes for the keyed blind index. */
  readonly index: Buffer;
  /** Text secret for signing sessions. */
  readonly session: string;
  /** 32 bytes for signing short-lived links. */
  readonly link: Buffer;
  /** 32 bytes: the seed of the Ed25519 key that signs the transparency log. */
  readonly log: Buffer;
}

/** Derives the keys by HKDF-SHA-256 (RFC 5869), one info label each. */
export function deriveKeys(secret: Buffer): Keys {
  const derive = (label: string) => Buffer.from(hkdfSync('sha256', secret, 'heming', label, 32));
  return { field: derive('field encryption'), index: derive('blind index'), session: derive('session').toString('base64url'), link: derive('link'), log: derive('transparency log') };
}

/**
 * Reads the installation's secret, making it on the first start (mode 0600). Two processes starting at once agree:
 * the file is created exclusively and the loser reads the winner's.
 */
export async function loadKeys(dataFolder: string, fromEnvironment?: string): Promise<Keys> {
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    if (fromEnvironment.length < 32) throw new ConfigError('HEMING_SECRET is too short: it needs 32 characters or more.');
    return deriveKeys(Buffer.from(fromEnvironment, 'utf8'));
  }
  makeFolder(dataFolder);
  const path = join(dataFolder, 'secret');
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(randomBytes(48).toString('base64'));
    await file.sync();
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // The winner of a race may still be writing its 64 characters.
  for (let attempt = 0; attempt < 100; attempt++) {
    const text = await readFile(path, 'utf8');
    if (text.length >= 64) return deriveKeys(Buffer.from(text, 'base64'));
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new ConfigError(`The file ${path} does not hold a secret; restore it from a backup.`);
}

/** A signature for links and receipts: HMAC-SHA-256, base64url. */
export function sign(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
