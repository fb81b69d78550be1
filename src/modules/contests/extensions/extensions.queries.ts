import type { Db } from '../../../platform/db/db.ts';
import type { Extension } from './extensions.schemas.ts';

/** Whether somebody holds a code by which a work can be entered after the close. */
export async function hasOpenExtension(db: Db, contestId: string, now: Date): Promise<boolean> {
  return (await db.selectFrom('entry_extensions').select('id').where('contest_id', '=', contestId).where('entry_id', 'is', null).where('revoked_at', 'is', null).where('until', '>', now).limit(1).executeTakeFirst()) !== undefined;
}

/** The extensions of a contest, newest first; codes are not kept. */
export async function extensionsOf(db: Db, contestId: string, now: Date): Promise<Extension[]> {
  const rows = await db.selectFrom('entry_extensions').selectAll().where('contest_id', '=', contestId).orderBy('issued_at', 'desc').limit(500).execute();
  return rows.map((row) => ({
    id: row.id, categoryId: row.category_id, until: row.until.toISOString(), reason: row.reason, issuedAt: row.issued_at.toISOString(), entryId: row.entry_id,
    state: row.entry_id !== null ? 'used' : row.revoked_at !== null ? 'revoked' : row.until <= now ? 'over' : 'open',
  }));
}
