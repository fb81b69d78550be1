import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';

export interface LastStep {
  readonly action: string;
  readonly from: string | null;
}

/** The last step of each entry's path; drafts have none. */
export async function lastSteps(db: Db, entryIds: readonly string[]): Promise<Map<string, LastStep>> {
  if (entryIds.length === 0) return new Map();
  const { rows } = await sql<{ entry_id: string; action: string; from_node: string | null }>`
    select distinct on (entry_id) entry_id, action, from_node from entry_steps where entry_id = any(${[...entryIds]}::uuid[]) order by entry_id, seq desc`.execute(db);
  return new Map(rows.map((row) => [row.entry_id, { action: row.action, from: row.from_node }]));
}
