import type { FieldProblem } from '../errors/errors.ts';
import type { Bilingual } from '../i18n/messages.ts';
import { type formErrors, sentence } from './form.errors.ts';
import type { Answer, Answers, CheckedAnswers, CheckOptions, ConditionTest, FormDefinition, Question, QuestionRegistry } from './form.types.ts';

export const emptyForm: FormDefinition = { questions: [] };

const isEmpty = (answer: Answer | undefined): boolean => answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

function holds(test: ConditionTest, answer: Answer | undefined): boolean {
  if (!('value' in test || 'values' in test)) return isEmpty(answer) === (test.is === 'unanswered');
  if (isEmpty(answer) || answer === undefined) return false;
  if ('values' in test) return (Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]).some((each) => test.values.includes(each));
  const value = Array.isArray(answer) ? answer.length : Number(answer);
  return Number.isFinite(value) && (test.is === 'at-least' ? value >= test.value : value <= test.value);
}

/** The questions that are asked, given the answers so far, in the form's order. One that is not asked counts as unanswered for those after it. */
export function visibleQuestions(form: FormDefinition, answers: Answers): Question[] {
  const shown = new Set<string>();
  return form.questions.filter(({ key, when }) => {
    const answerOf = (question: string) => (shown.has(question) ? answers[question] : undefined);
    const visible = when === undefined || when.tests.length === 0 || (when.match === 'all' ? when.tests.every((test) => holds(test, answerOf(test.question))) : when.tests.some((test) => holds(test, answerOf(test.question))));
    if (visible) shown.add(key);
    return visible;
  });
}

/**
 * Reads what was sent as answers of a form. What cannot be kept at all is a problem always; what is missing or outside of a question's limits only
 * when the answers are final. Answers of questions that are not asked stay in a draft, so that ticking back and forth loses nothing, and are left out when final.
 */
export function checkAnswers(form: FormDefinition, sent: Readonly<Record<string, unknown>>, { final, registry, at = 'answers' }: CheckOptions): CheckedAnswers {
  const problems: FieldProblem[] = [];
  const read: Record<string, Answer> = {};
  const unfit = new Map<string, Bilingual>();
  for (const question of form.questions) {
    const reading = registry.get(question.kind)?.read(question, sent[question.key]);
    if (reading?.unfit !== undefined) unfit.set(question.key, reading.unfit);
    else if (reading?.answer !== undefined) read[question.key] = reading.answer;
  }
  const add = (question: Question, code: string, message: Bilingual) => problems.push({ path: `${at}.${question.key}`, code, message });
  const asked = visibleQuestions(form, read);
  for (const question of final ? asked : form.questions) {
    const wrong = unfit.get(question.key);
    const answer = read[question.key];
    if (wrong !== undefined) add(question, 'form.unfit', wrong);
    else if (!final) continue;
    else if (answer === undefined) {
      if (question.required) add(question, 'form.required', sentence('form.required'));
    } else {
      const problem = registry.get(question.kind)!.check(question, answer);
      if (problem !== null) add(question, 'form.limit', problem);
    }
  }
  if (!final) return { answers: read, problems };
  return { answers: Object.fromEntries(asked.flatMap(({ key }) => (read[key] === undefined ? [] : [[key, read[key]]]))), problems };
}

type Code = Parameters<typeof formErrors.error>[0];

/** What is wrong with a form itself, before anybody is asked: keys, kinds, options, limits, and conditions that look back only. */
export function checkForm(form: FormDefinition, registry: QuestionRegistry, at = 'form'): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const before = new Map<string, Question>();
  form.questions.forEach((question, index) => {
    const add = (field: string, code: Code, params: Record<string, string | number> = {}) => problems.push({ path: `${at}.questions.${index}.${field}`, code, message: sentence(code, params) });
    const kind = registry.get(question.kind);
    if (before.has(question.key)) add('key', 'form.key-twice', { key: question.key });
    if (kind === undefined) add('kind', 'form.kind-unknown', { kind: question.kind });
    if (kind?.settings.includes('options') === true) {
      const values = (question.options ?? []).map(({ value }) => value);
      const twice = values.find((value, place) => values.indexOf(value) !== place);
      if (values.length < 2) add('options', 'form.no-options');
      if (twice !== undefined) add('options', 'form.option-twice', { value: twice });
    }
    if ((question.min !== undefined && question.max !== undefined && question.min > question.max) || (question.from !== undefined && question.to !== undefined && question.from > question.to)) add('min', 'form.range');
    if (question.reviewed === true && kind?.anonymous !== true) add('reviewed', 'form.identifies');
    for (const test of question.when?.tests ?? []) {
      const about = before.get(test.question);
      if (about === undefined) add('when', 'form.condition-unknown');
      else if (test.is === 'one-of' && about.options !== undefined && test.values.some((value) => !about.options!.some((option) => option.value === value))) add('when', 'form.condition-option');
    }
    before.set(question.key, question);
  });
  return problems;
}
