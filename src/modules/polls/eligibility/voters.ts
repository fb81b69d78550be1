import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';

const CHUNK = 20_000;

/** Adds tags to a poll's list. @returns how many were new. */
export async function addVoters(db: Db, pollId: string, voters: readonly Buffer[]): Promise<number> {
  let added = 0;
  for (let at = 0; at < voters.length; at += CHUNK) {
    const tags = `{${voters.slice(at, at + CHUNK).map((voter) => `"\\\\x${voter.toString('hex')}"`).join(',')}}`;
    const result = await sql`insert into poll_voters (poll_id, voter) select ${pollId}, * from unnest(${tags}::bytea[]) on conflict do nothing`.execute(db);
    added += Number(result.numAffectedRows ?? 0n);
  }
  return added;
}

/** Whether a tag is on the list. */
export async function isListedVoter(db: Db, pollId: string, voter: Buffer): Promise<boolean> {
  return (await db.selectFrom('poll_voters').select('voter').where('poll_id', '=', pollId).where('voter', '=', voter).executeTakeFirst()) !== undefined;
}
