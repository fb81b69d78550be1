import type { DataPage, DataQuery } from '../../../console/shared/data-table/data-table.tsx';

/** One page of the rows, held whole by the browser, whose words have what was searched for. */
export function localPage<Row>(rows: readonly Row[], query: DataQuery, wordsOf: (row: Row) => string): DataPage<Row> {
  const { page, size } = query;
  const asked = String(query['text'] ?? '').trim().toLowerCase();
  const found = asked === '' ? rows : rows.filter((row) => wordsOf(row).toLowerCase().includes(asked));
  return { items: found.slice((page - 1) * size, page * size), total: found.length };
}
