import type { Actor } from '../auth/actor.ts';
import type { Clock } from '../clock/clock.ts';
import type { Db } from '../db/db.ts';
import { newId } from '../ids/ids.ts';

/** What an audited act needs to know of its request or job; every Context fits. */
export interface AuditSource {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly address: string | null;
  readonly requestId: string;
}

export interface AuditEntry {
  /** `notice.sent`: module's noun, past participle. */
  readonly action: string;
  readonly objectType: string;
  readonly objectId?: string | null;
  /** The node the act concerns, so that its administrators' auditors find it. */
  readonly nodeId?: string | null;
  readonly outcome?: 'done' | 'refused' | 'failed';
  readonly reason?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

function actorName(actor: Actor): string {
  if (actor.kind === 'account') return actor.name;
  return actor.kind === 'system' ? actor.name : 'anonymous';
}

function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** Writes an audit row in the caller's transaction. Personal data goes in masked or not at all. */
export async function audit(db: Db, source: AuditSource, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_events')
    .values({
      id: newId(),
      at: source.clock.now(),
      actor_id: source.actor.kind === 'account' ? source.actor.accountId : null,
      actor_name: actorName(source.actor),
      action: entry.action,
      object_type: entry.objectType,
      object_id: entry.objectId ?? null,
      node_id: entry.nodeId ?? null,
      outcome: entry.outcome ?? 'done',
      reason: entry.reason ?? null,
      before: asJson(entry.before),
      after: asJson(entry.after),
      address: source.address,
      request_id: source.requestId,
    })
    .execute();
}
