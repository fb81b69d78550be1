import { sentence } from '../form.errors.ts';
import type { QuestionKind } from '../form.types.ts';

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,10})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A number as people type it: digits, a sign, a decimal point. */
export const numberKind: QuestionKind = {
  kind: 'number',
  anonymous: true,
  label: { zh: '数字', en: 'Number' },
  settings: ['size', 'whole'],
  counts: { zh: '数值', en: 'value' },
  read(_, sent) {
    if (sent === undefined || sent === null || sent === '') return { answer: undefined };
    if (typeof sent === 'number') return Number.isFinite(sent) ? { answer: sent } : { unfit: sentence('form.not-number') };
    const text = typeof sent === 'string' ? sent.trim() : 'x';
    if (text === '') return { answer: undefined };
    return NUMBER.test(text) ? { answer: Number(text) } : { unfit: sentence('form.not-number') };
  },
  check({ min, max, whole }, answer) {
    const value = Number(answer);
    if (whole === true && !Number.isInteger(value)) return sentence('form.not-whole');
    if (min !== undefined && value < min) return sentence('form.too-small', { min });
    return max !== undefined && value > max ? sentence('form.too-big', { max }) : null;
  },
  words: (_, answer) => String(answer),
};

/** Whether the text is a day of the calendar. */
export function isDay(text: string): boolean {
  const [, year, month, date] = DAY.exec(text)?.map(Number) ?? [];
  if (year === undefined) return false;
  const day = new Date(Date.UTC(year, month! - 1, date));
  return day.getUTCMonth() === month! - 1 && day.getUTCDate() === date;
}

/** A day without a zone, `2026-03-05`. */
export const dateKind: QuestionKind = {
  kind: 'date',
  anonymous: true,
  label: { zh: '日期', en: 'Date' },
  settings: ['days'],
  read(_, sent) {
    if (sent === undefined || sent === null || sent === '') return { answer: undefined };
    return typeof sent === 'string' && isDay(sent.trim()) ? { answer: sent.trim() } : { unfit: sentence('form.not-date') };
  },
  check({ from, to }, answer) {
    const day = String(answer);
    if (from !== undefined && day < from) return sentence('form.too-early', { from });
    return to !== undefined && day > to ? sentence('form.too-late', { to }) : null;
  },
  words: (_, answer) => String(answer),
};
