import { type RawBuilder, sql } from 'kysely';
import type { FormDefinition, Question } from '../../../platform/forms/form.types.ts';
import { pointsOf } from '../../../platform/forms/questions/ratings.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';

export interface Category {
  readonly value: string;
  readonly label: Bilingual;
}

/** A way in which all answers of a survey fall into parts, each into exactly one; null is the part without an answer (or, of one option of several, without a tick). */
export interface Cut {
  readonly categories: readonly Category[];
  /** SQL of the part of a row of `survey_answers a`. */
  readonly part: RawBuilder<string | null>;
  /** What the last part is called where it shows; a single option of several shows none. */
  readonly rest: Bilingual | null;
}

/** What can stand at the side of a table: one cut, or one for each option of a question that takes several. */
export interface Dimension {
  readonly id: string;
  readonly question: Question;
  readonly label: Bilingual;
  /** The item of a grid. */
  readonly item: Bilingual | null;
  readonly several: boolean;
  /** Numbers that the categories stand for, for means. */
  readonly numeric: boolean;
  readonly cuts: readonly Cut[];
}

const UNANSWERED: Bilingual = { zh: '未回答', en: 'No answer' };

const optionsOf = (question: Question): Category[] => (question.options ?? []).map(({ value, label }) => ({ value, label }));
const pointCategories = (question: Question): Category[] => pointsOf(question).map((point) => ({ value: String(point), label: { zh: String(point), en: String(point) } }));

/** The dimensions of a question whose parts are known beforehand; numbers, days and texts have none. */
function dimensionsOfQuestion(question: Question): Dimension[] {
  const { key, label } = question;
  const plain = { question, label, item: null, several: false, numeric: false };
  const one = (categories: readonly Category[], part: RawBuilder<string | null>): Cut[] => [{ categories, part, rest: UNANSWERED }];
  switch (question.kind) {
    case 'choice':
      if (question.several !== true) return [{ ...plain, id: key, cuts: one(optionsOf(question), sql`a.answers->>${sql.lit(key)}`) }];
      return [{ ...plain, id: key, several: true, cuts: optionsOf(question).map((option) => ({ categories: [option], part: sql`case when a.answers->${sql.lit(key)} ? ${sql.lit(option.value)} then ${sql.lit(option.value)} end`, rest: null })) }];
    case 'scale':
      return [{ ...plain, id: key, numeric: true, cuts: one(pointCategories(question), sql`a.answers->>${sql.lit(key)}`) }];
    case 'matrix':
      return optionsOf(question).map((item) => ({
        ...plain, id: `${key}.${item.value}`, label: { zh: `${label.zh}：${item.label.zh}`, en: `${label.en || label.zh}: ${item.label.en || item.label.zh}` }, item: item.label, numeric: true, cuts: one(pointCategories(question), sql`a.answers->${sql.lit(key)}->>${sql.lit(item.value)}`),
      }));
    case 'ranking':
      return [{ ...plain, id: key, cuts: one(optionsOf(question), sql`a.answers->${sql.lit(key)}->>0`) }];
    default:
      return [];
  }
}

/** Everything of a survey that can be tabled by itself or crossed. */
export const dimensionsOf = (form: FormDefinition): Dimension[] => form.questions.flatMap(dimensionsOfQuestion);

/** At most eight bands of equal, round width for numbers between two. */
export function bandsOf(least: number, most: number, whole: boolean): { from: number; to: number }[] {
  const rough = Math.max((most - least) / 8, whole ? 1 : 1e-9);
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= rough && (!whole || Number.isInteger(step))) ?? 10 * power;
  const bands: { from: number; to: number }[] = [];
  for (let index = Math.floor(least / width); index * width <= most && bands.length < 12; index++) bands.push({ from: Number((index * width).toPrecision(12)), to: Number(((index + 1) * width).toPrecision(12)) });
  return bands;
}

/** The cut of a number by bands, or of a day by months, once it is known what was answered. `[from, to)`. */
export function bandCut(question: Question, extent: { least: string; most: string }): Cut {
  const value = sql`a.answers->>${sql.lit(question.key)}`;
  if (question.kind === 'date') {
    const months: Category[] = [];
    for (let month = extent.least.slice(0, 7); month <= extent.most.slice(0, 7) && months.length < 120; ) {
      months.push({ value: month, label: { zh: month, en: month } });
      const [year, number] = month.split('-').map(Number) as [number, number];
      month = number === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${String(year).padStart(4, '0')}-${String(number + 1).padStart(2, '0')}`;
    }
    return { categories: months, part: sql`left(${value}, 7)`, rest: UNANSWERED };
  }
  const bands = bandsOf(Number(extent.least), Number(extent.most), question.whole === true);
  const single = question.whole === true && bands.every(({ from, to }) => to - from === 1);
  const categories = bands.map(({ from, to }, index) => ({ value: String(index), label: single ? { zh: String(from), en: String(from) } : { zh: `${from} 至不足 ${to}`, en: `${from} to under ${to}` } }));
  const cases = bands.map(({ to }, index) => sql`when (${value})::numeric < ${sql.lit(String(to))}::numeric then ${sql.lit(String(index))}`);
  return { categories, part: sql`case when ${value} is null then null ${sql.join(cases, sql` `)} end`, rest: UNANSWERED };
}
