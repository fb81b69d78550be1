import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../db/types.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { awardErrors } from '../awards.errors.ts';
import { OPEN_CASE_STATES } from '../awards.words.ts';
import { lockScheme, type SchemeRecord } from '../scheme/scheme.queries.ts';

export type ProposalRow = Selectable<DB['award_proposals']>;
export type ProposalCategoryRow = Selectable<DB['award_proposal_categories']>;
export type PlaceRow = Selectable<DB['award_places']>;
export type VacancyRow = Selectable<DB['award_vacancies']>;
export type ExclusionRow = Selectable<DB['award_exclusions']>;

/** A list as it is kept: of a category of a proposal when it was published. */
export type KeptPlace = { readonly entryId: string; readonly levelId: string; readonly position: number; readonly rank: number };

/** A proposal by id; refuses with award.not-found. */
export async function requireProposal(db: Db, id: string): Promise<ProposalRow> {
  return (await db.selectFrom('award_proposals').selectAll().where('id', '=', id).executeTakeFirst()) ?? awardErrors.fail('award.not-found');
}

/** The same with its contest's scheme, which is locked: whatever changes lists of a contest takes turns. */
export async function lockProposal(tx: Tx, id: string): Promise<{ proposal: ProposalRow; scheme: SchemeRecord }> {
  const { contest_id } = await requireProposal(tx, id);
  const scheme = await lockScheme(tx, contest_id);
  return { scheme, proposal: await requireProposal(tx, id) };
}

export const categoriesOf = (db: Db, proposalId: string): Promise<ProposalCategoryRow[]> => db.selectFrom('award_proposal_categories').selectAll().where('proposal_id', '=', proposalId).orderBy('category_id').execute();
export const placesOf = (db: Db, proposalId: string): Promise<PlaceRow[]> => db.selectFrom('award_places').selectAll().where('proposal_id', '=', proposalId).orderBy('category_id').orderBy('position').execute();
export const vacanciesOf = (db: Db, proposalId: string): Promise<VacancyRow[]> => db.selectFrom('award_vacancies').selectAll().where('proposal_id', '=', proposalId).execute();
export const exclusionsOf = (db: Db, proposalId: string): Promise<ExclusionRow[]> => db.selectFrom('award_exclusions').selectAll().where('proposal_id', '=', proposalId).execute();

/** Proposals of a contest, the newest first. */
export const proposalsOf = (db: Db, contestId: string): Promise<ProposalRow[]> => db.selectFrom('award_proposals').selectAll().where('contest_id', '=', contestId).orderBy('id', 'desc').execute();

/** Open cases of a proposal by entry. */
export async function openCasesByEntry(db: Db, proposalId: string): Promise<Map<string, number>> {
  const rows = await db.selectFrom('award_cases').select((eb) => ['entry_id', eb.fn.countAll<number>().as('count')]).where('proposal_id', '=', proposalId).where('state', 'in', OPEN_CASE_STATES).groupBy('entry_id').execute();
  return new Map(rows.map((row) => [row.entry_id, row.count]));
}

/** How many cases of a category of a proposal are open; of the whole of it without one. */
export async function countOpenCases(db: Db, proposalId: string, categoryId?: string): Promise<number> {
  const { count } = await db.selectFrom('award_cases').select((eb) => eb.fn.countAll<number>().as('count')).where('proposal_id', '=', proposalId).where('state', 'in', OPEN_CASE_STATES).$if(categoryId !== undefined, (q) => q.where('category_id', '=', categoryId!)).executeTakeFirstOrThrow();
  return count;
}

/** Published lists of a proposal, the first first, with the number of the case that changed one. */
export async function revisionsOf(db: Db, proposalId: string) {
  const rows = await db
    .selectFrom('award_revisions as r')
    .leftJoin('award_cases as c', 'c.id', 'r.case_id')
    .select(['r.category_id', 'r.seq', 'r.at', 'r.cause', 'r.places', 'c.number'])
    .where('r.proposal_id', '=', proposalId)
    .orderBy('r.category_id')
    .orderBy('r.seq')
    .execute();
  return rows.map((row) => ({ categoryId: row.category_id, seq: row.seq, at: row.at, cause: row.cause as 'noticed' | 'case' | 'left', caseNumber: row.number, places: row.places as unknown as KeptPlace[] }));
}

/** Keeps the list of a category as it is published. */
export async function keepRevision(tx: Tx, proposalId: string, categoryId: string, revision: { at: Date; cause: 'noticed' | 'case' | 'left'; caseId: string | null }): Promise<void> {
  const places: KeptPlace[] = (await placesOf(tx, proposalId)).filter((place) => place.category_id === categoryId).map((place) => ({ entryId: place.entry_id, levelId: place.level_id, position: place.position, rank: place.rank }));
  await sql`
    insert into award_revisions (proposal_id, category_id, seq, at, cause, case_id, places)
    values (${proposalId}, ${categoryId}, (select coalesce(max(seq), 0) + 1 from award_revisions where proposal_id = ${proposalId} and category_id = ${categoryId}), ${revision.at}, ${revision.cause}, ${revision.caseId}, ${JSON.stringify(places)})`.execute(tx);
}

/** Lists of a contest that are or were in public notice and were not withdrawn, the newest first. */
export const noticesOfContest = (db: Db, contestId: string): Promise<{ id: string }[]> => db.selectFrom('award_proposals').select('id').where('contest_id', '=', contestId).where('noticed_at', 'is not', null).where('state', '<>', 'withdrawn').orderBy('id', 'desc').execute();
