import { sql } from 'kysely';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendLeaves, appendToLog } from './append.ts';
import { toBase64 } from './check/bytes.ts';
import { parseCheckpoint } from './check/checkpoint.ts';
import { leafOf } from './check/leaf.ts';
import { checkSignature, parseNote } from './check/notes.ts';
import { parsePromise } from './check/promise-text.ts';
import { isConsistent, rootFromInclusion } from './check/tree.ts';
import { hashing, verifyEd25519 } from './hashing.ts';
import { logKey } from './log-key.ts';
import { closeLog, findLog, requireLog } from './logs.ts';
import { signedPromise, signedPromises } from './promises.ts';
import { consistencyProof, inclusionProof, latestCheckpoint } from './proofs.ts';
import { sequence, waitingLogs } from './sequence.ts';
import { readBundles } from './read-bundles.ts';
import { bundleOf, type LogFixture, logFixture, rootOf, someLeaves } from './testing/log-fixture.ts';

let ctx: LogFixture;
beforeAll(async () => {
  ctx = await logFixture();
});
afterAll(() => ctx.close());

let logs = 0;
const freshLog = () => `poll/test-${++logs}`;
const leaf = (number: number) => someLeaves(number, 1)[0]!;
const append = (log: string, leaves: Uint8Array[]) => ctx.db.transaction().execute((tx) => appendLeaves(tx, log, leaves));

async function expectProven(log: string, seq: string, expected: Uint8Array): Promise<void> {
  const proof = await inclusionProof(ctx.db, log, seq);
  expect(Buffer.from(proof!.leaf).toString()).toBe(Buffer.from(expected).toString());
  expect(Buffer.from(rootFromInclusion(hashing, hashing.leaf(proof!.leaf), proof!.index, proof!.checkpoint.size, proof!.path)!)).toEqual(proof!.checkpoint.root);
}

test('leaves go into the tree in order, under a checkpoint that the log signs', async () => {
  const log = freshLog();
  const leaves = someLeaves(0, 600);
  const taken = await append(log, leaves);
  expect(taken).toHaveLength(600);
  expect(await latestCheckpoint(ctx.db, log)).toBeUndefined();
  expect(await inclusionProof(ctx.db, log, taken[0]!.seq)).toBeUndefined();
  expect(await sequence(ctx, ctx.db)).toBe(600);
  const checkpoint = (await latestCheckpoint(ctx.db, log))!;
  const { origin } = await requireLog(ctx.db, log);
  const note = parseNote(checkpoint.note)!;
  expect(parseCheckpoint(note.text)).toEqual({ origin, size: 600, root: new Uint8Array(rootOf(leaves)) });
  expect(await checkSignature(note, logKey(ctx.keys, origin), verifyEd25519)).toEqual({ kind: 'signed', at: null });
  for (const at of [0, 1, 255, 256, 511, 599]) await expectProven(log, taken[at]!.seq, leaves[at]!);
});

test('a tree that grows in batches of any size is the tree of all its leaves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 900 }), async (batches, limit) => {
      const log = freshLog();
      const leaves: Uint8Array[] = [];
      const sizes = [0];
      const taken: { seq: string }[] = [];
      for (const count of batches) {
        const more = someLeaves(leaves.length, count);
        leaves.push(...more);
        taken.push(...(await append(log, more)));
        await sequence(ctx, ctx.db, { limit });
        sizes.push(leaves.length);
        expect(Buffer.from((await latestCheckpoint(ctx.db, log))!.root)).toEqual(Buffer.from(rootOf(leaves)));
      }
      const state = await requireLog(ctx.db, log);
      const old = sizes[Math.floor(sizes.length / 2)]!;
      const proof = await consistencyProof(ctx.db, state, old, leaves.length);
      expect(isConsistent(hashing, { size: old, root: rootOf(leaves.slice(0, old)) }, { size: leaves.length, root: rootOf(leaves) }, proof)).toBe(true);
      const at = leaves.length - 1 - (limit % leaves.length);
      await expectProven(log, taken[at]!.seq, leaves[at]!);
      const bundles = await readBundles(ctx.db, state.id, { from: 0, count: 20, size: at + 1 });
      expect(bundles.map(({ entries }) => entries)).toEqual(bundles.map(({ number }) => bundleOf(leaves.slice(number * 256, Math.min((number + 1) * 256, at + 1)))));
      expect(bundles.map(({ hashes }) => hashes.length / 32).reduce((sum, width) => sum + width)).toBe(at + 1);
    }),
    { numRuns: 12 },
  );
});

test('a transaction that took a lower number and commits late is put in later, and nothing twice', async () => {
  const log = freshLog();
  const late = await ctx.db.startTransaction().execute();
  const { seq: lateSeq } = await appendToLog(late, log, leaf(1));
  const gone = await ctx.db.startTransaction().execute();
  await appendToLog(gone, log, leaf(2));
  const [early] = await append(log, [leaf(3)]);
  expect(Number(lateSeq)).toBeLessThan(Number(early!.seq));
  expect(await sequence(ctx, ctx.db)).toBe(1);
  await gone.rollback().execute();
  await late.commit().execute();
  expect(await sequence(ctx, ctx.db)).toBe(1);
  expect(await sequence(ctx, ctx.db)).toBe(0);
  expect(await inclusionProof(ctx.db, log, early!.seq)).toMatchObject({ index: 0 });
  expect(await inclusionProof(ctx.db, log, lateSeq)).toMatchObject({ index: 1 });
  expect((await requireLog(ctx.db, log)).size).toBe(2);
});

