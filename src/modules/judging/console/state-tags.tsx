import { usePick } from '../../../console/shared/locale.ts';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { JUDGE_STATE_NAMES, ROUND_STATE_NAMES } from '../judging.messages.ts';
import type { JudgeState, RoundState } from '../judging.words.ts';

const ROUND_TONES = { draft: 'waiting', open: 'going', closed: 'still' } as const;
const JUDGE_TONES = { invited: 'waiting', accepted: 'good', declined: 'bad', removed: 'still' } as const;

export function RoundStateTag({ state }: { state: RoundState }) {
  return <StatusTag tone={ROUND_TONES[state]}>{usePick()(ROUND_STATE_NAMES[state])}</StatusTag>;
}

export function JudgeStateTag({ state }: { state: JudgeState }) {
  return <StatusTag tone={JUDGE_TONES[state]}>{usePick()(JUDGE_STATE_NAMES[state])}</StatusTag>;
}
