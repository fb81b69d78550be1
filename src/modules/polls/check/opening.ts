/** What opens the ballots of one bundle of leaves, as an export carries it: for each leaf its salt and choices, null for the leaf of the rules. */
export type Openings = readonly (readonly [salt: string, choices: readonly number[]] | null)[];

export const PREFIX = 'ballot/';
export const RULES_NAME = `${PREFIX}rules.json`;
export const RESULT_NAME = `${PREFIX}result.json`;
export const openingsName = (first: number): string => `${PREFIX}openings/${first}.json`;
export const exclusionsName = (part: number): string => `${PREFIX}exclusions/${part}.json`;

/** A voter whose ballot is not counted, and by which mark's decision. */
export interface Exclusion {
  readonly voter: string;
  readonly rule: string;
  readonly mark: string;
}

/** The published result, as the last part of an export. */
export interface PublishedResult {
  readonly format: 'heming-poll-result-1';
  readonly poll: string;
  readonly closedAt: string;
  /** Why it closed before its time; empty: it did not. */
  readonly closedEarly: string;
  readonly withdrawn: readonly { readonly number: number; readonly at: string; readonly reason: string }[];
  /** Voters with a ballot; ballots that a later one of the same voter replaced are not in it. */
  readonly ballots: number;
  readonly quarantined: number;
  readonly counted: number;
  /** `raw`: with quarantined ballots. Withdrawn options have no votes. */
  readonly options: readonly { readonly number: number; readonly votes: number; readonly raw: number }[];
  readonly rules: readonly { readonly rule: string; readonly marks: number; readonly raw: number; readonly quarantined: number; readonly reinstated: number }[];
  /** Each decision on a mark, with its reason. */
  readonly decisions: readonly { readonly mark: string; readonly rule: string; readonly action: string; readonly reason: string; readonly at: string; readonly matched: number }[];
  readonly exclusionParts: number;
}
