import { ballotBox } from '../../src/modules/polls/ballots/ballot-box.ts';
import { makePass, passKey, voterTag } from '../../src/modules/polls/ballots/pass.ts';
import { addVoters } from '../../src/modules/polls/eligibility/voters.ts';
import { addInstitution } from '../../src/modules/polls/fraud/institutions.ts';
import { scanPoll } from '../../src/modules/polls/fraud/scan.ts';
import { requirePoll } from '../../src/modules/polls/polls.queries.ts';
import { NewPoll } from '../../src/modules/polls/polls.schemas.ts';
import { publishPoll } from '../../src/modules/polls/usecases/publish-poll.ts';
import { createPoll } from '../../src/modules/polls/usecases/save-poll.ts';
import { withdrawOption } from '../../src/modules/polls/usecases/step-poll.ts';
import type { Land } from './land.fixture.ts';

const VOTERS = 90;
const OPTIONS = [{ title: { zh: '春', en: 'Spring' } }, { title: { zh: '夏', en: 'Summer' } }, { title: { zh: '秋', en: 'Autumn' } }];

/** The tag of a made-up voter. */
const tagOf = (land: Land, pollId: string, n: number) => voterTag(land.ctx.keys, pollId, `code:CODE${n}`);

/** A poll that runs, with people's ballots and many for one option from one address in no time, marked; and one in preparation. */
export async function fillPolls(land: Land, campaignId: string): Promise<Record<'running' | 'draft', string>> {
  const province = land.as('province');
  const now = land.ctx.clock.now().getTime();
  const window = { opensAt: new Date(now + 60_000).toISOString(), closesAt: new Date(now + 86_400_000).toISOString() };
  const draft = await createPoll(province, NewPoll.parse({ campaignId, title: { zh: '我喜爱的班级', en: 'The class I like' }, eligibility: 'roster', ...window, options: OPTIONS }));
  const running = await createPoll(province, NewPoll.parse({ campaignId, title: { zh: '我喜爱的季节', en: 'The season I like' }, about: { zh: '请选出您喜爱的季节。', en: 'Choose the season you like.' }, eligibility: 'code', liveTotals: true, ...window, options: OPTIONS }));
  await addVoters(land.ctx.db, running, Array.from({ length: VOTERS + 10 }, (_, n) => tagOf(land, running, n)));
  await publishPoll(province, running, (await requirePoll(land.ctx.db, running)).version);
  land.ctx.clock.set(new Date(now + 120_000));
  const key = passKey(land.ctx.keys, running);
  const box = ballotBox(land.ctx);
  const cast = (n: number, choice: number, address: string) => box.cast(running, { choices: [choice], pass: makePass(key, { voter: tagOf(land, running, n), givenAt: now + 110_000 }) }, address);
  await Promise.all(Array.from({ length: VOTERS }, (_, n) => (n < 50 ? cast(n, 2, '198.51.100.7') : cast(n, 1 + (n % 2) * 2, `203.0.113.${n}`))));
  await scanPoll(land.ctx, await requirePoll(land.ctx.db, running));
  await withdrawOption(province, running, 3, '作者要求撤下');
  await addInstitution(province, { nodeId: land.ids.province, label: '听雨小学', prefix: '192.0.2.0/24' });
  return { running, draft };
}

/** Names and texts that people wrote there. */
export const POLLS_CONTENT = ['作者要求撤下', '听雨小学'];
