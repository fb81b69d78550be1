import type { Answer, Answers, FormDefinition, QuestionRegistry } from '../../../platform/forms/form.types.ts';
import type { UploadedFile } from '../file-uploader.tsx';

/** What the fields of a form hold: answers, with files in place of their ids. */
export type AnswerValues = Readonly<Record<string, Answer | readonly UploadedFile[] | null | undefined>>;

const isFile = (value: unknown): value is UploadedFile => typeof value === 'object' && value !== null && 'id' in value;

/** The answers as they are sent: files by their ids, parts that were filled in, and nothing for what is empty. */
export function answersOfValues(values: AnswerValues | undefined): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [key, value] of Object.entries(values ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) {
      if (value.length > 0) answers[key] = (value as readonly (string | UploadedFile)[]).map((each) => (isFile(each) ? each.id : each));
    } else if (typeof value === 'object') {
      const parts = Object.fromEntries(Object.entries(value as Record<string, string | undefined>).flatMap(([name, text]) => (text === undefined || text.trim() === '' ? [] : [[name, text]])));
      if (Object.keys(parts).length > 0) answers[key] = parts;
    } else answers[key] = value as string | number;
  }
  return answers;
}

/** What the fields show of answers that are kept; `files` by their ids. */
export function valuesOfAnswers(form: FormDefinition, answers: Answers, registry: QuestionRegistry, files: ReadonlyMap<string, UploadedFile>): AnswerValues {
  return Object.fromEntries(
    form.questions.flatMap(({ key, kind }) => {
      const answer = answers[key];
      if (answer === undefined) return [];
      return [[key, registry.get(kind)?.files === undefined ? answer : (answer as readonly string[]).flatMap((id) => files.get(id) ?? [])]];
    }),
  );
}
