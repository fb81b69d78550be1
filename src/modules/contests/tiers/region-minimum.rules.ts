/** An office below, as the office above counts it in a category: what it has forwarded of it, and what of it waits there. */
export interface Region {
  readonly id: string;
  readonly forwarded: number;
  readonly waiting: number;
}

/**
 * Whether forwarding one more entry leaves enough of the quota for the offices below that are under their minimum and have entries waiting.
 * An entry of an office that is itself under its minimum always may go. Counts are those before the entry goes.
 * @param left places of the quota before this one is used.
 * @returns the office whose places it would take, or null.
 */
export function regionInTheWay(regions: readonly Region[], minimum: number, left: number, ofRegion: string | null): Region | null {
  const own = regions.find(({ id }) => id === ofRegion);
  if (own !== undefined && own.forwarded < minimum) return null;
  const owed = regions.map((region) => ({ region, places: Math.max(0, Math.min(minimum - region.forwarded, region.waiting)) })).filter(({ places }) => places > 0);
  const all = owed.reduce((sum, { places }) => sum + places, 0);
  return left - 1 >= all ? null : (owed.toSorted((a, b) => b.places - a.places)[0]?.region ?? null);
}
