import type { Progress, ResultView, Round } from '../../modules/judging/judging.schemas.ts';
import { ProblemError } from '../client/problem-error.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { CRITERIA } from './campaign.ts';
import { CATEGORIES, type Category, planWorks, sizesOf } from './plan.ts';
import { assignAndOpen, beginRound, deskOf, judgeAll, seatPanel } from './rounds.ts';
import { truthOf } from './simulated-judge.ts';
import { CITY_ADMIN, judgeOf, PANELS } from './staff.ts';

const TIES = ['criterion:idea', 'median', 'most-high', 'lot'];
const RECUSING = PANELS.first[3];
const DECLARING = PANELS.first[5];

export const authorsOf = (run: Run): string[] => planWorks(run.memory.scale).map(({ author }) => author.name);
const placesOf = (run: Run, by: 'passing' | 'winners') => CATEGORIES.map((category) => ({ categoryId: run.id(category), places: sizesOf(run.memory.scale)[category][by] }));

/** The first round: blind, three judges a work; one declares somebody they know, one recuses from a work, and another takes that over. */
export async function prepareFirst(run: Run): Promise<void> {
  await beginRound(run, 'first', {
    name: { zh: '初评', en: 'First round' }, method: 'rubric', terms: { criteria: CRITERIA, judgesPerEntry: 3, mostPerJudge: 60, ties: TIES }, categories: placesOf(run, 'passing'),
    opensAt: '2017-06-28T09:00:00+08:00', dueAt: '2017-07-06T18:00:00+08:00', closesAt: '2017-07-08T18:00:00+08:00',
  });
  await seatPanel(run, 'first', PANELS.first, new Map([[DECLARING, authorsOf(run)[0]!]]));
  await assignAndOpen(run, 'first');
}

export async function judgeFirst(run: Run): Promise<void> {
  await recuseOne(run);
  await judgeAll(run, 'first', PANELS.first, authorsOf(run));
  const locked = (await deskOf(run, 'first', PANELS.first[0])).works.find(({ state }) => state === 'locked')!;
  const judge = await run.as(judgeOf(PANELS.first[0]).username);
  await refused(run, 'judging.locked', judge.put(`/judging/works/${locked.id}/draft`, { version: locked.version, value: { grades: {} } }));
}

/** A judge recuses from a work on their desk; the host gives it to another one whom nothing speaks against. */
async function recuseOne(run: Run): Promise<void> {
  const judge = await run.as(judgeOf(RECUSING).username);
  const { works } = await deskOf(run, 'first', RECUSING);
  const known = works.find(({ state }) => state === 'recused');
  const work = known ?? works[0]!;
  if (known === undefined) await judge.post(`/judging/works/${work.id}/recuse`, { reason: '作品题材由我所在的团队供稿，应当回避。' });
  run.count('recusals');
  const city = await run.as(CITY_ADMIN);
  const { entries } = await city.get<Progress>(`/judging/rounds/${run.id('round first')}/progress`);
  const { entryId, judges } = entries.find(({ number }) => number === work.number)!;
  if (judges.some(({ how }) => how !== 'solver')) return;
  for (const index of PANELS.first.filter((each) => each !== RECUSING)) {
    const taken = await city.post(`/judging/rounds/${run.id('round first')}/assignments`, { entryId, judgeId: run.id(`desk first ${index}`), reason: '替补回避的评委' }).then(() => true, (error: unknown) => {
      if (error instanceof ProblemError && (error.is('judging.assigned-already') || error.is('judging.conflict'))) return false;
      throw error;
    });
    if (taken) return;
  }
  throw new Error('nobody can take over the work');
}

/** The final: what passed, five judges a work. How good the first result was is measured against the truth. */
export async function prepareFinal(run: Run): Promise<void> {
  run.count('judging.round-closed');
  const { raw, calibrated } = await rankErrors(run, 'print');
  run.count('rank error of plain means, hundredths', raw);
  run.count('rank error of calibrated scores, hundredths', calibrated);
  await beginRound(run, 'final', {
    afterRoundId: run.id('round first'), name: { zh: '终评', en: 'Final' }, method: 'rubric', terms: { criteria: CRITERIA, judgesPerEntry: 5, mostPerJudge: 80, ties: TIES }, categories: placesOf(run, 'winners'),
    opensAt: '2017-07-11T09:00:00+08:00', dueAt: '2017-07-16T18:00:00+08:00', closesAt: '2017-07-18T18:00:00+08:00',
  });
  await seatPanel(run, 'final', PANELS.final);
  await assignAndOpen(run, 'final');
}

export const judgeFinal = (run: Run): Promise<void> => judgeAll(run, 'final', PANELS.final, authorsOf(run));

/** What the final leaves unsettled goes to judges who were not on its panel. */
export async function judgeExtra(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const final = run.id('round final');
  run.count('judging.round-closed');
  const known = (await city.get<Round[]>('/judging/rounds', { contest: run.id('contest') })).find(({ kind, ofRoundId }) => kind === 'extra' && ofRoundId === final);
  const { categories } = await city.get<ResultView>(`/judging/rounds/${final}/result`);
  if (known === undefined && categories.every(({ unsettled }) => unsettled.length === 0)) return;
  const extra = known ?? (await city.post<Round>(`/judging/rounds/${final}/extra`, { dueAt: '2017-07-22T18:00:00+08:00', closesAt: '2017-07-23T18:00:00+08:00', judgesPerEntry: 2 }));
  run.memory.ids['round extra'] = extra.id;
  await seatPanel(run, 'extra', PANELS.extra);
  await assignAndOpen(run, 'extra');
  await judgeAll(run, 'extra', PANELS.extra, authorsOf(run));
  run.count('extra rounds');
  run.count('judging.round-closed');
}

/** Mean distance, in hundredths of a rank, between the true order of a category's works and that of the first round's result. */
export async function rankErrors(run: Run, category: Category): Promise<{ raw: number; calibrated: number }> {
  const result = await (await run.as(CITY_ADMIN)).get<ResultView>(`/judging/rounds/${run.id('round first')}/result`);
  const { entries } = result.categories.find(({ categoryId }) => categoryId === run.id(category))!;
  const ranks = (value: (entry: (typeof entries)[number]) => number) => new Map(entries.toSorted((a, b) => value(b) - value(a)).map(({ entryId }, rank) => [entryId, rank]));
  const truth = ranks(({ entryId }) => truthOf(result.titles[entryId]!.zh));
  const error = (found: ReadonlyMap<string, number>) => Math.round((entries.reduce((sum, { entryId }) => sum + Math.abs(found.get(entryId)! - truth.get(entryId)!), 0) / entries.length) * 100);
  return { raw: error(ranks(({ rawMean }) => rawMean)), calibrated: error(ranks(({ calibrated }) => calibrated)) };
}
