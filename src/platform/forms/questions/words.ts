import type { Question, QuestionKind, Reading } from '../form.types.ts';
import { sentence } from '../form.errors.ts';

/** Longest text that is kept at all, whatever the question allows. */
const LONGEST = 20_000;

const lettersOf = (text: string): number => [...text.trim()].length;

function readText(sent: unknown): Reading {
  if (sent === undefined || sent === null) return { answer: undefined };
  if (typeof sent !== 'string') return { unfit: sentence('form.unfit') };
  const text = sent.replaceAll('\r\n', '\n').trim();
  if (lettersOf(text) > LONGEST) return { unfit: sentence('form.too-long', { count: lettersOf(text), max: LONGEST }) };
  return { answer: text === '' ? undefined : text };
}

const checkLength = (most: number) => (question: Question, answer: unknown) => {
  const count = lettersOf(String(answer));
  const max = question.max ?? most;
  if (question.min !== undefined && count < question.min) return sentence('form.too-short', { count, min: question.min });
  return count > max ? sentence('form.too-long', { count, max }) : null;
};

const shared = { settings: ['size'], counts: { zh: '字数', en: 'characters' }, read: (_: Question, sent: unknown) => readText(sent), words: (_: Question, answer: unknown) => String(answer) } as const;

/** A line or two of text; at most 500 characters where the question sets no limit. */
export const textKind: QuestionKind = { kind: 'text', anonymous: true, label: { zh: '短文本', en: 'Short text' }, ...shared, check: checkLength(500) };
/** A text of paragraphs; at most 5,000 characters where the question sets no limit. */
export const articleKind: QuestionKind = { kind: 'article', anonymous: true, label: { zh: '长文', en: 'Long text' }, ...shared, check: checkLength(5000) };
