/**
 * One story in many tellings. `beats` are told in order; each holds sentences of which one is taken, and any of them fits any
 * choice of the others. A beat listed in `breaks` begins a paragraph. `{hero}`, `{short}`, `{city}` and `{river}` are filled in.
 */
export interface Theme {
  id: string;
  /** who the story is about: at first mention, and after */
  heroes: readonly { long: string; short: string; en: string }[];
  titles: readonly { zh: string; en: string }[];
  summaries: readonly string[];
  beats: readonly (readonly string[])[];
  breaks: readonly number[];
  /** the beat that two sentences are taken from */
  doubled: number;
}
