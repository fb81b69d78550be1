import { sql } from 'kysely';
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLog, inclusionProof, leafOf, sequence, sha256, verifyEd25519 } from '../../../ledger/public.ts';
import { type Receipt, verifyReceipt } from '../../../ledger/transparency/check/verify-receipt.ts';
import { requirePoll } from '../polls.queries.ts';
import { pollWorld, type PollWorld } from '../test-kit.ts';
import { cancelPoll, closePoll, withdrawOption } from '../usecases/step-poll.ts';
import { BallotBox } from './ballot-box.ts';
import { ballotLeafText, commitmentText, logOfPoll } from './leaf.ts';

let polls: PollWorld;
beforeAll(async () => {
  polls = await pollWorld();
});
afterAll(() => polls.world.close());

const box = () => new BallotBox(polls.world.base);
const ballotsOf = (id: string) => polls.world.base.db.selectFrom('ballots').selectAll().where('poll_id', '=', id).orderBy('revision').execute();

test('a ballot is taken once, logged, and its receipt opens the commitment', async () => {
  const id = await polls.running({ maxChoices: 2 });
  const { seq, receipt } = await box().cast(id, { choices: [3, 1], pass: polls.pass(id, 1) }, '198.51.100.7');
  expect(receipt.kept.choices).toEqual([1, 3]);
  const leaf = JSON.parse(receipt.leaf) as { commitment: string; at: string; voter: string };
  expect(hash('sha256', commitmentText(receipt.kept.salt, receipt.kept.choices), 'base64url')).toBe(leaf.commitment);
  expect(Buffer.from(leafOf('ballot', { poll: id, voter: leaf.voter, commitment: leaf.commitment, at: leaf.at })).toString()).toBe(receipt.leaf);
  await sequence(polls.world.base, polls.world.base.db);
  expect(Buffer.from((await inclusionProof(polls.world.base.db, logOfPoll(id), seq))!.leaf).toString()).toBe(receipt.leaf);
  await expect(box().cast(id, { choices: [2], pass: polls.pass(id, 1) }, null)).rejects.toMatchObject({ code: 'ballot.already' });
  expect(await ballotsOf(id)).toHaveLength(1);
});

test('two ballots of one voter in the same instant count once, from one process or two', async () => {
  const id = await polls.running({}, 20);
  const boxes = [box(), box()];
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => boxes[n % 2]!.cast(id, { choices: [1 + (n % 3)], pass: polls.pass(id, Math.floor(n / 4)) }, null)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'ballot.already' });
  expect(await ballotsOf(id)).toHaveLength(10);
});

test('of a batch with some that are refused, the log takes the others, and the receipt of each leads to its leaf, by the promise and by the proof', async () => {
  const id = await polls.running({}, 20);
  const one = box();
  await Promise.all([3, 4, 9].map((n) => one.cast(id, { choices: [1], pass: polls.pass(id, n) }, null)));
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => one.cast(id, { choices: [2], pass: polls.pass(id, n) }, null)));
  expect(outcomes.flatMap(({ status }, n) => (status === 'rejected' ? [n] : []))).toEqual([3, 4, 9]);
  await sequence(polls.world.base, polls.world.base.db);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') continue;
    const { seq, receipt } = outcome.value;
    const proof = (await inclusionProof(polls.world.base.db, logOfPoll(id), seq))!;
    expect(Buffer.from(proof.leaf).toString()).toBe(receipt.leaf);
    expect(await verifyReceipt({ ...receipt, proof: proof.text } as unknown as Receipt, { sha256, verify: verifyEd25519, kinds: [], witnesses: [] })).toMatchObject({ ok: true, summary: { promised: {}, proven: {} } });
  }
  // The rules, three ballots, nine ballots.
  expect((await findLog(polls.world.base.db, logOfPoll(id)))!.size).toBe(13);
});

test('where the rules allow it a later ballot takes the place of the one before', async () => {
  const id = await polls.running({ replaceable: true });
  const [first, second] = [await box().cast(id, { choices: [1], pass: polls.pass(id, 1) }, null), await box().cast(id, { choices: [2], pass: polls.pass(id, 1) }, null)];
  expect(Number(second.seq)).toBeGreaterThan(Number(first.seq));
  expect((await ballotsOf(id)).map(({ revision, choices }) => [revision, choices])).toEqual([[1, [1]], [2, [2]]]);
});

