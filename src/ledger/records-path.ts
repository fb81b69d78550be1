/** What a figure counts, as the page of its records is asked for it. */
interface FigureAddress {
  readonly nodeId: string;
  readonly kind: string;
  readonly campaignId?: string | undefined;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Public address, without language, of the records behind a figure. */
export function recordsPath({ nodeId, kind, campaignId, from, to }: FigureAddress): string {
  const query = new URLSearchParams({ node: nodeId, kind });
  if (campaignId !== undefined) query.set('campaign', campaignId);
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  return `/figures/records?${query}`;
}
