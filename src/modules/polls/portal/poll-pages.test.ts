import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Site, serveSite } from '../../../../tests/support/portal/site-under-test.ts';
import { sequence } from '../../../ledger/public.ts';
import { voterTag } from '../ballots/pass.ts';
import { addVoters } from '../eligibility/voters.ts';
import { requirePoll } from '../polls.queries.ts';
import { finishPoll } from '../results/finish-poll.ts';
import { type PollWorld, pollWorld } from '../test-kit.ts';
import { publishPoll } from '../usecases/publish-poll.ts';
import { closePoll } from '../usecases/step-poll.ts';
import { pollPages } from './poll-pages.tsx';

let polls: PollWorld;
let site: Site;
beforeAll(async () => {
  polls = await pollWorld();
  site = await serveSite(polls.world.base, [pollPages]);
});
afterAll(async () => {
  await site.close();
  await polls.world.close();
});

const get = async (path: string) => {
  const answer = await fetch(site.origin + path);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const post = async (path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])));
  const answer = await fetch(site.origin + path, { method: 'POST', body, headers: { origin: site.origin, ...headers } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

async function withCodes(codes: string[], changes = {}): Promise<string> {
  polls.at('09:00:00');
  const id = await polls.draft(changes);
  await addVoters(polls.root.db, id, codes.map((code) => voterTag(polls.root.keys, id, `code:${code}`)));
  await publishPoll(polls.root, id, (await requirePoll(polls.root.db, id)).version);
  return id;
}

test('rules stand on the page before the opening; a draft is not there; after it a code casts one ballot by a plain form', async () => {
  expect((await get(`/polls/${await polls.draft()}`)).status).toBe(404);
  const id = await withCodes(['AAAABBBBCCCC', 'DDDDEEEEFFFF']);
  const before = await get(`/polls/${id}`);
  expect(before.text).toContain('规则摘要');
  expect(before.text).toContain((await requirePoll(polls.root.db, id)).rulesHash!.toString('base64'));
  expect((await get(`/polls/${id}/vote`)).text).toContain('投票还没有开始');
  polls.at('10:00:00');
  const form = await get(`/en/polls/${id}/vote`);
  const shown = /name="shown" value="([^"]+)"/.exec(form.text)![1]!;
  polls.at('10:00:09');

  const nothing = await post(`/en/polls/${id}/vote`, { shown, code: 'aaaa-bbbb-cccc' });
  expect([nothing.status, nothing.text.includes('Choose at least 1')]).toEqual([422, true]);
  expect(nothing.text).toContain('value="aaaa-bbbb-cccc"');
  const wrong = await post(`/en/polls/${id}/vote`, { shown, code: 'zzzz', choices: '2' });
  expect([wrong.status, /value="2" checked/.test(wrong.text)]).toEqual([422, true]);
  const taken = await post(`/en/polls/${id}/vote`, { shown, code: 'aaaa-bbbb-cccc', choices: '2' });
  expect(taken.status).toBe(200);
  const receipt = JSON.parse(decodeURIComponent(/href="data:application\/json;charset=utf-8,([^"]+)"/.exec(taken.text)![1]!)) as { kept: { choices: number[] } };
  expect(receipt.kept.choices).toEqual([2]);
  const again = await post(`/en/polls/${id}/vote`, { shown, code: 'AAAABBBBCCCC', choices: '1' });
  expect([again.status, again.text.includes('You have voted already')]).toEqual([409, true]);
  const rows = await polls.root.db.selectFrom('ballots').select(['choices', 'pace_ms']).where('poll_id', '=', id).execute();
  expect(rows).toEqual([{ choices: [2], pace_ms: 9000 }]);

  const seq = /polls\/[^/]+\/proofs\/(\d+)/.exec(taken.text)![1]!;
  expect((await get(`/en/polls/${id}/proofs/${seq}`)).text).toContain('just being put');
  await sequence(polls.root, polls.root.db);
  expect((await get(`/en/polls/${id}/proofs/${seq}`)).text).toContain('entry 1 of the public log');
});

test('totals stay hidden while the rules say so, are drawn with a table after, and may be framed without cookies', async () => {
  const id = await withCodes(['A', 'B', 'C']);
  polls.at('10:00:00');
  for (const [code, choices] of [['A', '1'], ['B', '1'], ['C', '3']]) expect((await post(`/polls/${id}/vote`, { code: code!, choices: choices! })).status).toBe(200);
  const hidden = await get(`/polls/${id}/results`);
  expect([hidden.text.includes('按规则，票数在投票结束并审查后公布'), hidden.text.includes('class="bars"')]).toEqual([true, false]);
  polls.at('18:00:00');
  await closePoll(polls.root, id);
  await sequence(polls.root, polls.root.db);
  await finishPoll(polls.root, id, (await requirePoll(polls.root.db, id)).version);
  const shown = await get(`/en/polls/${id}/results`);
  expect(shown.text).toContain('class="bars"');
  expect(shown.text).toContain('<span class="bar-label">Spring</span><span class="bar-value">2 · 66.7%</span>');
  expect(shown.text).toMatch(/Spring<\/th><td class="number">2<\/td><td class="number">66\.7%/);
  expect(shown.text).toContain('No suspicious voting was found');
  const listed = await polls.root.db.selectFrom('search_documents').select(['object_type', 'title', 'path']).where('object_id', '=', id).where('locale', '=', 'en').orderBy('object_type').execute();
  expect(listed).toEqual([{ object_type: 'poll', title: 'The work I like best', path: `/polls/${id}` }, { object_type: 'poll_result', title: 'Result: The work I like best', path: `/polls/${id}/results` }]);
  const embed = await get(`/polls/${id}/embed`);
  expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(embed.headers.get('set-cookie')).toBeNull();
  expect(embed.text).not.toContain('<script');
});

test('an open poll takes one ballot of a browser', async () => {
  const id = await polls.running({ eligibility: 'open', liveTotals: true });
  const first = await post(`/polls/${id}/vote`, { choices: '1' });
  expect(first.status).toBe(200);
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!;
  expect((await post(`/polls/${id}/vote`, { choices: '2' }, { cookie })).status).toBe(409);
  expect((await get(`/polls/${id}/results`)).text).toContain('投票仍在进行');
});

test('a secret poll takes no ballot by a form', async () => {
  const id = await polls.running({ secret: true });
  expect((await get(`/polls/${id}/vote`)).text).toContain('需要启用 JavaScript');
  expect((await post(`/polls/${id}/vote`, { code: 'A', choices: '1' })).status).toBe(409);
});
