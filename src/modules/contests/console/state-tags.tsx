import { usePick } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { StatusTag, type Tone } from '../../../console/shared/status-tag.tsx';
import { CONTEST_STATE_NAMES, ENTRY_STATE_NAMES } from '../contests.messages.ts';
import type { EntryState } from '../contests.rules.ts';

const ENTRY_TONES: Readonly<Record<EntryState, Tone>> = { draft: 'still', waiting: 'waiting', returned: 'bad', 'set-aside': 'still', admitted: 'good', published: 'good', withdrawn: 'still' };
const CONTEST_TONES = { draft: 'waiting', open: 'going', closed: 'still' } as const;

export function EntryStateTag({ state }: { state: EntryState }) {
  const pick = usePick();
  return <StatusTag tone={ENTRY_TONES[state]}>{pick(ENTRY_STATE_NAMES[state])}</StatusTag>;
}

/** Where a call stands now: one whose time is over takes no entries, whether or not its host closed it. */
export function useStanding({ state, closesAt }: { state: keyof typeof CONTEST_STATE_NAMES; closesAt: string }): keyof typeof CONTEST_STATE_NAMES {
  const now = useNow();
  return state === 'open' && new Date(closesAt).getTime() <= now ? 'closed' : state;
}

export function ContestStateTag({ contest }: { contest: { state: keyof typeof CONTEST_STATE_NAMES; closesAt: string } }) {
  const pick = usePick();
  const standing = useStanding(contest);
  return <StatusTag tone={CONTEST_TONES[standing]}>{pick(CONTEST_STATE_NAMES[standing])}</StatusTag>;
}
