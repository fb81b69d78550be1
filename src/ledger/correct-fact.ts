import { sql } from 'kysely';
import { accountIdOf } from '../platform/auth/actor.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { newId } from '../platform/ids/ids.ts';
import { findOriginal, lockOriginal, readChain, standingOf } from './correction-chain.ts';
import type { FactKind } from './fact-kinds.ts';
import { ledgerErrors } from './ledger.errors.ts';
import { type Declaration, isComplete, isQuantity, type Recorder } from './record-facts.ts';
import { requireHold } from './tree-lock.ts';
import { writeFacts } from './write-facts.ts';

export interface Correction {
  readonly factId: string;
  /** The kind of the fact; a module corrects only the kinds it declares. */
  readonly kind: FactKind;
  /** What to add to what stands (negative: to take away), or `reverse` to take away all that stands. */
  readonly change: number | 'reverse';
  /** Why, for everyone who opens the figure; up to 500 characters. */
  readonly reason: string;
  /** The new statement, for a declared kind; left out, the corrected fact's own is kept. */
  readonly declared?: Declaration;
}

/**
 * Corrects a fact by a further fact with the difference: same kind, node, line, campaign, subject and day, so that every figure that
 * counted the one counts the other. A correction can be corrected in turn: reversing a reversal brings back what it took.
 * `holdTree(tx)` comes first. Errors: ledger.fact-not-found, .already-reversed, .below-zero, .no-change, .quantity, .reason-missing.
 * @returns the id of the correcting fact.
 */
export async function correctFact(tx: Tx, recorder: Recorder, correction: Correction): Promise<string> {
  requireHold(tx);
  const reason = correction.reason.trim();
  if (reason === '' || reason.length > 500) ledgerErrors.fail('ledger.reason-missing');
  if (correction.declared !== undefined && !isComplete(correction.declared)) ledgerErrors.fail('ledger.declaration-missing');
  const original = await findOriginal(tx, correction.factId);
  if (original === undefined) return ledgerErrors.fail('ledger.fact-not-found');
  await lockOriginal(tx, original);
  const chain = await readChain(tx, original);
  const fact = chain.find((each) => each.id === correction.factId);
  if (fact === undefined || fact.kind !== correction.kind.kind) return ledgerErrors.fail('ledger.fact-not-found');

  const change = correction.change === 'reverse' ? -standingOf(chain, fact.id) : correction.change;
  if (change === 0) ledgerErrors.fail(correction.change === 'reverse' ? 'ledger.already-reversed' : 'ledger.no-change');
  if (!isQuantity(change)) ledgerErrors.fail('ledger.quantity');
  const stands = standingOf(chain, original.id);
  if (Math.round((stands + change) * 100) < 0) ledgerErrors.fail('ledger.below-zero', { stands });

  const id = newId();
  await writeFacts(tx, [
    {
      id,
      kind: fact.kind,
      node_id: fact.node_id,
      path: fact.path,
      path_now: await lineOfToday(tx, fact.node_id),
      campaign_id: fact.campaign_id,
      subject_type: fact.subject_type,
      subject_id: fact.subject_id,
      quantity: change,
      occurred_on: fact.occurred_on,
      recorded_at: recorder.clock.now(),
      recorded_by: accountIdOf(recorder.actor),
      corrects: fact.id,
      reason,
      declared: correction.declared ?? fact.declared,
    },
  ]);
  return id;
}

/**
 * Reverses what stands of every fact of a kind about a subject (of one node, where named): a publication withdrawn, an act undone.
 * Nothing to reverse is no error, so a job may run it twice. `holdTree(tx)` comes first.
 * @returns the ids of the correcting facts.
 */
export async function reverseFactsOf(tx: Tx, recorder: Recorder, target: { kind: FactKind; subjectId: string; nodeId?: string; reason: string }): Promise<string[]> {
  requireHold(tx);
  const originals = await tx
    .selectFrom('facts')
    .select(['id', 'occurred_on as day'])
    .where('subject_id', '=', target.subjectId)
    .where('kind', '=', target.kind.kind)
    .where('corrects', 'is', null)
    .$if(target.nodeId !== undefined, (query) => query.where('node_id', '=', target.nodeId!))
    .orderBy('id')
    .execute();
  const ids: string[] = [];
  for (const original of originals) {
    await lockOriginal(tx, original);
    if (standingOf(await readChain(tx, original), original.id) === 0) continue;
    ids.push(await correctFact(tx, recorder, { factId: original.id, kind: target.kind, change: 'reverse', reason: target.reason }));
  }
  return ids;
}

/** Where the node of a recorded fact stands today: the folder's record, or the tail's while the node's first fact waits there. */
async function lineOfToday(db: Db, nodeId: string): Promise<string[]> {
  const { rows } = await sql<{ path_now: string[] }>`
    select path_now from fact_lines where node_id = ${nodeId}
    union all
    select path_now from fact_tail where path[cardinality(path)] = ${nodeId}
    limit 1`.execute(db);
  return rows[0]!.path_now;
}
