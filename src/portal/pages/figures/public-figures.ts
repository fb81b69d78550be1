import { type FactKind, listFactKinds, readBreakdown } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';

/**
 * Kinds of facts that the public site shows, in the order in which it shows them. What passes between offices (notices, receipts,
 * returns) is seen by those concerned and is never published.
 */
export const PUBLIC_KINDS: readonly string[] = ['contests.entry-submitted', 'contests.entry-forwarded', 'contests.work-published', 'awards.award-granted', 'awards.notice-published', 'awards.objection-answered', 'campaigns.campaign-published', 'campaigns.bulletin-published',
  'voices.post-shown', 'voices.tribute-paid', 'voices.pledge-signed', 'voices.topic-answered', 'voices.post-decided', 'voices.appeal-answered', 'voices.letter-received', 'voices.letter-answered', 'surveys.survey-held', 'surveys.answers-taken', 'surveys.results-published'];

export interface PublicFigure {
  readonly kind: FactKind;
  readonly quantity: number;
}

/** The kinds that are shown in public, as far as they are declared. */
export async function publicKinds(db: Db): Promise<FactKind[]> {
  const declared = new Map((await listFactKinds(db)).map((kind) => [kind.kind, kind]));
  return PUBLIC_KINDS.flatMap((name) => declared.get(name) ?? []);
}

/** A node's public figures, by the tree as it stood when each thing happened; kinds without facts are left out. */
export async function publicFigures(db: Db, nodeId: string, campaignId?: string): Promise<PublicFigure[]> {
  const kinds = await publicKinds(db);
  const parts = await readBreakdown(db, { nodeId, basis: 'was', kinds: kinds.map(({ kind }) => kind), ...(campaignId === undefined ? {} : { campaignId }) }, 'kind');
  const quantities = new Map(parts.map(({ key, quantity }) => [key, quantity]));
  return kinds.flatMap((kind) => {
    const quantity = quantities.get(kind.kind) ?? 0;
    return quantity === 0 ? [] : [{ kind, quantity }];
  });
}
