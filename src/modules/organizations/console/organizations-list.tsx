import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { useCan } from '../../../console/shared/session.tsx';
import { KIND_NAMES, LEVEL_NAMES } from '../public-words.ts';
import { manageOrganizations } from '../organizations.policy.ts';
import type { Organization } from '../organizations.schemas.ts';
import { organizationConsoleMessages } from './console.messages.ts';
import { organizationSource } from './source.ts';

/** Organizations of one's area, to find, open, export, add and import. */
export default function OrganizationsList() {
  const text = useText(organizationConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const actions = can(manageOrganizations) ? (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/organizations/new')}>{text.add}</Button>
      <Button icon={<UploadOutlined aria-hidden />} onClick={() => go('/organizations/import')}>{text.import}</Button>
    </>
  ) : undefined;
  const options = (names: Readonly<Record<string, { zh: string; en: string }>>) => Object.entries(names).map(([value, label]) => ({ value, label: pick(label) }));
  return (
    <>
      <PageHeader actions={actions} />
      <DataTable<Organization>
        name="organizations.list"
        label={text.list}
        queryKey={['organizations', 'list']}
        load={(query, signal) => organizationSource.list(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        rowTo={({ id }) => `/organizations/${id}`}
        search={text.search}
        exportFrom="/api/organizations/export"
        filters={[
          { key: 'under', label: text.under, kind: 'office' },
          { key: 'kind', label: text.kind, kind: 'choice', options: options(KIND_NAMES) },
          { key: 'level', label: text.level, kind: 'choice', options: options(LEVEL_NAMES) },
          { key: 'status', label: text.status, kind: 'choice', options: [{ value: 'active', label: text.active }, { value: 'closed', label: text.closed }, { value: 'merged', label: text.merged }] },
        ]}
        columns={[
          { key: 'name', title: text.name, render: ({ name, nameEn }) => pick({ zh: name, en: nameEn }) },
          { key: 'code', title: text.code, width: 170, render: ({ code }) => code },
          { key: 'kind', title: text.kind, width: 110, render: ({ kind }) => pick(KIND_NAMES[kind]) },
          { key: 'sector', title: text.sector, width: 110, render: ({ sector }) => sector ?? '—' },
          { key: 'level', title: text.level, width: 150, render: ({ level }) => (level === null ? '—' : pick(LEVEL_NAMES[level])) },
          { key: 'children', title: text.below, width: 110, align: 'end', render: ({ childCount }) => text.children({ count: childCount }) },
        ]}
        empty={{ title: text.none, hint: text.noneHint, action: actions }}
      />
    </>
  );
}
