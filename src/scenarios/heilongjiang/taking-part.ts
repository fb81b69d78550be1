import type { Poll } from '../../modules/polls/polls.schemas.ts';
import type { Survey } from '../../modules/surveys/surveys.schemas.ts';
import type { Forum, Pledge, Post } from '../../modules/voices/voices.schemas.ts';
import { addDays, dayOf } from '../../platform/calendar/calendar.ts';
import { unlessDone } from '../client/problem-error.ts';
import { readAll } from '../client/read-all.ts';
import { person } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { visit } from '../run/visitor-session.ts';
import { EDITOR, PROVINCE } from './staff.ts';
import { ANSWER, CHOICES, COMMENTS, OPTIONS, PLEDGE, POLL, SURVEY, SURVEY_FORM, TOPIC } from './taking-part-texts.ts';

/** People who talk and sign; nobody else of the programme. */
const FIRST = 1200;
const SIGNERS = 8;
const MINUTES_BETWEEN = 11;
const citizen = (run: Run, n: number) => visit(run, person(FIRST + n));

/** The instant at an hour of a day so many days from today. */
export const daysFromNow = (days: number, hour: number, minutes = 0) => new Date(Date.parse(`${addDays(dayOf(new Date()), days)}T00:00:00+08:00`) + (hour * 60 + minutes) * 60_000).toISOString();

const open = () => ({ opensAt: daysFromNow(-1, 9), closesAt: daysFromNow(30, 18) });

/** Opens a topic, a pledge, a poll and a survey in the campaign of the present. */
export async function openTakingPart(run: Run): Promise<void> {
  const province = await run.as(PROVINCE);
  const campaignId = run.id('next campaign');
  const named = <T extends { title: { zh: string } }>(items: readonly T[], title: { zh: string }) => items.find((item) => item.title.zh === title.zh);

  const forum = named(await readAll<Forum>(province, '/forums', {}), TOPIC.title) ?? (await province.post<Forum>('/forums', { campaignId, kind: 'topic', ...TOPIC, moderation: 'after', ...open() }));
  if (forum.state === 'draft') await province.post(`/forums/${forum.id}/state`, { state: 'open' });
  const pledge = named(await readAll<Pledge>(province, '/pledges', {}), PLEDGE.title) ?? (await province.post<Pledge>('/pledges', { campaignId, ...PLEDGE, ...open() }));
  if (pledge.state === 'draft') await province.post(`/pledges/${pledge.id}/state`, { state: 'open' });

  const polls = await province.get<{ items: Poll[] }>('/polls', { campaignId });
  const poll = polls.items[0] === undefined
    ? await province.post<Poll>('/polls', { campaignId, ...POLL, eligibility: 'open', minChoices: 1, maxChoices: 3, liveTotals: true, replaceable: true, options: OPTIONS.map((title) => ({ title })), ...open() })
    : await province.get<Poll>(`/polls/${polls.items[0].id}`);
  if (poll.state === 'draft') await province.post(`/polls/${poll.id}/publish`, { version: poll.version });

  const surveys = await province.get<{ items: Survey[] }>('/surveys', { campaignId });
  const survey = surveys.items[0] === undefined
    ? await province.post<Survey>('/surveys', { campaignId, ...SURVEY, anonymous: true, eligibility: 'open', results: 'public', form: SURVEY_FORM, ...open() })
    : await province.get<Survey>(`/surveys/${surveys.items[0].id}`);
  if (survey.state === 'draft') await province.post(`/surveys/${survey.id}/publish`, { version: survey.version });

  Object.assign(run.memory.ids, { 'next topic': forum.id, 'next pledge': pledge.id, 'next poll': poll.id });
}

/** People write, sign and vote, one after the other; the office answers them. */
export async function takePart(run: Run): Promise<void> {
  const [forum, pledge, poll] = ['next topic', 'next pledge', 'next poll'].map((name) => run.id(name)) as [string, string, string];
  const moment = (n: number) => run.server.setClock(daysFromNow(-1, 10, n * MINUTES_BETWEEN));
  const written = new Set((await readAll<Post>(await run.as(EDITOR), '/posts', { forum })).map(({ body }) => body));
  for (const [n, body] of COMMENTS.entries()) {
    await moment(n);
    if (!written.has(body)) await (await citizen(run, n)).post(`/forums/${forum}/posts`, { body, shownAs: 'masked' });
  }
  const said = await (await run.as(EDITOR)).get<Forum>(`/forums/${forum}`);
  if (said.answer === null) await (await run.as(EDITOR)).post(`/forums/${forum}/answer`, { version: said.version, answer: ANSWER });
  for (let n = 0; n < SIGNERS; n += 1) {
    await moment(COMMENTS.length + n);
    await unlessDone('pledge.signed', (await citizen(run, n)).post(`/pledges/${pledge}/signature`, { name: person(FIRST + n).name, shownAs: 'masked' }));
  }
  // Whose browser voted cannot be told afterwards: each ballot is remembered as soon as it is cast.
  for (const [n, choices] of CHOICES.entries()) {
    await moment(COMMENTS.length + SIGNERS + n);
    if (Number(run.memory.ids['next ballots'] ?? 0) > n) continue;
    const voter = run.visitor();
    const { pass } = await voter.post<{ pass: string }>(`/polls/${poll}/passes`, {});
    await voter.post(`/polls/${poll}/ballots`, { choices, pass });
    run.memory.ids['next ballots'] = String(n + 1);
    await run.checkpoint();
  }
  run.count('next posts', COMMENTS.length);
  run.count('next signatures', SIGNERS);
}
