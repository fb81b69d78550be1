import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** What an address may remember: the default says the type; arrays are of strings. */
export type SearchDefaults = Readonly<Record<string, string | number | boolean | readonly string[]>>;
type Widened<V> = V extends string ? string : V extends number ? number : V extends boolean ? boolean : readonly string[];
export type SearchValues<D extends SearchDefaults> = { readonly [K in keyof D]: Widened<D[K]> };

function decode(raw: unknown, fallback: SearchDefaults[string]): SearchDefaults[string] {
  if (raw === undefined) return fallback;
  const list = (Array.isArray(raw) ? raw : [raw]).map(String);
  if (Array.isArray(fallback)) return list;
  const [first = ''] = list;
  if (typeof fallback === 'number') return first.trim() !== '' && Number.isFinite(Number(first)) ? Number(first) : fallback;
  if (typeof fallback === 'boolean') return first === 'true' || (first === 'false' ? false : fallback);
  return first;
}

function same(one: SearchDefaults[string], other: SearchDefaults[string]): boolean {
  return Array.isArray(one) && Array.isArray(other) ? one.length === other.length && one.every((value, index) => value === other[index]) : one === other;
}

/** Values out of an address; what does not fit its default's type is taken as the default. */
export function decodeSearch<D extends SearchDefaults>(raw: Readonly<Record<string, unknown>>, defaults: D): SearchValues<D> {
  return Object.fromEntries(Object.entries(defaults).map(([key, fallback]) => [key, decode(raw[key], fallback)])) as SearchValues<D>;
}

/** The address's part for the values: what equals its default is left out; keys of others are kept. */
export function encodeSearch<D extends SearchDefaults>(raw: Readonly<Record<string, unknown>>, values: SearchValues<D>, defaults: D): Record<string, unknown> {
  const next: Record<string, unknown> = { ...raw };
  for (const [key, fallback] of Object.entries(defaults)) {
    const value = (values as Record<string, SearchDefaults[string]>)[key] ?? fallback;
    if (same(value, fallback)) delete next[key];
    else next[key] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return next;
}

/**
 * State kept in the page's address, so that a reload, a bookmark and a shared link show the same:
 * `const [search, setSearch] = useSearchState({ status: '', page: 1 })`. Keep `defaults` outside of the component.
 * Changes replace the address; `{ push: true }` makes a step that Back undoes.
 */
export function useSearchState<D extends SearchDefaults>(defaults: D): [SearchValues<D>, (change: Partial<SearchValues<D>>, options?: { push?: boolean }) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const values = useMemo(() => decodeSearch(raw, defaults), [raw, defaults]);
  const set = useCallback(
    (change: Partial<SearchValues<D>>, options: { push?: boolean } = {}) => {
      void navigate({
        to: '.',
        replace: options.push !== true,
        resetScroll: false,
        search: ((before: Record<string, unknown>) => encodeSearch(before, { ...decodeSearch(before, defaults), ...change }, defaults)) as never,
      });
    },
    [navigate, defaults],
  );
  return [values, set];
}
