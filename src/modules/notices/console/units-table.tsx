import { type DataFilter, DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { queryString } from '../../../console/shared/query-string.ts';
import { Section } from '../../../console/shared/section.tsx';
import type { Notice } from '../notices.schemas.ts';
import type { Recipient } from '../recipients.schemas.ts';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';
import { UnitTag } from './state-words.tsx';

/** The recipients one by one, by state and region. */
export function UnitsTable({ notice }: { notice: Notice }) {
  const text = useText(listMessages);
  const states: readonly (readonly [string, string])[] = [
    ...(notice.wantsReceipt ? ([['unsigned', text.unsigned], ['signed', text.signed]] as const) : []),
    ...(notice.form === null ? [] : ([['awaited', text.awaited], ['returned', text.returned], ['sent-back', text.toCorrect], ['late', text.late], ['extension-asked', text.extensionAsked]] as const)),
    ['overdue', text.overdue],
  ];
  const filters: DataFilter[] = [
    { key: 'state', label: text.filterState, kind: 'choice', options: states.map(([value, label]) => ({ value, label })) },
    { key: 'under', label: text.filterUnder, kind: 'office' },
  ];
  return (
    <Section title={text.units}>
      <div id="units">
        <DataTable<Recipient>
          name="notices.units"
          label={text.units}
          queryKey={['notices', 'recipients', notice.id]}
          load={(query, signal) => notices.recipients(notice.id, queryString(query), signal)}
          rowKey={({ organization }) => organization.id}
          rowName={({ organization }) => organization.name}
          rowTo={({ organization }) => `/notices/${notice.id}/units/${organization.id}`}
          search={text.searchUnit}
          filters={filters}
          columns={[
            { key: 'unit', title: text.unit, render: ({ organization }) => organization.name },
            { key: 'state', title: text.state, width: 140, render: (row) => <UnitTag state={row} wantsReceipt={notice.wantsReceipt} /> },
            ...(notice.wantsReceipt ? [{ key: 'signed', title: text.signedAt, width: 200, render: (row: Recipient) => (row.signedAt === null ? null : <><InstantText at={row.signedAt} as="exact" />{row.signedBy === null ? null : <span className="faint"> {row.signedBy}</span>}</>) }] : []),
            ...(notice.form === null ? [] : [{ key: 'submitted', title: text.submittedAt, width: 200, render: (row: Recipient) => (row.firstSubmittedAt === null ? null : <><InstantText at={row.firstSubmittedAt} as="exact" />{row.lateWords === null ? null : <span className="late"> {row.lateWords}</span>}</>) }]),
            { key: 'due', title: text.due, width: 150, render: ({ dueAt }) => <InstantText at={dueAt} /> },
            { key: 'reminder', title: text.reminder, width: 150, hidden: true, render: ({ lastRemindedAt }) => <InstantText at={lastRemindedAt} as="exact" /> },
          ]}
          empty={{ title: text.noSent }}
        />
      </div>
    </Section>
  );
}
