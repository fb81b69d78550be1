import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKey } from '../../../tests/support/independent-verifier/note.ts';
import { readTar } from '../../../tests/support/independent-verifier/tar.ts';
import { verifyWholeLog } from '../../../tests/support/independent-verifier/tiled-log.ts';
import { verifyProof } from '../../../tests/support/independent-verifier/tlog-proof.ts';
import { appendLeaves } from './append.ts';
import type { KindRules } from './check/check-kinds.ts';
import { finding } from './check/findings.ts';
import { sha256 as browserSha256 } from './check/sha256.ts';
import { TAR_END, type Member, writeMember } from './check/tar.ts';
import { type ExportChecking, verifyExport } from './check/verify-export.ts';
import { verifyFile } from './check/verify-file.ts';
import { RECEIPT_FORMAT, type Receipt, verifyReceipt } from './check/verify-receipt.ts';
import { exportLog } from './export.ts';
import { sha256, verifyEd25519 } from './hashing.ts';
import { keyFingerprint, publishedKey } from './log-key.ts';
import { closeLog, requireLog } from './logs.ts';
import { signedPromises } from './promises.ts';
import { inclusionProof, latestCheckpoint } from './proofs.ts';
import { sequence } from './sequence.ts';
import { type LogFixture, logFixture, someLeaves, TEST_KEYS } from './testing/log-fixture.ts';

const SMALL = 'poll/small';
const LARGE = 'poll/large';
const checking: ExportChecking = { sha256, verify: verifyEd25519, kinds: [] };

let ctx: LogFixture;
let small: Buffer;
let large: Buffer;
let receipt: Receipt;
let early: string;

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
const check = (bytes: Uint8Array, more: Partial<ExportChecking> = {}) => verifyExport(Readable.from([bytes]), { ...checking, ...more });
const codeOf = async (bytes: Uint8Array, more: Partial<ExportChecking> = {}) => {
  const verdict = await check(bytes, more);
  return verdict.ok ? 'ok' : verdict.finding.code;
};

async function fill(log: string, count: number): Promise<{ seq: string }[]> {
  const taken = await ctx.db.transaction().execute((tx) => appendLeaves(tx, log, someLeaves(0, count)));
  await sequence(ctx, ctx.db);
  return taken;
}

beforeAll(async () => {
  ctx = await logFixture();
  const leaves = someLeaves(0, 700);
  await fill(SMALL, 300);
  early = (await latestCheckpoint(ctx.db, SMALL))!.note;
  const promises = await signedPromises(ctx, SMALL, leaves.slice(300));
  const taken = await ctx.db.transaction().execute((tx) => appendLeaves(tx, SMALL, leaves.slice(300)));
  await ctx.db.transaction().execute((tx) => closeLog(ctx, tx, SMALL));
  await sequence(ctx, ctx.db);
  const { origin } = await requireLog(ctx.db, SMALL);
  const proof = (await inclusionProof(ctx.db, SMALL, taken[7]!.seq))!;
  receipt = { format: RECEIPT_FORMAT, key: publishedKey(ctx.keys, origin), leaf: Buffer.from(leaves[307]!).toString(), promise: promises[7], proof: proof.text };
  small = await collect(exportLog(ctx, SMALL));
  await fill(LARGE, 66_000);
  large = await collect(exportLog(ctx, LARGE));
});
afterAll(() => ctx.close());

const members = (archive: Buffer): Member[] => [...readTar(archive)].map(([name, bytes]) => ({ name, bytes }));
const archive = (parts: readonly Member[]) => Buffer.concat([...parts.map(writeMember), TAR_END]);

test('a whole export is found whole, in either hashing, in pieces of any length', async () => {
  const expected = { kind: 'export', log: SMALL, origin: 'heming.example.org/log/poll/small', size: 700, closed: true, counts: { ballot: 700 }, fingerprint: keyFingerprint(TEST_KEYS) };
  expect(await check(small)).toMatchObject({ ok: true, summary: expected });
  expect(await check(small, { sha256: browserSha256, key: keyFingerprint(TEST_KEYS) })).toMatchObject({ ok: true, summary: expected });
  const pieces = Array.from({ length: Math.ceil(small.length / 77) }, (_, at) => small.subarray(at * 77, at * 77 + 77));
  expect(await verifyFile(Readable.from(pieces), checking)).toMatchObject({ ok: true, summary: expected });
  expect(await check(large)).toMatchObject({ ok: true, summary: { size: 66_000, closed: false } });
});

