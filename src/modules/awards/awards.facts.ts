import type { FactKind } from '../../ledger/public.ts';

/** A proposed list was put up in public. Counts for the host. */
export const noticePublished = { kind: 'awards.notice-published', class: 'work', unit: 'time', label: { zh: '奖项公示', en: 'Public notices of awards' } } as const satisfies FactKind;
/** An objection was answered with its reasons. Counts for the host, whatever the answer. */
export const objectionAnswered = { kind: 'awards.objection-answered', class: 'work', unit: 'piece', label: { zh: '答复异议', en: 'Objections answered' } } as const satisfies FactKind;
/** A work won an award. Counts for the unit that entered it, or the office that received it; revoked, it is corrected. */
export const awardGranted = { kind: 'awards.award-granted', class: 'output', unit: 'piece', label: { zh: '获奖作品', en: 'Works awarded' } } as const satisfies FactKind;

export const awardFacts: readonly FactKind[] = [noticePublished, objectionAnswered, awardGranted];
