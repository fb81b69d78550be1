import type { FunnelCell } from './source.ts';

export type FunnelRow = Omit<FunnelCell, 'categoryId'>;

/** One row an office, the host first: its cells of one category, or of all together. Quotas add up only where every category has one. */
export function funnelRows(cells: readonly FunnelCell[], categoryId: string): FunnelRow[] {
  const rows = new Map<string, FunnelRow>();
  for (const { categoryId: of, ...cell } of cells) {
    if (categoryId !== '' && of !== categoryId) continue;
    const before = rows.get(cell.nodeId);
    rows.set(
      cell.nodeId,
      before === undefined
        ? cell
        : {
            ...before, waiting: before.waiting + cell.waiting, returned: before.returned + cell.returned, setAside: before.setAside + cell.setAside, forwarded: before.forwarded + cell.forwarded, admitted: before.admitted + cell.admitted, published: before.published + cell.published,
            quota: before.quota === null || cell.quota === null ? null : before.quota + cell.quota,
          },
    );
  }
  return [...rows.values()].toSorted((a, b) => a.depth - b.depth || b.waiting - a.waiting);
}
