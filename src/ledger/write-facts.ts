import { sql } from 'kysely';
import type { Db } from '../platform/db/db.ts';
import { sharedHold } from './tree-lock.ts';

/** A row of `facts`, with the line of today that its tail row needs. */
export interface FactRow {
  readonly id: string;
  readonly kind: string;
  readonly node_id: string;
  readonly path: readonly string[];
  readonly path_now: readonly string[];
  readonly campaign_id: string | null;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly quantity: number;
  readonly occurred_on: string;
  readonly recorded_at: Date;
  readonly recorded_by: string | null;
  readonly corrects: string | null;
  readonly reason: string | null;
  readonly declared: unknown;
}

/**
 * Writes facts and their tail rows in one statement of one shape, however many they are; a transaction of its own where the caller
 * has none. Throws when a kind is not in fact_kinds.
 */
export async function writeFacts(db: Db, rows: readonly FactRow[]): Promise<void> {
  const { numAffectedRows } = await sql`
    with given as materialized (
      select g.*, ${sharedHold}
      from json_to_recordset(${JSON.stringify(rows)}::json) as g(
        id uuid, kind text, node_id uuid, path uuid[], path_now uuid[], campaign_id uuid, subject_type text, subject_id uuid,
        quantity numeric, occurred_on date, recorded_at timestamptz, recorded_by uuid, corrects uuid, reason text, declared jsonb)
      where exists (select from fact_kinds where fact_kinds.kind = g.kind)
    ), written as (
      insert into facts (id, kind, node_id, path, campaign_id, subject_type, subject_id, quantity, occurred_on, recorded_at, recorded_by, corrects, reason, declared)
      select id, kind, node_id, path, campaign_id, subject_type, subject_id, quantity, occurred_on, recorded_at, recorded_by, corrects, reason, declared from given
    )
    insert into fact_tail (kind, path, path_now, campaign_id, occurred_on, quantity)
    select kind, path, path_now, campaign_id, occurred_on, quantity from given`.execute(db);
  if (Number(numAffectedRows) !== rows.length) {
    throw new Error(`a kind is not declared by a registered module: one of ${[...new Set(rows.map((row) => row.kind))].join(', ')}`);
  }
}
