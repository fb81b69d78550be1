import { sentence } from '../form.errors.ts';
import type { Question, QuestionKind, QuestionOption } from '../form.types.ts';

/** Most points that a scale may have. */
export const MOST_POINTS = 11;

/** The points of a scale, from its least to its greatest; 1 to 5 where the question sets none. */
export function pointsOf({ min = 1, max = 5 }: Pick<Question, 'min' | 'max'>): number[] {
  const least = Math.round(min);
  return Array.from({ length: Math.min(Math.max(Math.round(max) - least + 1, 0), MOST_POINTS) }, (_, index) => least + index);
}

const nothing = (sent: unknown): boolean => sent === undefined || sent === null || sent === '';

/** One point of a scale; the answer is the number. */
export const scaleKind: QuestionKind = {
  kind: 'scale',
  label: { zh: '量表', en: 'Scale' },
  settings: ['size'],
  counts: { zh: '分值', en: 'points' },
  read(question, sent) {
    if (nothing(sent)) return { answer: undefined };
    const value = typeof sent === 'number' ? sent : typeof sent === 'string' && /^-?\d{1,3}$/.test(sent) ? Number(sent) : Number.NaN;
    return pointsOf(question).includes(value) ? { answer: value } : { unfit: sentence('form.not-option') };
  },
  check: () => null,
  words: (_, answer) => String(answer),
};

const labelOf = (options: readonly QuestionOption[], value: string, locale: 'zh-CN' | 'en') => {
  const label = options.find((option) => option.value === value)?.label;
  return label === undefined ? value : locale === 'en' ? label.en || label.zh : label.zh;
};

/** One point of a scale for each of several items; the answer holds the points by item, as text. When it must be answered, every item must. */
export const matrixKind: QuestionKind = {
  kind: 'matrix',
  label: { zh: '矩阵量表', en: 'Rating grid' },
  settings: ['options', 'size'],
  counts: { zh: '分值', en: 'points' },
  byOption: true,
  read(question, sent) {
    if (nothing(sent)) return { answer: undefined };
    if (typeof sent !== 'object' || Array.isArray(sent)) return { unfit: sentence('form.unfit') };
    const points = pointsOf(question).map(String);
    const items = (question.options ?? []).map(({ value }) => value);
    const answer: Record<string, string> = {};
    for (const [item, point] of Object.entries(sent as Record<string, unknown>)) {
      if (nothing(point)) continue;
      if (!items.includes(item) || !points.includes(String(point))) return { unfit: sentence('form.not-option') };
      answer[item] = String(point);
    }
    return { answer: Object.keys(answer).length === 0 ? undefined : answer };
  },
  check(question, answer) {
    const missing = question.required ? (question.options ?? []).find(({ value }) => (answer as Record<string, string>)[value] === undefined) : undefined;
    return missing === undefined ? null : sentence('form.part-missing', { part: missing.label.zh, partEn: missing.label.en || missing.label.zh });
  },
  words: ({ options = [] }, answer, locale) => Object.entries(answer as Record<string, string>).map(([item, point]) => `${labelOf(options, item, locale)} ${point}`).join(locale === 'en' ? ', ' : '，'),
};

/** Options put in order, the first one first; what is left out stands below. A form sends the place of each option, a script the options in order. */
export const rankingKind: QuestionKind = {
  kind: 'ranking',
  label: { zh: '排序', en: 'Ranking' },
  settings: ['options'],
  byOption: true,
  read({ options = [] }, sent) {
    if (nothing(sent)) return { answer: undefined };
    const known = options.map(({ value }) => value);
    let order: unknown[];
    if (Array.isArray(sent)) order = sent;
    else if (typeof sent === 'object') {
      const places = Object.entries(sent as Record<string, unknown>).filter(([, place]) => !nothing(place)).map(([value, place]) => ({ value, place: Number(place) }));
      if (places.some(({ place }) => !Number.isInteger(place) || place < 1 || place > known.length)) return { unfit: sentence('form.unfit') };
      if (new Set(places.map(({ place }) => place)).size < places.length) return { unfit: sentence('form.place-twice') };
      order = places.toSorted((one, other) => one.place - other.place).map(({ value }) => value);
    } else return { unfit: sentence('form.unfit') };
    if (order.some((value) => typeof value !== 'string' || !known.includes(value))) return { unfit: sentence('form.not-option') };
    if (new Set(order).size < order.length) return { unfit: sentence('form.place-twice') };
    return { answer: order.length === 0 ? undefined : (order as string[]) };
  },
  check: () => null,
  words: ({ options = [] }, answer, locale) => (answer as readonly string[]).map((value, index) => `${index + 1}. ${labelOf(options, value, locale)}`).join(locale === 'en' ? ', ' : '，'),
};
