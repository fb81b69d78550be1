import { usePick } from '../../../console/shared/locale.ts';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { POLL_STATE_NAMES, type PollState } from '../polls.rules.ts';

const TONES: Readonly<Record<PollState, Tone>> = { draft: 'waiting', published: 'going', closed: 'waiting', final: 'good', cancelled: 'still' };

export function PollStateTag({ state }: { state: PollState }) {
  const pick = usePick();
  return <StatusTag tone={TONES[state]}>{pick(POLL_STATE_NAMES[state])}</StatusTag>;
}
