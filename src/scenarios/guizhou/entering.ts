import type { Entry, NewEntry } from '../../modules/contests/contests.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import type { ApiClient } from '../client/api-client.ts';
import type { Run } from '../run/run.ts';
import { lesson } from './lesson.ts';
import { filmOf, type PlannedLesson, planLessons } from './plan.ts';
import { PROVINCE, staffOf } from './staff.ts';
import { placeOf } from './tree.ts';

const AT_ONCE = 6;
const MENDED = '补记：课件已按退回意见补上练习题和学员提问，引用的数字都附了来处。';

/** What is there of the plan, by author: each has one entry. */
export async function knownEntries(run: Run): Promise<Map<string, Entry>> {
  const entries = await readAll<Entry>(await run.as(PROVINCE), '/entries', { contest: run.id('contest') });
  return new Map(entries.map((entry) => [entry.authors[0]?.name ?? '', entry]));
}

/** Units enter what is due at a moment. */
export async function enterLessons(run: Run, tick: number): Promise<void> {
  const due = planLessons(run.memory.scale).lessons.filter((each) => each.tick === tick);
  const known = await knownEntries(run);
  await inParallel(due.filter(({ author }) => !known.has(author)), AT_ONCE, async (each) => {
    const liaison = await run.as(staffOf(each.unit).username);
    await liaison.post(`/contests/${run.id('contest')}/entries`, { ...(await contentOf(each, liaison)), categoryId: run.id(each.category), nodeId: run.id(each.unit), submit: true } satisfies NewEntry);
  });
  run.count('contests.entry-submitted', due.length);
  for (const { category } of due) run.count(`submitted in ${category}`);
}

async function contentOf(each: PlannedLesson, liaison: ApiClient): Promise<Pick<NewEntry, 'title' | 'body' | 'caption' | 'authors' | 'fileIds'>> {
  const { title, text } = lesson(each.turn, placeOf(each.unit));
  const authors: NewEntry['authors'] = [{ name: each.author, credit: each.index % 3 === 0 ? 'masked' : 'full', address: each.index % 2 === 0 ? 'ms' : 'mr', under14: false }];
  if (each.category === 'lessons') return { title, body: text, caption: { zh: '', en: '' }, authors, fileIds: [] };
  const made = await filmOf(each);
  const file = await liaison.upload<{ id: string }>('/files', { bytes: new Uint8Array(made.bytes), name: `${title.zh}.webm`, mime: made.mime }, { purpose: 'film' });
  return { title, body: '', caption: { zh: text.slice(0, 60), en: '' }, authors, fileIds: [file.id] };
}

/** Units mend what was returned and hand it in again; the office sees what changed. */
export async function mendReturned(run: Run): Promise<void> {
  const due = planLessons(run.memory.scale).lessons.filter(({ returned }) => returned);
  const known = await knownEntries(run);
  await inParallel(due, AT_ONCE, async ({ author, unit, county, prefecture }) => {
    const entry = known.get(author)!;
    if (entry.state === 'returned') {
      const liaison = await run.as(staffOf(unit).username);
      await liaison.put(`/entries/${entry.id}`, { title: entry.title, body: `${entry.body}\n\n${MENDED}`, caption: entry.caption, authors: entry.authors, fileIds: [], version: entry.version, submit: true });
    }
    const office = await run.as(staffOf(county ?? prefecture).username);
    const changes = await office.get<{ fields: { field: string }[] } | null>(`/entries/${entry.id}/changes`);
    if (changes?.fields.map(({ field }) => field).join() !== 'body') throw new Error(`what changed in ${entry.id} is not shown: ${JSON.stringify(changes)}`);
  });
  run.count('mended, with what changed shown', due.length);
}
