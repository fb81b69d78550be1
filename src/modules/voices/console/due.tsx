import { InstantText } from '../../../console/shared/instant-text.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { voicesConsoleMessages } from './console.messages.ts';

/** When an answer is due; marked in words where that has passed. */
export function Due({ at, open }: { at: string; open: boolean }) {
  const text = useText(voicesConsoleMessages);
  const now = useNow();
  const overdue = open && Date.parse(at) < now;
  return (
    <span className="due">
      <InstantText at={at} />
      {overdue ? <StatusTag tone="bad">{text.overdue}</StatusTag> : null}
    </span>
  );
}