test('an implementation written from the specifications alone finds the exports and the proof right', async () => {
  for (const [bytes, size] of [[small, 700n], [large, 66_000n]] as const) {
    const files = readTar(bytes);
    const { key } = JSON.parse(files.get('heming-log.json')!.toString()) as { key: string };
    const { head, entries } = await verifyWholeLog(async (path) => files.get(path)!, readKey(key));
    expect(head.size).toBe(size);
    expect(entries.map(String)).toEqual(someLeaves(0, Number(size)).map((leaf) => Buffer.from(leaf).toString()));
  }
  expect(verifyProof(receipt.proof!, Buffer.from(receipt.leaf), readKey(receipt.key), [])).toMatchObject({ index: 307n, size: 700n });
  expect(() => verifyProof(receipt.proof!, Buffer.from('another'), readKey(receipt.key), [])).toThrow();
});

test('an export with any byte changed fails', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(small);
      bytes[at]! ^= change;
      expect(await codeOf(bytes)).not.toBe('ok');
    }),
    { numRuns: 300 },
  );
});

test('an export cut off anywhere fails, and the place is named', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(small.length - 1), async (length) => {
      expect(await check(small.subarray(0, length))).toMatchObject({ ok: false, finding: { code: 'cut-off' } });
    }),
    { numRuns: 100 },
  );
  expect(await codeOf(Buffer.concat([small, Buffer.from('more')]))).toBe('after-end');
});

test('the first wrong thing is named', async () => {
  const parts = members(small);
  const place = (name: string) => parts.findIndex((part) => part.name === name);
  const swapped = parts.with(place('tile/entries/000'), parts[place('tile/entries/001')]!).with(place('tile/entries/001'), parts[place('tile/entries/000')]!);
  expect(await check(archive(swapped))).toMatchObject({ finding: { code: 'member-missing', text: { en: expect.stringContaining('“tile/entries/000” should follow, but “tile/entries/001”') } } });
  const renamed = parts.with(place('tile/entries/000'), { name: 'tile/entries/000', bytes: parts[place('tile/entries/001')]!.bytes });
  expect(await check(archive(renamed))).toMatchObject({ finding: { code: 'leaf-differs', text: { en: expect.stringContaining('leaf 0 ') } } });
  expect(await check(archive(parts.toSpliced(place('tile/0/001'), 1)))).toMatchObject({ finding: { code: 'member-missing' } });
  const upper = parts.with(place('tile/1/000.p/2'), { name: 'tile/1/000.p/2', bytes: parts[place('tile/1/000.p/2')]!.bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) });
  expect(await check(archive(upper))).toMatchObject({ finding: { code: 'tile-differs', text: { en: expect.stringContaining('Hash 1 of “tile/1/000.p/2”') } } });
  expect(await check(archive([...parts, { name: 'else', bytes: Buffer.from('x') }]))).toMatchObject({ finding: { code: 'member-unknown' } });
  // A consistent forgery: leaf and tile changed alike.
  const entries = Buffer.from(parts[place('tile/entries/000')]!.bytes);
  entries[entries.indexOf('"number":9') + 9] = '8'.charCodeAt(0);
  const forged = Buffer.from(parts[place('tile/0/000')]!.bytes);
  const lengths = Array.from({ length: 9 }).reduce<number>((at) => at + 2 + entries.readUInt16BE(at), 0);
  Buffer.from(sha256(Buffer.concat([Buffer.of(0), entries.subarray(lengths + 2, lengths + 2 + entries.readUInt16BE(lengths))]))).copy(forged, 9 * 32);
  const both = parts.with(place('tile/entries/000'), { name: 'tile/entries/000', bytes: entries }).with(place('tile/0/000'), { name: 'tile/0/000', bytes: forged });
  expect(await check(archive(both))).toMatchObject({ finding: { code: 'tile-differs', text: { en: expect.stringContaining('Hash 0 of “tile/1/') } } });
});

test('another key, another history, another log are told apart', async () => {
  expect(await codeOf(small, { key: '0000 1111' })).toBe('key-differs');
  expect(await codeOf(small, { kept: [early] })).toBe('ok');
  expect(await codeOf(small, { kept: [early.replace('\n300\n', '\n301\n')] })).toBe('history-differs');
  expect(await codeOf(small, { kept: [early.replace('\n300\n', '\n3000\n')] })).toBe('history-longer');
  expect(await codeOf(large, { kept: [early] })).toBe('other-log');
  expect(await codeOf(Buffer.from('no such thing at all'), {})).not.toBe('ok');
});

