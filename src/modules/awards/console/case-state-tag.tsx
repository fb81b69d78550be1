import { usePick } from '../../../console/shared/locale.ts';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { CASE_STATE_NAMES, type CaseState } from '../awards.words.ts';

const TONES: Readonly<Record<CaseState, Tone>> = { received: 'waiting', 'in-hand': 'waiting', 'in-review': 'going', answered: 'good', withdrawn: 'still' };

/** Where a case stands, in a word. */
export function CaseStateTag({ state }: { state: CaseState }) {
  const pick = usePick();
  return <StatusTag tone={TONES[state]}>{pick(CASE_STATE_NAMES[state])}</StatusTag>;
}
