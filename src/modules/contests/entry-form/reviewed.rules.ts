import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import { contestQuestions } from './contest-questions.ts';

/** Keys of the questions whose answers judges may see. */
export const markedForJudges = (form: FormDefinition | undefined): Set<string> => new Set((form?.questions ?? []).filter(({ kind, reviewed }) => reviewed === true && contestQuestions.get(kind)?.anonymous === true).map(({ key }) => key));

/** The same form with the help of each question that judges see saying so, as its entrants should know. */
export function toldOfJudges(form: FormDefinition): FormDefinition {
  const note = { zh: '评委能看到这项回答，请不要写姓名、单位和联系方式。', en: 'Judges see this answer: leave out names, units and contacts.' };
  const seen = markedForJudges(form);
  return { questions: form.questions.map((question) => (seen.has(question.key) ? { ...question, help: { zh: [question.help?.zh ?? '', note.zh].join(''), en: [question.help?.en ?? '', note.en].filter((part) => part !== '').join(' ') } } : question)) };
}
