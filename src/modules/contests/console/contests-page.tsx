import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { useCan } from '../../../console/shared/session.tsx';
import { CONTEST_STATE_NAMES } from '../contests.messages.ts';
import { manageContests } from '../contests.policy.ts';
import type { ContestSummary } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { contestKeys, contestSource } from './source.ts';
import { ContestStateTag } from './state-tags.tsx';

/** Calls for entries of one's area and of the offices above. */
export default function ContestsPage() {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const create = can(manageContests) ? <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/contests/new')}>{text.newCall}</Button> : undefined;
  return (
    <>
      <PageHeader actions={create} />
      <DataTable<ContestSummary>
        name="contests.list"
        label={text.calls}
        queryKey={contestKeys.contests}
        load={(query, signal) => contestSource.contests(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ title }) => pick(title)}
        rowTo={({ id }) => `/contests/${id}`}
        filters={[{ key: 'state', label: text.state, kind: 'choice', options: Object.entries(CONTEST_STATE_NAMES).map(([value, label]) => ({ value, label: pick(label) })) }]}
        columns={[
          { key: 'title', title: text.call, render: ({ title }) => pick(title) },
          { key: 'state', title: text.state, width: 110, render: (contest) => <ContestStateTag contest={contest} /> },
          { key: 'campaign', title: text.campaign, width: 240, render: ({ campaign }) => <ConsoleLink to={`/campaigns/${campaign.id}`}>{pick(campaign.name)}</ConsoleLink> },
          { key: 'host', title: text.host, width: 180, render: ({ host }) => pick(host.name) },
          { key: 'closes', title: text.closesAt, width: 180, render: ({ closesAt }) => <InstantText at={closesAt} /> },
          { key: 'waiting', title: text.waiting, width: 110, align: 'end', render: ({ id, waiting }) => (waiting === 0 ? '0' : <ConsoleLink to={`/entries?show=queue&contest=${id}`}>{waiting}</ConsoleLink>) },
        ]}
        empty={{ title: text.noCalls, hint: text.noCallsHint, action: create }}
      />
    </>
  );
}
