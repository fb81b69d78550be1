import type { Entry } from '../../modules/contests/contests.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { knownEntries } from './entering.ts';
import { type PlannedLesson, planLessons } from './plan.ts';
import { PROVINCE, staffOf } from './staff.ts';
import { AREAS, nodeOf, PROVINCE_CODE } from './tree.ts';

const AT_ONCE = 4;
const BATCH = 200;
const RETURN_REASON = '要点清楚，缺少练习和学员提问，引用的数字请补上来处后再报。';

type Known = ReadonlyMap<string, Entry>;
type Action = 'forward' | 'return' | 'set-aside' | 'call-in' | 'publish';

const groups = (lessons: readonly PlannedLesson[], by: (each: PlannedLesson) => string): Map<string, PlannedLesson[]> => Map.groupBy(lessons, by);
const countyOf = ({ county }: PlannedLesson) => county!;
const prefectureOf = ({ prefecture }: PlannedLesson) => prefecture;
/** Whether it waits at an office for a decision; else a run cut short has taken it already. */
const waitsAt = (run: Run, known: Known, office: string) => ({ author }: PlannedLesson) => known.get(author)!.holder?.id === run.id(office);

/** One office takes one decision on several entries, as its list allows. */
async function decide(run: Run, office: string, action: Action, lessons: readonly PlannedLesson[], known: Known, reason = ''): Promise<void> {
  const client = await run.as(staffOf(office).username);
  for (let from = 0; from < lessons.length; from += BATCH) {
    const entries = lessons.slice(from, from + BATCH).map(({ author }) => known.get(author)!).map(({ id, version }) => ({ id, version }));
    await client.post('/entries/decisions', { entries, action, reason });
  }
}

/** Offices return what lacks something, with the reason. */
export async function returnSome(run: Run): Promise<void> {
  const due = planLessons(run.memory.scale).lessons.filter(({ returned }) => returned);
  const known = await knownEntries(run);
  await inParallel([...groups(due, ({ county, prefecture }) => county ?? prefecture)], AT_ONCE, ([office, lessons]) => decide(run, office, 'return', lessons.filter(waitsAt(run, known, office)), known, RETURN_REASON));
  run.count('contests.entry-returned', due.length);
}

/** Counties forward what they find worth it and leave the rest; one in each prefecture is late with a few. */
export async function counties(run: Run): Promise<void> {
  const known = await knownEntries(run);
  const below = planLessons(run.memory.scale).lessons.filter(({ county, late }) => county !== null && !late);
  await inParallel([...groups(below, countyOf)], AT_ONCE, async ([county, lessons]) => {
    const open = lessons.filter(waitsAt(run, known, county));
    await decide(run, county, 'forward', open.filter(({ fate }) => fate !== 'left-by-county'), known);
    await decide(run, county, 'set-aside', open.filter(({ fate }) => fate === 'left-by-county'), known);
  });
  run.count('contests.entry-forwarded', below.filter(({ fate }) => fate !== 'left-by-county').length);
}

/** The counties' date is over: prefectures call in what was not decided. */
export async function callInLate(run: Run): Promise<void> {
  const known = await knownEntries(run);
  const late = planLessons(run.memory.scale).lessons.filter((each) => each.late);
  await inParallel([...groups(late, prefectureOf)], AT_ONCE, ([prefecture, lessons]) => decide(run, prefecture, 'call-in', lessons.filter((each) => waitsAt(run, known, countyOf(each))(each)), known));
  run.count('contests.entry-called-in', late.length);
}

/**
 * Prefectures forward up to their quotas. The first one tries to do so without one of its counties, and each tries one more than its quota:
 * both are refused. What is left is set aside.
 */
export async function prefectures(run: Run): Promise<void> {
  const { lessons, quotas } = planLessons(run.memory.scale);
  const known = await knownEntries(run);
  const up = lessons.filter(({ fate }) => fate !== 'left-by-county');
  await inParallel([...groups(up, prefectureOf)], AT_ONCE, async ([prefecture, came]) => {
    const waiting = waitsAt(run, known, prefecture);
    const chosen = came.filter(({ fate }) => fate === 'at-province');
    const left = came.filter(({ fate }) => fate === 'left-by-prefecture');
    if (prefecture === AREAS[0]!.prefecture && chosen.every(waiting)) {
      const short = came.filter(({ county, category }) => county !== AREAS[0]!.counties.at(-1)!.code && category === 'lessons').slice(0, quotas.get(prefecture)!);
      await refused(run, 'entry.region-minimum', decide(run, prefecture, 'forward', short, known));
    }
    await decide(run, prefecture, 'forward', chosen.filter(waiting), known);
    if (left.every(waiting)) await refused(run, 'entry.quota', decide(run, prefecture, 'forward', left.slice(0, 1), known));
    await decide(run, prefecture, 'set-aside', left.filter(waiting), known);
  });
  const sent = lessons.filter(({ fate }) => fate === 'at-province');
  run.count('contests.entry-forwarded', sent.length);
  run.count('forwarded to the province', sent.length);
  for (const [prefecture, those] of groups(sent, prefectureOf)) run.count(`forwarded by ${nodeOf(prefecture).name}`, those.length);
}

/** The province may not lower a quota below what was forwarded, and calls in one lesson that a prefecture left. */
export async function province(run: Run): Promise<void> {
  const { quotas, calledIn } = planLessons(run.memory.scale);
  const [[prefecture, quota]] = [...quotas] as [[string, number]];
  const client = await run.as(PROVINCE);
  await refused(run, 'contest.quota-below', client.put(`/contests/${run.id('contest')}/quotas`, { categoryId: run.id('lessons'), nodeId: run.id(prefecture), quota: quota - 1 }));
  const known = await knownEntries(run);
  if (known.get(calledIn.author)!.state === 'set-aside') await decide(run, PROVINCE_CODE, 'call-in', [calledIn], known);
  run.count('contests.entry-called-in');
}

/** The province shows a part of what came, and what it called in. */
export async function publishLessons(run: Run): Promise<void> {
  const { lessons, calledIn } = planLessons(run.memory.scale);
  const chosen = [...lessons.filter(({ published }) => published), calledIn];
  const known = await knownEntries(run);
  await decide(run, PROVINCE_CODE, 'publish', chosen.filter(waitsAt(run, known, PROVINCE_CODE)), known);
  run.count('contests.work-published', chosen.length);
}
