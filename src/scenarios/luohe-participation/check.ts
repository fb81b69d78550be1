import type { Survey } from '../../modules/surveys/surveys.schemas.ts';
import type { Poll, Totals } from '../../modules/polls/polls.schemas.ts';
import type { CampaignState } from '../../modules/campaigns/campaigns.schemas.ts';
import type { z } from 'zod';
import type { Forum, ModerationCounts, Pledge } from '../../modules/voices/voices.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { readAll } from '../client/read-all.ts';
import { luoheEntries } from '../luohe/entries.ts';
import { CITY_ADMIN } from '../luohe/staff.ts';
import { CITY, luoheNode } from '../luohe/tree.ts';
import type { Checked } from '../run/check.ts';
import { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';
import { checkPages } from './check-pages.ts';
import { optionNumbers } from './poll.ts';
import { planPoll, planTally } from './poll-plan.ts';
import { checkSurvey } from './survey.ts';
import { exportOf, receiptOf, recountOf, verifyWithCommand } from './verify.ts';

type Moderation = z.infer<typeof ModerationCounts>;

/** What the modules' own records come to, by kind of fact: no ledger is asked. */
async function recordsByKind(run: Run, city: ApiClient, forums: readonly Forum[], moderation: ReadonlyMap<string, Moderation>, totals: Totals, marks: readonly { decisions: readonly unknown[] }[]): Promise<Record<string, number>> {
  const entries = [...(await luoheEntries(run)).values()];
  const { state } = await city.get<{ state: CampaignState }>(`/campaigns/${run.id('campaign')}`);
  const { signed } = await run.visitor().get<Pledge>(`/pledges/${run.id('pledge')}`);
  const poll = await run.visitor().get<Poll>(`/polls/${run.id('poll')}`);
  // A post shows its latest decision; one that was restored had one before.
  let decided = 0;
  for (const { id } of forums) decided += (await readAll<{ decision: object | null }>(city, '/posts', { forum: id })).filter(({ decision }) => decision !== null).length;
  const survey = await city.get<Survey>(`/surveys/${run.id('survey')}`);
  const of = (kind: Forum['kind'], figure: (counts: Moderation) => number) => forums.filter((forum) => forum.kind === kind).reduce((sum, { id }) => sum + figure(moderation.get(id)!), 0);
  return {
    'campaigns.campaign-published': state === 'draft' ? 0 : 1,
    'contests.entry-submitted': entries.filter(({ submittedAt }) => submittedAt !== null).length,
    'contests.entry-forwarded': entries.filter(({ node }) => unitsOfCounties(run).has(node.id)).length,
    'contests.work-published': entries.filter((entry) => entry.state === 'published').length,
    'voices.post-shown': of('topic', ({ shown }) => shown),
    'voices.tribute-paid': of('tribute', ({ shown }) => shown),
    'voices.topic-answered': forums.filter(({ kind, answer }) => kind === 'topic' && answer !== null).length,
    'voices.post-decided': decided + of('topic', ({ appeals }) => appeals.restored),
    'voices.appeal-answered': of('topic', ({ appeals }) => appeals.restored + appeals.upheld),
    'voices.pledge-signed': signed,
    'polls.poll-held': poll.state === 'final' ? 1 : 0,
    'polls.ballots-cast': totals.ballots,
    'polls.mark-decided': marks.reduce((sum, { decisions }) => sum + decisions.length, 0),
    'surveys.answers-taken': survey.answers ?? 0,
    'surveys.survey-held': survey.state === 'closed' ? 1 : 0,
    'surveys.results-published': survey.resultsPublishedAt === null ? 0 : 1,
  };
}

/** Ids of the units whose works a district or county forwards. */
const unitsOfCounties = (run: Run) => new Set(Object.entries(run.memory.ids).flatMap(([code, id]) => (/^LH-\d{4}-U\d\d$/.test(code) && luoheNode(code).parent !== CITY ? [id] : [])));

/** Each figure as the run counted it, as the records give it, as the ledger gives it; and the poll's log recounted by the public command. */
export async function check(run: Run, counts: Readonly<Record<string, number>>): Promise<Checked> {
  const city = await run.as(CITY_ADMIN);
  const comparison = new Comparison(counts);
  const forums = await readAll<Forum>(city, '/forums', {});
  const moderation = new Map<string, Moderation>();
  for (const { id } of forums) moderation.set(id, await run.visitor().get<Moderation>(`/forums/${id}/moderation`));
  const totals = await run.visitor().get<Totals>(`/polls/${run.id('poll')}/totals`);
  const marks = await city.get<{ state: string; decisions: unknown[] }[]>(`/polls/${run.id('poll')}/marks`);
  await comparison.withLedger(city, { node: run.id(CITY), campaign: run.id('campaign') }, await recordsByKind(run, city, forums, moderation, totals, marks));
  await checkTalk(run, comparison, forums, moderation);
  await checkPoll(run, comparison, totals, marks);
  await checkSurvey(run, comparison);
  await checkPages(run, comparison, counts);
  comparison.compare('organizations', 'list of organizations', (await city.get<{ total: number }>('/organizations', { size: 1 })).total);
  comparison.compare('accounts', 'list of people', (await city.get<{ total: number }>('/people', { size: 1, kind: 'staff' })).total);
  return comparison.checked();
}

/** Decisions of moderation as they are published, and the posts themselves as everybody reads them. */
async function checkTalk(run: Run, comparison: Comparison, forums: readonly Forum[], moderation: ReadonlyMap<string, Moderation>): Promise<void> {
  const sum = (figure: (counts: Moderation) => number) => [...moderation.values()].reduce((all, each) => all + figure(each), 0);
  comparison.compare('topics', 'list of topics', forums.filter(({ kind }) => kind === 'topic').length);
  comparison.compare('tribute walls', 'list of topics and walls', forums.filter(({ kind }) => kind === 'tribute').length);
  comparison.compare('posts refused', 'published counts of moderation', sum(({ reasons }) => reasons.reduce((all, { refused }) => all + refused, 0)));
  comparison.compare('posts removed', 'published counts of moderation', sum(({ reasons }) => reasons.reduce((all, { removed }) => all + removed, 0)));
  comparison.compare('posts taken back', 'published counts of moderation', sum(({ withdrawn }) => withdrawn));
  comparison.compare('appeals restored', 'published counts of moderation', sum(({ appeals }) => appeals.restored));
  comparison.compare('appeals upheld', 'published counts of moderation', sum(({ appeals }) => appeals.upheld));
  const posted = (kind: Forum['kind']) => forums.filter((forum) => forum.kind === kind).reduce((all, { id }) => all + moderation.get(id)!.posted, 0);
  comparison.compare('tributes paid', 'published counts of moderation', posted('tribute'));
  comparison.compare('posts written', 'published counts of moderation', posted('topic'));
  let [shown, tributes] = [0, 0];
  for (const { id, kind } of forums) {
    const read = await readAll<{ id: string; state: string; replies: number }>(run.visitor(), `/forums/${id}/posts`, {});
    const all = [...read, ...(await Promise.all(read.filter(({ replies }) => replies > 0).map((post) => readAll<{ id: string; state: string; replies: number }>(run.visitor(), `/posts/${post.id}/replies`, {})))).flat()];
    const count = all.filter(({ state }) => state === 'shown').length;
    if (kind === 'topic') shown += count;
    else tributes += count;
  }
  comparison.compare('voices.post-shown', 'posts that everybody reads', shown);
  comparison.compare('voices.tribute-paid', 'tributes that everybody reads', tributes);
}

/** The published result, the recount of the exported log by the command, and what the plan says people chose: option by option. */
async function checkPoll(run: Run, comparison: Comparison, totals: Totals, marks: readonly { state: string }[]): Promise<void> {
  const verdict = await verifyWithCommand(await exportOf(run));
  comparison.expect('the exported poll', 'heming verify', verdict.exit === 0 && verdict.said.ok === true && verdict.said.closed === true);
  const recount = recountOf(verdict);
  for (const [source, found] of [['published result', totals], ['recount by heming verify', recount]] as const) {
    comparison.compare('polls.ballots-cast', source, found.ballots);
    comparison.compare('poll quarantined', source, found.quarantined);
    comparison.compare('poll counted', source, found.counted);
  }
  comparison.compare('poll log leaves', 'size of the verified log', verdict.said.size ?? 0);
  comparison.compare('poll votes', 'recount by heming verify', [...recount.votes.values()].reduce((sum, each) => sum + each, 0));
  comparison.compare('poll marks', 'list of marks', marks.length);
  comparison.compare('poll marks reinstated', 'list of marks', marks.filter(({ state }) => state === 'reinstated').length);
  comparison.compare('poll ballots of fraud', 'ballots held back', totals.quarantined);
  const { voters } = planPoll(run.memory.scale);
  const tally = planTally(voters);
  for (const [work, number] of (await optionNumbers(run)).entries()) {
    const option = totals.options.find((each) => each.number === number);
    comparison.expect(`votes of option ${number}`, 'recount by heming verify', recount.votes.get(number) === option?.votes);
    comparison.expect(`votes of option ${number}`, 'what people chose', option?.votes === (tally.counted.get(work) ?? 0) && option.raw === (tally.raw.get(work) ?? 0));
  }
  let proven = 0;
  for (let n = 0; run.memory.ids[`receipt ${n}`] !== undefined; n += 1) if ((await verifyWithCommand(await receiptOf(run, n))).exit === 0) proven += 1;
  comparison.compare('poll receipts proven', 'heming verify on receipts', proven);
}
