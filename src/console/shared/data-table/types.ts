import type { ReactNode } from 'react';
import type { Confirmation } from '../confirm-dialog.tsx';
import type { QueryValue } from '../query-string.ts';

/** A column. On narrow screens rows are cards: the first column is the card's title, the others its lines. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Pixels at normal size; left out, the column takes what is left. */
  readonly width?: number;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  /** The API can order by it; the address then holds `sort=key` or `sort=-key`. */
  readonly sortable?: boolean;
  /** Not shown until it is chosen in the column settings. */
  readonly hidden?: boolean;
  /** Cannot be hidden. The first column never can. */
  readonly always?: boolean;
  /** Left out of cards (what the title already says). */
  readonly tableOnly?: boolean;
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** A filter of the search bar; its value is kept in the address under `key` and given to `load`. */
export type DataFilter = { readonly key: string; readonly label: string } & (
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly FilterOption[] }
  | { readonly kind: 'office' | 'division' | 'day' | 'yes' }
  | { readonly kind: 'text'; readonly placeholder?: string }
);

/** What the list asks the API for: `page`, `size`, the words searched for, the order, and the filters by their keys. */
export type DataQuery = Readonly<Record<string, QueryValue>> & { readonly page: number; readonly size: number };

export interface DataPage<Row> {
  readonly items: readonly Row[];
  readonly total: number;
}

/** Something to do with one row: opens a page, acts at once, or asks first. */
export interface RowAction {
  readonly key: string;
  readonly label: string;
  readonly to?: string;
  readonly run?: () => Promise<unknown> | void;
  readonly confirm?: Confirmation;
  readonly danger?: boolean;
}

/** Something to do with the rows that are ticked; what comes back asks first. */
export interface BatchAction<Row> {
  readonly key: string;
  readonly label: string;
  readonly confirm: (rows: readonly Row[]) => Confirmation;
}

export interface DataTableProps<Row, Page extends DataPage<Row> = DataPage<Row>> {
  /** Names the list in this browser's memory of column settings: `notices.list`. */
  readonly name: string;
  /** Says what is listed, for screen readers: 通知. */
  readonly label: string;
  /** Key of the query; invalidate it after a change. Page, order and filters are added. */
  readonly queryKey: readonly unknown[];
  readonly load: (query: DataQuery, signal: AbortSignal) => Promise<Page>;
  readonly rowKey: (row: Row) => string;
  /** Names a row in words, for the labels of its box and menu. */
  readonly rowName: (row: Row) => string;
  readonly columns: readonly DataColumn<Row>[];
  /** Page that a row opens: its first column becomes the link. */
  readonly rowTo?: (row: Row) => string;
  /** Placeholder of the search field, which is left out without it; the words are given to `load` under `searchKey`. */
  readonly search?: string;
  /** `text` unless told. */
  readonly searchKey?: string;
  readonly filters?: readonly DataFilter[];
  /** Order at first: `name`, or `-sentAt` for descending. */
  readonly sort?: string;
  /** Rows a page at first, 20 unless told. */
  readonly size?: number;
  /** Address of the API that gives what is shown as a workbook: filters and order are added to it, or it is made of them. */
  readonly exportFrom?: string | ((query: DataQuery) => string);
  /** A way to export that is not a plain download, such as asking for one; given what is shown. */
  readonly renderExport?: (query: DataQuery) => ReactNode;
  readonly rowActions?: (row: Row) => readonly RowAction[];
  readonly batchActions?: readonly BatchAction<Row>[];
  /** Said beside the total, such as the sum of all pages. */
  readonly summary?: (page: Page) => ReactNode;
  /** What to say, and to do next, when there is nothing at all. */
  readonly empty: { readonly title: string; readonly hint?: string; readonly action?: ReactNode };
  /** Where a page holds two lists: put before this list's keys in the address, such as `returns.`. */
  readonly addressPrefix?: string;
  /** Read again every so many milliseconds, for lists of what runs. */
  readonly refreshMs?: number;
}

