import type { Db } from '../../../platform/db/db.ts';
import type { Question } from '../../../platform/forms/form.types.ts';
import { surveyErrors } from '../surveys.errors.ts';
import { countAnswers, type SurveyRecord } from '../surveys.queries.ts';
import type { CrossTable, FreeTexts, ResultTable, SurveyResults } from '../surveys.schemas.ts';
import { bandCut, type Category, type Cut, type Dimension, dimensionsOf } from './dimensions.ts';
import { hideInList, hideInTable, SMALL } from './suppression.rules.ts';
import { countAnswered, countCross, countCut, extentOf, meanPlaces, textsOf } from './tally.queries.ts';

const MOST_TEXTS = 5000;
const isText = ({ kind }: Question) => kind === 'text' || kind === 'article';
const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
const hide = (count: number, hidden: boolean | undefined): number | null => (hidden === true ? null : count);

/** The parts of a cut that a table shows, with what is counted without an answer as the last where there is such a part. */
const shownParts = (cut: Cut): readonly Category[] => (cut.rest === null ? cut.categories : [...cut.categories, { value: '', label: cut.rest }]);

interface Tallied {
  readonly rows: ResultTable['rows'];
  readonly counts: readonly number[];
  readonly anyHidden: boolean;
  /** How many have no answer is hidden, so how many have one must be too. */
  readonly restHidden: boolean;
}

/** The rows of one cut, without shares. */
async function tally(db: Db, surveyId: string, cut: Cut): Promise<Tallied> {
  const counts = await countCut(db, surveyId, cut);
  const hidden = hideInList(counts);
  const rows = shownParts(cut).map(({ value, label }, index) => ({ value, label, count: hide(counts[index]!, hidden[index]), share: null }));
  return { rows: rows.filter(({ value, count }) => value !== '' || count !== 0), counts, anyHidden: hidden.some(Boolean), restHidden: cut.rest !== null && hidden.at(-1) === true };
}

interface Tabled {
  readonly table: ResultTable;
  readonly anyHidden: boolean;
  readonly restHidden: boolean;
}

async function tableOf(db: Db, surveyId: string, dimension: Pick<Dimension, 'item' | 'several' | 'numeric' | 'cuts'>): Promise<Tabled> {
  const tallied: Tallied[] = [];
  for (const cut of dimension.cuts) tallied.push(await tally(db, surveyId, cut));
  const anyHidden = tallied.some((each) => each.anyHidden);
  // With a figure hidden, the mean would give it away.
  const weighted = dimension.numeric && !anyHidden ? dimension.cuts[0]!.categories.map(({ value }, index) => [Number(value), tallied[0]!.counts[index]!] as const) : [];
  const total = weighted.reduce((sum, [, count]) => sum + count, 0);
  const mean = total === 0 ? null : rounded(weighted.reduce((sum, [point, count]) => sum + point * count, 0) / total, 2);
  return { table: { item: dimension.item, several: dimension.several, mean, rows: tallied.flatMap(({ rows }) => rows) }, anyHidden, restHidden: tallied.some((each) => each.restHidden) };
}

/** The bands of a question of numbers or days, which depend on what was answered. */
async function bandsTable(db: Db, surveyId: string, question: Question): Promise<Tabled[]> {
  const extent = await extentOf(db, surveyId, question.key, question.kind === 'number');
  if (extent === undefined) return [];
  const tabled = await tableOf(db, surveyId, { item: null, several: false, numeric: false, cuts: [bandCut(question, extent)] });
  return [{ ...tabled, table: { ...tabled.table, mean: tabled.anyHidden || extent.mean === null ? null : rounded(extent.mean, 2) } }];
}

const withShares = (table: ResultTable, answered: number | null): ResultTable => ({ ...table, rows: table.rows.map((row) => ({ ...row, share: row.value === '' || row.count === null || answered === null || answered === 0 ? null : rounded(row.count / answered, 4) })) });

