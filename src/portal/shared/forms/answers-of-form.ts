import type { FieldProblem } from '../../../platform/errors/errors.ts';
import type { Answers, FormDefinition, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import type { FormState } from '../components/form-state.ts';

/** A file the server has, for the form that carries it. */
export interface CarriedFile {
  readonly id: string;
  readonly name: string;
}

/** The name of a question's field; its parts have it before a full stop, its files' input has `-file` after it. */
export const questionField = (key: string): string => `q-${key}`;

/** What a posted form holds for each question, to be read by checkAnswers. */
export function answersOfForm(form: FormDefinition, all: Readonly<Record<string, readonly string[]>>, registry: QuestionRegistry): Record<string, unknown> {
  return Object.fromEntries(
    form.questions.map((question): [string, unknown] => {
      const name = questionField(question.key);
      const kind = registry.get(question.kind);
      const values = all[name] ?? [];
      if (kind?.byOption === true) return [question.key, Object.fromEntries((question.options ?? []).map(({ value }) => [value, all[`${name}.${value}`]?.[0] ?? '']))];
      if (kind?.parts !== undefined) return [question.key, Object.fromEntries(kind.parts.map((part) => [part.name, all[`${name}.${part.name}`]?.[0] ?? '']))];
      return [question.key, kind?.files !== undefined || question.several === true ? values : (values[0] ?? '')];
    }),
  );
}

/** Values of the fields for answers that are kept. */
export function valuesOfAnswers(form: FormDefinition, answers: Answers): FormState['values'] {
  return Object.fromEntries(
    form.questions.flatMap(({ key, kind }): [string, string | readonly string[]][] => {
      const answer = answers[key];
      if (answer === undefined) return [];
      if (kind === 'ranking') return (answer as readonly string[]).map((value, index): [string, string] => [`${questionField(key)}.${value}`, String(index + 1)]);
      if (typeof answer === 'object' && !Array.isArray(answer)) return Object.entries(answer as Record<string, string>).map(([part, text]): [string, string] => [`${questionField(key)}.${part}`, text]);
      return [[questionField(key), typeof answer === 'number' ? String(answer) : (answer as string | readonly string[])]];
    }),
  );
}

/** Labels of the fields, for the summary of what must be changed. */
export const labelsOfForm = (form: FormDefinition, locale: Locale): Record<string, string> => Object.fromEntries(form.questions.map(({ key, label }) => [questionField(key), pick(label, locale)]));

/** Refusals name answers; the form's fields are named after their questions. */
export const atQuestionField = (problem: FieldProblem): FieldProblem => (problem.path.startsWith('answers.') ? { ...problem, path: questionField(problem.path.slice('answers.'.length)) } : problem);
