import type { FactKind } from '../../ledger/public.ts';

const notice = (kind: string, factClass: FactKind['class'], unit: string, zh: string, en: string): FactKind => ({ kind: `notices.${kind}`, class: factClass, unit, label: { zh, en } });

/** Counted for the office that sent. */
export const noticeSent = notice('notice-sent', 'work', 'piece', '下发通知', 'Notices sent');
export const noticeWithdrawn = notice('notice-withdrawn', 'work', 'piece', '撤回通知', 'Notices withdrawn');
/** Counted for each recipient. Being written to and clicking that one has read are no work, so no evaluation may use them. */
export const noticeReceived = notice('notice-received', 'reach', 'piece', '收到通知', 'Notices received');
export const fieldAsked = notice('field-asked', 'reach', 'field', '被要求填报的项目', 'Fields asked for');
export const receiptSigned = notice('receipt-signed', 'reach', 'piece', '签收通知', 'Receipts signed');
/** Counted once a return, however often it is corrected. */
export const returnSubmitted = notice('return-submitted', 'work', 'piece', '报送回执', 'Returns submitted');
export const returnLate = notice('return-late', 'work', 'piece', '迟报回执', 'Returns submitted late');

export const noticeFacts: readonly FactKind[] = [noticeSent, noticeWithdrawn, noticeReceived, fieldAsked, receiptSigned, returnSubmitted, returnLate];