async function resultOf(db: Db, surveyId: string, question: Question, dimensions: readonly Dimension[]): Promise<SurveyResults['questions'][number]> {
  const [has, not] = await countAnswered(db, surveyId, question.key);
  const tabled: Tabled[] = [];
  for (const dimension of dimensions.filter((each) => each.question.key === question.key)) tabled.push(await tableOf(db, surveyId, dimension));
  if ((question.kind === 'number' || question.kind === 'date') && has >= SMALL) tabled.push(...(await bandsTable(db, surveyId, question)));
  const answered = tabled.some(({ restHidden }) => restHidden) ? null : hide(has, hideInList([has, not])[0]);
  const placed = question.kind === 'ranking' && !tabled.some(({ anyHidden }) => anyHidden) ? await meanPlaces(db, surveyId, question.key) : new Map<string, number>();
  const places = (question.options ?? []).flatMap(({ value, label }) => (placed.has(value) ? [{ label, mean: rounded(placed.get(value)!, 2) }] : [])).toSorted((one, other) => one.mean - other.mean);
  return { key: question.key, kind: question.kind, label: question.label, answered, tables: tabled.map(({ table }) => withShares(table, answered)), places };
}

/**
 * The results of a survey, small figures hidden together with all from which they would follow. A mean shows only where no figure beside it is hidden.
 * Below five answers nothing shows but the questions.
 */
export async function resultsOf(db: Db, survey: SurveyRecord): Promise<SurveyResults> {
  const all = (await countAnswers(db, [survey.id])).get(survey.id) ?? 0;
  const enough = all >= SMALL;
  const dimensions = enough ? dimensionsOf(survey.form) : [];
  const questions: SurveyResults['questions'] = [];
  for (const question of enough ? survey.form.questions : []) questions.push(await resultOf(db, survey.id, question, dimensions));
  return { surveyId: survey.id, answers: enough ? all : null, questions, dimensions: dimensions.map(({ id, label, several }) => ({ id, label, several })) };
}

/**
 * Two questions crossed. Row and column sums are those that the results show, so the table holds those without an answer too.
 * Errors: survey.cross.
 */
export async function crossOf(db: Db, survey: SurveyRecord, of: { rows: string; columns: string }): Promise<CrossTable> {
  const dimensions = dimensionsOf(survey.form);
  const [one, other] = [of.rows, of.columns].map((id) => dimensions.find((each) => each.id === id));
  if (one === undefined || other === undefined || one === other || (one.several && other.several)) return surveyErrors.fail('survey.cross');
  const all = (await countAnswers(db, [survey.id])).get(survey.id) ?? 0;
  const rows: CrossTable['rows'] = [];
  let columns: CrossTable['columns'] = [];
  let cells: (number | null)[][] | null = all < SMALL ? null : [];
  for (const down of one.cuts) {
    const line: (number | null)[][] = shownParts(down).map(() => []);
    const across: CrossTable['columns'] = [];
    let totals: (number | null)[] = [];
    for (const cut of other.cuts) {
      const counts = await countCross(db, survey.id, down, cut);
      const rowSums = counts.map((each) => each.reduce((sum, count) => sum + count, 0));
      const columnSums = cut.categories.concat([{ value: '', label: { zh: '', en: '' } }]).map((_, c) => counts.reduce((sum, each) => sum + each[c]!, 0));
      const [rowsHidden, columnsHidden] = [hideInList(rowSums), hideInList(columnSums)];
      const hidden = hideInTable(counts, rowsHidden, columnsHidden);
      if (hidden === null) cells = null;
      totals = rowSums.map((sum, r) => hide(sum, rowsHidden[r]));
      const shown = shownParts(cut);
      shown.forEach(({ label }, c) => across.push({ label, total: hide(columnSums[c]!, columnsHidden[c]) }));
      line.forEach((each, r) => shown.forEach((_, c) => each.push(hide(counts[r]![c]!, hidden?.[r]?.[c] ?? true))));
    }
    columns = across;
    shownParts(down).forEach(({ label }, r) => rows.push({ label, total: totals[r] ?? null }));
    if (cells !== null) cells.push(...line);
  }
  return { rows: all < SMALL ? rows.map(({ label }) => ({ label, total: null })) : rows, columns: all < SMALL ? columns.map(({ label }) => ({ label, total: null })) : columns, cells };
}

/** What people wrote, question by question, for staff: by itself, in the order of the words, so that nothing ties it to other answers. */
export async function freeTextsOf(db: Db, survey: SurveyRecord): Promise<FreeTexts[]> {
  const found: FreeTexts[] = [];
  for (const question of survey.form.questions.filter(isText)) found.push({ key: question.key, label: question.label, texts: await textsOf(db, survey.id, question.key, MOST_TEXTS) });
  return found;
}
