import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { useCan } from '../../../console/shared/session.tsx';
import { FORUM_KIND_NAMES } from '../voices.messages.ts';
import { manageVoices } from '../voices.policy.ts';
import type { Forum } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesKeys, voicesSource } from './source.ts';
import { OpenStateTag } from './state-tags.tsx';

/** Topics and tribute walls of one's offices. */
export default function ForumsPage() {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const create = can(manageVoices) ? (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/forums/new?kind=topic')}>{text.newTopic}</Button>
      <Button icon={<PlusOutlined aria-hidden />} onClick={() => go('/forums/new?kind=tribute')}>{text.newWall}</Button>
    </>
  ) : undefined;
  return (
    <>
      <PageHeader actions={create} />
      <DataTable<Forum>
        name="forums.list"
        label={text.forum}
        queryKey={voicesKeys.forums}
        load={(query, signal) => voicesSource.forums(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ title }) => pick(title)}
        rowTo={({ id }) => `/forums/${id}`}
        columns={[
          { key: 'title', title: text.title, render: ({ title }) => pick(title) },
          { key: 'kind', title: text.kind, width: 120, render: ({ kind }) => pick(FORUM_KIND_NAMES[kind]) },
          { key: 'state', title: text.state, width: 120, render: (forum) => <OpenStateTag of={forum} /> },
          { key: 'host', title: text.host, width: 200, render: ({ host }) => pick(host) },
          { key: 'closes', title: text.closesAt, width: 180, render: ({ closesAt }) => <InstantText at={closesAt} /> },
          { key: 'places', title: text.places, width: 110, align: 'end', render: ({ places }) => places },
          { key: 'waiting', title: text.waiting, width: 110, align: 'end', render: ({ id, waiting }) => (waiting === 0 ? '0' : <ConsoleLink to={`/posts?state=waiting&forum=${id}`}>{waiting}</ConsoleLink>) },
        ]}
        empty={{ title: text.noForums, hint: text.noForumsHint, ...(create === undefined ? {} : { action: create }) }}
      />
    </>
  );
}
