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

const isSmall = (count: number): boolean => count > 0 && count < SMALL;

/** Who a figure is about: of how many answers, and whether the question was asked of some only. */
interface Base {
  readonly answered: number;
  readonly conditional: boolean;
}

/**
 * Which parts of a cut are hidden. Of one option of several, those who answered and did not tick are a part too. Of a question asked of some only, how many
 * were not asked follows from the question before it, so the part without an answer hides nothing.
 */
function hiddenOf(cut: Cut, counts: readonly number[], { answered, conditional }: Base): boolean[] {
  if (cut.rest === null) {
    const hidden = [counts, [counts[0]!, answered - counts[0]!]].some((list) => hideInList(list)[0]);
    return counts.map(() => hidden);
  }
  return conditional ? [...hideInList(counts.slice(0, -1)), false] : hideInList(counts);
}

interface Tallied {
  readonly rows: ResultTable['rows'];
  readonly counts: readonly number[];
  readonly anyHidden: boolean;
  /** How many have no answer is hidden, so how many have one must be too. */
  readonly restHidden: boolean;
  readonly restSmall: boolean;
}

/** The rows of one cut, without shares. */
async function tally(db: Db, surveyId: string, cut: Cut, base: Base): Promise<Tallied> {
  const counts = await countCut(db, surveyId, cut);
  const hidden = hiddenOf(cut, counts, base);
  const rows = shownParts(cut).map(({ value, label }, index) => ({ value, label, count: hide(counts[index]!, hidden[index]), share: null }));
  return { rows: rows.filter(({ value, count }) => value !== '' || count !== 0), counts, anyHidden: hidden.some(Boolean), restHidden: cut.rest !== null && hidden.at(-1) === true, restSmall: cut.rest !== null && isSmall(counts.at(-1)!) };
}

/** Where each answer has so many ticks, their sum is known: the options are then hidden as a list as well. */
function hideKnownSum(question: Question, rows: ResultTable['rows'], tallied: readonly Tallied[]): ResultTable['rows'] {
  if (question.several !== true || question.min === undefined || question.min !== question.max) return rows;
  const hidden = hideInList(tallied.map(({ counts }) => counts[0]!));
  return rows.map((row, index) => (hidden[index] === true ? { ...row, count: null } : row));
}

interface Tabled {
  readonly table: ResultTable;
  readonly anyHidden: boolean;
  readonly restHidden: boolean;
  readonly restSmall: boolean;
}

async function tableOf(db: Db, surveyId: string, dimension: Pick<Dimension, 'question' | 'item' | 'several' | 'numeric' | 'cuts'>, base: Base): Promise<Tabled> {
  const tallied: Tallied[] = [];
  for (const cut of dimension.cuts) tallied.push(await tally(db, surveyId, cut, base));
  const rows = hideKnownSum(dimension.question, tallied.flatMap((each) => each.rows), tallied);
  const anyHidden = rows.some(({ count }) => count === null);
  // With a figure hidden, the mean would give it away.
  const weighted = dimension.numeric && !anyHidden ? dimension.cuts[0]!.categories.map(({ value }, index) => [Number(value), tallied[0]!.counts[index]!] as const) : [];
  const total = weighted.reduce((sum, [, count]) => sum + count, 0);
  const mean = total === 0 ? null : rounded(weighted.reduce((sum, [point, count]) => sum + point * count, 0) / total, 2);
  return { table: { item: dimension.item, several: dimension.several, mean, rows }, anyHidden, restHidden: tallied.some((each) => each.restHidden), restSmall: tallied.some((each) => each.restSmall) };
}

/** The bands of a question of numbers or days, which depend on what was answered. */
async function bandsTable(db: Db, surveyId: string, question: Question, base: Base): Promise<Tabled[]> {
  const extent = await extentOf(db, surveyId, question.key, question.kind === 'number');
  if (extent === undefined) return [];
  const tabled = await tableOf(db, surveyId, { question, item: null, several: false, numeric: false, cuts: [bandCut(question, extent)] }, base);
  return [{ ...tabled, table: { ...tabled.table, mean: tabled.anyHidden || extent.mean === null ? null : rounded(extent.mean, 2) } }];
}

const withShares = (table: ResultTable, answered: number | null): ResultTable => ({ ...table, rows: table.rows.map((row) => ({ ...row, share: row.value === '' || row.count === null || answered === null || answered === 0 ? null : rounded(row.count / answered, 4) })) });

type QuestionResult = SurveyResults['questions'][number];

const withheldResult = ({ key, kind, label }: Question): QuestionResult => ({ key, kind, label, answered: null, withheld: true, tables: [], places: [] });

