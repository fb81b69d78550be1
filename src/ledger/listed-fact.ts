import type { Selectable } from 'kysely';
import type { Facts } from '../../db/types.ts';
import type { Declaration } from './record-facts.ts';

/** A fact as it is listed; `quantity` is its own, what corrects it is listed as facts of their own. */
export interface ListedFact {
  readonly id: string;
  readonly kind: string;
  readonly nodeId: string;
  readonly campaignId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly quantity: number;
  /** `YYYY-MM-DD`, Asia/Shanghai. */
  readonly day: string;
  readonly recordedAt: Date;
  readonly corrects: string | null;
  readonly reason: string | null;
  readonly declared: Declaration | null;
}

export function toListed(row: Selectable<Facts>): ListedFact {
  return {
    id: row.id,
    kind: row.kind,
    nodeId: row.node_id,
    campaignId: row.campaign_id,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    quantity: row.quantity,
    day: row.occurred_on,
    recordedAt: row.recorded_at,
    corrects: row.corrects,
    reason: row.reason,
    declared: row.declared as Declaration | null,
  };
}
