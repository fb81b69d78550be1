import type { ReactNode } from 'react';

/** `waiting` for what somebody must still do, `going` for what runs, `good` for what is finished well, `bad` for what needs help, `still` for what rests. */
export type Tone = 'waiting' | 'going' | 'good' | 'bad' | 'still';

/** A state in a word; the colour only repeats what the word says. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`status status-${tone}`}>{children}</span>;
}
