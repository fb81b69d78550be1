import type { Entry, NewEntry } from '../../modules/contests/contests.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import type { Run } from '../run/run.ts';
import { CITY_ADMIN, EDITORS, luoheStaff } from './staff.ts';
import { CITY, LUOHE_TREE, luoheNode } from './tree.ts';
import { type LuoheWork, luoheWorks, workContent } from './works.ts';

const AT_ONCE = 4;
/** Works whose authors' names are shown masked, in full or not at all. */
const CREDITS = ['full', 'masked', 'unit-only'] as const;

/** Entries that are there, by their author: each work has another one. */
export async function luoheEntries(run: Run): Promise<Map<string, Entry>> {
  const entries = await readAll<Entry>(await run.as(CITY_ADMIN), '/entries', { contest: run.id('contest') });
  return new Map(entries.map((entry) => [entry.authors[0]!.name, entry]));
}

/** The units' liaisons hand in the 106 works. */
export async function enterWorks(run: Run): Promise<void> {
  const known = await luoheEntries(run);
  const works = luoheWorks();
  await inParallel(works.filter(({ author }) => !known.has(author)), AT_ONCE, (work) => enter(run, work));
  run.count('contests.entry-submitted', works.length);
}

async function enter(run: Run, work: LuoheWork): Promise<void> {
  const liaison = await run.as(luoheStaff(work.unit).username);
  const { title, caption, body, file } = await workContent(work);
  const sent = file === undefined ? undefined : await liaison.upload<{ id: string }>('/files', { bytes: file.bytes, name: `${title.zh}.${file.extension}`, mime: file.mime }, { purpose: file.purpose });
  await liaison.post(`/contests/${run.id('contest')}/entries`, {
    title, caption, body, authors: [{ name: work.author, credit: CREDITS[work.index % CREDITS.length]!, address: work.index % 2 === 0 ? 'ms' : 'mr', under14: false }], fileIds: sent === undefined ? [] : [sent.id],
    categoryId: run.id(`category ${work.kind}`), nodeId: run.id(work.unit), submit: true,
  } satisfies NewEntry);
}

/** Districts and counties forward the works of their units to the city. */
export async function forwardWorks(run: Run): Promise<void> {
  const known = await luoheEntries(run);
  const works = luoheWorks().filter(({ unit }) => luoheNode(unit).parent !== CITY);
  await inParallel(LUOHE_TREE.filter(({ parent, kind }) => parent === CITY && kind === 'office'), AT_ONCE, async ({ code }) => {
    const waiting = works.filter(({ unit }) => luoheNode(unit).parent === code).map(({ author }) => known.get(author)!).filter(({ holder }) => holder?.id === run.id(code));
    if (waiting.length > 0) await (await run.as(luoheStaff(code).username)).post('/entries/decisions', { entries: waiting.map(({ id, version }) => ({ id, version })), action: 'forward', reason: '' });
  });
  run.count('contests.entry-forwarded', works.length);
}

/** The city's editor publishes all works. */
export async function publishWorks(run: Run): Promise<void> {
  const waiting = [...(await luoheEntries(run)).values()].filter(({ state }) => state === 'waiting');
  if (waiting.length > 0) await (await run.as(EDITORS[0])).post('/entries/decisions', { entries: waiting.map(({ id, version }) => ({ id, version })), action: 'publish', reason: '' });
  run.count('contests.work-published', luoheWorks().length);
}
