import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../../../../db/types.ts';
import type { Db } from '../../../platform/db/db.ts';
import { fileUrl } from '../../../platform/files/file-links.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import { inScope } from '../../organizations/public.ts';
import { entriesInBrief } from '../../contests/public.ts';
import { awardErrors } from '../awards.errors.ts';
import type { Answer } from '../awards.schemas.ts';
import type { CaseState, Effect, Ground, Outcome } from '../awards.words.ts';

export type CaseRow = Selectable<DB['award_cases']>;
/** What the text of an objection is encrypted for. */
export const TEXT_PURPOSE = 'award-case.text';

/** A case by id; refuses with award.not-found. `lock` holds its row until the transaction ends. */
export async function requireCase(db: Db, id: string, lock = false): Promise<CaseRow> {
  return (await db.selectFrom('award_cases').selectAll().where('id', '=', id).$if(lock, (q) => q.forUpdate()).executeTakeFirst()) ?? awardErrors.fail('award.not-found');
}

/** Cases of contests hosted in the nodes' subtrees, open ones first, the longest waiting first. */
export function listCases(db: Db, nodes: readonly string[], contestId?: string): Promise<CaseRow[]> {
  return db.selectFrom('award_cases').selectAll().where(inScope('award_cases.host_id', nodes)).$if(contestId !== undefined, (q) => q.where('contest_id', '=', contestId!)).orderBy(sql`state in ('answered', 'withdrawn')`).orderBy('received_at').limit(500).execute();
}

/** Files of cases in their order, by case. */
export async function filesOfCase(db: Db, caseId: string): Promise<{ id: string; name: string; url: string }[]> {
  const rows = await db.selectFrom('award_case_files').select('file_id').where('case_id', '=', caseId).orderBy('position').execute();
  const files = await readyFiles(db, rows.map((row) => row.file_id));
  return rows.flatMap((row) => {
    const file = files.get(row.file_id);
    return file === undefined ? [] : [{ id: file.id, name: file.name, url: fileUrl(file) }];
  });
}

/** What is public of cases: the entry, the ground and the answer; nothing of who objected or what they sent. */
export async function presentAnswers(db: Db, rows: readonly CaseRow[]): Promise<z.infer<typeof Answer>[]> {
  const entries = await entriesInBrief(db, rows.map((row) => row.entry_id));
  return rows.map((row) => ({
    number: row.number, entry: entries.get(row.entry_id)?.title ?? { zh: '', en: '' }, categoryId: row.category_id, ground: row.ground as Ground, state: row.state as CaseState, receivedAt: row.received_at.toISOString(),
    outcome: row.outcome as Outcome | null, effect: row.effect as Effect | null, answer: row.answer_zh === null ? null : { zh: row.answer_zh, en: row.answer_en ?? '' }, answeredAt: row.answered_at?.toISOString() ?? null, withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  }));
}

/** The answers to the objections of a list or a contest, by number. Open ones are not told of one by one: an objection is no finding. */
export async function publicAnswers(db: Db, of: { proposalId: string } | { contestId: string }): Promise<z.infer<typeof Answer>[]> {
  const rows = await db
    .selectFrom('award_cases')
    .selectAll()
    .where('state', '=', 'answered')
    .$if('proposalId' in of, (q) => q.where('proposal_id', '=', (of as { proposalId: string }).proposalId))
    .$if('contestId' in of, (q) => q.where('contest_id', '=', (of as { contestId: string }).contestId))
    .orderBy('number')
    .execute();
  return presentAnswers(db, rows);
}
