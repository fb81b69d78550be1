import { decodeText, encodeText, fromBase64, joinBytes, type Sha256, toBase64, toHex } from './bytes.ts';

/** Kinds of signatures of C2SP signed-note that are read and written here. */
export const ED25519 = 0x01;
/** A witness's timestamped cosignature of a checkpoint (C2SP tlog-cosignature). */
export const COSIGNATURE = 0x04;

/** Checks an Ed25519 signature (RFC 8032): WebCrypto in both worlds. Rejects where the surroundings cannot do it. */
export type VerifyEd25519 = (publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array) => Promise<boolean>;

/** A public key with the name it signs under. */
export interface VerifierKey {
  readonly name: string;
  readonly id: number;
  readonly type: number;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface SignedNote {
  /** With its last newline: what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const NAME = /^[^\s+]+$/;
const MAX_SIGNATURES = 64;

function keyId(sha256: Sha256, name: string, type: number, publicKey: Uint8Array): number {
  const hash = sha256(joinBytes(encodeText(`${name}\n`), Uint8Array.of(type), publicKey));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}

export function verifierKey(sha256: Sha256, name: string, type: number, publicKey: Uint8Array): VerifierKey {
  return { name, type, publicKey, id: keyId(sha256, name, type, publicKey) };
}

/** `name+id+key`, as C2SP signed-note writes a verifier key. */
export function formatKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id.toString(16).padStart(8, '0')}+${toBase64(joinBytes(Uint8Array.of(type), publicKey))}`;
}

/** Reads a verifier key of Ed25519; null when it is not one or its id is not the key's. */
export function parseKey(sha256: Sha256, text: string): VerifierKey | null {
  const [, name = '', id = '', material = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const bytes = fromBase64(material);
  if (bytes?.length !== 33 || (bytes[0] !== ED25519 && bytes[0] !== COSIGNATURE)) return null;
  const key = verifierKey(sha256, name, bytes[0], bytes.subarray(1));
  return key.id === Number.parseInt(id, 16) ? key : null;
}

/** SHA-256 of the public key as people compare it: groups of four. */
export function fingerprint(sha256: Sha256, publicKey: Uint8Array): string {
  return toHex(sha256(publicKey)).slice(0, 32).replaceAll(/(.{4})(?=.)/g, '$1 ');
}

export function signatureLine({ name, id, bytes }: NoteSignature): string {
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, id);
  return `— ${name} ${toBase64(joinBytes(head, bytes))}\n`;
}

export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

function parseSignature(line: string): NoteSignature | null {
  const [, name = '', coded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(coded);
  if (!NAME.test(name) || bytes === null || bytes.length < 5) return null;
  return { name, id: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), bytes: bytes.subarray(4) };
}

/** Reads a signed note; null when it is malformed. Signatures are not checked here. */
export function parseNote(note: string): SignedNote | null {
  const split = note.lastIndexOf('\n\n');
  // oxlint-disable-next-line no-control-regex
  if (split < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return null;
  const signatures = lines.map(parseSignature);
  return signatures.every((each) => each !== null) ? { text: note.slice(0, split + 1), signatures } : null;
}

/** As `parseNote`, from bytes that may not even be text. */
export function parseNoteBytes(bytes: Uint8Array): SignedNote | null {
  try {
    return parseNote(decodeText(bytes));
  } catch {
    return null;
  }
}

/** What a witness signs: a header, the time, and the checkpoint's text. */
export function cosignedMessage(text: string, seconds: number): Uint8Array {
  return encodeText(`cosignature/v1\ntime ${seconds}\n${text}`);
}

/** The time in a cosignature, in seconds since the Epoch; null when it cannot be one of Ed25519. */
export function cosignatureTime(bytes: Uint8Array): number | null {
  if (bytes.length !== 72) return null;
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(seconds) ? seconds : null;
}

/** What a key says of a note: it signed it (`at`: a witness's time in seconds), it did not sign it, or its signature is wrong. */
export type Signed = { readonly kind: 'signed'; readonly at: number | null } | { readonly kind: 'missing' } | { readonly kind: 'wrong' };

/** Looks for the key's signature on a note and checks it. A wrong one spoils the note, whatever else is on it (C2SP signed-note). */
export async function checkSignature(note: SignedNote, key: VerifierKey, verify: VerifyEd25519): Promise<Signed> {
  const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  let at: number | null = null;
  for (const { bytes } of own) {
    at = key.type === COSIGNATURE ? cosignatureTime(bytes) : null;
    if (key.type === COSIGNATURE && at === null) return { kind: 'wrong' };
    const message = at === null ? encodeText(note.text) : cosignedMessage(note.text, at);
    const signature = at === null ? bytes : bytes.subarray(8);
    if (signature.length !== 64 || !(await verify(key.publicKey, signature, message))) return { kind: 'wrong' };
  }
  return own.length === 0 ? { kind: 'missing' } : { kind: 'signed', at };
}
