import { Checkbox, Table, type TableProps } from 'antd';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { ConsoleLink } from '../console-link.tsx';
import { useText } from '../locale.ts';
import { sharedMessages } from '../shared.messages.ts';
import type { DataColumn } from './types.ts';

export interface DataRowsProps<Row extends object> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowName: (row: Row) => string;
  readonly rowTo?: ((row: Row) => string) | undefined;
  readonly renderActions?: ((row: Row) => ReactNode) | undefined;
  readonly selection?: { readonly keys: readonly string[]; readonly set: (rows: readonly Row[], keys: readonly string[]) => void } | undefined;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
}

/** A cell of the first column: the link that opens the row. */
export function RowTitle<Row extends object>({ row, column, rowTo }: { row: Row; column: DataColumn<Row>; rowTo?: ((row: Row) => string) | undefined }) {
  return rowTo === undefined ? <>{column.render(row)}</> : <ConsoleLink to={rowTo(row)} className="row-title">{column.render(row)}</ConsoleLink>;
}

/** Whether what is in the box is wider than the box: it then scrolls sideways, by keyboard too. */
function useWider() {
  const box = useRef<HTMLDivElement>(null);
  const [wider, setWider] = useState(false);
  useLayoutEffect(() => {
    const { current } = box;
    if (current === null) return;
    const measure = () => setWider((current.querySelector('table')?.scrollWidth ?? 0) > current.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { box, wider };
}

/** Rows as a table. */
export function DataRows<Row extends object>({ label, rows, columns, rowKey, rowName, rowTo, renderActions, selection, sort, onSort }: DataRowsProps<Row>) {
  const text = useText(sharedMessages);
  const { box, wider } = useWider();
  const orderOf = (key: string) => (sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null);
  const shown: TableProps<Row>['columns'] = columns.map((column, index) => ({
    key: column.key,
    title: column.title,
    ...(column.width === undefined ? { minWidth: index === 0 ? 200 : 110 } : { width: column.width }),
    align: column.align ?? 'start',
    ...(column.sortable === true ? { sorter: true, sortOrder: orderOf(column.key) } : {}),
    ...(index === 0 ? { rowScope: 'row' as const } : {}),
    render: (_: unknown, row: Row) => (index === 0 ? <RowTitle row={row} column={column} rowTo={rowTo} /> : column.render(row)),
  }));
  if (renderActions !== undefined) shown.push({ key: 'actions', title: text.actions, align: 'end', width: 160, render: (_, row) => renderActions(row) });
  return (
    <div ref={box} className={wider ? 'list-rows list-rows-wider' : 'list-rows'} {...(wider ? { tabIndex: 0, role: 'region', 'aria-label': label } : {})}>
      <Table<Row>
        aria-label={label}
        rowKey={rowKey}
        dataSource={[...rows]}
        columns={shown}
        pagination={false}
        showSorterTooltip={false}
        onChange={(_page, _filters, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter;
          onSort(order === undefined || order === null ? '' : `${order === 'descend' ? '-' : ''}${String(columnKey)}`);
        }}
        {...(selection === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...selection.keys],
                preserveSelectedRowKeys: true,
                onChange: (keys: React.Key[], chosen: Row[]) => selection.set(chosen, keys.map(String)),
                getCheckboxProps: (row: Row) => ({ 'aria-label': text.selectRow({ name: rowName(row) }) }) as object,
                getTitleCheckboxProps: () => ({ 'aria-label': text.selectAll }) as object,
              },
            })}
      />
    </div>
  );
}

/** Rows as cards, for narrow screens. */
export function DataCards<Row extends object>({ label, rows, columns, rowKey, rowName, rowTo, renderActions, selection }: DataRowsProps<Row>) {
  const text = useText(sharedMessages);
  const [first, ...others] = columns;
  const toggle = (row: Row) => {
    const key = rowKey(row);
    const chosen = rows.filter((each) => (rowKey(each) === key ? !selection!.keys.includes(key) : selection!.keys.includes(rowKey(each))));
    selection!.set(chosen, selection!.keys.includes(key) ? selection!.keys.filter((each) => each !== key) : [...selection!.keys, key]);
  };
  return (
    <ul className="cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          <div className="card-head">
            {selection === undefined ? null : <Checkbox checked={selection.keys.includes(rowKey(row))} aria-label={text.selectRow({ name: rowName(row) })} onChange={() => toggle(row)} />}
            <div className="card-title">{first === undefined ? null : <RowTitle row={row} column={first} rowTo={rowTo} />}</div>
          </div>
          <dl className="card-lines">
            {others.filter((column) => column.tableOnly !== true).map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
          {renderActions === undefined ? null : renderActions(row)}
        </li>
      ))}
    </ul>
  );
}
