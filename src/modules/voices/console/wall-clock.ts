/** Hours that Beijing is ahead of UTC; it has known no summer time since 1991. */
const AHEAD = 8 * 3_600_000;

/** An instant as the wall clock of Beijing shows it, for a field: `2026-03-01T09:00`. */
export const toWallClock = (instant: string): string => new Date(Date.parse(instant) + AHEAD).toISOString().slice(0, 16);
export const fromWallClock = (wall: string): string => `${wall}:00+08:00`;
