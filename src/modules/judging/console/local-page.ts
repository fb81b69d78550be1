import type { DataPage, DataQuery } from '../../../console/shared/data-table/data-table.tsx';

/** One page of rows that the browser holds whole. */
export function localPage<Row>(rows: readonly Row[], { page, size }: Pick<DataQuery, 'page' | 'size'>): DataPage<Row> {
  return { items: rows.slice((page - 1) * size, page * size), total: rows.length };
}
