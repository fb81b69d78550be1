import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { getJson } from '../../../console/shared/api-client.ts';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import type { Campaign, CampaignSummary } from '../../campaigns/campaigns.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesSource } from './source.ts';
import './voices.css';

const SEARCH = { campaign: '', track: '' };

/** The campaign that the address names, or a choice of one. */
export function ChosenCampaign({ title, children }: { title: string; children: (campaign: Campaign, trackId: string | null) => ReactNode }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const [search, setSearch] = useSearchState(SEARCH);
  const list = useQuery({ queryKey: ['campaigns', 'for-voices'], queryFn: ({ signal }) => getJson<{ items: CampaignSummary[] }>('/api/campaigns?size=100', signal), enabled: search.campaign === '' });
  const campaign = useQuery({ queryKey: ['campaigns', 'one', search.campaign], queryFn: ({ signal }) => voicesSource.campaign(search.campaign, signal), enabled: search.campaign !== '' });
  if (search.campaign !== '') return <Loaded query={campaign}>{(found) => children(found, search.track === '' ? null : search.track)}</Loaded>;
  return (
    <>
      <PageHeader title={title} />
      <Loaded query={list} bones={2}>
        {({ items }) => (items.length === 0 ? <Quiet title={text.noCampaigns} /> : <Select className="voices-campaign" aria-label={text.chooseCampaign} placeholder={text.chooseCampaign} options={items.map(({ id, name }) => ({ value: id, label: pick(name) || '—' }))} onChange={(id: string) => setSearch({ campaign: id })} />)}
      </Loaded>
    </>
  );
}
