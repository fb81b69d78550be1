/**
 * A kind of service event. `{people}`, `{hours}` (each person's), `{count}` (what was served, in `unit`), `{city}` and
 * `{river}` are filled in.
 */
export interface ServiceKind {
  id: string;
  name: string;
  nameEn: string;
  /** months of the year in which such an event makes sense, 1–12 */
  months: readonly number[];
  /** how much one volunteer serves in a day, at least and at most */
  each: readonly [number, number];
  titles: readonly string[];
  openings: readonly string[];
  actions: readonly string[];
  episodes: readonly string[];
  results: readonly string[];
}
