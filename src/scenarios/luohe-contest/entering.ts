import type { Entry, NewEntry } from '../../modules/contests/contests.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import type { Run } from '../run/run.ts';
import { visit } from '../run/visitor-session.ts';
import { type PlannedWork, planWorks } from './plan.ts';
import { CITY, staffOf } from './staff.ts';
import { CITY_CODE, COUNTY_CODES } from './tree.ts';
import { contentOf, titleOf } from './works.ts';

const AT_ONCE = 4;

/** All entries of the call, by title: no two works have the same. */
export async function knownEntries(run: Run): Promise<Map<string, Entry>> {
  const entries = await readAll<Entry>(await run.as(CITY), '/entries', { contest: run.id('contest') });
  return new Map(entries.map((entry) => [entry.title.zh, entry]));
}

/** Who enters a work: a unit's liaison, or a citizen. */
export const entrantOf = (run: Run, work: PlannedWork) => (work.isPublic ? visit(run, work.author) : run.as(staffOf(work.node).username));

/** Units and citizens enter what is due at a moment. */
export async function enterWorks(run: Run, tick: number): Promise<void> {
  const due = planWorks(run.memory.scale).filter((work) => work.tick === tick);
  const known = await knownEntries(run);
  await inParallel(due.filter((work) => !known.has(titleOf(work).zh)), AT_ONCE, async (work) => {
    const entrant = await entrantOf(run, work);
    await entrant.post(`/contests/${run.id('contest')}/entries`, { ...(await contentOf(work, entrant)), categoryId: run.id(work.category), nodeId: run.id(work.node), submit: true } satisfies NewEntry);
  });
  run.count('contests.entry-submitted', due.length);
  for (const { category, isPublic } of due) {
    run.count(`entered: ${category}`);
    if (isPublic) run.count('entered by citizens');
  }
}

/** The offices of counties forward what came to them, and the city takes all of it into judging. */
export async function forwardWorks(run: Run): Promise<void> {
  const works = planWorks(run.memory.scale);
  const known = await knownEntries(run);
  for (const county of COUNTY_CODES) await decideAll(run, county, 'forward', [...known.values()]);
  await decideAll(run, CITY_CODE, 'admit', [...(await knownEntries(run)).values()]);
  run.count('contests.entry-forwarded', works.filter(({ county }) => county !== null).length);
  run.count('contests.entry-admitted', works.length);
}

async function decideAll(run: Run, office: string, action: 'forward' | 'admit', among: readonly Entry[]): Promise<void> {
  const entries = among.filter(({ holder, state }) => state === 'waiting' && holder?.id === run.id(office)).map(({ id, version }) => ({ id, version }));
  if (entries.length > 0) await (await run.as(staffOf(office).username)).post('/entries/decisions', { entries, action });
}
