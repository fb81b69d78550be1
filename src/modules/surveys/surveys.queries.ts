import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { FormDefinition } from '../../platform/forms/form.types.ts';
import { inScope } from '../organizations/public.ts';
import { surveyErrors } from './surveys.errors.ts';
import type { Eligibility, SurveyState } from './surveys.rules.ts';

export interface SurveyRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly hostId: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly about: { readonly zh: string; readonly en: string };
  readonly anonymous: boolean;
  readonly eligibility: Eligibility;
  readonly unitId: string | null;
  readonly results: 'public' | 'office';
  readonly form: FormDefinition;
  readonly formVersion: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: SurveyState;
  readonly closeReason: string | null;
  readonly closedAt: Date | null;
  readonly resultsPublishedAt: Date | null;
  readonly answersReported: number;
  readonly version: number;
}

const select = (db: Db) => db.selectFrom('surveys').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const toRecord = (row: Row): SurveyRecord => ({
  id: row.id, campaignId: row.campaign_id, hostId: row.host_id, title: { zh: row.title_zh, en: row.title_en }, about: { zh: row.about_zh, en: row.about_en }, anonymous: row.anonymous, eligibility: row.eligibility as Eligibility, unitId: row.unit_id,
  results: row.results as SurveyRecord['results'], form: row.form as unknown as FormDefinition, formVersion: row.form_version, opensAt: row.opens_at, closesAt: row.closes_at, state: row.state as SurveyState, closeReason: row.close_reason, closedAt: row.closed_at,
  resultsPublishedAt: row.results_published_at, answersReported: row.answers_reported, version: row.version,
});

/** A survey by id; refuses with survey.not-found. */
export async function requireSurvey(db: Db, id: string): Promise<SurveyRecord> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row === undefined ? surveyErrors.fail('survey.not-found') : toRecord(row);
}

/** The same, locked until the transaction ends: `share` keeps it as it is while an answer is written, `update` waits for all of these. */
export async function lockSurvey(tx: Tx, id: string, how: 'share' | 'update'): Promise<SurveyRecord> {
  const query = select(tx).where('id', '=', id);
  const row = await (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst();
  return row === undefined ? surveyErrors.fail('survey.not-found') : toRecord(row);
}

/** Surveys of the hosts' subtrees, the newest opening first. */
export async function listSurveys(db: Db, hosts: readonly string[], filter: { campaignId?: string | undefined; state?: SurveyState | undefined }, window: { offset: number; limit: number }): Promise<{ items: SurveyRecord[]; total: number }> {
  const narrowed = db
    .selectFrom('surveys')
    .where(inScope('surveys.host_id', hosts) as RawBuilder<boolean>)
    .$if(filter.campaignId !== undefined, (q) => q.where('campaign_id', '=', filter.campaignId!))
    .$if(filter.state !== undefined, (q) => q.where('state', '=', filter.state!));
  const rows = await narrowed.selectAll().orderBy('opens_at', 'desc').orderBy('id').offset(window.offset).limit(window.limit).execute();
  const { total } = await narrowed.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map(toRecord), total: Number(total) };
}

/** Surveys that were published, for the public list: those that can be answered first, then what is to come, then the closed ones by their close. */
export async function publishedSurveys(db: Db, limit: number): Promise<SurveyRecord[]> {
  return (await select(db).where('state', '<>', 'draft').orderBy(sql`state = 'closed'`).orderBy('closes_at', 'desc').orderBy('id').limit(limit).execute()).map(toRecord);
}

/** How many answers surveys have. */
export async function countAnswers(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('survey_answers').select(['survey_id', (eb) => eb.fn.countAll<number>().as('count')]).where(sql<boolean>`survey_id = any(${[...ids]}::uuid[])`).groupBy('survey_id').execute();
  return new Map(rows.map((row) => [row.survey_id, Number(row.count)]));
}
