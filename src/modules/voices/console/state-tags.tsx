import { usePick } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { LETTER_STATE_NAMES, POST_STATE_NAMES, STATE_NAMES } from '../voices.messages.ts';
import type { PostState } from '../voices.rules.ts';

const POST_TONES = { waiting: 'waiting', shown: 'good', refused: 'bad', removed: 'bad', withdrawn: 'still' } as const;
const OPEN_TONES = { draft: 'waiting', notYet: 'waiting', open: 'going', closed: 'still' } as const;
const LETTER_TONES = { waiting: 'waiting', answered: 'good', withdrawn: 'still' } as const;

export function PostStateTag({ state }: { state: PostState }) {
  const pick = usePick();
  return <StatusTag tone={POST_TONES[state]}>{pick(POST_STATE_NAMES[state])}</StatusTag>;
}

interface Windowed {
  readonly state: 'draft' | 'open' | 'closed';
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Whether a topic, wall or pledge is prepared, open or over: what is open is so within its window only. */
export function OpenStateTag({ of: { state, opensAt, closesAt } }: { of: Windowed }) {
  const pick = usePick();
  const now = useNow();
  const stands = state !== 'open' ? state : now < Date.parse(opensAt) ? 'notYet' : now < Date.parse(closesAt) ? 'open' : 'closed';
  return <StatusTag tone={OPEN_TONES[stands]}>{pick(STATE_NAMES[stands])}</StatusTag>;
}

export function LetterStateTag({ state }: { state: keyof typeof LETTER_STATE_NAMES }) {
  const pick = usePick();
  return <StatusTag tone={LETTER_TONES[state]}>{pick(LETTER_STATE_NAMES[state])}</StatusTag>;
}
