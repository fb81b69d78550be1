import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Keys } from '../../platform/crypto/keys.ts';
import { encodeText } from './check/bytes.ts';
import { ED25519, fingerprint, formatKey, formatNote, type VerifierKey, verifierKey } from './check/notes.ts';
import { sha256 } from './hashing.ts';

/** DER before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: Uint8Array;
  /** Its number under the name of each log. */
  readonly ids: Map<string, number>;
}

const pairs = new WeakMap<Buffer, KeyPair>();

function pairOf({ log: seed }: Pick<Keys, 'log'>): KeyPair {
  const known = pairs.get(seed);
  if (known !== undefined) return known;
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const pair = { privateKey, publicKey, ids: new Map<string, number>() };
  pairs.set(seed, pair);
  return pair;
}

/** The installation's key under the name of one log: a log signs as its origin. */
export function logKey(keys: Pick<Keys, 'log'>, origin: string): VerifierKey {
  return verifierKey(sha256, origin, ED25519, pairOf(keys).publicKey);
}

/** The key of a log as it is published: `name+id+key` (C2SP signed-note). */
export const publishedKey = (keys: Pick<Keys, 'log'>, origin: string): string => formatKey(logKey(keys, origin));

/** What people compare: one fingerprint for all logs of the installation. */
export const keyFingerprint = (keys: Pick<Keys, 'log'>): string => fingerprint(sha256, pairOf(keys).publicKey);

/** Signs a text (ending in a newline) as the log of this origin; the whole note comes back. */
export function signNote(keys: Pick<Keys, 'log'>, origin: string, text: string): string {
  const { privateKey, ids } = pairOf(keys);
  let id = ids.get(origin);
  if (id === undefined) ids.set(origin, (id = logKey(keys, origin).id));
  return formatNote({ text, signatures: [{ name: origin, id, bytes: sign(null, encodeText(text), privateKey) }] });
}

/** The name under which an installation without a public address signs: it comes from its key, so that no two are alike. */
export const keyName = (keys: Pick<Keys, 'log'>): string => `heming-${fingerprint(sha256, pairOf(keys).publicKey).replaceAll(' ', '').slice(0, 16)}`;
