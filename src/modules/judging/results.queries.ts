import type { Db } from '../../platform/db/db.ts';
import { ResultBody } from './judging.schemas.ts';

export interface StoredResult {
  readonly roundId: string;
  readonly seq: number;
  readonly at: Date;
  readonly inputs: unknown;
  readonly sha256: string;
  readonly result: ResultBody;
}

/** The newest result of a round; undefined until it closed. */
export async function latestResult(db: Db, roundId: string): Promise<StoredResult | undefined> {
  const row = await db.selectFrom('judging_results').selectAll().where('round_id', '=', roundId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? undefined : { roundId, seq: row.seq, at: row.at, inputs: row.inputs, sha256: row.sha256, result: ResultBody.parse(row.result) };
}
