import type { z } from 'zod';
import type { FactList, FactView, Kind } from '../../ledger/ledger.schemas.ts';
import { getJson } from './api-client.ts';
import { queryString } from './query-string.ts';

export type FactRow = FactView;
export type FactsList = z.infer<typeof FactList>;
export type FactKindRow = z.infer<typeof Kind>;

/** Which facts: those of a node's subtree, of some kinds, a campaign, a span of days, by the tree as it was or as it is now. */
export interface FactsQuery {
  readonly node: string;
  readonly kinds?: readonly string[];
  readonly campaign?: string;
  /** First and last day, `2013-03-05`. */
  readonly from?: string;
  readonly to?: string;
  readonly basis?: 'was' | 'now';
  /** The record that brought them, by the `subject.type` of its facts and its own id. */
  readonly subjectType?: string;
  readonly subject?: string;
}

const flat = ({ kinds, ...rest }: FactsQuery) => ({ ...rest, kinds: kinds?.join(',') });

/** One page of the facts, and the figure that all pages add up to. */
export const listFacts = (query: FactsQuery & { page: number; size: number }, signal?: AbortSignal) =>
  getJson<FactsList>(`/api/ledger/facts${queryString({ ...flat(query), page: query.page, size: query.size })}`, signal);

/** Address of the API that gives the facts as a workbook. */
export const factsFile = (query: FactsQuery): string => `/api/ledger/facts/export${queryString(flat(query))}`;

/** The kinds of facts that there are, with their words. */
export const factKinds = { queryKey: ['ledger', 'kinds'], queryFn: ({ signal }: { signal: AbortSignal }) => getJson<FactKindRow[]>('/api/ledger/kinds', signal), staleTime: 10 * 60_000 };

/** Address of the page that lists the facts a figure is made of: give it to FigureNumber's `to`. */
export const factsAddress = (query: FactsQuery): string => `/facts${queryString({ ...query })}`;
