import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { KIND_NAMES, METHOD_NAMES, ROUND_STATE_NAMES } from '../judging.messages.ts';
import type { Round } from '../judging.schemas.ts';
import { hostMessages } from './host.messages.ts';
import { hostKeys, hostSource } from './host-source.ts';
import { localPage } from './local-page.ts';
import { RoundStateTag } from './state-tags.tsx';

const SEARCH = { contest: '' };

/** Rounds of judging of one's contests. */
export default function RoundsPage() {
  const text = useText(hostMessages);
  const pick = usePick();
  const go = useGo();
  const [{ contest }] = useSearchState(SEARCH);
  const contests = useQuery({ queryKey: [...hostKeys.all, 'contests'], queryFn: ({ signal }) => hostSource.contests(signal) });
  const begin = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go(contest === '' ? '/judging/new' : `/judging/new?contest=${contest}`)}>{text.newRound}</Button>;
  return (
    <>
      <PageHeader actions={begin} />
      <DataTable<Round>
        name="judging.rounds"
        label={text.rounds}
        queryKey={hostKeys.rounds(contest)}
        load={async (query, signal) => localPage((await hostSource.rounds(contest, signal)).filter(({ state }) => query['state'] === undefined || query['state'] === '' || state === query['state']), query)}
        rowKey={({ id }) => id}
        rowName={({ name }) => pick(name)}
        rowTo={({ id }) => `/judging/${id}`}
        filters={[
          { key: 'contest', label: text.contest, kind: 'choice', options: (contests.data?.items ?? []).map(({ id, title }) => ({ value: id, label: pick(title) })) },
          { key: 'state', label: text.state, kind: 'choice', options: Object.entries(ROUND_STATE_NAMES).map(([value, label]) => ({ value, label: pick(label) })) },
        ]}
        columns={[
          { key: 'name', title: text.round, render: ({ name }) => pick(name) },
          { key: 'contest', title: text.contest, width: 240, render: ({ contestId, contest: title }) => <ConsoleLink to={`/contests/${contestId}`}>{pick(title)}</ConsoleLink> },
          { key: 'state', title: text.state, width: 120, render: ({ state }) => <RoundStateTag state={state} /> },
          { key: 'kind', title: text.kind, width: 110, render: ({ kind }) => pick(KIND_NAMES[kind]) },
          { key: 'method', title: text.method, width: 140, render: ({ method }) => pick(METHOD_NAMES[method]) },
          { key: 'due', title: text.due, width: 170, render: ({ dueAt }) => <InstantText at={dueAt} /> },
        ]}
        empty={{ title: text.noRounds, hint: text.noRoundsHint, action: begin }}
      />
    </>
  );
}
