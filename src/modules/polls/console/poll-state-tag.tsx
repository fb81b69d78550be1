import { usePick } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { POLL_STATE_NAMES, type PollState } from '../polls.rules.ts';

const TONES: Readonly<Record<PollState, Tone>> = { draft: 'waiting', published: 'waiting', closed: 'waiting', final: 'good', cancelled: 'still' };
const OPEN = { zh: '投票中', en: 'Open now' };

/** Where a poll stands: one whose rules are published is open within its window only. */
export function PollStateTag({ of: { state, opensAt, closesAt } }: { of: { readonly state: PollState; readonly opensAt: string; readonly closesAt: string } }) {
  const pick = usePick();
  const now = useNow();
  if (state === 'published' && now >= Date.parse(opensAt)) return now < Date.parse(closesAt) ? <StatusTag tone="going">{pick(OPEN)}</StatusTag> : <StatusTag tone={TONES.closed}>{pick(POLL_STATE_NAMES.closed)}</StatusTag>;
  return <StatusTag tone={TONES[state]}>{pick(POLL_STATE_NAMES[state])}</StatusTag>;
}
