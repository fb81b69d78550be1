// Written from C2SP tlog-proof alone; shares nothing with src.
import { hashLeaf, headFromPath } from './merkle.ts';
import { type Key, readNote, readTreeHead, requireSignature } from './note.ts';

/** Throws unless the proof shows the entry to be in the signed tree; answers with its index and the tree's size. */
export function verifyProof(text: string, entry: Buffer, log: Key, witnesses: Key[]): { index: bigint; size: bigint; times: (bigint | null)[] } {
  const lines = text.split('\n');
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1') throw new Error('not a proof');
  if (lines[0]!.startsWith('extra ')) lines.shift();
  const index = BigInt(/^index (0|[1-9][0-9]*)$/.exec(lines.shift()!)![1]!);
  const end = lines.indexOf('');
  const path = lines.slice(0, end).map((line) => Buffer.from(line, 'base64'));
  const note = readNote(lines.slice(end + 1).join('\n'));
  requireSignature(note, log);
  const { origin, size, root } = readTreeHead(note.body);
  if (origin !== log.name) throw new Error('another log');
  if (!headFromPath(hashLeaf(entry), index, size, path).equals(root)) throw new Error('the entry is not in the tree');
  return { index, size, times: witnesses.map((key) => requireSignature(note, key)) };
}
