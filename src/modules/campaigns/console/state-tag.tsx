import { usePick } from '../../../console/shared/locale.ts';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { STATE_NAMES } from '../campaigns.messages.ts';
import type { CampaignState } from '../campaigns.schemas.ts';

const TONES: Readonly<Record<CampaignState, Tone>> = { draft: 'waiting', published: 'going', closed: 'good', archived: 'still' };

export function StateTag({ state }: { state: CampaignState }) {
  const pick = usePick();
  return <StatusTag tone={TONES[state]}>{pick(STATE_NAMES[state])}</StatusTag>;
}
