import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import type { NoticeSummary } from '../notices.schemas.ts';
import { listMessages } from './list.messages.ts';

/** Where a unit stands with a notice. */
export interface UnitState {
  readonly signedAt: string | null;
  readonly returnState: string | null;
  readonly dueAt: string | null;
  readonly lateSeconds: number | null;
}

/** What a unit has done or still must, in a word. */
export function UnitTag({ state, wantsReceipt }: { state: UnitState; wantsReceipt: boolean }) {
  const text = useText(listMessages);
  const now = useNow();
  if (state.returnState === 'submitted') return <StatusTag tone="good">{state.lateSeconds === null ? text.submitted : text.submittedLate}</StatusTag>;
  const overdue = state.dueAt !== null && new Date(state.dueAt).getTime() < now;
  if (state.returnState === 'sent-back') return <StatusTag tone="bad">{text.toCorrect}</StatusTag>;
  if (state.returnState === 'awaited') return <StatusTag tone={overdue ? 'bad' : 'waiting'}>{overdue ? text.overdue : text.toReturn}</StatusTag>;
  if (!wantsReceipt) return <StatusTag tone="still">{text.read}</StatusTag>;
  if (state.signedAt !== null) return <StatusTag tone="good">{text.signed}</StatusTag>;
  return <StatusTag tone={overdue ? 'bad' : 'waiting'}>{overdue ? text.overdue : text.toSign}</StatusTag>;
}

/** State of a notice as its issuer sees it. */
export function NoticeTag({ notice }: { notice: Pick<NoticeSummary, 'state' | 'counts' | 'wantsReceipt'> & { wantsReturn: boolean } }) {
  const text = useText(listMessages);
  if (notice.state === 'draft') return <StatusTag tone="still">{text.draft}</StatusTag>;
  if (notice.state === 'withdrawn') return <StatusTag tone="still">{text.withdrawn}</StatusTag>;
  const { counts } = notice;
  const done = counts !== null && (notice.wantsReturn ? counts.returned : notice.wantsReceipt ? counts.signed : counts.recipients) === counts.recipients;
  return <StatusTag tone={done ? 'good' : (counts?.overdue ?? 0) > 0 ? 'bad' : 'going'}>{done ? text.finished : text.underWay}</StatusTag>;
}
