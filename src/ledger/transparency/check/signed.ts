import { sameBytes, type Sha256 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { wrong } from './findings.ts';
import type { KindRules } from './check-kinds.ts';
import { checkSignature, fingerprint, parseKey, parseNote, type SignedNote, type VerifierKey, type VerifyEd25519 } from './notes.ts';

/** What checking needs of its surroundings, and what the reader trusts. */
export interface Checking {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
  readonly kinds: readonly KindRules[];
  /** The log's key as the reader knows it (`name+id+key`, or only the key's fingerprint); left out: the one in the file, for the reader to compare. */
  readonly key?: string;
  /** Witnesses that must have cosigned. */
  readonly witnesses?: readonly string[];
}

/** A witness that signed the checkpoint too, and when (seconds since the Epoch). */
export interface Cosigned {
  readonly name: string;
  readonly at: number;
}

/** Reads the key that the file names and holds it against the one the reader trusts. */
export function keyOfFile(checking: Checking, inFile: string): VerifierKey {
  const key = parseKey(checking.sha256, inFile) ?? wrong('key-broken', { key: inFile });
  const given = checking.key?.trim();
  if (given === undefined) return key;
  const own = fingerprint(checking.sha256, key.publicKey);
  const plain = (text: string) => text.replaceAll(/\s/g, '').toLowerCase();
  const trusted = parseKey(checking.sha256, given);
  // One key signs all logs of an installation, each under the log's own name.
  const fits = trusted === null ? plain(given) === plain(own) : sameBytes(trusted.publicKey, key.publicKey);
  return fits ? key : wrong('key-differs', { found: own });
}

/** Reads a note and checks that the log signed it. */
export async function requireSigned(checking: Checking, text: string, key: VerifierKey, what: string): Promise<SignedNote> {
  const note = parseNote(text) ?? wrong('note-broken', { what });
  const signed = await checkSignature(note, key, checking.verify);
  if (signed.kind === 'missing') wrong('not-signed', { what });
  if (signed.kind === 'wrong') wrong('wrong-signature', { what, name: key.name });
  return note;
}

/** Reads a checkpoint that the log signed, with those of the given witnesses that cosigned it. A wrong cosignature is a wrong thing. */
export async function requireCheckpoint(checking: Checking, text: string, key: VerifierKey, offered: readonly string[]): Promise<{ checkpoint: Checkpoint; cosigned: Cosigned[] }> {
  const what = 'checkpoint';
  const note = await requireSigned(checking, text, key, what);
  const checkpoint = parseCheckpoint(note.text) ?? wrong('note-broken', { what });
  if (checkpoint.origin !== key.name) wrong('other-log', { found: checkpoint.origin, expected: key.name });
  const cosigned: Cosigned[] = [];
  const wanted = checking.witnesses ?? [];
  for (const text of new Set([...wanted, ...offered])) {
    const witness = parseKey(checking.sha256, text) ?? wrong('key-broken', { key: text });
    const signed = await checkSignature(note, witness, checking.verify);
    if (signed.kind === 'wrong') wrong('wrong-signature', { what, name: witness.name });
    if (signed.kind === 'missing' && wanted.includes(text)) wrong('witness-missing', { name: witness.name });
    if (signed.kind === 'signed' && signed.at !== null) cosigned.push({ name: witness.name, at: signed.at });
  }
  return { checkpoint, cosigned };
}
