// Written from C2SP signed-note, tlog-checkpoint and tlog-cosignature alone; shares nothing with src.
import { createHash, createPublicKey, verify } from 'node:crypto';

export interface Key {
  name: string;
  id: string;
  type: number;
  raw: Buffer;
}

export function readKey(vkey: string): Key {
  const first = vkey.indexOf('+');
  const second = vkey.indexOf('+', first + 1);
  const name = vkey.slice(0, first);
  const id = vkey.slice(first + 1, second);
  const material = Buffer.from(vkey.slice(second + 1), 'base64');
  const expected = createHash('sha256').update(name).update('\n').update(material).digest('hex').slice(0, 8);
  if (id !== expected || material.length !== 33) throw new Error(`not a verifier key: ${vkey}`);
  return { name, id, type: material[0]!, raw: material.subarray(1) };
}

const valid = (raw: Buffer, message: Buffer, signature: Buffer): boolean =>
  verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' }), signature);

export interface Note {
  body: string;
  lines: { name: string; id: string; signature: Buffer }[];
}

export function readNote(text: string): Note {
  const blank = text.lastIndexOf('\n\n');
  if (blank < 0 || !text.endsWith('\n')) throw new Error('not a note');
  const lines = text.slice(blank + 2).split('\n').slice(0, -1).map((line) => {
    if (!line.startsWith('\u2014 ')) throw new Error('not a signature line');
    const [name, value] = line.slice(2).split(' ');
    const bytes = Buffer.from(value!, 'base64');
    return { name: name!, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
  });
  return { body: text.slice(0, blank + 1), lines };
}

/** Throws unless the key signed the note; a cosignature answers with its time. */
export function requireSignature(note: Note, key: Key): bigint | null {
  const line = note.lines.find(({ name, id }) => name === key.name && id === key.id);
  if (line === undefined) throw new Error(`${key.name} did not sign`);
  if (key.type === 4) {
    const time = line.signature.readBigUInt64BE(0);
    if (!valid(key.raw, Buffer.from(`cosignature/v1\ntime ${time}\n${note.body}`), line.signature.subarray(8))) throw new Error(`the cosignature of ${key.name} is wrong`);
    return time;
  }
  if (!valid(key.raw, Buffer.from(note.body), line.signature)) throw new Error(`the signature of ${key.name} is wrong`);
  return null;
}

export interface TreeHead {
  origin: string;
  size: bigint;
  root: Buffer;
}

export function readTreeHead(body: string): TreeHead {
  const [origin, size, root] = body.split('\n');
  if (!/^(0|[1-9][0-9]*)$/.test(size!)) throw new Error('not a size');
  return { origin: origin!, size: BigInt(size!), root: Buffer.from(root!, 'base64') };
}
