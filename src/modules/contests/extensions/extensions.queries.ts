import type { Db } from '../../../platform/db/db.ts';
import type { Extension } from './extensions.schemas.ts';

/** The extensions of a contest, newest first; codes are not kept. */
export async function extensionsOf(db: Db, contestId: string, now: Date): Promise<Extension[]> {
  const rows = await db.selectFrom('entry_extensions').selectAll().where('contest_id', '=', contestId).orderBy('issued_at', 'desc').limit(500).execute();
  return rows.map((row) => ({
    id: row.id, categoryId: row.category_id, until: row.until.toISOString(), reason: row.reason, issuedAt: row.issued_at.toISOString(), entryId: row.entry_id,
    state: row.entry_id !== null ? 'used' : row.revoked_at !== null ? 'revoked' : row.until <= now ? 'over' : 'open',
  }));
}
