/** A value of a query; arrays repeat the key, empty values and null are left out. */
export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

function asList(value: QueryValue): string[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** `?status=sent&page=2`, or an empty string; keys in the order given. */
export function queryString(values: Readonly<Record<string, QueryValue>>): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) for (const one of asList(value)) parameters.append(key, one);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** An address with the values added to its query. */
export function withQuery(address: string, values: Readonly<Record<string, QueryValue>>): string {
  const query = queryString(values);
  if (query === '') return address;
  return address.includes('?') ? `${address}&${query.slice(1)}` : address + query;
}

/** Query of an address as strings; a key that is repeated gives an array. The router reads addresses with this. */
export function parseQuery(text: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = values[key];
    values[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return values;
}
