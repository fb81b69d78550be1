import type { Bilingual } from '../../platform/i18n/messages.ts';

export const PROPOSAL_STATES = ['draft', 'noticed', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
/** Of one category of a proposal. `over`: its days are over, its awards can be granted. */
export const CATEGORY_STATES = ['draft', 'noticed', 'over', 'granted', 'withdrawn'] as const;
export type CategoryState = (typeof CATEGORY_STATES)[number];
export const GROUNDS = ['copied', 'not-eligible', 'wrong-author', 'judging', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];
export const CASE_STATES = ['received', 'in-hand', 'in-review', 'answered', 'withdrawn'] as const;
export type CaseState = (typeof CASE_STATES)[number];
/** The states in which a case holds its category's awards. */
export const OPEN_CASE_STATES = ['received', 'in-hand', 'in-review'] as const satisfies readonly CaseState[];
export const isOpenCase = (state: CaseState): boolean => (OPEN_CASE_STATES as readonly CaseState[]).includes(state);
/** `inadmissible`: it is not about the entry or its award, so no review is needed to say so. */
export const OUTCOMES = ['dismissed', 'upheld', 'inadmissible'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** What an answer does to the entry: it keeps its place, loses it, or goes where its review puts it. */
export const EFFECTS = ['stands', 'struck', 'moved'] as const;
export type Effect = (typeof EFFECTS)[number];
/** Whom a certificate is for: the work with all who made it, one of its authors, or one of its tutors. */
export const HOLDERS = ['work', 'author', 'tutor'] as const;
export type Holder = (typeof HOLDERS)[number];
export const HOLDER_NAMES: Readonly<Record<Holder, Bilingual>> = { work: { zh: '作品', en: 'The work' }, author: { zh: '作者', en: 'Author' }, tutor: { zh: '指导教师', en: 'Tutor' } };
export const BATCH_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const GROUND_NAMES: Readonly<Record<Ground, Bilingual>> = {
  copied: { zh: '抄袭或侵权', en: 'Copied, or the rights of others' },
  'not-eligible': { zh: '不符合参加条件', en: 'Not eligible' },
  'wrong-author': { zh: '作者信息不实', en: 'Wrong authors' },
  judging: { zh: '评审程序', en: 'How it was judged' },
  other: { zh: '其他', en: 'Something else' },
};
export const CATEGORY_STATE_NAMES: Readonly<Record<CategoryState, Bilingual>> = {
  draft: { zh: '拟定中', en: 'In preparation' }, noticed: { zh: '公示中', en: 'In public notice' }, over: { zh: '公示期满', en: 'Notice over' }, granted: { zh: '已授奖', en: 'Granted' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
export const CASE_STATE_NAMES: Readonly<Record<CaseState, Bilingual>> = {
  received: { zh: '已收到', en: 'Received' }, 'in-hand': { zh: '处理中', en: 'In hand' }, 'in-review': { zh: '复评中', en: 'Being reviewed' }, answered: { zh: '已答复', en: 'Answered' }, withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
export const OUTCOME_NAMES: Readonly<Record<Outcome, Bilingual>> = { dismissed: { zh: '异议不成立', en: 'Not upheld' }, upheld: { zh: '异议成立', en: 'Upheld' }, inadmissible: { zh: '不予受理', en: 'Not admissible' } };
export const EFFECT_NAMES: Readonly<Record<Effect, Bilingual>> = { stands: { zh: '维持拟奖', en: 'The award stands' }, struck: { zh: '取消拟奖', en: 'The award is struck' }, moved: { zh: '按复评调整名次', en: 'Moved to where its review puts it' } };
