import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { type ReactElement, useId, useState } from 'react';
import { useText, useLocale } from './locale.ts';
import { type Organization, findOrganizations, oneOrganization, organizationChildren, organizationTops } from './organizations-source.ts';
import { sharedMessages } from './shared.messages.ts';
import { useSettled } from './use-settled.ts';

interface Shared {
  readonly id?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
  /** Top of the tree shown; left out, everything the person sees. */
  readonly under?: string;
  /** Which nodes may be chosen; left out, all. */
  readonly choosable?: (organization: Organization) => boolean;
}
interface One extends Shared {
  readonly multiple?: false;
  readonly value?: string | undefined;
  readonly onChange?: (id: string | undefined, organization: Organization | undefined) => void;
}
interface Many extends Shared {
  readonly multiple: true;
  readonly value?: readonly string[] | undefined;
  readonly onChange?: (ids: string[]) => void;
}
export type OrgTreeSelectProps = One | Many;

const SEARCH_SIZE = 50;
const keyOf = (id: string) => ['organizations', 'one', id];

/** The tree under the id that the field says it owns, which antd leaves out. */
function namedTree(menu: ReactElement, id: string, note: string | null): ReactElement {
  return <div id={`${id}_list`}>{menu}{note === null ? null : <p className="popup-note">{note}</p>}</div>;
}

/** The tree as far as it was opened, each level fetched when it is. */
function useTree(under: string | undefined) {
  const client = useQueryClient();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const tops = useQuery({
    queryKey: ['organizations', 'tops', under ?? ''],
    queryFn: async ({ signal }) => (under === undefined ? organizationTops(signal) : [await oneOrganization(under, signal)]),
    staleTime: 60_000,
  });
  const levels = useQueries({ queries: opened.map((id) => ({ queryKey: ['organizations', 'children', id], queryFn: ({ signal }: { signal: AbortSignal }) => organizationChildren(id, signal), staleTime: 60_000 })) });
  const all = new Map([...(tops.data ?? []), ...levels.flatMap(({ data }) => data ?? [])].map((node) => [node.id, node]));
  return {
    nodes: [...all.values()],
    loading: tops.isPending,
    open: async (id: string) => {
      await client.fetchQuery({ queryKey: ['organizations', 'children', id], queryFn: ({ signal }) => organizationChildren(id, signal), staleTime: 60_000 });
      setOpened((before) => (before.includes(id) ? before : [...before, id]));
    },
  };
}

/**
 * Chooses offices and units out of the tree: levels open as they are needed, names are searched on the server. Fits antd's
 * Form.Item: `value` is an id (ids with `multiple`).
 */
export function OrgTreeSelect(props: OrgTreeSelectProps) {
  const { under, choosable = () => true, disabled = false, placeholder } = props;
  const own = useId();
  const id = props.id ?? own;
  const text = useText(sharedMessages);
  const locale = useLocale();
  const tree = useTree(under);
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const found = useQuery({
    queryKey: ['organizations', 'search', under ?? '', words],
    queryFn: ({ signal }) => findOrganizations({ text: words, size: SEARCH_SIZE, ...(under === undefined ? {} : { under }) }, signal),
    enabled: words !== '',
  });
  const searching = typed.trim() !== '';
  const nodes = searching ? (found.data?.items ?? []) : tree.nodes;
  const chosen = props.multiple === true ? (props.value ?? []) : props.value === undefined ? [] : [props.value];
  const known = new Map([...tree.nodes, ...(found.data?.items ?? [])].map((node) => [node.id, node]));
  const named = useQueries({ queries: chosen.map((each) => ({ queryKey: keyOf(each), queryFn: ({ signal }: { signal: AbortSignal }) => oneOrganization(each, signal), staleTime: 60_000, enabled: !known.has(each) })) });
  const nameOf = (node: Organization) => (locale === 'en' && node.nameEn !== '' ? node.nameEn : node.name);
  const labelled = chosen.map((value, index) => {
    const node = known.get(value) ?? named[index]?.data;
    return { value, label: node === undefined ? '…' : nameOf(node) };
  });
  const shownIds = new Set(nodes.map((node) => node.id));
  return (
    <TreeSelect
      id={id}
      // In a form the field's own label names it, which an aria-label would silence.
      aria-label={props['aria-label'] ?? (props.id === undefined ? (placeholder ?? text.chooseOffice) : undefined)}
      placeholder={placeholder ?? (props.multiple === true ? text.chooseOffices : text.chooseOffice)}
      disabled={disabled}
      labelInValue
      allowClear
      multiple={props.multiple === true}
      style={{ width: '100%' }}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 280, maxWidth: '92vw' } } }}
      loading={tree.loading}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterTreeNode: false, autoClearSearchValue: true }}
      treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: '' }}
      treeData={nodes.map((node) => ({
        id: node.id,
        pId: !searching && node.parentId !== null && shownIds.has(node.parentId) ? node.parentId : '',
        value: node.id,
        title: nameOf(node),
        isLeaf: searching || node.childCount === 0,
        disabled: !choosable(node),
      }))}
      loadData={(node) => tree.open(String(node.value))}
      notFoundContent={found.isFetching || tree.loading ? text.loading : text.notFound}
      popupRender={(menu) => namedTree(menu, id, searching && (found.data?.total ?? 0) > SEARCH_SIZE ? text.more200 : null)}
      value={props.multiple === true ? labelled : labelled[0]}
      onChange={(next: { value: string } | { value: string }[] | undefined) => {
        if (props.multiple === true) props.onChange?.((Array.isArray(next) ? next : []).map(({ value }) => value));
        else {
          const value = next === undefined || Array.isArray(next) ? undefined : next.value;
          props.onChange?.(value, value === undefined ? undefined : known.get(value));
        }
      }}
    />
  );
}
