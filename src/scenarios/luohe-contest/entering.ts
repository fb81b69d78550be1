import type { Entry, NewEntry } from '../../modules/contests/contests.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import { CITY } from '../luohe/tree.ts';
import { workContent } from '../luohe/works.ts';
import type { Run } from '../run/run.ts';
import { visit } from '../run/visitor-session.ts';
import { COUNTY_CODES, type PlannedWork, planWorks } from './plan.ts';
import { CITY_ADMIN, usernameOf } from './staff.ts';

const AT_ONCE = 4;

/** All entries of the call, by author: each work has one of its own. */
async function knownEntries(run: Run): Promise<Map<string, Entry>> {
  const entries = await readAll<Entry>(await run.as(CITY_ADMIN), '/entries', { contest: run.id('contest') });
  return new Map(entries.map((entry) => [entry.authors[0]?.name ?? '', entry]));
}

/** Units and citizens enter what is due at a moment. */
export async function enterWorks(run: Run, tick: number): Promise<void> {
  const due = planWorks(run.memory.scale).filter((work) => work.tick === tick);
  const known = await knownEntries(run);
  await inParallel(due.filter(({ author }) => !known.has(author.name)), AT_ONCE, async (work) => enter(run, work, work.isPublic ? await visit(run, work.author) : await run.as(usernameOf(work.node))));
  run.count('contests.entry-submitted', due.length);
  for (const { category, isPublic } of due) {
    run.count(`entered: ${category}`);
    if (isPublic) run.count('entered by citizens');
  }
}

async function enter(run: Run, { index, turn, category, node, author }: PlannedWork, entrant: ApiClient): Promise<void> {
  const { title, caption, body, file } = await workContent({ index, kind: category, turn, unit: node, author: author.name });
  const sent = file === undefined ? undefined : await entrant.upload<{ id: string }>('/files', { bytes: file.bytes, name: `${title.zh}.${file.extension}`, mime: file.mime }, { purpose: file.purpose });
  await entrant.post(`/contests/${run.id('contest')}/entries`, {
    title, caption, body, authors: [{ name: author.name, credit: index % 3 === 0 ? 'full' : 'masked', address: index % 2 === 0 ? 'ms' : 'mr', under14: false }], fileIds: sent === undefined ? [] : [sent.id],
    categoryId: run.id(category), nodeId: run.id(node), submit: true,
  } satisfies NewEntry);
}

/** The offices of counties forward what came to them, and the city takes all of it into judging. */
export async function forwardWorks(run: Run): Promise<void> {
  const works = planWorks(run.memory.scale);
  const known = await knownEntries(run);
  for (const county of COUNTY_CODES) await decideAll(run, county, 'forward', [...known.values()]);
  await decideAll(run, CITY, 'admit', [...(await knownEntries(run)).values()]);
  run.count('contests.entry-forwarded', works.filter(({ county }) => county !== null).length);
  run.count('contests.entry-admitted', works.length);
}

async function decideAll(run: Run, office: string, action: 'forward' | 'admit', among: readonly Entry[]): Promise<void> {
  const entries = among.filter(({ holder, state }) => state === 'waiting' && holder?.id === run.id(office)).map(({ id, version }) => ({ id, version }));
  if (entries.length > 0) await (await run.as(usernameOf(office))).post('/entries/decisions', { entries, action });
}
