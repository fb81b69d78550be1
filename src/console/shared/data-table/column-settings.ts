import { useState } from 'react';
import { readStored, writeStored } from '../preferences.ts';
import type { DataColumn } from './types.ts';

/** Columns by key in the person's order, and those hidden. Columns added to the product later come after their neighbour. */
export interface ColumnSettings {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
}

type Columns = readonly Pick<DataColumn<never>, 'key' | 'hidden' | 'always'>[];

/** Settings of somebody who changed nothing. */
export function defaultSettings(columns: Columns): ColumnSettings {
  return { order: columns.map(({ key }) => key), hidden: columns.filter((column, index) => column.hidden === true && !isFixed(column, index)).map(({ key }) => key) };
}

const isFixed = (column: Columns[number], index: number) => index === 0 || column.always === true;

/**
 * Kept settings brought up to the columns that there are: what is gone is dropped, what is new stands after the column it follows
 * in the product. The first column stays first and, like `always` ones, shown.
 */
export function mergeSettings(columns: Columns, kept: ColumnSettings | undefined): ColumnSettings {
  const fresh = defaultSettings(columns);
  if (!Array.isArray(kept?.order) || !Array.isArray(kept.hidden)) return fresh;
  const [first] = fresh.order;
  const order = kept.order.filter((key) => key !== first && fresh.order.includes(key));
  if (first !== undefined) order.unshift(first);
  fresh.order.forEach((key, index) => {
    if (!order.includes(key)) order.splice(order.indexOf(fresh.order[index - 1] ?? '') + 1, 0, key);
  });
  const isNew = (key: string) => !kept.order.includes(key);
  const fixed = columns.filter(isFixed).map(({ key }) => key);
  const hidden = order.filter((key) => !fixed.includes(key) && (isNew(key) ? fresh.hidden.includes(key) : kept.hidden.includes(key)));
  return { order, hidden };
}

/** Moves a column one place; the first column stays where it is. */
export function moveColumn(settings: ColumnSettings, key: string, by: -1 | 1): ColumnSettings {
  const from = settings.order.indexOf(key);
  const to = from + by;
  if (from < 1 || to < 1 || to >= settings.order.length) return settings;
  const order = [...settings.order];
  order.splice(to, 0, ...order.splice(from, 1));
  return { ...settings, order };
}

export function useColumnSettings<Row>(name: string, columns: readonly DataColumn<Row>[]) {
  const storeKey = `heming.columns.${name}`;
  const [kept, setKept] = useState(() => readStored<ColumnSettings | null>(storeKey) ?? undefined);
  const settings = mergeSettings(columns, kept);
  const change = (next: ColumnSettings | undefined) => {
    setKept(next);
    writeStored(storeKey, next ?? null);
  };
  const shown = settings.order.filter((key) => !settings.hidden.includes(key)).map((key) => columns.find((column) => column.key === key)!);
  return { settings, change, shown };
}
