import type { ApiClient } from './api-client.ts';

const SIZE = 200;

/** All rows of a list that the API gives in pages. */
export async function readAll<T>(client: ApiClient, path: string, query: Readonly<Record<string, string | number | undefined>>): Promise<T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await client.get<{ items: T[]; total: number }>(path, { ...query, page, size: SIZE });
    rows.push(...items);
    if (rows.length >= total || items.length === 0) return rows;
  }
}
