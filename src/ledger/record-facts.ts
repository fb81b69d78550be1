import { type Actor, accountIdOf } from '../platform/auth/actor.ts';
import { dayOf, parseDay } from '../platform/calendar/zoned-time.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Tx } from '../platform/db/db.ts';
import { newId } from '../platform/ids/ids.ts';
import type { FactKind } from './fact-kinds.ts';
import { ledgerErrors } from './ledger.errors.ts';
import { requireHold } from './tree-lock.ts';
import { type FactRow, writeFacts } from './write-facts.ts';

/** What recording needs of a request or job; every Context fits. */
export interface Recorder {
  readonly clock: Clock;
  readonly actor: Actor;
}

/** A node and its line from the root down to itself: when the fact happened, and today. */
export interface FactPlace {
  readonly nodeId: string;
  readonly path: readonly string[];
  readonly pathNow: readonly string[];
}

/** Who states an outside figure, where it was read, and what shows it: an uploaded file or an address. */
export interface Declaration {
  readonly by: string;
  readonly source: string;
  readonly evidence: { readonly fileId: string } | { readonly url: string };
}

export interface NewFact {
  readonly kind: FactKind;
  readonly place: FactPlace;
  readonly campaignId?: string | null;
  /** The record behind the fact, such as `{ type: 'contest-entry', id }`. */
  readonly subject: { readonly type: string; readonly id: string };
  /** In the kind's unit, above zero, at most two decimals; left out: 1. */
  readonly quantity?: number;
  /** The day it happened: an instant (its day in Asia/Shanghai) or a `YYYY-MM-DD`; left out: now. */
  readonly at?: Date | string;
  /** Given exactly for kinds that are declared. */
  readonly declared?: Declaration;
}

/** Whether a number fits the column: finite, at most two decimals, below 10^13 so that it stays exact. */
export function isQuantity(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) < 1e13 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-3;
}

/** Whether a declaration says everything that is asked for. */
export function isComplete(declared: Declaration): boolean {
  const evidence = 'fileId' in declared.evidence ? declared.evidence.fileId : declared.evidence.url;
  return [declared.by, declared.source, evidence].every((text) => text.trim() !== '');
}

/** The day of a fact; refuses with ledger.not-yet what lies after today. */
function dayOfFact(at: Date | string, now: Date): string {
  const day = typeof at === 'string' ? at : dayOf(at);
  parseDay(day);
  if (day > dayOf(now)) ledgerErrors.fail('ledger.not-yet', { day });
  return day;
}

function toRow(fact: NewFact, recorder: Recorder): FactRow {
  const { kind, place, declared } = fact;
  const quantity = fact.quantity ?? 1;
  if (!(quantity > 0) || !isQuantity(quantity)) ledgerErrors.fail('ledger.quantity');
  if ((kind.declared ?? false) !== (declared !== undefined)) {
    if (kind.declared) ledgerErrors.fail('ledger.declaration-missing');
    throw new Error(`facts of ${kind.kind} are the platform's own and carry no declaration`);
  }
  if (declared !== undefined && !isComplete(declared)) ledgerErrors.fail('ledger.declaration-missing');
  const now = recorder.clock.now();
  return {
    id: newId(),
    kind: kind.kind,
    node_id: place.nodeId,
    path: place.path,
    path_now: place.pathNow,
    campaign_id: fact.campaignId ?? null,
    subject_type: fact.subject.type,
    subject_id: fact.subject.id,
    quantity,
    occurred_on: dayOfFact(fact.at ?? now, now),
    recorded_at: now,
    recorded_by: accountIdOf(recorder.actor),
    corrects: null,
    reason: null,
    declared: declared ?? null,
  };
}

/**
 * Records facts in the transaction that makes them true; `holdTree(tx)` comes first, then the places, then this.
 * Errors: ledger.quantity, ledger.not-yet, ledger.declaration-missing.
 * @returns the ids of the facts, in their order.
 */
export async function recordFacts(tx: Tx, recorder: Recorder, facts: readonly NewFact[]): Promise<string[]> {
  requireHold(tx);
  if (facts.length === 0) return [];
  const rows = facts.map((fact) => toRow(fact, recorder));
  await writeFacts(tx, rows);
  return rows.map((row) => row.id);
}
