import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { ConsoleLink, useGo } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { DayText } from '../../../console/shared/instant-text.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { say } from '../../../console/shared/say.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { zonedParts } from '../../../platform/calendar/calendar.ts';
import { STATE_NAMES } from '../campaigns.messages.ts';
import { composeCampaigns } from '../campaigns.policy.ts';
import type { CampaignSummary } from '../campaigns.schemas.ts';
import { campaignConsoleMessages } from './console.messages.ts';
import { campaignSource } from './source.ts';
import { StateTag } from './state-tag.tsx';

/** Campaigns of one's area and of the offices above, by state and year. */
export default function CampaignsList() {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const can = useCan();
  const { office } = useOffice();
  const [busy, setBusy] = useState(false);
  const thisYear = zonedParts(useNow()).year;
  const create = async () => {
    if (office === null) return;
    setBusy(true);
    try {
      const campaign = await campaignSource.create(office.id, { year: thisYear });
      go(`/campaigns/${campaign.id}/compose`);
    } catch (error) {
      say.problem(error);
    } finally {
      setBusy(false);
    }
  };
  const button = can(composeCampaigns) ? <Button type="primary" icon={<PlusOutlined aria-hidden />} loading={busy} onClick={() => void create()}>{text.create}</Button> : undefined;
  const years = Array.from({ length: 8 }, (_, index) => String(thisYear + 1 - index));
  return (
    <>
      <PageHeader actions={<>{button}{can(composeCampaigns) ? <ConsoleLink to="/campaigns/templates">{text.templates}</ConsoleLink> : null}</>} />
      <DataTable<CampaignSummary>
        name="campaigns.list"
        label={text.list}
        queryKey={['campaigns']}
        load={(query, signal) => campaignSource.list(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ name }) => pick(name) || text.unnamed}
        rowTo={({ id }) => `/campaigns/${id}`}
        search={text.searchName}
        filters={[
          { key: 'state', label: text.state, kind: 'choice', options: Object.entries(STATE_NAMES).map(([value, label]) => ({ value, label: pick(label) })) },
          { key: 'year', label: text.year, kind: 'choice', options: years.map((value) => ({ value, label: value })) },
        ]}
        columns={[
          { key: 'name', title: text.name, render: ({ name }) => pick(name) || text.unnamed },
          { key: 'state', title: text.state, width: 110, render: ({ state }) => <StateTag state={state} /> },
          { key: 'host', title: text.host, width: 220, render: ({ host }) => pick({ zh: host.name, en: host.nameEn }) },
          { key: 'dates', title: text.dates, width: 280, render: ({ startsOn, endsOn }) => (startsOn === null ? '—' : <><DayText day={startsOn} /> – <DayText day={endsOn} /></>) },
          { key: 'activities', title: text.activities, width: 110, align: 'end', render: ({ activities }) => activities },
        ]}
        empty={{ title: text.noCampaigns, hint: text.noCampaignsHint, action: button }}
      />
    </>
  );
}
