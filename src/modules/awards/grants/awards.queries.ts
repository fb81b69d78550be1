import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../db/types.ts';
import type { Db } from '../../../platform/db/db.ts';
import { contestCategories, entriesInBrief } from '../../contests/public.ts';
import { awardErrors } from '../awards.errors.ts';
import type { Award } from '../awards.schemas.ts';
import { findScheme } from '../scheme/scheme.queries.ts';

export type AwardRow = Selectable<DB['awards']>;
const NONE = { zh: '', en: '' };

/** An award by id; refuses with award.not-found. `lock` holds its row until the transaction ends. */
export async function requireAward(db: Db, id: string, lock = false): Promise<AwardRow> {
  return (await db.selectFrom('awards').selectAll().where('id', '=', id).$if(lock, (q) => q.forUpdate()).executeTakeFirst()) ?? awardErrors.fail('award.not-found');
}

/** Awards of a contest as they are named in public, by category and level; works that are not to be seen any more keep their award without a title. */
export async function awardsOf(db: Db, contestId: string, { ids, revoked = true }: { ids?: readonly string[]; revoked?: boolean } = {}): Promise<Award[]> {
  const rows = await db
    .selectFrom('awards')
    .selectAll()
    .where('contest_id', '=', contestId)
    .$if(ids !== undefined, (q) => q.where(sql<boolean>`id = any(${[...(ids ?? [])]}::uuid[])`))
    .$if(!revoked, (q) => q.where('revoked_at', 'is', null))
    .orderBy('position')
    .execute();
  const categories = await contestCategories(db, contestId);
  const levels = new Map((await findScheme(db, contestId))?.levels.map((level) => [level.id, level]));
  const entries = await entriesInBrief(db, rows.map((row) => row.entry_id));
  const orderOf = new Map(categories.map(({ id }, index) => [id, index]));
  return rows
    .toSorted((a, b) => orderOf.get(a.category_id)! - orderOf.get(b.category_id)! || a.position - b.position)
    .map((row) => {
      const entry = entries.get(row.entry_id);
      return {
        id: row.id, categoryId: row.category_id, category: categories.find(({ id }) => id === row.category_id)?.name ?? NONE, levelId: row.level_id, level: levels.get(row.level_id)?.name ?? NONE, entryId: row.entry_id,
        title: entry?.title ?? NONE, credits: [...(entry?.credits ?? [])], unit: entry?.unit.name ?? NONE, grantedAt: row.granted_at.toISOString(), logSeq: String(row.log_seq), revokedAt: row.revoked_at?.toISOString() ?? null, revokedReason: row.revoked_reason,
      };
    });
}
