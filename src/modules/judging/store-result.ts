import type { Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { computeResult } from './compute-result.ts';
import { collectInputs, sha256Of } from './result-inputs.ts';
import type { RoundRecord } from './rounds.queries.ts';

/** Computes a round's result in the caller's transaction and keeps it with its inputs; an earlier one stays beside it. */
export async function storeResult(tx: Tx, ctx: Pick<Context, 'clock'>, round: RoundRecord): Promise<void> {
  const inputs = await collectInputs(tx, round);
  const last = await tx.selectFrom('judging_results').select('seq').where('round_id', '=', round.id).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  await tx
    .insertInto('judging_results')
    .values({ round_id: round.id, seq: (last?.seq ?? 0) + 1, at: ctx.clock.now(), inputs: JSON.stringify(inputs), sha256: sha256Of(inputs), result: JSON.stringify(computeResult(inputs)) })
    .execute();
}
