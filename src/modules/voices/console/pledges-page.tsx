import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import type { Pledge } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesKeys, voicesSource } from './source.ts';
import { OpenStateTag } from './state-tags.tsx';

/** Pledges of one's offices. */
export default function PledgesPage() {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const create = <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/pledges/new')}>{text.newPledge}</Button>;
  return (
    <>
      <PageHeader actions={create} />
      <DataTable<Pledge>
        name="pledges.list"
        label={text.pledge}
        queryKey={voicesKeys.pledges}
        load={(query, signal) => voicesSource.pledges(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ title }) => pick(title)}
        rowTo={({ id }) => `/pledges/${id}`}
        columns={[
          { key: 'title', title: text.title, render: ({ title }) => pick(title) },
          { key: 'state', title: text.state, width: 120, render: (pledge) => <OpenStateTag of={pledge} /> },
          { key: 'host', title: text.host, width: 220, render: ({ host }) => pick(host) },
          { key: 'closes', title: text.closesAt, width: 180, render: ({ closesAt }) => <InstantText at={closesAt} /> },
          { key: 'signed', title: text.signed, width: 130, align: 'end', render: ({ signed }) => signed },
        ]}
        empty={{ title: text.noPledges, hint: text.noPledgesHint, action: create }}
      />
    </>
  );
}