test('the opening instant is in, the closing instant is out', async () => {
  const id = await polls.running();
  await expect(box().cast(id, { choices: [1], pass: polls.pass(id, 1) }, null)).resolves.toBeDefined();
  polls.at('09:59:59.999');
  await expect(box().cast(id, { choices: [1], pass: polls.pass(id, 2) }, null)).rejects.toMatchObject({ code: 'ballot.not-open' });
  polls.at('17:59:59.999');
  await expect(box().cast(id, { choices: [1], pass: polls.pass(id, 3) }, null)).resolves.toBeDefined();
  polls.at('18:00:00');
  await expect(box().cast(id, { choices: [1], pass: polls.pass(id, 4) }, null)).rejects.toMatchObject({ code: 'ballot.closed' });
  // Another process, whose clock is slow, after the poll was closed.
  await closePoll(polls.root, id);
  polls.at('17:59:00');
  await expect(box().cast(id, { choices: [1], pass: polls.pass(id, 5) }, null)).rejects.toMatchObject({ code: 'ballot.closed' });
  expect(await ballotsOf(id)).toHaveLength(2);
});

test('each refusal says why', async () => {
  const id = await polls.running({ maxChoices: 2 }, 5);
  const other = await polls.running({}, 5);
  const cast = (choices: number[], pass: string | undefined = polls.pass(id, 1)) => box().cast(id, { choices, pass }, null);
  await expect(cast([4])).rejects.toMatchObject({ code: 'choices.unknown' });
  await expect(cast([1, 2, 3])).rejects.toMatchObject({ code: 'choices.many' });
  await expect(cast([1, 1])).rejects.toMatchObject({ code: 'choices.twice' });
  await expect(cast([1], polls.pass(other, 1))).rejects.toMatchObject({ code: 'ballot.pass' });
  await expect(cast([1], `${polls.pass(id, 1).slice(0, -2)}AA`)).rejects.toMatchObject({ code: 'ballot.pass' });
  await expect(cast([1], '')).rejects.toMatchObject({ code: 'ballot.pass' });
  const pass = polls.pass(id, 1);
  polls.at('12:00:01');
  await expect(cast([1], pass)).rejects.toMatchObject({ code: 'ballot.pass' });
  expect(await ballotsOf(id)).toHaveLength(0);
});

test('a withdrawn option takes no more choices, in a process that knew the poll before', async () => {
  const id = await polls.running();
  const [one, two] = [box(), box()];
  await Promise.all([one.cast(id, { choices: [1], pass: polls.pass(id, 1) }, null), two.cast(id, { choices: [1], pass: polls.pass(id, 2) }, null)]);
  await withdrawOption(polls.root, id, 1, '作者撤回');
  await expect(one.cast(id, { choices: [1], pass: polls.pass(id, 3) }, null)).rejects.toMatchObject({ code: 'choices.withdrawn' });
  await expect(two.cast(id, { choices: [2], pass: polls.pass(id, 3) }, null)).resolves.toBeDefined();
  await cancelPoll(polls.root, id, { version: (await requirePoll(polls.root.db, id)).version, reason: '停办' });
  await expect(one.cast(id, { choices: [2], pass: polls.pass(id, 4) }, null)).rejects.toMatchObject({ code: 'ballot.cancelled' });
});

test('the leaf written by hand is the canonical one', () => {
  const [poll, voter, commitment, at] = ['019c0000-0000-7000-8000-000000000000', 'AAAAAAAAAAAAAAAAAAAAAA', 'x_-', '2026-03-05T02:00:00Z'];
  expect(ballotLeafText(poll, voter, commitment, at)).toBe(Buffer.from(leafOf('ballot', { poll, voter, commitment, at })).toString());
});

test('a closed list of voters stays as it is, whoever asks: the box does not look at it again', async () => {
  const id = await polls.running({}, 3);
  await expect(sql`delete from poll_voters where poll_id = ${id}`.execute(polls.root.db)).rejects.toThrow(/never/);
});
