import { type FactKind, listFactKinds, readBreakdown } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { figuresMessages } from './figures.messages.ts';

/**
 * Kinds of facts that the public site shows, in the order in which it shows them. What passes between offices (notices, receipts,
 * returns) is seen by those concerned and is never published.
 */
export const PUBLIC_KINDS: readonly string[] = ['contests.entry-submitted', 'contests.entry-forwarded', 'contests.work-published', 'campaigns.campaign-published', 'campaigns.bulletin-published'];

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

/** The word for one of what a kind counts. */
export function unitWord(unit: string, locale: Locale): string {
  const t = figuresMessages(locale);
  const words: Record<string, string> = { piece: t.unit_piece, campaign: t.unit_campaign, hour: t.unit_hour, yuan: t.unit_yuan, person: t.unit_person, unit: t.unit_unit };
  return words[unit] ?? '';
}

/** Language-neutral address of the records behind a figure. */
export function recordsPath(figure: { node: string; kind: string; campaign?: string | undefined }): string {
  return `/figures/records?${new URLSearchParams({ node: figure.node, kind: figure.kind, ...(figure.campaign === undefined ? {} : { campaign: figure.campaign }) })}`;
}
