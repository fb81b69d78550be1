import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { readKey, readNote, requireSignature } from '../../../tests/support/independent-verifier/note.ts';
import { verifyProof } from '../../../tests/support/independent-verifier/tlog-proof.ts';
import { type RunningWitness, startWitness } from '../../../tests/support/independent-verifier/witness.ts';
import { appendLeaves } from './append.ts';
import { verifyReceipt, RECEIPT_FORMAT } from './check/verify-receipt.ts';
import { sha256, verifyEd25519 } from './hashing.ts';
import { publishedKey } from './log-key.ts';
import { requireLog } from './logs.ts';
import { inclusionProof, latestCheckpoint } from './proofs.ts';
import { sequence } from './sequence.ts';
import { type LogFixture, logFixture, someLeaves } from './testing/log-fixture.ts';
import { gatherCosignatures } from './witnesses.ts';
import { writeWitnesses } from './witness-settings.ts';

const TIME = 1_772_672_500n;
let ctx: LogFixture;
let witness: RunningWitness;
let refusals: { why: string }[];
let log = '';
let logs = 0;

beforeAll(async () => {
  ctx = await logFixture();
});
afterAll(() => ctx.close());
beforeEach(async () => {
  log = `poll/seen-${++logs}`;
  refusals = [];
  witness = await startWitness('witness.example/w1', () => [readKey(publishedKey(ctx.keys, `heming.example.org/log/${log}`))], TIME);
  await writeWitnesses(ctx.db, [{ url: witness.url, key: witness.vkey }], ctx.clock.now());
});
afterEach(() => witness.close());

const grow = async (count: number) => {
  const taken = await ctx.db.transaction().execute((tx) => appendLeaves(tx, log, someLeaves(0, count)));
  await sequence(ctx, ctx.db);
  return taken;
};
const ask = () => gatherCosignatures(ctx, (refusal) => void (refusal.why.startsWith('status 404') || refusals.push(refusal)));

test('a witness that knows only the specifications cosigns the log as it grows', async () => {
  const [first] = await grow(5);
  expect(await ask()).toBe(1);
  await grow(300);
  expect(await ask()).toBe(1);
  expect(await ask()).toBe(0);
  expect([witness.cosigned.length, refusals]).toEqual([2, []]);
  const note = readNote((await latestCheckpoint(ctx.db, log))!.note);
  expect(requireSignature(note, readKey(witness.vkey))).toBe(TIME);
  const proof = (await inclusionProof(ctx.db, log, first!.seq))!;
  const key = publishedKey(ctx.keys, (await requireLog(ctx.db, log)).origin);
  expect(verifyProof(proof.text, Buffer.from(proof.leaf), readKey(key), [readKey(witness.vkey)]).times).toEqual([TIME]);
  const receipt = { format: RECEIPT_FORMAT, key, leaf: Buffer.from(proof.leaf).toString(), proof: proof.text } as const;
  const checking = { sha256, verify: verifyEd25519, kinds: [], witnesses: [witness.vkey] };
  expect(await verifyReceipt(receipt, checking)).toMatchObject({ ok: true, summary: { proven: { cosigned: [{ name: 'witness.example/w1', at: Number(TIME) }] } } });
  const line = proof.text.split('\n').at(-2)!;
  const spoilt = proof.text.replace(line, `${line.slice(0, -12)}AAAA${line.slice(-8)}`);
  expect(await verifyReceipt({ ...receipt, proof: spoilt }, checking)).toMatchObject({ finding: { code: 'wrong-signature' } });
  expect(await verifyReceipt({ ...receipt, proof: proof.text.replace(`${line}\n`, '') }, checking)).toMatchObject({ finding: { code: 'witness-missing' } });
});

test('a witness that remembers another size is asked again from there', async () => {
  await grow(3);
  const { root } = (await latestCheckpoint(ctx.db, log))!;
  await grow(4);
  witness.remember(`heming.example.org/log/${log}`, 3n, Buffer.from(root));
  expect(await ask()).toBe(1);
  expect([witness.refused.filter((status) => status !== 404), refusals]).toEqual([[409], []]);
});

test('a witness that saw another history, or a longer one, does not cosign, and it is told', async () => {
  await grow(7);
  witness.remember(`heming.example.org/log/${log}`, 3n, Buffer.alloc(32, 9));
  expect(await ask()).toBe(0);
  expect(refusals).toMatchObject([{ why: 'status 422' }]);
  witness.remember(`heming.example.org/log/${log}`, 70n, Buffer.alloc(32, 9));
  await ask();
  expect(refusals[1]).toMatchObject({ why: 'it has seen 70 leaves, more than the log\'s 7' });
  expect((await latestCheckpoint(ctx.db, log))!.note).not.toContain('witness.example');
});

test('a cosignature with another key, and a witness that is away, are not taken', async () => {
  await grow(2);
  const other = await startWitness('witness.example/w1', () => [], TIME);
  await writeWitnesses(ctx.db, [{ url: witness.url, key: other.vkey }], ctx.clock.now());
  await other.close();
  expect(await ask()).toBe(0);
  await writeWitnesses(ctx.db, [{ url: other.url, key: other.vkey }], ctx.clock.now());
  expect(await ask()).toBe(0);
  expect(refusals[0]).toMatchObject({ why: 'its cosignature is wrong' });
  expect(refusals.length).toBeGreaterThan(1);
});
