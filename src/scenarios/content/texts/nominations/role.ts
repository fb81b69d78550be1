/**
 * A kind of person who is nominated. `{name}`, `{ta}` (他 or 她), `{surname}`, `{years}`, `{city}` and `{river}` are filled in;
 * any choice of the variants fits any other.
 */
export interface Role {
  id: string;
  job: string;
  jobEn: string;
  /** how long, where the role bounds it */
  years?: number;
  titles: readonly { zh: string; en: string }[];
  intros: readonly string[];
  deeds: readonly string[];
  questions: readonly { q: string; a: readonly string[] }[];
}
