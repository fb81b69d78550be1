import { createPublicKey, hash, verify } from 'node:crypto';
import type { Sha256 } from './check/bytes.ts';
import type { VerifyEd25519 } from './check/notes.ts';
import { treeHashing } from './check/tree.ts';

/** By way of a string: the native hash allots memory of its own to each buffer it answers, which takes longer than the hashing. */
export const sha256: Sha256 = (bytes) => Buffer.from(hash('sha256', bytes, 'latin1'), 'latin1');

/** Hashing of leaves and nodes on the server. */
export const hashing = treeHashing(sha256);

const pair = Buffer.alloc(65, 1);

/** The hash of the node over two that stand side by side, 32 bytes each from `at` on; 32 bytes as a latin1 string. */
export function nodeHash(hashes: Buffer, at: number): string {
  hashes.copy(pair, 1, at, at + 64);
  return hash('sha256', pair, 'latin1');
}

/** The hash in the tree of a leaf that is a text of ASCII; 32 bytes as a latin1 string. */
export const leafHash = (leaf: string): string => hash('sha256', `\0${leaf}`, 'latin1');

/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export const verifyEd25519: VerifyEd25519 = async (publicKey, signature, message) =>
  verify(null, message, createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, publicKey]), format: 'der', type: 'spki' }), signature);