test('rules of a kind see every leaf and every part of theirs, and can refuse', async () => {
  const seen: string[] = [];
  const rules: KindRules = {
    kind: 'ballot', members: 'ballot/',
    start: () => {
      let leaves = 0;
      return {
        leaf: (leaf, index) => (++leaves, leaf['number'] === 699 && index !== 699 ? finding('leaf-differs', { index, name: '' }) : null),
        member: ({ name, bytes }) => (seen.push(name), Buffer.from(bytes).toString() === 'bad' ? finding('head-broken') : null),
        end: () => (leaves === 700 ? null : finding('root-differs')),
        report: () => [{ zh: `${leaves}张`, en: `${leaves} ballots` }],
      };
    },
  };
  async function* after() {
    yield { name: 'ballot/end', bytes: Buffer.from('the end') };
  }
  const bytes = await collect(exportLog(ctx, SMALL, { beside: async (first, count) => [{ name: `ballot/${first}`, bytes: Buffer.from(`${count}`) }], after }));
  expect(await check(bytes, { kinds: [rules] })).toMatchObject({ ok: true, summary: { report: [{ en: '700 ballots' }] } });
  expect(seen).toEqual(['ballot/0', 'ballot/256', 'ballot/512', 'ballot/end']);
  expect(await codeOf(bytes)).toBe('member-missing');
  expect(await codeOf(await collect(exportLog(ctx, SMALL, { beside: async () => [{ name: 'ballot/x', bytes: Buffer.from('bad') }] })), { kinds: [rules] })).toBe('head-broken');
});

test('a receipt is proven, or only promised, or wrong', async () => {
  const verdict = (changed: object, more: Partial<ExportChecking> = {}) => verifyReceipt({ ...receipt, ...changed }, { ...checking, ...more });
  const code = async (changed: object, more: Partial<ExportChecking> = {}) => {
    const result = await verdict(changed, more);
    return result.ok ? 'ok' : result.finding.code;
  };
  expect(await verdict({})).toMatchObject({ ok: true, summary: { proven: { index: 307, size: 700 }, promised: { receivedAt: 1_772_672_400, dueAt: 1_772_676_000 } } });
  expect(await verdict({ proof: undefined })).toMatchObject({ ok: true, summary: { proven: null } });
  const otherLeaf = Buffer.from(someLeaves(5, 1)[0]!).toString();
  expect(await code({ leaf: otherLeaf })).toBe('promise-differs');
  expect(await code({ leaf: otherLeaf, promise: undefined })).toBe('proof-differs');
  expect(await code({ leaf: `${receipt.leaf} ` })).toBe('receipt-broken');
  expect(await code({ promise: undefined, proof: undefined })).toBe('receipt-empty');
  expect(await code({ proof: receipt.proof!.replace('index 307', 'index 306') })).toBe('proof-differs');
  expect(await code({ proof: receipt.proof!.replace('\n700\n', '\n701\n') })).toBe('wrong-signature');
  expect(await code({ promise: { ...receipt.promise!, note: receipt.promise!.note.replace('received 1', 'received 2') } })).toBe('wrong-signature');
  expect(await code({}, { key: 'ffff' })).toBe('key-differs');
  const rules: KindRules = { kind: 'ballot', start: () => ({ leaf: () => null }), kept: (leaf, kept) => (kept === leaf['number'] ? null : finding('receipt-broken', { field: 'kept' })) };
  expect(await verdict({ kept: 307 }, { kinds: [rules] })).toMatchObject({ summary: { keptFits: true } });
  expect(await code({ kept: 308 }, { kinds: [rules] })).toBe('receipt-broken');
});

test('a receipt with any character changed is not proven', async () => {
  const text = JSON.stringify(receipt);
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('A', 'b', '3', '+', ' ', '"'), async (at, letter) => {
      fc.pre(text[at] !== letter);
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
      const verdict = await verifyFile(Readable.from([Buffer.from(changed)]), checking);
      // The name of an optional field can be spoilt; then that part is simply not there.
      if (verdict.ok && verdict.summary.kind === 'receipt') expect(verdict.summary.proven === null || verdict.summary.promised === null).toBe(true);
      else expect(verdict.ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});
