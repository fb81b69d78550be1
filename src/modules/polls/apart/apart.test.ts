import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLog, sequence, sha256, verifyEd25519 } from '../../../ledger/public.ts';
import { checkpointText } from '../../../ledger/transparency/check/checkpoint.ts';
import { signNote } from '../../../ledger/transparency/log-key.ts';
import { verifyFile } from '../../../ledger/transparency/check/verify-file.ts';
import { ballotBox } from '../ballots/ballot-box.ts';
import { ballotRules } from '../check/ballot-rules.ts';
import type { PublishedResult } from '../check/opening.ts';
import { pollsWithMarks } from '../polls.lists.ts';
import { requirePoll } from '../polls.queries.ts';
import { boxSweep, pollsSweep } from '../polls.sweep.ts';
import type { PublishedRules } from '../published-rules.ts';
import { finishPoll } from '../results/finish-poll.ts';
import { totalsOf } from '../results/totals.ts';
import { type PollWorld, pollWorld } from '../test-kit.ts';
import { decideMark } from '../usecases/decide-mark.ts';
import { publishPoll } from '../usecases/publish-poll.ts';
import { cancelPoll, closePoll, withdrawOption } from '../usecases/step-poll.ts';
import { askBox } from './ask-box.ts';
import { marksOf } from './marks-of.ts';
import { BoxState, type Order } from './orders.ts';
import { ANSWER_HEADER, ORDER_HEADER, sealOrder } from './seal.ts';
import { atBoth, BOX_SECRET, boxUnderTest, type BoxUnderTest, DESK, runningAtBox, tokensOf } from './test-kit.ts';

let polls: PollWorld;
let box: BoxUnderTest;
beforeAll(async () => {
  polls = await pollWorld();
  box = await boxUnderTest();
});
afterAll(async () => {
  await box.close();
  await polls.world.close();
});

const desk = () => box.desk(polls.root);
const sweepDesk = () => pollsSweep.run(box.desk(polls.world.base.as({ kind: 'system', name: 'sweep' })));
const sweepBox = async () => {
  await boxSweep.run(box.ctx);
  await sequence(box.ctx, box.ctx.db);
};
const poll = (id: string) => requirePoll(polls.root.db, id);
type Token = Awaited<ReturnType<typeof tokensOf>>[number];

