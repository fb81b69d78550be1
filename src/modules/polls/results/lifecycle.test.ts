import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TAR_END, writeMember } from '../../../ledger/transparency/check/tar.ts';
import { sha256 as browserSha256 } from '../../../ledger/transparency/check/sha256.ts';
import { verifyFile } from '../../../ledger/transparency/check/verify-file.ts';
import { sequence } from '../../../ledger/public.ts';
import { sha256, verifyEd25519 } from '../../../ledger/transparency/hashing.ts';
import { readTar } from '../../../../tests/support/independent-verifier/tar.ts';
import { ballotBox, type CastBallot } from '../ballots/ballot-box.ts';
import { ballotRules } from '../check/ballot-rules.ts';
import type { PublishedResult } from '../check/opening.ts';
import { listMarks } from '../fraud/marks.queries.ts';
import { pollsSweep } from '../polls.sweep.ts';
import { requirePoll } from '../polls.queries.ts';
import { type PollWorld, pollWorld } from '../test-kit.ts';
import { decideMark } from '../usecases/decide-mark.ts';
import { closePoll, withdrawOption } from '../usecases/step-poll.ts';
import { exportPoll } from './export-poll.ts';
import { finishPoll } from './finish-poll.ts';
import { publicTotals } from './totals.ts';

let polls: PollWorld;
let pollId: string;
let receipts: CastBallot[];
let exported: Buffer;
const VOTERS = 600;
const STUFFED = 60;

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
const verify = (bytes: Uint8Array, hash = sha256) => verifyFile(Readable.from([bytes]), { sha256: hash, verify: verifyEd25519, kinds: [ballotRules(hash)] });

/** 540 people at addresses of their own, and 60 votes for one option from one address, one every two seconds. */
beforeAll(async () => {
  polls = await pollWorld();
  pollId = await polls.running({ maxChoices: 2, replaceable: true }, VOTERS);
  const box = ballotBox(polls.world.base);
  const start = new Date('2026-03-05T10:00:10+08:00').getTime();
  receipts = [];
  for (let n = 0; n < VOTERS; n++) {
    const stuffed = n < STUFFED;
    polls.world.base.clock.set(new Date(start + n * 2000));
    receipts.push(await box.cast(pollId, { choices: stuffed ? [3] : n % 3 === 0 ? [1, 2] : [1 + (n % 2)], pass: polls.pass(pollId, n) }, stuffed ? '203.0.113.9' : `198.51.${n % 250}.${1 + (n % 200)}`));
  }
  // Ten change their mind.
  for (let n = 100; n < 110; n++) await box.cast(pollId, { choices: [2], pass: polls.pass(pollId, n) }, null);
  polls.at('18:00:00');
  await pollsSweep.run(polls.world.base.as({ kind: 'system', name: 'sweep' }));
  await sequence(polls.world.base, polls.world.base.db);
});
afterAll(() => polls.world.close());

test('a receipt verifies by itself, and a changed choice does not', async () => {
  const { receipt } = receipts[5]!;
  expect(await verify(Buffer.from(JSON.stringify(receipt)))).toMatchObject({ ok: true, summary: { kind: 'receipt', keptFits: true } });
  expect(await verify(Buffer.from(JSON.stringify({ ...receipt, kept: { ...receipt.kept, choices: [1] } })))).toMatchObject({ ok: false, finding: { code: 'poll-kept' } });
});

test('totals stay hidden until the result is final, marks wait for a person, and deciding needs the number that was seen', async () => {
  const poll = await requirePoll(polls.root.db, pollId);
  expect(poll.state).toBe('closed');
  expect(() => publicTotals(polls.root, poll)).toThrow(/results.hidden/);
  await expect(finishPoll(polls.root, pollId, poll.version)).rejects.toMatchObject({ code: 'poll.unreviewed' });
  const marks = await listMarks(polls.root.db, pollId);
  expect(new Set(marks.map(({ rule }) => rule))).toEqual(new Set(['regular', 'share', 'crowd']));
  const share = marks.find(({ rule, evidence }) => rule === 'share' && evidence['level'] === 'near')!;
  expect([share.matched, share.counted]).toEqual([STUFFED, STUFFED]);
  await expect(decideMark(polls.root, pollId, share.id, { action: 'quarantine', reason: '同一地址定时投票', matched: 7 })).rejects.toMatchObject({ code: 'mark.moved' });
  await expect(decideMark(polls.world.admin(polls.world.cities[0]!), pollId, share.id, { action: 'quarantine', reason: '越权', matched: STUFFED })).rejects.toMatchObject({ code: 'poll.not-found' });
  for (const mark of marks) await decideMark(polls.root, pollId, mark.id, { action: mark.rule === 'share' ? 'quarantine' : 'dismiss', reason: mark.rule === 'share' ? '同一地址定时投票' : '同一批选票', matched: mark.matched });
  await decideMark(polls.root, pollId, share.id, { action: 'reinstate', reason: '复核', matched: STUFFED });
  await decideMark(polls.root, pollId, share.id, { action: 'quarantine', reason: '复核后维持', matched: STUFFED });
});

