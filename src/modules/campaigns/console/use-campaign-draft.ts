import { useCallback } from 'react';
import { type Autosave, useAutosave } from '../../../console/shared/use-autosave.ts';
import type { Campaign, CampaignContent } from '../campaigns.schemas.ts';
import { campaignSource } from './source.ts';

interface How {
  /** On top of whatever version there is. */
  readonly over?: boolean;
  readonly reason?: string;
}

/** Saves a campaign's content while it is composed; by itself only where `automatic`. */
export function useCampaignDraft(campaign: Campaign, read: () => CampaignContent, automatic: boolean): Autosave<Campaign, How> {
  const write = useCallback(
    async (version: number, { over = false, reason = '' }: How = {}) => {
      const base = over ? (await campaignSource.one(campaign.id)).version : version;
      const saved = await campaignSource.save(campaign.id, base, read(), reason);
      return { version: saved.version, saved };
    },
    [campaign.id, read],
  );
  return useAutosave<Campaign, How>({ version: campaign.version, write, automatic });
}
