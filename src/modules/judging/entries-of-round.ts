import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { entriesForJudging, peopleOfEntries, requireEntry, type JudgedEntry as ContestEntry } from '../contests/public.ts';
import { hidesAuthors, type RoundRecord } from './rounds.queries.ts';
import { latestResult } from './results.queries.ts';

/** A work of a contest as judging reads it. `names`: of its authors and tutors, which a blind round masks and compares. */
export type JudgedEntry = ContestEntry & { readonly names: readonly string[]; readonly authorNames: readonly string[]; readonly tutorNames: readonly string[] };

async function read(db: Db, contestId: string, ids?: readonly string[]): Promise<JudgedEntry[]> {
  const entries = await entriesForJudging(db, contestId, ids === undefined ? {} : { ids });
  const people = await peopleOfEntries(db, entries.map(({ id }) => id));
  return entries.map((entry) => {
    const tutorNames = (people.get(entry.id) ?? []).filter(({ role }) => role === 'tutor').map(({ name }) => name);
    const authorNames = (people.get(entry.id) ?? []).filter(({ role }) => role === 'author').map(({ name }) => name);
    return { ...entry, names: [...authorNames, ...tutorNames], authorNames, tutorNames };
  });
}

/** Works of a contest by id, admitted or published; others are left out. */
export async function judgedEntries(db: Db, contestId: string, ids: readonly string[]): Promise<Map<string, JudgedEntry>> {
  return ids.length === 0 ? new Map() : new Map((await read(db, contestId, ids)).map((entry) => [entry.id, entry]));
}

export const judgedEntry = async (db: Db, contestId: string, id: string): Promise<JudgedEntry | undefined> => (await judgedEntries(db, contestId, [id])).get(id);

/** Titles by entry, for the host; of works that left the contest too, as long as they exist. */
export async function entryTitles(db: Db, contestId: string, ids: readonly string[]): Promise<Map<string, { zh: string; en: string }>> {
  const titles = new Map([...(await judgedEntries(db, contestId, ids)).values()].map((entry) => [entry.id, { zh: entry.titleZh, en: entry.titleEn }]));
  for (const id of ids.filter((each) => !titles.has(each))) {
    const gone = await requireEntry(db, id).catch(() => null);
    if (gone !== null) titles.set(id, { zh: gone.titleZh, en: gone.titleEn });
  }
  return titles;
}

// A review is of an award that is public already, so what the gallery shows of its work cannot be undone.
const mayJudge = (round: RoundRecord, state: string): boolean => state === 'admitted' || (state === 'published' && (round.kind === 'review' || !hidesAuthors(round)));

/**
 * The works of the contest that a round may judge now, by id: admitted ones, and published ones only where nothing of their author is hidden (the
 * gallery names them). After a former round: what passed it.
 */
export async function judgeable(db: Db, round: RoundRecord): Promise<Map<string, JudgedEntry>> {
  const categories = new Set(round.categories.map(({ categoryId }) => categoryId));
  const all = (await read(db, round.contestId))
    .filter((entry) => categories.has(entry.categoryId) && mayJudge(round, entry.state))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (round.afterRoundId === null) return new Map(all.map((entry) => [entry.id, entry]));
  const former = await latestResult(db, round.afterRoundId);
  const passed = new Set((former?.result.categories ?? []).flatMap((category) => category.entries.filter(({ passes }) => passes).map(({ entryId }) => entryId)));
  return new Map(all.filter(({ id }) => passed.has(id)).map((entry) => [entry.id, entry]));
}

/**
 * Brings the round's list in line with the contest: new works join while it is being prepared (numbers are drawn by the order of their ids' hash, so
 * that a number says nothing of when a work came); one that left is marked with where it went, and is back when it comes back. Scores stay either way.
 * @returns how many joined and how many left
 */
export async function refreshEntries(tx: Tx, ctx: Pick<Context, 'clock'>, round: RoundRecord): Promise<{ joined: number; left: number }> {
  const able = await judgeable(tx, round);
  const known = await tx.selectFrom('judging_entries').selectAll().where('round_id', '=', round.id).execute();
  const gone = known.filter((row) => !able.has(row.entry_id) && row.left_at === null).map((row) => row.entry_id);
  const back = known.filter((row) => able.has(row.entry_id) && row.left_at !== null).map((row) => row.entry_id);
  if (gone.length > 0) {
    for (const id of gone) await tx.updateTable('judging_entries').set({ left_at: ctx.clock.now(), left_state: (await whereItWent(tx, round, id)) ?? 'not-passed' }).where('round_id', '=', round.id).where('entry_id', '=', id).execute();
  }
  if (back.length > 0) await tx.updateTable('judging_entries').set({ left_at: null, left_state: null }).where('round_id', '=', round.id).where('entry_id', 'in', back).execute();
  const joining = round.state !== 'draft' || round.kind !== 'round' ? [] : [...able.values()].filter(({ id }) => !known.some((row) => row.entry_id === id));
  if (joining.length > 0) {
    const ids = joining.map(({ id }) => id);
    await sql`
      insert into judging_entries (round_id, entry_id, category_id, number)
      select ${round.id}, e.id, e.category_id, (select coalesce(max(number), 0) from judging_entries where round_id = ${round.id}) + row_number() over (order by md5(e.id::text || ${round.id}::text))
      from unnest(${ids}::uuid[], ${joining.map(({ categoryId }) => categoryId)}::uuid[]) as e(id, category_id)`.execute(tx);
  }
  return { joined: joining.length, left: gone.length };
}

/** Null while the round may judge an entry, else the state it went to: what was withdrawn, set aside or (under blind judging) published is judged no more. */
export async function whereItWent(db: Db, round: RoundRecord, entryId: string): Promise<string | null> {
  const state = await requireEntry(db, entryId).then((entry) => entry.state, () => 'withdrawn');
  return mayJudge(round, state) ? null : state;
}

export interface EntryOfRound {
  readonly entryId: string;
  readonly categoryId: string;
  readonly number: number;
  readonly judges: number | null;
  readonly leftState: string | null;
}

/** The round's list as it is at this moment: until it closes, a work that left since the list was last brought in line is marked too. */
export async function entriesNow(db: Db, round: RoundRecord): Promise<EntryOfRound[]> {
  const listed = await entriesOfRound(db, round.id);
  if (round.state === 'closed') return listed;
  const able = await judgeable(db, round);
  const now: EntryOfRound[] = [];
  for (const entry of listed) now.push(able.has(entry.entryId) ? { ...entry, leftState: null } : { ...entry, leftState: entry.leftState ?? (await whereItWent(db, round, entry.entryId)) ?? 'not-passed' });
  return now;
}

/** The round's list by number, those that left among them. */
export async function entriesOfRound(db: Db, roundId: string): Promise<EntryOfRound[]> {
  const rows = await db.selectFrom('judging_entries').selectAll().where('round_id', '=', roundId).orderBy('number').execute();
  return rows.map((row) => ({ entryId: row.entry_id, categoryId: row.category_id, number: row.number, judges: row.judges, leftState: row.left_state }));
}
