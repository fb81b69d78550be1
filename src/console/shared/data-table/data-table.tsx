import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Pagination } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { Bones } from '../bones.tsx';
import { type Confirmation, ConfirmDialog } from '../confirm-dialog.tsx';
import { useNarrow } from '../console-theme.tsx';
import { DownloadButton } from '../download-button.tsx';
import { useLocale, useText } from '../locale.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { withQuery } from '../query-string.ts';
import { Quiet } from '../quiet.tsx';
import { sharedMessages } from '../shared.messages.ts';
import { ColumnMenu } from './column-menu.tsx';
import { useColumnSettings } from './column-settings.ts';
import { DataCards, DataRows } from './data-rows.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type ListState, useListState } from './list-state.ts';
import { RowActions } from './row-actions.tsx';
import type { DataPage, DataTableProps } from './types.ts';
import './data-table.css';

export type { DataColumn, DataFilter, DataPage, DataQuery, DataTableProps, RowAction } from './types.ts';

function useRows<Row, Page extends DataPage<Row>>({ queryKey, load, refreshMs }: DataTableProps<Row, Page>, state: ListState) {
  const query = useQuery({
    queryKey: [...queryKey, state.query],
    queryFn: ({ signal }) => load(state.query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs ?? false,
  });
  // A page past the end (rows went, or the address is old) shows the last one.
  const last = query.data === undefined || query.isPlaceholderData ? state.query.page : Math.max(1, Math.ceil(query.data.total / state.query.size));
  const goToLast = useEffectEvent(() => state.change({ page: last }));
  useEffect(() => {
    if (state.query.page > last) goToLast();
  }, [state.query.page, last]);
  return query;
}

/** The ticked rows by key; a change of what is listed unticks them. */
function useSelected<Row>(rowKey: (row: Row) => string, listed: string) {
  const [ticked, setTicked] = useState<{ of: string; rows: ReadonlyMap<string, Row> }>({ of: listed, rows: new Map() });
  const rows = ticked.of === listed ? ticked.rows : new Map<string, Row>();
  const setRows = (next: ReadonlyMap<string, Row>) => setTicked({ of: listed, rows: next });
  return {
    rows: [...rows.values()],
    keys: [...rows.keys()],
    set: (found: readonly (Row | undefined)[], keys: readonly string[]) => {
      const known = new Map([...rows, ...found.filter((row) => row !== undefined).map((row) => [rowKey(row), row] as const)]);
      setRows(new Map(keys.flatMap((key) => (known.has(key) ? [[key, known.get(key)!] as const] : []))));
    },
    clear: () => setRows(new Map()),
  };
}

/**
 * A list of the API: searched, filtered and paged by the server, with its state in the address, columns to choose, export of what
 * is shown, actions for rows and for many at once. Cards instead of a table on narrow screens.
 */
export function DataTable<Row extends object, Page extends DataPage<Row> = DataPage<Row>>(props: DataTableProps<Row, Page>) {
  const { name, label, columns, rowKey, rowName, rowTo, rowActions, batchActions = [], search, searchKey = 'text', filters = [], exportFrom, empty } = props;
  const text = useText(sharedMessages);
  const locale = useLocale();
  const narrow = useNarrow();
  const state = useListState(props);
  const rows = useRows(props, state);
  const { settings, change, shown } = useColumnSettings(name, columns);
  const { page, size, ...rest } = state.query;
  const selected = useSelected(rowKey, JSON.stringify(rest));
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const client = useQueryClient();
  const finished = () => {
    selected.clear();
    void client.invalidateQueries({ queryKey: props.queryKey });
  };
  const Rows = narrow ? DataCards : DataRows;
  const data = rows.data;
  return (
    <div className="list">
      <FilterBar
        label={label}
        state={state}
        search={search}
        searchKey={searchKey}
        filters={filters}
        tools={
          <>
            {exportFrom === undefined || data?.total === 0 ? null : <DownloadButton from={typeof exportFrom === 'string' ? withQuery(exportFrom, rest) : exportFrom(state.query)} hint={text.exportHint} done={text.exported}>{text.exportShown}</DownloadButton>}
            {props.renderExport === undefined || data?.total === 0 ? null : props.renderExport(state.query)}
            {narrow || columns.length < 3 || data?.total === 0 ? null : <ColumnMenu columns={columns} settings={settings} change={change} />}
          </>
        }
      />
      {batchActions.length === 0 || selected.keys.length === 0 ? null : (
        <div className="list-batch" role="status">
          <span>{text.selected({ count: formatNumber(selected.keys.length, locale) })}</span>
          {batchActions.map((action) => <Button key={action.key} onClick={() => setAsked(action.confirm(selected.rows))}>{action.label}</Button>)}
          <Button type="link" onClick={selected.clear}>{text.clearSelection}</Button>
        </div>
      )}
      {rows.isError ? <ProblemAlert error={rows.error} retry={() => void rows.refetch()} /> : null}
      {data === undefined ? (
        rows.isError ? null : <Bones lines={8} />
      ) : data.total === 0 ? (
        state.narrowed > 0 ? <Quiet title={text.noMatches} hint={text.noMatchesHint} action={<Button onClick={state.clear}>{text.clearFilters}</Button>} /> : <Quiet {...empty} />
      ) : (
        <div aria-busy={rows.isPlaceholderData} className={rows.isPlaceholderData ? 'list-stale' : undefined}>
          <Rows
            label={label}
            rows={data.items}
            columns={shown}
            rowKey={rowKey}
            rowName={rowName}
            rowTo={rowTo}
            renderActions={rowActions === undefined ? undefined : (row) => <RowActions actions={rowActions(row)} name={rowName(row)} ask={setAsked} finished={finished} />}
            selection={batchActions.length === 0 ? undefined : selected}
            sort={String(state.values['sort'])}
            onSort={(sort) => state.change({ sort })}
          />
          <nav className="list-foot" aria-label={`${text.pages} · ${label}`}>
            <span className="list-total">{text.total({ total: formatNumber(data.total, locale) })}{props.summary === undefined ? null : <> · {props.summary(data)}</>}</span>
            <Pagination current={page} pageSize={size} total={data.total} simple={narrow} hideOnSinglePage={data.total <= 20} showSizeChanger={!narrow} pageSizeOptions={[20, 50, 100, 200]} onChange={(next, nextSize) => state.change(nextSize === size ? { page: next } : { size: nextSize })} />
          </nav>
        </div>
      )}
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={finished} />
    </div>
  );
}
