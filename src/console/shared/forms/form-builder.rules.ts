import type { FieldProblem } from '../../../platform/errors/errors.ts';
import { sentence } from '../../../platform/forms/form.errors.ts';
import { checkForm } from '../../../platform/forms/form.rules.ts';
import type { ConditionTest, FormDefinition, Question, QuestionOption, QuestionRegistry } from '../../../platform/forms/form.types.ts';

/** Longest forms, lists of options and conditions that the API takes. */
export const MOST = { questions: 60, options: 50, tests: 8 } as const;

/** A mark that no question or option of the form had before, saved or not: answers are found by it in every version of the form. */
const fresh = (first: string): string => `${first}${crypto.randomUUID().slice(0, 8)}`;

export const freshOption = (): QuestionOption => ({ value: fresh('o'), label: { zh: '', en: '' } });

/** A question of a kind with nothing said yet; `from` keeps what the kinds have in common. */
export function freshQuestion(kind: string, registry: QuestionRegistry, from?: Question): Question {
  const settings = registry.get(kind)?.settings ?? [];
  const { key = fresh('q'), label = { zh: '', en: '' }, help, required = true, when } = from ?? {};
  const options = from?.options ?? [freshOption(), freshOption()];
  return { key, kind, label, required, ...(help === undefined ? {} : { help }), ...(when === undefined ? {} : { when }), ...(settings.includes('options') ? { options } : {}) };
}

/** Tests that an earlier question of this kind can answer. */
export function testsFor(question: Question, registry: QuestionRegistry): ConditionTest['is'][] {
  const settings = registry.get(question.kind)?.settings ?? [];
  if (settings.includes('options')) return question.several === true ? ['one-of', 'at-least', 'at-most', 'answered', 'unanswered'] : ['one-of', 'answered', 'unanswered'];
  return settings.includes('whole') || question.kind === 'scale' ? ['at-least', 'at-most', 'answered', 'unanswered'] : ['answered', 'unanswered'];
}

/** A test of a question to begin with. */
export function freshTest(about: Question, is: ConditionTest['is']): ConditionTest {
  if (is === 'one-of') return { question: about.key, is, values: (about.options ?? []).slice(0, 1).map(({ value }) => value) };
  return is === 'at-least' || is === 'at-most' ? { question: about.key, is, value: 1 } : { question: about.key, is };
}

function testHolds(test: ConditionTest, before: ReadonlyMap<string, Question>, registry: QuestionRegistry): ConditionTest[] {
  const about = before.get(test.question);
  if (about === undefined || !testsFor(about, registry).includes(test.is)) return [];
  if (test.is !== 'one-of') return [test];
  const values = test.values.filter((value) => about.options?.some((option) => option.value === value));
  return values.length === 0 ? [] : [{ ...test, values }];
}

/** The form without tests that nothing before them can answer any more: their question was removed, moved behind or became another kind. */
export function settleConditions(form: FormDefinition, registry: QuestionRegistry): FormDefinition {
  const before = new Map<string, Question>();
  return {
    questions: form.questions.map((question) => {
      const { when, ...rest } = question;
      const tests = when?.tests.flatMap((test) => testHolds(test, before, registry)) ?? [];
      before.set(question.key, question);
      return when === undefined || tests.length === 0 ? rest : { ...rest, when: { ...when, tests } };
    }),
  };
}

export const withQuestion = (form: FormDefinition, index: number, question: Question): FormDefinition => ({ questions: form.questions.with(index, question) });
export const withoutQuestion = (form: FormDefinition, index: number): FormDefinition => ({ questions: form.questions.toSpliced(index, 1) });

/** A question one place further up (-1) or down (1). */
export function movedQuestion(form: FormDefinition, index: number, by: -1 | 1): FormDefinition {
  const question = form.questions[index]!;
  return { questions: form.questions.toSpliced(index, 1).toSpliced(index + by, 0, question) };
}

/** Everything that keeps a form from being saved, with paths such as `form.questions.0.label`. */
export function formProblems(form: FormDefinition, registry: QuestionRegistry): FieldProblem[] {
  const missing = (path: string) => ({ path, code: 'form.required', message: sentence('form.required') });
  const blank = form.questions.flatMap(({ label, options }, index) => [
    ...(label.zh.trim() === '' ? [missing(`form.questions.${index}.label`)] : []),
    ...(options ?? []).flatMap((option, place) => (option.label.zh.trim() === '' ? [missing(`form.questions.${index}.options.${place}`)] : [])),
  ]);
  return [...blank, ...checkForm(form, registry)];
}
