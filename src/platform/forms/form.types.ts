import type { FieldProblem } from '../errors/errors.ts';
import type { Bilingual } from '../i18n/messages.ts';

/** One test of an earlier question's answer. A question that is not shown counts as unanswered. */
export type ConditionTest =
  | { readonly question: string; readonly is: 'answered' | 'unanswered' }
  /** The answer, or one of the ticked ones, is among the values. */
  | { readonly question: string; readonly is: 'one-of'; readonly values: readonly string[] }
  | { readonly question: string; readonly is: 'at-least' | 'at-most'; readonly value: number };

/** When a question is asked: when all, or any, of the tests hold. */
export interface Condition {
  readonly match: 'all' | 'any';
  readonly tests: readonly ConditionTest[];
}

export interface QuestionOption {
  readonly value: string;
  readonly label: Bilingual;
}

/** One question of a form. What `min` and `max` count is its kind's to say: characters, the number itself, ticks, files. */
export interface Question {
  /** Names the answer; never reused for another question of the form. */
  readonly key: string;
  readonly kind: string;
  readonly label: Bilingual;
  readonly help?: Bilingual | undefined;
  readonly required: boolean;
  readonly options?: readonly QuestionOption[] | undefined;
  /** Several options may be ticked. */
  readonly several?: boolean | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Only whole numbers. */
  readonly whole?: boolean | undefined;
  /** First and last day that is taken, `2026-03-05`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly when?: Condition | undefined;
  /** Whoever reviews the answers without knowing whose they are is shown this one. Only for kinds that are `anonymous`. */
  readonly reviewed?: boolean | undefined;
}

export interface FormDefinition {
  readonly questions: readonly Question[];
}

/** A kept answer: text, a number, ids or ticked values, or the named parts of a compound kind. */
export type Answer = string | number | readonly string[] | Readonly<Record<string, string>>;
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** What a kind makes of something sent: nothing, an answer, or why it cannot be kept. */
export type Reading = { readonly answer: Answer | undefined; readonly unfit?: undefined } | { readonly answer?: undefined; readonly unfit: Bilingual };

/** A type of question: how an answer of it is read, checked and said in words. Pure, for server and browser. */
export interface QuestionKind {
  readonly kind: string;
  readonly label: Bilingual;
  /** What the builder asks beside label and help. */
  readonly settings: readonly ('options' | 'several' | 'size' | 'whole' | 'days')[];
  /** What min and max count. */
  readonly counts?: Bilingual;
  /** For what purpose files of the answer are sent (platform/files). */
  readonly files?: 'picture' | 'film' | 'audio' | 'document';
  /** The answer names a person; it is shown to those who decide only, and goes with the person's erasure. */
  readonly personal?: boolean;
  /** An answer does not by its nature say whose it is. Words that somebody writes may do so all the same. */
  readonly anonymous?: boolean;
  /** Each option is answered in a field of its own, named after the option. */
  readonly byOption?: boolean;
  /** Names of the parts of a compound answer, with their labels. */
  readonly parts?: readonly { readonly name: string; readonly label: Bilingual; readonly required: boolean; readonly max: number }[];
  read(question: Question, sent: unknown): Reading;
  /** What keeps a read answer from being final, or null. */
  check(question: Question, answer: Answer): Bilingual | null;
  /** The answer in words, for tables and comparisons. */
  words(question: Question, answer: Answer, locale: 'zh-CN' | 'en'): string;
}

export type QuestionRegistry = ReadonlyMap<string, QuestionKind>;

export interface CheckOptions {
  /** Whether the answers are handed in; a draft may lack anything. */
  readonly final: boolean;
  readonly registry: QuestionRegistry;
  /** Put before a question's key in a problem's path; `answers` where left out. */
  readonly at?: string;
}

export interface CheckedAnswers {
  /** Final: of the questions shown only. Draft: of every question of the form. */
  readonly answers: Record<string, Answer>;
  readonly problems: FieldProblem[];
}