async function cast(id: string, token: Token, choices = [1], headers: Record<string, string> = {}) {
  const answer = await fetch(`${box.url}/api/polls/${id}/ballots`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en', origin: DESK, ...headers }, body: JSON.stringify({ choices, token }) });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as { code?: string; message?: string; seq: string; receipt: unknown } };
}

async function order(body: string, seal: string): Promise<{ status: number; code: string | undefined }> {
  const answer = await fetch(`${box.url}/api/box/orders`, { method: 'POST', headers: { 'content-type': 'application/json', [ORDER_HEADER]: seal }, body });
  return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
}

test('a secret poll goes from the desk to the box, takes each token once, and comes back as a result that was verified', async () => {
  const id = await runningAtBox(polls, box);
  const { rules } = (await (await fetch(`${box.url}/api/polls/${id}`)).json()) as { rules: PublishedRules };
  expect(rules).toEqual((await poll(id)).rules);
  expect(rules.box).toMatchObject({ url: box.url });
  const [first, second, third] = await tokensOf(polls, id, 3);
  const taken = await cast(id, first!, [2]);
  expect([taken.status, taken.headers.get('access-control-allow-origin')]).toEqual([200, DESK]);
  const verdict = await verifyFile(Readable.from([Buffer.from(JSON.stringify(taken.body.receipt))]), { sha256, verify: verifyEd25519, kinds: [ballotRules(sha256)], key: rules.box!.key });
  expect(verdict).toMatchObject({ ok: true, summary: { kind: 'receipt', keptFits: true } });
  expect((await cast(id, second!, [2])).status).toBe(200);
  expect(await cast(id, first!, [1])).toMatchObject({ status: 409, body: { code: 'ballot.already', message: 'You have voted already, one ballot each; the first one stands.' } });
  expect(await cast(id, { ...third!, signature: first!.signature })).toMatchObject({ status: 403, body: { code: 'ballot.token', message: 'The token is not valid.' } });
  await expect(ballotBox(desk()).cast(id, { choices: [1], token: third }, null)).rejects.toMatchObject({ code: 'ballot.elsewhere' });
  await sweepBox();
  expect(((await (await fetch(`${box.url}/api/polls/${id}/proofs/${taken.body.seq}`)).json()) as { index: number }).index).toBeGreaterThan(0);
  expect(await (await fetch(`${box.url}/api/polls/${id}/totals`)).json()).toMatchObject({ code: 'results.hidden' });
  await expect(totalsOf(desk(), await poll(id))).rejects.toMatchObject({ code: 'results.hidden' });

  atBoth(polls, box, '18:00:00');
  expect(await cast(id, third!)).toMatchObject({ status: 409, body: { code: 'ballot.closed' } });
  await sweepBox();
  await sweepDesk();
  expect((await poll(id)).state).toBe('closed');
  expect(await totalsOf(desk(), await poll(id))).toMatchObject({ final: false, counted: 2 });
  await finishPoll(desk(), id, (await poll(id)).version);
  const final = await poll(id);
  expect((final.result as PublishedResult).options.map(({ votes }) => votes)).toEqual([0, 2, 0]);
  expect(await totalsOf(desk(), final)).toMatchObject({ final: true, counted: 2 });
  const file = Buffer.from(await (await fetch(`${box.url}/log/poll/${id}/export`)).arrayBuffer());
  expect(await verifyFile(Readable.from([file]), { sha256, verify: verifyEd25519, kinds: [ballotRules(sha256)], key: rules.box!.key })).toMatchObject({ ok: true, summary: { size: 3, closed: true } });
  const facts = await polls.root.db.selectFrom('facts').select(['kind', 'quantity']).where('subject_id', '=', id).execute();
  expect(facts.map(({ kind, quantity }) => [kind, Number(quantity)])).toEqual(expect.arrayContaining([['polls.ballots-cast', 2], ['polls.poll-held', 1]]));
  expect(await polls.root.db.selectFrom('ballots').select('voter').where('poll_id', '=', id).execute()).toEqual([]);
  for (const table of ['poll_voters', 'poll_desks', 'poll_desk_issues', 'accounts', 'persons'] as const) expect(await box.ctx.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
});

test('browsers are told that pages of the desk, and no others, may cast here', async () => {
  const id = await runningAtBox(polls, box);
  const ask = (origin: string) => fetch(`${box.url}/api/polls/${id}/ballots`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,x-heming-locale' } });
  const allowed = await ask(DESK);
  expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-allow-headers')]).toEqual([204, DESK, 'content-type, x-heming-locale']);
  expect((await ask('https://elsewhere.example.org')).headers.get('access-control-allow-origin')).toBeNull();
});

test('orders need the seal of the desk, and come twice without harm', async () => {
  const id = await runningAtBox(polls, box);
  const body = JSON.stringify({ order: 'close', poll: id, reason: '假的' } satisfies Order);
  expect(await order(body, '')).toEqual({ status: 403, code: 'order.refused' });
  expect(await order(body, sealOrder('another secret of thirty-two signs', body))).toEqual({ status: 403, code: 'order.refused' });
  expect(await order(body, sealOrder(BOX_SECRET, `${body} `))).toEqual({ status: 403, code: 'order.refused' });
  expect(await order(body, sealOrder(BOX_SECRET, body, Date.now() - 6 * 60_000))).toEqual({ status: 409, code: 'order.late' });
  expect(await order('{', sealOrder(BOX_SECRET, '{'))).toEqual({ status: 400, code: 'input.malformed' });
  expect((await poll(id)).state).toBe('published');
  await withdrawOption(desk(), id, 3, '作者撤回');
  const again = JSON.stringify({ order: 'withdraw', poll: id, number: 3, reason: '另一个理由' } satisfies Order);
  expect((await order(again, sealOrder(BOX_SECRET, again))).status).toBe(200);
  expect((await requirePoll(box.ctx.db, id)).options[2]!.withdrawn).toMatchObject({ reason: '作者撤回' });
  const [token] = await tokensOf(polls, id, 1);
  expect((await cast(id, token!, [3])).body.code).toBe('choices.withdrawn');
  const { rules } = await poll(id);
  const other = { order: 'take-up' as const, poll: id, campaign: polls.campaignId, rules: { ...(rules as PublishedRules), closesAt: '2026-03-06T18:00:00.000Z' }, prefixes: [], since: 0 } satisfies Order;
  await expect(askBox(desk(), box.url, other, BoxState)).rejects.toMatchObject({ code: 'box.other-rules' });
});

test('while the box is away nothing is half done; tokens are signed, and ballots can be cast when it is back', async () => {
  const id = await runningAtBox(polls, box);
  const [token] = await tokensOf(polls, id, 1);
  atBoth(polls, box, '09:00:00');
  const draft = await polls.draft({ secret: true, eligibility: 'contact' });
  await box.leave();
  await expect(publishPoll(desk(), draft, (await poll(draft)).version)).rejects.toMatchObject({ code: 'box.away' });
  expect((await poll(draft)).state).toBe('draft');
  await expect(closePoll(desk(), id, { reason: '提前' })).rejects.toMatchObject({ code: 'box.away' });
  await expect(totalsOf(desk(), { ...(await poll(id)), state: 'closed' })).rejects.toMatchObject({ code: 'box.away' });
  atBoth(polls, box, '18:00:00');
  await sweepDesk();
  expect((await poll(id)).state).toBe('published');
  await box.comeBack();
  atBoth(polls, box, '17:59:59');
  expect((await cast(id, token!)).status).toBe(200);
  atBoth(polls, box, '18:00:00');
  await sweepDesk();
  expect((await poll(id)).state).toBe('closed');
});

test('a published poll that the box did not get is handed over by the next sweep, before it opens', async () => {
  atBoth(polls, box, '09:00:00');
  const id = await polls.draft({ secret: true, eligibility: 'contact' });
  // A line that lets the greeting through and is cut then.
  let passes = (body: string) => body.includes('"greet"');
  const line = createServer((request, response) => {
    void text(request).then(async (body) => {
      if (!passes(body)) return response.destroy();
      const answer = await fetch(box.url + request.url, { method: 'POST', headers: { [ORDER_HEADER]: String(request.headers[ORDER_HEADER]) }, body });
      return response.writeHead(answer.status, { [ANSWER_HEADER]: answer.headers.get(ANSWER_HEADER)! }).end(await answer.text());
    });
  }).listen(0, '127.0.0.1');
  await once(line, 'listening');
  const cut = { ...desk(), config: { ...desk().config, boxUrl: `http://127.0.0.1:${(line.address() as AddressInfo).port}` } };
  await publishPoll(cut, id, (await poll(id)).version);
  expect((await poll(id)).state).toBe('published');
  await expect(requirePoll(box.ctx.db, id)).rejects.toMatchObject({ code: 'poll.not-found' });
  passes = () => true;
  await sweepDesk();
  expect((await requirePoll(box.ctx.db, id)).state).toBe('published');
  line.close();
});

test('what ended at the box ends at the desk, whatever was lost between', async () => {
  const closed = await runningAtBox(polls, box);
  await askBox(desk(), box.url, { order: 'close', poll: closed, reason: '活动调整' }, BoxState);
  const cancelled = await runningAtBox(polls, box);
  await askBox(desk(), box.url, { order: 'cancel', poll: cancelled, reason: '选项有误' }, BoxState);
  await expect(closePoll(desk(), cancelled, { reason: '结束' })).rejects.toMatchObject({ code: 'poll.state' });
  await sweepDesk();
  expect(await poll(closed)).toMatchObject({ state: 'closed', stateReason: '活动调整', closedAt: (await requirePoll(box.ctx.db, closed)).closedAt });
  expect(await poll(cancelled)).toMatchObject({ state: 'cancelled', stateReason: '选项有误' });
  const another = await runningAtBox(polls, box);
  await cancelPoll(desk(), another, { version: (await poll(another)).version, reason: '重办' });
  expect((await requirePoll(box.ctx.db, another)).stateReason).toBe('重办');
});

test('another box, another clock, or the site\'s own secret is told before rules are published', async () => {
  atBoth(polls, box, '09:00:00');
  const id = await polls.draft({ secret: true, eligibility: 'contact' });
  const publish = async (ctx = desk()) => publishPoll(ctx, id, (await poll(id)).version);
  await expect(publish({ ...desk(), config: { ...desk().config, boxSecret: 'another secret of thirty-two signs' } })).rejects.toMatchObject({ code: 'box.stranger' });
  await expect(publish({ ...desk(), keys: box.ctx.keys })).rejects.toMatchObject({ code: 'box.same-secret' });
  box.ctx.clock.set(new Date('2026-03-05T09:00:09+08:00'));
  await expect(publish()).rejects.toMatchObject({ code: 'box.clock', params: { seconds: 9 } });
  box.ctx.clock.set(new Date('2026-03-05T09:00:04+08:00'));
  await publish();
});

test('marks are found at the box and decided at the desk; schools that the desk knows of are none', async () => {
  const id = await runningAtBox(polls, box);
  for (const [n, token] of (await tokensOf(polls, id, 50)).entries()) {
    box.ctx.clock.set(new Date(new Date('2026-03-05T10:00:00+08:00').getTime() + n * 2000));
    expect((await cast(id, token, [3], { 'x-forwarded-for': n < 40 ? '203.0.113.9' : `198.51.${n}.7` })).status).toBe(200);
  }
  atBoth(polls, box, '18:00:00');
  await sweepBox();
  await sweepDesk();
  const marks = async () => marksOf(desk(), await poll(id));
  const found = await marks();
  expect(found.length).toBeGreaterThan(1);
  await sweepDesk();
  expect((await pollsWithMarks(desk(), [polls.world.rootId])).find((each) => each.id === id)?.waiting).toBe(found.length);
  await expect(finishPoll(desk(), id, (await poll(id)).version)).rejects.toMatchObject({ code: 'poll.unreviewed', params: { count: found.length } });
  await expect(decideMark(desk(), id, found[0]!.id, { action: 'quarantine', reason: '定时投票', matched: 7 })).rejects.toMatchObject({ code: 'mark.moved' });
  for (const mark of found) await decideMark(desk(), id, mark.id, { action: mark.rule === 'regular' && mark.evidence['level'] === 'near' ? 'quarantine' : 'dismiss', reason: '定时投票', matched: mark.matched });
  const decided = await marks();
  expect(decided.every(({ decisions }) => decisions.length === 1 && decisions[0]!.by === '某省文明办')).toBe(true);
  expect((await pollsWithMarks(desk(), [polls.world.rootId])).some((each) => each.id === id)).toBe(false);
  await finishPoll(desk(), id, (await poll(id)).version);
  expect((await poll(id)).result).toMatchObject({ ballots: 50, quarantined: 40, counted: 10 });

  const told = await runningAtBox(polls, box);
  await polls.root.db.insertInto('poll_institutions').values({ id: told, node_id: polls.world.rootId, label: '某学校', prefix: '203.0.113.0/24', created_at: new Date() }).execute();
  await sweepDesk();
  expect((await requirePoll(box.ctx.db, told)).sharedPrefixes).toEqual(['203.0.113.0/24']);
});

test('a box whose log does not go on from what it had signed before gets no result published', async () => {
  const id = await runningAtBox(polls, box);
  const [token] = await tokensOf(polls, id, 1);
  expect((await cast(id, token!)).status).toBe(200);
  await sweepBox();
  const heard = async () => (await poll(id)).boxHeard as { checkpoint: string; ballots: number };
  const before = await heard();
  await sweepDesk();
  expect([before.checkpoint === (await heard()).checkpoint, (await heard()).ballots]).toEqual([false, 1]);

  // As the box had signed it before it lost a ballot and came back from an old backup.
  const { origin } = (await findLog(box.ctx.db, `poll/${id}`))!;
  const lost = signNote(box.ctx.keys, origin, checkpointText({ origin, size: 2, root: sha256(Buffer.from('another leaf')) }));
  const right = await heard();
  await polls.root.db.updateTable('polls').set({ box_heard: JSON.stringify({ ...right, checkpoint: lost }) }).where('id', '=', id).execute();
  atBoth(polls, box, '18:00:00');
  await sweepBox();
  await sweepDesk();
  expect([(await poll(id)).state, (await heard()).checkpoint]).toEqual(['closed', lost]);
  await expect(finishPoll(desk(), id, (await poll(id)).version)).rejects.toMatchObject({ code: 'box.export', fields: [{ code: 'history-differs' }] });
  expect((await poll(id)).state).toBe('closed');
  await polls.root.db.updateTable('polls').set({ box_heard: JSON.stringify(right) }).where('id', '=', id).execute();
  await finishPoll(desk(), id, (await poll(id)).version);
  expect((await poll(id)).state).toBe('final');
});
