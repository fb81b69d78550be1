import { pick } from '../../i18n/messages.ts';
import { sentence } from '../form.errors.ts';
import type { Answer, Question, QuestionKind } from '../form.types.ts';

const tickedOf = (answer: Answer): readonly string[] => (Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]);

/** One of the options, or several of them. The answer holds the options' values; several are kept in the form's order. */
export const choiceKind: QuestionKind = {
  kind: 'choice',
  anonymous: true,
  label: { zh: '选择', en: 'Choice' },
  settings: ['options', 'several', 'size'],
  counts: { zh: '选项数', en: 'options' },
  read(question, sent) {
    const ticked = (Array.isArray(sent) ? sent : sent === undefined || sent === null ? [] : [sent]).filter((each) => each !== '');
    if (ticked.some((each) => typeof each !== 'string')) return { unfit: sentence('form.unfit') };
    const known = (question.options ?? []).map(({ value }) => value);
    if (ticked.some((each) => !known.includes(each))) return { unfit: sentence('form.not-option') };
    if (ticked.length === 0) return { answer: undefined };
    if (question.several !== true) return ticked.length > 1 ? { unfit: sentence('form.too-many', { max: 1 }) } : { answer: ticked[0] as string };
    return { answer: known.filter((value) => ticked.includes(value)) };
  },
  check(question, answer) {
    if (question.several !== true) return null;
    const count = tickedOf(answer).length;
    if (question.min !== undefined && count < question.min) return sentence('form.too-few', { min: question.min });
    return question.max !== undefined && count > question.max ? sentence('form.too-many', { max: question.max }) : null;
  },
  words(question: Question, answer, locale) {
    const labels = new Map((question.options ?? []).map(({ value, label }) => [value, pick(label, locale)]));
    return tickedOf(answer).map((value) => labels.get(value) ?? value).join(locale === 'en' ? ', ' : '、');
  },
};