test('the final result leaves out what was held back, and its file verifies in either hashing, recount included', async () => {
  await finishPoll(polls.root, pollId, (await requirePoll(polls.root.db, pollId)).version);
  const poll = await requirePoll(polls.root.db, pollId);
  const result = poll.result as PublishedResult;
  expect([result.ballots, result.quarantined, result.counted]).toEqual([VOTERS, STUFFED, VOTERS - STUFFED]);
  expect(result.options[2]).toMatchObject({ number: 3, votes: 0, raw: STUFFED });
  expect(await publicTotals(polls.root, poll)).toMatchObject({ final: true, counted: VOTERS - STUFFED });
  exported = await collect(exportPoll(polls.root, poll));
  expect(await verify(exported)).toMatchObject({ ok: true, summary: { kind: 'export', size: 1 + VOTERS + 10, closed: true } });
  expect(await verify(exported, browserSha256)).toMatchObject({ ok: true });
});

test('a file that was edited anywhere fails, and the first wrong thing is named', async () => {
  const members = [...readTar(exported)].map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }));
  const changed = (change: (name: string, bytes: Buffer) => Buffer | null) => Buffer.concat([...members.flatMap(({ name, bytes }) => (change(name, bytes) === null ? [] : [writeMember({ name, bytes: change(name, bytes)! })])), TAR_END]);
  const edit = (part: string, from: string | RegExp, to: string) => changed((name, bytes) => (name === part ? Buffer.from(bytes.toString().replace(from, to)) : bytes));
  const codeOf = async (bytes: Uint8Array) => {
    const verdict = await verify(bytes);
    return verdict.ok ? 'ok' : verdict.finding.code;
  };
  expect(await codeOf(changed((_, bytes) => bytes))).toBe('ok');
  expect(await codeOf(edit('ballot/rules.json', '"maxChoices":2', '"maxChoices":3'))).toBe('poll-rules-differ');
  expect(await codeOf(edit('ballot/openings/0.json', /\[3\]/, '[2]'))).toBe('poll-commitment');
  expect(await codeOf(edit('ballot/result.json', `"counted":${VOTERS - STUFFED}`, `"counted":${VOTERS}`))).toBe('poll-ballots-differ');
  expect(await codeOf(edit('ballot/result.json', /"raw":60,"votes":0/, '"raw":60,"votes":60'))).toBe('poll-option-differs');
  expect(await codeOf(edit('ballot/result.json', /"action":"quarantine"/g, '"action":"dismiss"'))).toBe('poll-exclusion-reason');
  expect(await codeOf(edit('ballot/exclusions/0.json', /\{[^}]*\},/, ''))).toBe('poll-ballots-differ');
  expect(await codeOf(changed((name, bytes) => (name === 'ballot/openings/256.json' ? null : bytes)))).toBe('poll-openings-missing');
  expect(await codeOf(changed((name, bytes) => (name === 'ballot/result.json' ? null : bytes)))).toBe('poll-result-missing');
  const at = members.findIndex(({ name }) => name === 'tile/entries/000');
  const swapped = members.toSpliced(at, 2, members[at + 1]!, members[at]!);
  expect(await codeOf(Buffer.concat([...swapped.map((member) => writeMember(member)), TAR_END]))).not.toBe('ok');
  expect(await codeOf(changed((name, bytes) => (name === 'tile/entries/000' ? members[at + 1]!.bytes : bytes)))).not.toBe('ok');
  expect(await codeOf(exported.subarray(0, exported.length - 5000))).toBe('cut-off');
});

test('each voter is told to the ledger once, as reach; the poll and the decisions as work', async () => {
  await pollsSweep.run(polls.world.base.as({ kind: 'system', name: 'sweep' }));
  const facts = await polls.root.db.selectFrom('facts').select(['kind', 'quantity']).where('subject_id', '=', pollId).execute();
  const sum = (kind: string) => facts.filter((fact) => fact.kind === kind).reduce((all, fact) => all + Number(fact.quantity), 0);
  expect([sum('polls.ballots-cast'), sum('polls.poll-held')]).toEqual([VOTERS, 1]);
  expect(sum('polls.mark-decided')).toBeGreaterThan(2);
});

test('a poll closed before its time, with a withdrawn option, says so and recounts', async () => {
  const id = await polls.running({}, 10);
  const box = ballotBox(polls.world.base);
  for (let n = 0; n < 6; n++) await box.cast(id, { choices: [1 + (n % 3)], pass: polls.pass(id, n) }, null);
  await withdrawOption(polls.root, id, 2, '作者撤回');
  polls.at('11:00:00');
  for (let n = 6; n < 9; n++) await box.cast(id, { choices: [1], pass: polls.pass(id, n) }, null);
  await expect(closePoll(polls.root, id)).rejects.toMatchObject({ code: 'poll.early' });
  await closePoll(polls.root, id, { reason: '活动调整' });
  await sequence(polls.world.base, polls.world.base.db);
  await finishPoll(polls.root, id, (await requirePoll(polls.root.db, id)).version);
  const poll = await requirePoll(polls.root.db, id);
  expect((poll.result as PublishedResult).options.map(({ votes, raw }) => [votes, raw])).toEqual([[5, 5], [0, 2], [2, 2]]);
  const verdict = await verify(await collect(exportPoll(polls.root, poll)));
  expect(verdict).toMatchObject({ ok: true });
  expect(JSON.stringify(verdict)).toContain('活动调整');
});
