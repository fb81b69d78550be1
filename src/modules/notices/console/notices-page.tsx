import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { formatNumber } from '../../../platform/calendar/format.ts';
import { useGo } from '../../../console/shared/console-link.tsx';
import { type DataColumn, DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Views } from '../../../console/shared/views.tsx';
import { useCan } from '../../../console/shared/session.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { sendNotices } from '../notices.policy.ts';
import type { NoticeSummary } from '../notices.schemas.ts';
import { listMessages } from './list.messages.ts';
import { notices } from './source.ts';
import { NoticeTag, UnitTag } from './state-words.tsx';
import './notices.css';

type Column = DataColumn<NoticeSummary>;
type Box = 'received' | 'sent' | 'drafts' | 'below';
const DEFAULTS = { box: 'received' };

/** How far a notice's recipients have come, in figures. */
function Standing({ counts, wantsReceipt, wantsReturn }: NoticeSummary) {
  const text = useText(listMessages);
  const locale = useLocale();
  if (counts === null) return null;
  const number = (value: number) => formatNumber(value, locale);
  const parts = [
    ...(wantsReceipt ? [text.signedOf({ done: number(counts.signed), all: number(counts.recipients) })] : []),
    ...(wantsReturn ? [text.returnedOf({ done: number(counts.returned), all: number(counts.recipients) })] : []),
    ...(counts.overdue > 0 ? [text.overdueCount({ count: number(counts.overdue) })] : []),
  ];
  return <span className="notice-standing">{parts.map((part) => <span key={part}>{part}</span>)}</span>;
}

function useColumns(box: Box): Column[] {
  const text = useText(listMessages);
  const title: Column = { key: 'title', title: text.title, render: ({ title: name, number }) => <span>{name}{number === null ? null : <span className="notice-number">{number}</span>}</span> };
  const issuer: Column = { key: 'issuer', title: text.issuer, width: 180, render: (row) => row.issuer.name };
  const sentAt: Column = { key: 'sentAt', title: text.sentAt, width: 190, render: (row) => <InstantText at={row.sentAt} as="exact" /> };
  const due: Column = { key: 'due', title: text.due, width: 150, render: (row) => <InstantText at={row.mine?.dueAt ?? row.dueAt} /> };
  if (box === 'drafts') return [title, { key: 'changed', title: text.changed, width: 180, render: (row) => <InstantText at={row.updatedAt} as="exact" /> }];
  if (box === 'received') {
    const unit: Column = { key: 'unit', title: text.unit, width: 180, hidden: true, render: (row) => row.mine?.organization.name };
    const state: Column = { key: 'state', title: text.state, width: 130, render: (row) => (row.state === 'withdrawn' || row.mine === null ? <StatusTag tone="still">{text.withdrawn}</StatusTag> : <UnitTag state={row.mine} wantsReceipt={row.wantsReceipt} />) };
    return [title, issuer, sentAt, due, state, unit];
  }
  const state: Column = { key: 'state', title: text.state, width: 110, render: (row) => <NoticeTag notice={row} /> };
  const progress: Column = { key: 'progress', title: text.progress, width: 260, render: (row) => <Standing {...row} /> };
  return [title, ...(box === 'below' ? [issuer] : []), sentAt, due, state, progress];
}

function NoticeList({ box, compose }: { box: Box; compose: React.ReactNode }) {
  const text = useText(listMessages);
  const columns = useColumns(box);
  const empties = { received: { title: text.noReceived, hint: text.noReceivedHint }, sent: { title: text.noSent, hint: text.noSentHint, action: compose }, drafts: { title: text.noDrafts, action: compose }, below: { title: text.noBelow } };
  return (
    <DataTable<NoticeSummary>
      name={`notices.${box}`}
      label={text.notices}
      queryKey={['notices', 'list', box]}
      load={(query, signal) => notices.list(queryString({ ...query, box }), signal)}
      rowKey={({ id, mine }) => `${id} ${mine?.organization.id ?? ''}`}
      rowName={({ title }) => title}
      rowTo={({ id, mine }) => (box === 'drafts' ? `/notices/${id}/edit` : mine === null ? `/notices/${id}` : `/notices/${id}/units/${mine.organization.id}`)}
      search={text.searchHint}
      filters={box === 'drafts' ? [] : [{ key: 'open', label: text.open, kind: 'choice', options: [{ value: 'true', label: text.openYes }, { value: 'false', label: text.openNo }] }]}
      columns={columns}
      empty={empties[box]}
    />
  );
}

/** Notices received, sent, drafted, and those of the organizations below. */
export default function NoticesPage() {
  const text = useText(listMessages);
  const go = useGo();
  const can = useCan();
  const [{ box }] = useSearchState(DEFAULTS);
  const sends = can(sendNotices);
  const compose = sends ? <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/notices/new')}>{text.compose}</Button> : undefined;
  const boxes: Box[] = ['received', ...(sends ? (['sent', 'drafts', 'below'] as const) : [])];
  const shown = boxes.find((each) => each === box) ?? 'received';
  return (
    <>
      <PageHeader actions={compose} />
      {boxes.length > 1 ? <Views name="box" current={shown} views={boxes.map((key) => ({ key, label: text[key] }))} /> : null}
      <NoticeList key={shown} box={shown} compose={compose} />
    </>
  );
}
