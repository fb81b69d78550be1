import type { Poll } from '../../modules/polls/polls.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { luoheEntries } from '../luohe/entries.ts';
import { CITY_ADMIN } from '../luohe/staff.ts';
import { CITY } from '../luohe/tree.ts';
import { luoheWorks } from '../luohe/works.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { withCodes } from './codes.ts';
import { COLLEGE_ADDRESS, HOURS_BETWEEN, MOST_CHOICES, planPoll, type PlannedVoter } from './poll-plan.ts';

const OPENS = '2017-05-10T08:00:00+08:00';
const CLOSES = '2017-05-20T18:00:00+08:00';
const AT_ONCE = 12;
/** From the pass to the ballots, which come unevenly as people's do, and to the changed ones. */
const READING_MS = [38_000, 61_000, 118_000] as const;
const CHANGING_MS = 4 * 60_000;
/** Voters of the first tick whose receipts are kept, to be checked at the end. */
const RECEIPTS = 3;
const TITLE = { zh: '我最喜爱的公益广告', en: 'The advertisements I like best' };

/** The instant of a moment of the poll, so many milliseconds later. */
export const tickAt = (tick: number, laterMs = 0) => new Date(Date.parse(OPENS) + (1 + tick * HOURS_BETWEEN) * 3_600_000 + laterMs).toISOString();

/** Sets up the poll on the 106 works, publishes its rules, and tells which address the college's people share. */
export async function publishPoll(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const { items } = await city.get<{ items: { id: string }[] }>('/polls', { campaignId: run.id('campaign') });
  const poll = items[0] === undefined
    ? await city.post<Poll>('/polls', {
        campaignId: run.id('campaign'), trackId: run.id('track contest'), title: TITLE, eligibility: 'contact', minChoices: 1, maxChoices: MOST_CHOICES, replaceable: true, liveTotals: false, contestId: run.id('contest'), noMinors: true, opensAt: OPENS, closesAt: CLOSES,
        about: { zh: '每个手机号或邮箱一票，可选一至五件，截止前可以改。结果只作展示，不计入评选。', en: 'One ballot for a mobile number or e-mail address, one to five works, to be changed until the close. It is shown and decides no award.' },
      })
    : await city.get<Poll>(`/polls/${items[0].id}`);
  run.memory.ids.poll = poll.id;
  await city.post('/poll-institutions', { nodeId: run.id(CITY), label: '漯河市苇汀职业学院校园网', prefix: `${COLLEGE_ADDRESS}/32` });
  if (poll.state === 'draft') await city.post(`/polls/${poll.id}/publish`, { version: poll.version });
  run.memory.ids.options = JSON.stringify(await optionNumbers(run));
  run.count('polls');
}

/** The same numbers as they were when the rules were published, which nothing changes after. */
export const knownNumbers = (run: Run): number[] => JSON.parse(run.id('options')) as number[];

/** The number of each work among the options, by its position among all works. */
export async function optionNumbers(run: Run): Promise<number[]> {
  const { options } = await run.visitor().get<Poll>(`/polls/${run.id('poll')}`);
  const byEntry = new Map(options.map(({ entryId, number }) => [entryId, number]));
  const entries = await luoheEntries(run);
  return luoheWorks().map(({ author }) => byEntry.get(entries.get(author)!.id)!);
}

interface Voting {
  readonly voter: PlannedVoter;
  readonly contact: string;
  readonly client: ApiClient;
  pass: string;
}

/** Voters prove their contacts by one-time codes and get their passes. */
async function admit(run: Run, voters: readonly PlannedVoter[]): Promise<Voting[]> {
  const poll = run.id('poll');
  const voting = voters.map((voter): Voting => ({ voter, contact: voter.contact, client: run.visitor(voter.address), pass: '' }));
  await withCodes(run, voting, ({ contact, client }) => client.post(`/polls/${poll}/contact-codes`, { contact }), async (each, contactCode) => {
    each.pass = (await each.client.post<{ pass: string }>(`/polls/${poll}/passes`, { contact: each.contact, contactCode })).pass;
  });
  return voting;
}

type Cast = { seq: string; receipt: object };

/** One moment of the poll: voters are admitted, choose, and some change their minds. */
export async function vote(run: Run, tick: number): Promise<void> {
  const poll = run.id('poll');
  const numbers = knownNumbers(run);
  const cast = ({ client, pass }: Voting, works: readonly number[]) => client.post<Cast>(`/polls/${poll}/ballots`, { choices: works.map((work) => numbers[work]), pass });
  const due = planPoll(run.memory.scale).voters.filter((voter) => voter.tick === tick);
  const honest = await admit(run, due.filter(({ of }) => of !== 'bought'));
  for (const [wave, ms] of READING_MS.entries()) {
    await run.server.setClock(tickAt(tick, ms));
    const some = honest.filter((_, n) => n % READING_MS.length === wave);
    const receipts = await inParallel(some, AT_ONCE, (voting) => cast(voting, voting.voter.choices));
    if (tick === 0 && wave === 0) receipts.filter((_, n) => some[n]!.voter.instead === null).slice(0, RECEIPTS).forEach((each, n) => (run.memory.ids[`receipt ${n}`] = JSON.stringify(each)));
  }
  await run.server.setClock(tickAt(tick, CHANGING_MS));
  const changing = honest.filter(({ voter }) => voter.instead !== null);
  await inParallel(changing, AT_ONCE, (voting) => cast(voting, voting.voter.instead!));
  // Whoever bought contacts votes as soon as each is admitted.
  const bought = await admit(run, due.filter(({ of }) => of === 'bought'));
  await inParallel(bought, AT_ONCE, (voting) => cast(voting, voting.voter.choices));
  run.count('poll ballots changed', changing.length);
  run.count('poll ballots of fraud', bought.length);
  run.count('polls.ballots-cast', honest.length + bought.length);
  if (tick === 1) await refuse(run, honest[0]!);
}

/** What is refused: a sixth choice, a pass of somebody's own making, a wrong code. */
async function refuse(run: Run, { client, pass }: Voting): Promise<void> {
  const poll = run.id('poll');
  await refused(run, 'choices.many', client.post(`/polls/${poll}/ballots`, { choices: [1, 2, 3, 4, 5, 6], pass }));
  await refused(run, 'ballot.pass', client.post(`/polls/${poll}/ballots`, { choices: [1], pass: `${pass.slice(0, -4)}AAAA` }));
  await refused(run, 'pass.contact-code', client.post(`/polls/${poll}/passes`, { contact: '10088888888', contactCode: '000000' }));
}
