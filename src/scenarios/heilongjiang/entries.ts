import type { Entry, NewEntry } from '../../modules/contests/contests.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { essay, film, nomination, picture, ROOT_CODE, serviceReport, settingOf, treeNode } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { visit } from '../run/visitor-session.ts';
import type { Category, EntryPlan, Move, Planned, PlannedEntry } from './entry-plan.ts';
import { readAll } from '../client/read-all.ts';
import { EDITOR, PROVINCE, staffOf } from './staff.ts';

const AT_ONCE = 6;
const DECIDED_AT_ONCE = 200;
const RETURN_REASON = '题目偏大，细节不足，请补写一处亲历的场景，并核对时间和地点后再报。';

type Known = { id: string; state: string; version: number };
const FACTS: Readonly<Partial<Record<Move, string>>> = { submit: 'contests.entry-submitted', forward: 'contests.entry-forwarded', return: 'contests.entry-returned', publish: 'contests.work-published' };

/** Moves all entries that are due at a moment of the plan: authors send and mend their works, offices decide. */
export async function moveEntries(run: Run, plan: EntryPlan, tick: number): Promise<void> {
  const due = plan.entries.flatMap((entry) => entry.path.flatMap((planned, order) => (planned.tick === tick ? [{ entry, planned, order }] : [])));
  const known = await knownEntries(run);
  const open = due.filter(({ entry, order }) => !isDone(known.get(entry.author.name), order));
  await inParallel(open.filter(({ planned }) => planned.move === 'submit' || planned.move === 'resubmit'), AT_ONCE, ({ entry, planned }) => byAuthor(run, entry, planned, known.get(entry.author.name)));
  await inParallel(batches(open.filter(({ planned }) => planned.move !== 'submit' && planned.move !== 'resubmit')), AT_ONCE, (batch) => byOffice(run, batch, known));
  for (const { planned } of due) {
    run.count(`entries.${planned.move}`);
    const fact = FACTS[planned.move];
    if (fact !== undefined) run.count(fact);
  }
}

/** What is there already, by author: each has one entry. Drafts are not seen by offices, but a work is handed in as it is made. */
async function knownEntries(run: Run): Promise<Map<string, Known>> {
  const entries = await readAll<Entry>(await run.as(PROVINCE), '/entries', { under: run.id(ROOT_CODE) });
  return new Map(entries.map(({ authors, id, state, version }) => [authors[0]?.name ?? '', { id, state, version }]));
}

/** An entry is of version 1 when it is handed in, and each move makes one more. */
const isDone = (known: Known | undefined, order: number) => known !== undefined && known.version > order;

async function byAuthor(run: Run, entry: PlannedEntry, { move }: Planned, known: Known | undefined): Promise<void> {
  const author = entry.visitor === null ? await run.as(staffOf(entry.node).username) : await visit(run, entry.author);
  if (move === 'submit') {
    await enter(run, entry, author, '');
    return;
  }
  const now = await author.get<Entry>(`/entries/${known!.id}`);
  const body = `${now.body}${now.body === '' ? '' : '\n\n'}补记：时间和地点已经核对，文中所写均为作者亲历。`;
  await author.put(`/entries/${now.id}`, { title: now.title, body, caption: now.caption, authors: now.authors, fileIds: now.files.map(({ id }) => id), version: now.version, submit: true });
}

async function enter(run: Run, entry: PlannedEntry, author: ApiClient, call: '' | 'next '): Promise<void> {
  const where = { categoryId: run.id(`${call}category ${entry.category}`), nodeId: run.id(entry.node) };
  await author.post(`/contests/${run.id(`${call}contest ${entry.category}`)}/entries`, { ...(await contentOf(entry, author)), ...where, submit: true } satisfies NewEntry);
}

/** Liaisons enter a few works in the calls that are open now; they wait at the offices for whoever signs in there. */
export async function enterNewWorks(run: Run, entries: readonly PlannedEntry[]): Promise<void> {
  const known = await knownEntries(run);
  await inParallel(entries.filter(({ author }) => !known.has(author.name)), AT_ONCE, async (entry) => enter(run, entry, await run.as(staffOf(entry.node).username), 'next '));
  run.count('next contests.entry-submitted', entries.length);
}

interface Batch {
  readonly move: Move;
  readonly office: string;
  readonly entries: PlannedEntry[];
}

/** Decisions of one office of one kind are made together, as its list allows. */
function batches(due: readonly { entry: PlannedEntry; planned: Planned }[]): Batch[] {
  const groups = new Map<string, Batch>();
  for (const { entry, planned } of due) {
    const key = `${planned.office} ${planned.move} ${Math.floor((groups.get(`${planned.office} ${planned.move}`)?.entries.length ?? 0) / DECIDED_AT_ONCE)}`;
    const group = groups.get(key) ?? { move: planned.move, office: planned.office, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function byOffice(run: Run, { move, office, entries }: Batch, known: ReadonlyMap<string, Known>): Promise<void> {
  // The province's editor chooses among what came up; offices below have their administrator alone.
  const client = await run.as(office === ROOT_CODE ? EDITOR : staffOf(office).username);
  const rows = entries.map((entry) => known.get(entry.author.name)!).map(({ id, version }) => ({ id, version }));
  await client.post('/entries/decisions', { entries: rows, action: move, reason: move === 'return' ? RETURN_REASON : '' });
}

type Content = Pick<NewEntry, 'title' | 'body' | 'caption' | 'authors' | 'fileIds'>;

/** Writes, paints or films the work, and uploads its file. */
async function contentOf(entry: PlannedEntry, author: ApiClient): Promise<Content> {
  const { category, turn, index } = entry;
  const setting = settingOf(treeNode(entry.node).division);
  const authors: Content['authors'] = [{ name: entry.author.name, credit: index % 5 < 2 ? 'full' : index % 5 < 4 ? 'masked' : 'unit-only', address: index % 2 === 0 ? 'ms' : 'mr', under14: false }];
  const written = (made: { title: string; titleEn: string; text: string }): Content => ({ title: { zh: made.title, en: made.titleEn }, body: made.text, caption: { zh: '', en: '' }, authors, fileIds: [] });
  const shown = async (made: { title: string; titleEn: string; caption: string; captionEn: string; bytes: Uint8Array; mime: string }, purpose: 'picture' | 'film'): Promise<Content> => {
    const file = await author.upload<{ id: string }>('/files', { bytes: new Uint8Array(made.bytes), name: `${made.title}.${made.mime === 'image/jpeg' ? 'jpg' : 'webm'}`, mime: made.mime }, { purpose });
    return { title: { zh: made.title, en: made.titleEn }, body: '', caption: { zh: made.caption, en: made.captionEn }, authors, fileIds: [file.id] };
  };
  const make: Record<Category, () => Promise<Content> | Content> = {
    essays: () => written(essay(turn, setting)),
    nominations: () => written(nomination(turn, setting)),
    service: () => written(serviceReport(turn, setting)),
    pictures: async () => shown(await picture(turn), 'picture'),
    films: async () => shown(await film(turn), 'film'),
  };
  return make[category]();
}
