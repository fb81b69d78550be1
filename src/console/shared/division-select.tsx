import { useQuery } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { type ReactElement, useId, useMemo } from 'react';
import { getJson } from './api-client.ts';
import { useText } from './locale.ts';
import { sharedMessages } from './shared.messages.ts';

interface DivisionNode {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

interface Option {
  value: string;
  label: string;
  children?: Option[];
}

/** The table of divisions as a tree of options. */
export function divisionTree(rows: readonly DivisionNode[]): Option[] {
  const options = new Map(rows.map(({ code, name }) => [code, { value: code, label: name } as Option]));
  const tops: Option[] = [];
  for (const { code, parent } of rows) {
    const above = parent === null ? undefined : options.get(parent);
    if (above === undefined) tops.push(options.get(code)!);
    else (above.children ??= []).push(options.get(code)!);
  }
  return tops;
}

function pathTo(rows: readonly DivisionNode[], code: string | undefined): string[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const path: string[] = [];
  for (let node = code === undefined ? undefined : byCode.get(code); node !== undefined; node = node.parent === null ? undefined : byCode.get(node.parent)) path.unshift(node.code);
  return path;
}

/** The steps under the id that the field says it owns, which antd leaves out. */
function namedSteps(steps: ReactElement, id: string): ReactElement {
  return <div id={`${id}_list`}>{steps}</div>;
}

/** Chooses a division of GB/T 2260 (province, city or county) by name or step by step; the value is its six-digit code. Fits antd's Form.Item. */
export function DivisionSelect({ id: given, value, onChange, placeholder, disabled = false, ...rest }: { id?: string; value?: string | undefined; onChange?: (code: string | undefined) => void; placeholder?: string; disabled?: boolean; 'aria-label'?: string }) {
  const text = useText(sharedMessages);
  const own = useId();
  const id = given ?? own;
  const table = useQuery({ queryKey: ['divisions'], queryFn: ({ signal }) => getJson<DivisionNode[]>('/api/divisions', signal), staleTime: Number.POSITIVE_INFINITY });
  const options = useMemo(() => divisionTree(table.data ?? []), [table.data]);
  return (
    <Cascader<Option>
      id={id}
      style={{ width: '100%' }}
      popupRender={(steps) => namedSteps(steps, id)}
      aria-label={rest['aria-label'] ?? (given === undefined ? (placeholder ?? text.chooseDivision) : undefined)}
      placeholder={placeholder ?? text.chooseDivision}
      disabled={disabled}
      changeOnSelect
      showSearch={{ limit: 50 }}
      loading={table.isPending}
      options={options}
      value={pathTo(table.data ?? [], value)}
      onChange={(path) => onChange?.(path?.at(-1) as string | undefined)}
      notFoundContent={table.isPending ? text.loading : text.notFound}
    />
  );
}
