import type { FormDefinition, Question } from './form.types.ts';

/** What became of a question between two versions of a form. */
export interface FormChange {
  readonly what: 'added' | 'removed' | 'changed';
  /** As it is now; a removed one as it was. */
  readonly question: Question;
}

const told = ({ kind, label, required, options, several, min, max, whole, from, to, when }: Question) => JSON.stringify([kind, label.zh, label.en, required, options, several, min, max, whole, from, to, when]);

/** How a form changed while somebody filled it in: added and changed questions in the new order, then those removed. Help texts and order do not count. */
export function compareForms(before: FormDefinition, after: FormDefinition): FormChange[] {
  const old = new Map(before.questions.map((question) => [question.key, question]));
  const now = new Set(after.questions.map(({ key }) => key));
  const changes: FormChange[] = [];
  for (const question of after.questions) {
    const was = old.get(question.key);
    if (was === undefined) changes.push({ what: 'added', question });
    else if (told(was) !== told(question)) changes.push({ what: 'changed', question });
  }
  return [...changes, ...before.questions.filter(({ key }) => !now.has(key)).map((question) => ({ what: 'removed' as const, question }))];
}
