import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { useCan } from '../../../console/shared/session.tsx';
import { managePolls, reviewPolls } from '../polls.policy.ts';
import { POLL_STATE_NAMES } from '../polls.rules.ts';
import { pollConsoleMessages } from './console.messages.ts';
import { PollStateTag } from './poll-state-tag.tsx';
import { type ListedPoll, pollKeys, pollSource } from './source.ts';

/** Polls of one's area. */
export default function PollsPage() {
  const text = useText(pollConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const create = can(managePolls) ? <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/polls/new')}>{text.newPoll}</Button> : undefined;
  return (
    <>
      <PageHeader actions={<>{create}<Button onClick={() => go('/polls/shared-addresses')}>{text.addresses}</Button></>} />
      <DataTable<ListedPoll>
        name="polls.list"
        label={text.polls}
        queryKey={pollKeys.all}
        load={(query, signal) => pollSource.polls(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ title }) => pick(title)}
        rowTo={({ id }) => `/polls/${id}`}
        filters={[{ key: 'state', label: text.state, kind: 'choice', options: Object.entries(POLL_STATE_NAMES).map(([value, label]) => ({ value, label: pick(label) })) }]}
        columns={[
          { key: 'title', title: text.poll, render: ({ title }) => pick(title) },
          { key: 'state', title: text.state, width: 130, render: (poll) => <PollStateTag of={poll} /> },
          { key: 'opens', title: text.opensAt, width: 180, render: ({ opensAt }) => <InstantText at={opensAt} /> },
          { key: 'closes', title: text.closesAt, width: 180, render: ({ closesAt }) => <InstantText at={closesAt} /> },
          { key: 'marks', title: text.waitingMarks, width: 130, align: 'end', render: ({ id, waitingMarks }) => (waitingMarks === 0 || !can(reviewPolls) ? String(waitingMarks) : <ConsoleLink to={`/polls/${id}/marks`}>{waitingMarks}</ConsoleLink>) },
        ]}
        empty={{ title: text.none, hint: text.noneHint, action: create }}
      />
    </>
  );
}
