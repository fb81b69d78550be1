import { useMemo } from 'react';
import type { QueryValue } from '../query-string.ts';
import { type SearchDefaults, useSearchState } from '../search-state.ts';
import type { DataFilter, DataQuery, DataTableProps } from './types.ts';

type Shape = Pick<DataTableProps<never>, 'filters' | 'sort' | 'size' | 'searchKey' | 'addressPrefix'>;
type Values = Readonly<Record<string, string | number | boolean | readonly string[]>>;

const startOf = (filter: DataFilter) => (filter.kind === 'choices' ? [] : filter.kind === 'yes' ? false : '');

/** What a list's address says when nothing was chosen. */
export function listDefaults({ filters = [], sort = '', size = 20, searchKey = 'text' }: Shape): Record<string, string | number | boolean | string[]> {
  return { page: 1, size, sort, [searchKey]: '', ...Object.fromEntries(filters.map((filter) => [filter.key, startOf(filter)])) };
}

/** What the API is asked for: a page that makes sense, and only what was chosen. */
export function listQuery(values: Values): DataQuery {
  const chosen = Object.entries(values).filter(([key, value]) => key !== 'page' && key !== 'size' && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0));
  return {
    page: Math.max(1, Math.trunc(Number(values['page']))),
    size: Math.min(200, Math.max(1, Math.trunc(Number(values['size'])))),
    ...(Object.fromEntries(chosen) as Record<string, QueryValue>),
  };
}

const prefixed = <V,>(values: Readonly<Record<string, V>>, prefix: string): Record<string, V> => Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]));

/** A list's page, order, words and filters, kept in the address. Any change but of the page goes back to page 1. */
export function useListState(shape: Shape) {
  const prefix = shape.addressPrefix ?? '';
  const signature = JSON.stringify(prefixed(listDefaults(shape), prefix));
  const defaults = useMemo(() => JSON.parse(signature) as SearchDefaults, [signature]);
  const [kept, setKept] = useSearchState(defaults);
  const values = useMemo(() => Object.fromEntries(Object.entries(kept).map(([key, value]) => [key.slice(prefix.length), value])) as Values, [kept, prefix]);
  const fresh = listDefaults(shape);
  const narrowing = Object.keys(fresh).filter((key) => key !== 'page' && key !== 'size' && key !== 'sort' && JSON.stringify(values[key]) !== JSON.stringify(fresh[key]));
  return {
    values,
    query: useMemo(() => listQuery(values), [values]),
    /** How many filters and words narrow the list. */
    narrowed: narrowing.length,
    change: (change: Record<string, string | number | boolean | readonly string[]>) => setKept(prefixed('page' in change ? change : { ...change, page: 1 }, prefix)),
    clear: () => setKept(prefixed({ ...Object.fromEntries(narrowing.map((key) => [key, fresh[key]!])), page: 1 }, prefix)),
  };
}
export type ListState = ReturnType<typeof useListState>;
