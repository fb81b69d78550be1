import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Pagination } from 'antd';
import { useState } from 'react';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { Bones } from '../../../console/shared/bones.tsx';
import { type Confirmation, ConfirmDialog } from '../../../console/shared/confirm-dialog.tsx';
import { useNarrow } from '../../../console/shared/console-theme.tsx';
import { FilterBar } from '../../../console/shared/data-table/filter-bar.tsx';
import type { DataFilter, DataPage, DataQuery, DataTableProps } from '../../../console/shared/data-table/data-table.tsx';
import { useListState } from '../../../console/shared/data-table/list-state.ts';
import { DownloadButton } from '../../../console/shared/download-button.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { type QueryValue, withQuery } from '../../../console/shared/query-string.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { sharedMessages } from '../../../console/shared/shared.messages.ts';
import type { Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { EntryGrid } from './entry-grid.tsx';

export interface BatchChoice {
  readonly key: string;
  readonly label: string;
  readonly can: (entries: readonly Entry[]) => boolean;
  readonly confirm: (entries: readonly Entry[]) => Confirmation;
}

interface EntriesAsPicturesProps {
  readonly label: string;
  readonly queryKey: readonly unknown[];
  readonly load: (query: DataQuery, signal: AbortSignal) => Promise<DataPage<Entry>>;
  readonly search: string;
  readonly filters: readonly DataFilter[];
  readonly exportFrom: string;
  readonly exportQuery: Readonly<Record<string, QueryValue>>;
  readonly categoryName: (id: string) => string;
  readonly to: (entry: Entry) => string;
  readonly batch: readonly BatchChoice[];
  readonly empty: DataTableProps<Entry>['empty'];
}

/** A list of entries as tiles, with the same filters in the address as the table. */
export function EntriesAsPictures({ label, queryKey, load, search, filters, exportFrom, exportQuery, categoryName, to, batch, empty }: EntriesAsPicturesProps) {
  const text = useText(sharedMessages);
  const own = useText(contestConsoleMessages);
  const locale = useLocale();
  const narrow = useNarrow();
  const client = useQueryClient();
  const state = useListState({ filters, size: 24 });
  const query = useQuery({ queryKey: [...queryKey, state.query], queryFn: ({ signal }) => load(state.query, signal), placeholderData: keepPreviousData });
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const { page, size, ...rest } = state.query;
  const data = query.data;
  const chosen = (data?.items ?? []).filter(({ id }) => ticked.has(id));
  const toggle = ({ id }: Entry) => setTicked((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  const finished = () => {
    setTicked(new Set());
    void client.invalidateQueries({ queryKey: ['entries'] });
    void client.invalidateQueries({ queryKey: ['contests'] });
  };
  return (
    <div className="list">
      <FilterBar label={label} state={state} search={search} searchKey="text" filters={filters} tools={data === undefined || data.total === 0 ? null : <DownloadButton from={withQuery(exportFrom, { ...rest, ...exportQuery })} hint={text.exportHint} done={text.exported}>{text.exportShown}</DownloadButton>} />
      {batch.length === 0 || data === undefined || data.total === 0 ? null : (
        <div className="list-batch" role="status">
          {chosen.length === 0 ? <Button type="link" onClick={() => setTicked(new Set(data.items.map(({ id }) => id)))}>{own.selectPage}</Button> : <span>{text.selected({ count: formatNumber(chosen.length, locale) })}</span>}
          {chosen.length === 0 ? null : batch.filter(({ can }) => can(chosen)).map((each) => <Button key={each.key} onClick={() => setAsked(each.confirm(chosen))}>{each.label}</Button>)}
          {chosen.length === 0 ? null : <Button type="link" onClick={() => setTicked(new Set())}>{text.clearSelection}</Button>}
        </div>
      )}
      {query.isError ? <ProblemAlert error={query.error} retry={() => void query.refetch()} /> : null}
      {data === undefined ? (
        query.isError ? null : <Bones lines={8} />
      ) : data.total === 0 ? (
        state.narrowed > 0 ? <Quiet title={text.noMatches} hint={text.noMatchesHint} action={<Button onClick={state.clear}>{text.clearFilters}</Button>} /> : <Quiet {...empty} />
      ) : (
        <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? 'list-stale' : undefined}>
          <EntryGrid entries={data.items} label={label} categoryName={categoryName} to={to} selection={batch.length === 0 ? undefined : { keys: ticked, toggle }} />
          <nav className="list-foot" aria-label={text.pages}>
            <span className="list-total">{text.total({ total: formatNumber(data.total, locale) })}</span>
            <Pagination current={page} pageSize={size} total={data.total} simple={narrow} hideOnSinglePage={data.total <= 24} showSizeChanger={false} onChange={(next) => { setTicked(new Set()); state.change({ page: next }); }} />
          </nav>
        </div>
      )}
      <ConfirmDialog confirmation={asked} close={() => setAsked(null)} finished={finished} />
    </div>
  );
}
