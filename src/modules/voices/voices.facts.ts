import type { FactKind } from '../../ledger/public.ts';

/** A post was shown under a topic. Counts for the host; taken down, it is corrected. What people write is reach: it never enters an evaluation. */
export const postShown = { kind: 'voices.post-shown', class: 'reach', unit: 'piece', label: { zh: '话题留言', en: 'Comments' } } as const satisfies FactKind;
/** A tribute was shown on a wall. Counts for the host. */
export const tributePaid = { kind: 'voices.tribute-paid', class: 'reach', unit: 'piece', label: { zh: '网上祭扫', en: 'Tributes' } } as const satisfies FactKind;
/** Somebody signed a pledge. Counts for the host; taken back, it is corrected. */
export const pledgeSigned = { kind: 'voices.pledge-signed', class: 'reach', unit: 'person', label: { zh: '签署承诺', en: 'Pledges signed' } } as const satisfies FactKind;
/** An office gave its answer under a topic. Counts for the host, once a topic. */
export const topicAnswered = { kind: 'voices.topic-answered', class: 'work', unit: 'piece', label: { zh: '回应话题', en: 'Topics answered' } } as const satisfies FactKind;
/** An office decided on a post. Counts for the host. */
export const postDecided = { kind: 'voices.post-decided', class: 'work', unit: 'piece', label: { zh: '审核留言', en: 'Posts decided on' } } as const satisfies FactKind;
/** An office answered an appeal. */
export const appealAnswered = { kind: 'voices.appeal-answered', class: 'work', unit: 'piece', label: { zh: '答复申诉', en: 'Appeals answered' } } as const satisfies FactKind;
/** A letter reached an office. */
export const letterReceived = { kind: 'voices.letter-received', class: 'reach', unit: 'piece', label: { zh: '收到来信', en: 'Letters received' } } as const satisfies FactKind;
/** An office answered a letter: once a letter, however often people write back. */
export const letterAnswered = { kind: 'voices.letter-answered', class: 'work', unit: 'piece', label: { zh: '答复来信', en: 'Letters answered' } } as const satisfies FactKind;

export const voiceFacts: readonly FactKind[] = [postShown, tributePaid, pledgeSigned, topicAnswered, postDecided, appealAnswered, letterReceived, letterAnswered];
