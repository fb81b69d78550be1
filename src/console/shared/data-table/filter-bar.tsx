import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useNarrow } from '../console-theme.tsx';
import { useText } from '../locale.ts';
import { sharedMessages } from '../shared.messages.ts';
import type { ListState } from './list-state.ts';
import type { DataFilter } from './types.ts';

const OrgTreeSelect = lazy(() => import('../org-tree-select.tsx').then((file) => ({ default: file.OrgTreeSelect })));
const DivisionSelect = lazy(() => import('../division-select.tsx').then((file) => ({ default: file.DivisionSelect })));

function SearchField({ value, placeholder, onSearch }: { value: string; placeholder: string; onSearch: (text: string) => void }) {
  const text = useText(sharedMessages);
  const [typed, setTyped] = useState({ over: value, words: value });
  const draft = typed.over === value ? typed.words : value;
  const setDraft = (words: string) => setTyped({ over: value, words });
  return (
    <Input
      className="list-search"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      value={draft}
      placeholder={placeholder}
      aria-label={placeholder}
      title={text.searchHint}
      data-console-search=""
      maxLength={60}
      onChange={(event) => {
        setDraft(event.target.value);
        if (event.target.value === '') onSearch('');
      }}
      onPressEnter={(event) => !event.nativeEvent.isComposing && onSearch(draft.trim())}
    />
  );
}

function FilterControl({ filter, value, set }: { filter: DataFilter; value: unknown; set: (value: string | boolean | string[]) => void }): ReactNode {
  const text = useText(sharedMessages);
  const shared = { 'aria-label': filter.label, placeholder: filter.label };
  switch (filter.kind) {
    case 'choice':
      return <Select {...shared} allowClear popupMatchSelectWidth={false} options={[...filter.options]} value={value === '' ? undefined : (value as string)} onChange={(next) => set(next ?? '')} />;
    case 'choices':
      return <Select {...shared} mode="multiple" allowClear maxTagCount={1} popupMatchSelectWidth={false} options={[...filter.options]} value={value as string[]} onChange={set} />;
    case 'office':
      return <OrgTreeSelect {...shared} value={value === '' ? undefined : (value as string)} onChange={(next) => set(next ?? '')} />;
    case 'division':
      return <DivisionSelect {...shared} value={value === '' ? undefined : (value as string)} onChange={(next) => set(next ?? '')} />;
    case 'day':
      return <Input type="date" prefix={<span className="faint">{filter.label}</span>} aria-label={filter.label} value={value as string} onChange={(event) => set(event.target.value)} />;
    case 'yes':
      return <Checkbox checked={value === true} onChange={(event) => set(event.target.checked)}>{filter.label}</Checkbox>;
    case 'text':
      return <Input aria-label={filter.label} allowClear placeholder={filter.placeholder ?? filter.label} defaultValue={value as string} onBlur={(event) => set(event.target.value.trim())} onPressEnter={(event) => set(event.currentTarget.value.trim())} onClear={() => set('')} title={text.searchHint} />;
  }
}

/** Words and filters of a list; on narrow screens the filters open under a button that says how many are chosen. */
export function FilterBar({ label, state, search, searchKey, filters, tools }: { label?: string; state: ListState; search: string | undefined; searchKey: string; filters: readonly DataFilter[]; tools: ReactNode }) {
  const text = useText(sharedMessages);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const panel = useId();
  const shown = !narrow || open;
  return (
    <div className="list-bar" role="search" aria-label={label}>
      {search === undefined ? null : <SearchField value={String(state.values[searchKey] ?? '')} placeholder={search} onSearch={(words) => state.change({ [searchKey]: words })} />}
      {narrow && filters.length > 0 ? (
        <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
          {text.filters}{state.narrowed > 0 ? ` (${state.narrowed})` : ''}
        </Button>
      ) : null}
      {shown && filters.length > 0 ? (
        <div id={panel} className="list-filters">
          <Suspense>
            {filters.map((filter) => (
              <div key={filter.key} className={`list-filter list-filter-${filter.kind}`}>
                <FilterControl filter={filter} value={state.values[filter.key]} set={(value) => state.change({ [filter.key]: value })} />
              </div>
            ))}
          </Suspense>
        </div>
      ) : null}
      {state.narrowed > 0 ? <Button type="link" onClick={state.clear}>{text.clearFilters}</Button> : null}
      <div className="list-tools">{tools}</div>
    </div>
  );
}
