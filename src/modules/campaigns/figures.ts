/** Public address, without language, of the records behind a figure. */
export function recordsPath(figure: { nodeId: string; kind: string; campaignId?: string | undefined; from?: string | undefined; to?: string | undefined }): string {
  const query = new URLSearchParams({ node: figure.nodeId, kind: figure.kind });
  if (figure.campaignId !== undefined) query.set('campaign', figure.campaignId);
  if (figure.from !== undefined) query.set('from', figure.from);
  if (figure.to !== undefined) query.set('to', figure.to);
  return `/figures/records?${query}`;
}
