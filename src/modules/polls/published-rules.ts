import type { PollRecord } from './polls.queries.ts';
import type { Eligibility } from './polls.rules.ts';

/** What is published before a poll opens and hashed into its log's first leaf. Nothing in it changes after. */
export interface PublishedRules {
  readonly format: 'heming-poll-rules-1';
  readonly poll: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly about: { readonly zh: string; readonly en: string };
  readonly options: readonly { readonly number: number; readonly title: { readonly zh: string; readonly en: string }; readonly work: string | null }[];
  readonly eligibility: Eligibility;
  readonly secret: boolean;
  /** Of a secret poll: the desk's RSA key, SPKI in base64. */
  readonly deskKey: string | null;
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly liveTotals: boolean;
  readonly replaceable: boolean;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Whoever is on the list when the poll opens, where there is a list. */
  readonly listedVoters: number | null;
  /** A poll is shown and decides nothing by itself. */
  readonly weightInAwards: 0;
  /** Where ballots are cast, and the key of the log they go into, when a box apart from the desk takes them. */
  readonly box?: { readonly url: string; readonly key: string };
}

export function rulesOf(poll: PollRecord, more: { deskKey: string | null; listedVoters: number | null; box: PublishedRules['box'] | null }): PublishedRules {
  return {
    format: 'heming-poll-rules-1', poll: poll.id, title: poll.title, about: poll.about,
    options: poll.options.map(({ number, title, entryId }) => ({ number, title, work: entryId })),
    eligibility: poll.eligibility, secret: poll.secret, deskKey: more.deskKey, minChoices: poll.minChoices, maxChoices: poll.maxChoices, liveTotals: poll.liveTotals, replaceable: poll.replaceable,
    opensAt: poll.opensAt.toISOString(), closesAt: poll.closesAt.toISOString(), listedVoters: more.listedVoters, weightInAwards: 0, ...(more.box === null ? {} : { box: more.box }),
  };
}
