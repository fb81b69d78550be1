/** Where a poll stands. It takes ballots while published and between its opening and its close. */
export const POLL_STATES = ['draft', 'published', 'closed', 'final', 'cancelled'] as const;
export type PollState = (typeof POLL_STATES)[number];

export const POLL_STATE_NAMES: Readonly<Record<PollState, { zh: string; en: string }>> = {
  draft: { zh: '筹备中', en: 'In preparation' },
  published: { zh: '规则已公布', en: 'Rules published' },
  closed: { zh: '计票中', en: 'Being counted' },
  final: { zh: '结果已公布', en: 'Result published' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

export const POLL_ACTIONS = ['edit', 'publish', 'withdraw-option', 'close', 'cancel', 'review', 'finish'] as const;
export type PollAction = (typeof POLL_ACTIONS)[number];

/** The state that an action leads to from each state; an action that is not listed is refused. */
export const POLL_TABLE: Readonly<Record<PollState, Readonly<Partial<Record<PollAction, PollState>>>>> = {
  draft: { edit: 'draft', publish: 'published' },
  published: { 'withdraw-option': 'published', review: 'published', close: 'closed', cancel: 'cancelled' },
  closed: { review: 'closed', finish: 'final' },
  final: {},
  cancelled: {},
};

/** The state after an action, or undefined where it is not possible. */
export const pollAfter = (state: PollState, action: PollAction): PollState | undefined => POLL_TABLE[state][action];

/** Who may take part. `open`: one ballot a browser, which is no proof of a person, and the pages say so. */
export const ELIGIBILITIES = ['open', 'code', 'contact', 'roster', 'unit'] as const;
export type Eligibility = (typeof ELIGIBILITIES)[number];

/** Whether somebody must be on a list that was made before. */
export const isListed = (eligibility: Eligibility): boolean => eligibility === 'code' || eligibility === 'roster' || eligibility === 'unit';

export interface PollWindow {
  readonly state: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Where a poll stands for the public: `waiting` before its opening, `closing` between its close and the first look at the clock after. */
export type Moment = 'draft' | 'waiting' | 'open' | 'counting' | 'final' | 'cancelled';

/** From its opening (included) to its close (not included). */
export function momentOf(poll: PollWindow, now: Date): Moment {
  if (poll.state === 'draft' || poll.state === 'final' || poll.state === 'cancelled') return poll.state;
  if (poll.state === 'closed' || now >= poll.closesAt) return 'counting';
  return now < poll.opensAt ? 'waiting' : 'open';
}

/** What may be chosen, as the check of a ballot needs it. */
export interface ChoiceRules {
  readonly minChoices: number;
  readonly maxChoices: number;
  /** Numbers of all options. */
  readonly options: ReadonlySet<number>;
  readonly withdrawn: ReadonlySet<number>;
}

export type ChoiceProblem = 'choices.unknown' | 'choices.withdrawn' | 'choices.few' | 'choices.many' | 'choices.twice';

/** What is wrong with the chosen numbers, or null. Order does not matter. */
export function problemOfChoices(choices: readonly number[], rules: ChoiceRules): ChoiceProblem | null {
  if (choices.length > rules.maxChoices) return 'choices.many';
  for (let index = 0; index < choices.length; index++) {
    const choice = choices[index]!;
    if (!rules.options.has(choice)) return 'choices.unknown';
    if (rules.withdrawn.has(choice)) return 'choices.withdrawn';
    if (choices.indexOf(choice) !== index) return 'choices.twice';
  }
  return choices.length < rules.minChoices ? 'choices.few' : null;
}

/** Whether those who may choose so many of these options have something to choose. */
export function canBeAnswered(rules: { minChoices: number; maxChoices: number }, options: number): boolean {
  return options >= 2 && rules.minChoices >= 1 && rules.maxChoices >= rules.minChoices && rules.maxChoices <= options;
}
