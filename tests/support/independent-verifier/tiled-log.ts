// Written from C2SP tlog-tiles alone; shares nothing with src. A log is whatever answers for a path below its prefix.
import { hashLeaf, treeHead } from './merkle.ts';
import { type Key, readNote, readTreeHead, requireSignature, type TreeHead } from './note.ts';

export type Resource = (path: string) => Promise<Buffer>;

function pathOf(n: bigint): string {
  const digits = n.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
}

const suffix = (width: bigint) => (width === 256n ? '' : `.p/${width}`);

function splitEntries(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < bundle.length) {
    const length = bundle.readUInt16BE(at);
    if (at + 2 + length > bundle.length) throw new Error('an entry is cut off');
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

/** Reads the whole log, rebuilds every tile of every level from the entries, and throws unless all of it fits the signed checkpoint. */
export async function verifyWholeLog(resource: Resource, key: Key): Promise<{ head: TreeHead; entries: Buffer[] }> {
  const note = readNote((await resource('checkpoint')).toString());
  requireSignature(note, key);
  const head = readTreeHead(note.body);
  if (head.origin !== key.name) throw new Error('another log');
  const entries: Buffer[] = [];
  for (let n = 0n; n * 256n < head.size; n++) {
    const width = head.size - n * 256n < 256n ? head.size - n * 256n : 256n;
    const bundle = splitEntries(await resource(`tile/entries/${pathOf(n)}${suffix(width)}`));
    if (bundle.length !== Number(width)) throw new Error(`bundle ${n} holds ${bundle.length} entries`);
    entries.push(...bundle);
  }
  const leaves = entries.map(hashLeaf);
  for (let level = 0, hashes = leaves; hashes.length > 0; level++) {
    const above: Buffer[] = [];
    for (let n = 0; n * 256 < hashes.length; n++) {
      const own = hashes.slice(n * 256, n * 256 + 256);
      const tile = await resource(`tile/${level}/${pathOf(BigInt(n))}${suffix(BigInt(own.length))}`);
      if (!tile.equals(Buffer.concat(own))) throw new Error(`tile ${level}/${n} is not that of its entries`);
      if (own.length === 256) above.push(treeHead(own));
    }
    hashes = above;
  }
  if (!treeHead(leaves).equals(head.root)) throw new Error('the root is not that of the entries');
  return { head, entries };
}
