import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { Cut } from './dimensions.ts';

/** How many answers fall into each part of a cut, in its order, those without an answer last. */
export async function countCut(db: Db, surveyId: string, cut: Cut): Promise<number[]> {
  const { rows } = await sql<{ part: string | null; count: number }>`select ${cut.part} as part, count(*)::int as count from survey_answers a where a.survey_id = ${surveyId} group by 1`.execute(db);
  const counts = new Map(rows.map(({ part, count }) => [part, count]));
  return [...cut.categories.map(({ value }) => counts.get(value) ?? 0), counts.get(null) ?? 0];
}

/** How many answers fall into each pair of parts: lines of the first cut, columns of the second, both with those without an answer last. */
export async function countCross(db: Db, surveyId: string, rows: Cut, columns: Cut): Promise<number[][]> {
  const found = await sql<{ one: string | null; other: string | null; count: number }>`select ${rows.part} as one, ${columns.part} as other, count(*)::int as count from survey_answers a where a.survey_id = ${surveyId} group by 1, 2`.execute(db);
  const counts = new Map(found.rows.map(({ one, other, count }) => [JSON.stringify([one, other]), count]));
  const parts = (cut: Cut): (string | null)[] => [...cut.categories.map(({ value }) => value), null];
  return parts(rows).map((one) => parts(columns).map((other) => counts.get(JSON.stringify([one, other])) ?? 0));
}

/** Least, most and mean of the answers to a question of numbers or days; undefined where nobody answered. */
export async function extentOf(db: Db, surveyId: string, key: string, numbers: boolean): Promise<{ least: string; most: string; mean: number | null } | undefined> {
  const value = sql`a.answers->>${sql.lit(key)}`;
  const of = numbers ? sql`min((${value})::numeric)::text as least, max((${value})::numeric)::text as most, avg((${value})::numeric)::float8 as mean` : sql`min(${value}) as least, max(${value}) as most, null::float8 as mean`;
  const { rows } = await sql<{ least: string | null; most: string | null; mean: number | null }>`select ${of} from survey_answers a where a.survey_id = ${surveyId}`.execute(db);
  const { least, most, mean } = rows[0]!;
  return least === null || most === null ? undefined : { least, most, mean };
}

/** The mean place of each option of a ranking, among those who placed it. */
export async function meanPlaces(db: Db, surveyId: string, key: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ value: string; mean: number }>`
    select p.value, avg(p.place)::float8 as mean from survey_answers a, jsonb_array_elements_text(a.answers->${sql.lit(key)}) with ordinality as p (value, place) where a.survey_id = ${surveyId} group by p.value`.execute(db);
  return new Map(rows.map(({ value, mean }) => [value, mean]));
}

/** How many answered a question, and how many did not. */
export async function countAnswered(db: Db, surveyId: string, key: string): Promise<[answered: number, not: number]> {
  const { rows } = await sql<{ answered: number; all: number }>`select count(*) filter (where a.answers ? ${sql.lit(key)})::int as answered, count(*)::int as "all" from survey_answers a where a.survey_id = ${surveyId}`.execute(db);
  return [rows[0]!.answered, rows[0]!.all - rows[0]!.answered];
}

/** What was written in answer to a question, in the order of the words and not of the answers. */
export async function textsOf(db: Db, surveyId: string, key: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select a.answers->>${sql.lit(key)} as text from survey_answers a where a.survey_id = ${surveyId} and a.answers ? ${sql.lit(key)} order by 1 limit ${limit}`.execute(db);
  return rows.map(({ text }) => text);
}
