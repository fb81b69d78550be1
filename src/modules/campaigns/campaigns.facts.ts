import type { FactKind } from '../../ledger/public.ts';

/** Counted for the host. Closing is reversed when the campaign is opened again. */
export const campaignPublished: FactKind = { kind: 'campaigns.campaign-published', class: 'work', unit: 'campaign', label: { zh: '发布活动', en: 'Campaigns published' } };
export const campaignClosed: FactKind = { kind: 'campaigns.campaign-closed', class: 'work', unit: 'campaign', label: { zh: '结束活动', en: 'Campaigns closed' } };
/** Reversed when a bulletin is withdrawn. */
export const bulletinPublished: FactKind = { kind: 'campaigns.bulletin-published', class: 'output', unit: 'piece', label: { zh: '发布进展通报', en: 'Progress bulletins published' } };

export const campaignFacts: readonly FactKind[] = [campaignPublished, campaignClosed, bulletinPublished];
