import { usePick } from '../../../console/shared/locale.ts';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { CONTEST_STATE_NAMES, ENTRY_STATE_NAMES } from '../contests.messages.ts';
import type { EntryState } from '../contests.rules.ts';

const ENTRY_TONES: Readonly<Record<EntryState, Tone>> = { draft: 'still', waiting: 'waiting', returned: 'bad', 'set-aside': 'still', admitted: 'good', published: 'good', withdrawn: 'still' };
const CONTEST_TONES = { draft: 'waiting', open: 'going', closed: 'still' } as const;

export function EntryStateTag({ state }: { state: EntryState }) {
  const pick = usePick();
  return <StatusTag tone={ENTRY_TONES[state]}>{pick(ENTRY_STATE_NAMES[state])}</StatusTag>;
}

export function ContestStateTag({ state }: { state: keyof typeof CONTEST_STATE_NAMES }) {
  const pick = usePick();
  return <StatusTag tone={CONTEST_TONES[state]}>{pick(CONTEST_STATE_NAMES[state])}</StatusTag>;
}