async function resultOf(db: Db, surveyId: string, question: Question): Promise<{ result: QuestionResult; whole: boolean }> {
  const [has, not] = await countAnswered(db, surveyId, question.key);
  const base: Base = { answered: has, conditional: question.when !== undefined };
  const tabled: Tabled[] = [];
  for (const dimension of dimensionsOf({ questions: [question] })) tabled.push(await tableOf(db, surveyId, dimension, base));
  if ((question.kind === 'number' || question.kind === 'date') && has >= SMALL) tabled.push(...(await bandsTable(db, surveyId, question, base)));
  if (base.conditional && (isSmall(has) || isSmall(not) || tabled.some(({ restSmall }) => restSmall))) return { result: withheldResult(question), whole: false };
  const answered = tabled.some(({ restHidden }) => restHidden) ? null : hide(has, hideInList([has, not])[0]);
  const whole = answered !== null && !tabled.some(({ anyHidden }) => anyHidden);
  const placed = question.kind === 'ranking' && whole ? await meanPlaces(db, surveyId, question.key) : new Map<string, number>();
  const places = (question.options ?? []).flatMap(({ value, label }) => (placed.has(value) ? [{ label, mean: rounded(placed.get(value)!, 2) }] : [])).toSorted((one, other) => one.mean - other.mean);
  return { result: { key: question.key, kind: question.kind, label: question.label, answered, withheld: false, tables: tabled.map(({ table }) => withShares(table, answered)), places }, whole };
}

/** What can be crossed: not the questions that are asked of some only, since the questions before them say of whom. */
const crossable = (survey: SurveyRecord): Dimension[] => dimensionsOf({ questions: survey.form.questions.filter(({ when }) => when === undefined) });

/**
 * The results of a survey, small figures hidden together with all from which they would follow. A mean shows only where no figure beside it is hidden.
 * A question that is asked depending on one with a hidden figure is withheld: how many were asked would tell that figure. Below five answers nothing shows.
 */
export async function resultsOf(db: Db, survey: SurveyRecord): Promise<SurveyResults> {
  const all = (await countAnswers(db, [survey.id])).get(survey.id) ?? 0;
  const enough = all >= SMALL;
  const whole = new Set<string>();
  const questions: QuestionResult[] = [];
  for (const question of enough ? survey.form.questions : []) {
    if (question.when?.tests.some((test) => !whole.has(test.question)) === true) {
      questions.push(withheldResult(question));
      continue;
    }
    const { result, whole: allShown } = await resultOf(db, survey.id, question);
    if (allShown) whole.add(question.key);
    questions.push(result);
  }
  return { surveyId: survey.id, answers: enough ? all : null, questions, dimensions: enough ? crossable(survey).map(({ id, label, several }) => ({ id, label, several })) : [] };
}

/**
 * Two questions crossed. Row and column sums are those that the results show, so the table holds those without an answer too.
 * Errors: survey.cross.
 */
export async function crossOf(db: Db, survey: SurveyRecord, of: { rows: string; columns: string }): Promise<CrossTable> {
  const dimensions = crossable(survey);
  const [one, other] = [of.rows, of.columns].map((id) => dimensions.find((each) => each.id === id));
  if (one === undefined || other === undefined || one === other || (one.several && other.several)) return surveyErrors.fail('survey.cross');
  const all = (await countAnswers(db, [survey.id])).get(survey.id) ?? 0;
  const [oneBase, otherBase] = await Promise.all([one, other].map(async ({ question }): Promise<Base> => ({ answered: (await countAnswered(db, survey.id, question.key))[0], conditional: false })));
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
      const [rowsHidden, columnsHidden] = [hiddenOf(down, rowSums, oneBase!), hiddenOf(cut, columnSums, otherBase!)];
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

/**
 * What people wrote, question by question, for staff: by itself, in the order of the words, so that nothing ties it to other answers. Texts of a question that
 * is asked depending on a hidden figure are withheld, since they can be counted.
 */
export async function freeTextsOf(db: Db, survey: SurveyRecord): Promise<FreeTexts[]> {
  const { questions } = await resultsOf(db, survey);
  const withheld = (question: Question) => question.when !== undefined && questions.find(({ key }) => key === question.key)?.withheld !== false;
  const found: FreeTexts[] = [];
  for (const question of survey.form.questions.filter(isText)) found.push({ key: question.key, label: question.label, withheld: withheld(question), texts: withheld(question) ? [] : await textsOf(db, survey.id, question.key, MOST_TEXTS) });
  return found;
}
