import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useGo } from '../../../console/shared/console-link.tsx';
import { DataTable, type DataFilter } from '../../../console/shared/data-table/data-table.tsx';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString, type QueryValue } from '../../../console/shared/query-string.ts';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { ENTRY_STATE_NAMES } from '../contests.messages.ts';
import { decideEntries, enterForUnit } from '../contests.policy.ts';
import { ENTRY_STATES } from '../contests.rules.ts';
import type { Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { BATCH, useDecisions } from './decisions.tsx';
import { EntriesAsPictures } from './entries-as-pictures.tsx';
import { QuotaMeter } from './quota-meter.tsx';
import { contestKeys, contestSource } from './source.ts';
import { EntryStateTag } from './state-tags.tsx';
import './contests.css';

const SEARCH = { show: '', view: 'grid', contest: '', category: '' };

/** Which entries are asked for beside the filters. */
function scopeOf(show: string, officeId: string): Readonly<Record<string, QueryValue>> {
  return show === 'queue' ? { holder: officeId } : show === 'mine' ? { by: 'me' } : {};
}

/** Entries: what waits at one's office, one's own, and all of one's area; as pictures or as a table. */
export default function EntriesPage() {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const { office } = useOffice();
  const { verbOf, forMany } = useDecisions();
  const [search, setSearch] = useSearchState(SEARCH);
  const officeId = office?.id ?? '';
  const deciding = can(decideEntries);
  const show = search.show === '' ? (deciding ? 'queue' : 'mine') : search.show;
  const contests = useQuery({ queryKey: [...contestKeys.contests, 'names'], queryFn: ({ signal }) => contestSource.contests('?size=200', signal) });
  const chosen = useQuery({ queryKey: contestKeys.contest(search.contest), queryFn: ({ signal }) => contestSource.contest(search.contest, signal), enabled: search.contest !== '' });
  const places = useQuery({ queryKey: contestKeys.places(search.contest), queryFn: ({ signal }) => contestSource.places(search.contest, signal), enabled: search.contest !== '' && deciding });
  const titleOf = (id: string) => pick(contests.data?.items.find((each) => each.id === id)?.title ?? { zh: '', en: '' });
  const categories = chosen.data?.categories ?? [];
  const categoryName = (id: string) => pick(categories.find((each) => each.id === id)?.name ?? { zh: '', en: '' });
  const filters: DataFilter[] = [
    { key: 'contest', label: text.call, kind: 'choice', options: (contests.data?.items ?? []).map(({ id, title }) => ({ value: id, label: pick(title) })) },
    ...(categories.length === 0 ? [] : [{ key: 'category', label: text.category, kind: 'choice' as const, options: categories.map(({ id, name }) => ({ value: id, label: pick(name) })) }]),
    ...(show === 'queue' ? [] : [{ key: 'state', label: text.state, kind: 'choice' as const, options: ENTRY_STATES.filter((state) => show === 'mine' || state !== 'draft').map((value) => ({ value, label: pick(ENTRY_STATE_NAMES[value]) })) }]),
    { key: 'under', label: text.unit, kind: 'office' as const },
    // Where a figure led here: the entries that stand at an office, or that it forwarded.
    ...(show === 'queue' ? [] : [{ key: 'at', label: text.holder, kind: 'office' as const }, { key: 'forwardedBy', label: text.forwarded, kind: 'office' as const }]),
  ];
  const scope = scopeOf(show, officeId);
  const enter = can(enterForUnit) ? <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(`/entries/new${queryString({ contest: search.contest })}`)}>{text.enter}</Button> : undefined;
  const shared = {
    name: 'entries.list', label: text[show === 'queue' ? 'queue' : show === 'mine' ? 'mine' : 'all'], queryKey: [...contestKeys.entries, 'list', show, officeId], search: text.searchTitle, filters,
    load: (query: Readonly<Record<string, QueryValue>>, signal: AbortSignal) => contestSource.entries(queryString({ ...query, ...scope }), signal),
    empty: show === 'queue' ? { title: text.emptyQueue, hint: text.emptyQueueHint } : { title: text.emptyAll, hint: text.enterHint, ...(enter === undefined ? {} : { action: enter }) },
  };
  const rowTo = (entry: Entry) => `/entries/${entry.id}${show === 'queue' ? queryString({ from: 'queue', contest: search.contest, category: search.category }) : ''}`;
  const batch = show !== 'queue' || !deciding ? [] : BATCH.map((name) => ({ key: name, label: verbOf(name), can: (entries: readonly Entry[]) => entries.every(({ actions }) => actions.includes(name)), confirm: (entries: readonly Entry[]) => forMany(name, entries) }));
  const choices = [...(deciding ? [{ value: 'queue', label: text.queue }] : []), { value: 'mine', label: text.mine }, { value: 'all', label: text.all }];
  return (
    <>
      <PageHeader actions={enter} />
      <div className="entries-head">
        <Segmented aria-label={text.show} options={choices} value={show} onChange={(next) => setSearch({ show: next })} />
        <Segmented aria-label={text.view} options={[{ value: 'grid', label: text.grid }, { value: 'table', label: text.table }]} value={search.view} onChange={(view) => setSearch({ view })} />
      </div>
      {show === 'queue' && chosen.data !== undefined && places.data !== undefined ? <QuotaMeter contest={chosen.data} places={places.data.filter(({ nodeId }) => nodeId === officeId)} categoryId={search.category} /> : null}
      {search.view === 'grid' ? (
        <EntriesAsPictures key={show} {...shared} exportFrom="/api/entries.xlsx" exportQuery={scope} categoryName={categoryName} to={rowTo} batch={batch} />
      ) : (
        <DataTable<Entry>
          key={show}
          {...shared}
          rowKey={({ id }) => id}
          rowName={({ title }) => pick(title)}
          rowTo={rowTo}
          exportFrom={`/api/entries.xlsx${queryString(scope)}`}
          batchActions={batch.map(({ key, label, confirm }) => ({ key, label, confirm }))}
          columns={[
            { key: 'title', title: text.title, render: ({ title }) => pick(title) || '—' },
            { key: 'contest', title: text.call, width: 200, render: ({ contestId }) => <ConsoleLink to={`/contests/${contestId}`}>{titleOf(contestId) || '—'}</ConsoleLink> },
            { key: 'unit', title: text.unit, width: 200, render: ({ node }) => pick(node.name) },
            { key: 'state', title: text.state, width: 110, render: ({ state }) => <EntryStateTag state={state} /> },
            { key: 'holder', title: text.holder, width: 180, render: ({ holder }) => (holder === null ? '—' : pick(holder.name)) },
            { key: 'submitted', title: text.submitted, width: 150, render: ({ submittedAt }) => <InstantText at={submittedAt} /> },
          ]}
        />
      )}
    </>
  );
}