test('sequencers that run at once take turns, while writers go on', async () => {
  const log = freshLog();
  const writers = Array.from({ length: 3 }, async (_, writer) => {
    for (let round = 0; round < 10; round++) await append(log, someLeaves(writer * 1000 + round * 30, 30));
  });
  const counts = await Promise.all(Array.from({ length: 2 }, async () => {
    let put = 0;
    for (let round = 0; round < 20; round++) put += await sequence(ctx, ctx.db, { limit: 37 });
    return put;
  }));
  await Promise.all(writers);
  const rest = await sequence(ctx, ctx.db, { limit: 37 });
  expect(counts[0]! + counts[1]! + rest).toBe(900);
  expect(await waitingLogs(ctx.db)).toEqual([]);
  const state = await requireLog(ctx.db, log);
  expect(state.size).toBe(900);
  const checkpoints = await ctx.db.selectFrom('log_checkpoints').select(['size', 'root']).where('log_id', '=', state.id).orderBy('size').execute();
  for (const [at, { size, root }] of checkpoints.slice(1).entries()) {
    const before = checkpoints[at]!;
    expect(isConsistent(hashing, before, { size, root }, await consistencyProof(ctx.db, state, before.size, size))).toBe(true);
  }
});

test('a closed log takes nothing more, puts in what it took, and is then final', async () => {
  const log = freshLog();
  await append(log, [leaf(1)]);
  const open = await ctx.db.startTransaction().execute();
  await appendToLog(open, log, leaf(2));
  // The closing waits for the transaction that is adding.
  const closing = ctx.db.transaction().execute((tx) => closeLog(ctx, tx, log));
  await open.commit().execute();
  await closing;
  await expect(append(log, [leaf(3)])).rejects.toMatchObject({ code: 'log.closed' });
  expect(await findLog(ctx.db, log)).toMatchObject({ size: 0, final: false });
  await sequence(ctx, ctx.db);
  expect(await findLog(ctx.db, log)).toMatchObject({ size: 2, final: true });
});

test('an empty log closes with the checkpoint of the empty tree', async () => {
  const log = freshLog();
  await ctx.db.transaction().execute((tx) => closeLog(ctx, tx, log));
  expect(await findLog(ctx.db, log)).toMatchObject({ size: 0, final: true });
  expect(Buffer.from((await latestCheckpoint(ctx.db, log))!.root)).toEqual(Buffer.from(hashing.empty));
});

test('promises of a batch are one signature, and lead each leaf to it', async () => {
  const log = freshLog();
  const leaves = someLeaves(0, 203);
  const promises = [...(await signedPromises(ctx, log, leaves)), await signedPromise(ctx, log, leaves[0]!)];
  expect(new Set(promises.map(({ note }) => note)).size).toBe(2);
  const { origin } = await requireLog(ctx.db, log);
  for (const [at, { note, index, path }] of promises.entries()) {
    const signed = parseNote(note)!;
    const promise = parsePromise(signed.text)!;
    expect(promise).toMatchObject({ origin, receivedAt: Date.parse('2026-03-05T09:00:00+08:00') / 1000 });
    expect(await checkSignature(signed, logKey(ctx.keys, origin), verifyEd25519)).toMatchObject({ kind: 'signed' });
    const root = rootFromInclusion(hashing, hashing.leaf(leaves[at % 203]!), index, promise.size, path.map((hash) => new Uint8Array(Buffer.from(hash, 'base64'))));
    expect(toBase64(root!)).toBe(toBase64(promise.root));
  }
});

test('the database itself refuses to change, shorten or reopen a log', async () => {
  const log = freshLog();
  await append(log, someLeaves(0, 3));
  await ctx.db.transaction().execute((tx) => closeLog(ctx, tx, log));
  await sequence(ctx, ctx.db);
  const { id } = await requireLog(ctx.db, log);
  const statements = [
    sql`update log_tiles set hashes = set_byte(hashes, 3, 255 - get_byte(hashes, 3)) where log_id = ${id}`,
    sql`update log_entries set entries = substr(entries, 1, 20)`,
    sql`update log_runs set first = first + 1 where log_id = ${id}`,
    sql`delete from log_entries`,
    sql`delete from log_runs where log_id = ${id}`,
    sql`update transparency_logs set size = 1 where id = ${id}`,
    sql`update transparency_logs set closed_at = null where id = ${id}`,
    sql`update log_checkpoints set note = '' where log_id = ${id}`,
    sql`delete from log_tiles where log_id = ${id}`,
    sql`delete from log_checkpoints where log_id = ${id}`,
  ];
  for (const statement of statements) await expect(statement.execute(ctx.db)).rejects.toThrow(/grow|back|shrinks|never/);
});

test('leaves are canonical: keys in order, whole numbers, limited length', () => {
  expect(Buffer.from(leafOf('ballot', { z: 1, a: [true, null, { y: '选', b: 2 }] })).toString()).toBe('{"a":[true,null,{"b":2,"y":"选"}],"kind":"ballot","z":1}');
  expect(() => leafOf('ballot', { share: 0.5 })).toThrow(RangeError);
  expect(() => leafOf('ballot', { text: 'x'.repeat(9000) })).toThrow(RangeError);
});
