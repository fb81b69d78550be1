import { usePick } from '../../../console/shared/locale.ts';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { MOMENT_NAMES } from '../surveys.messages.ts';
import type { Moment } from '../surveys.rules.ts';

const TONES = { draft: 'waiting', waiting: 'waiting', open: 'going', closed: 'still' } as const;

export function MomentTag({ moment }: { moment: Moment }) {
  const pick = usePick();
  return <StatusTag tone={TONES[moment]}>{pick(MOMENT_NAMES[moment])}</StatusTag>;
}
