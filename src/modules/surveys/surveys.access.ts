import { nodesWhere, requireCapability } from '../../platform/auth/actor.ts';
import { formatInstant } from '../../platform/calendar/calendar.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { isPublicCampaign } from '../campaigns/public.ts';
import { isWithin } from '../organizations/public.ts';
import { surveyErrors } from './surveys.errors.ts';
import { manageSurveys, seeSurveys } from './surveys.policy.ts';
import { lockSurvey, requireSurvey, type SurveyRecord } from './surveys.queries.ts';
import { momentOf } from './surveys.rules.ts';

/** Whether the actor looks after surveys of this host. */
export async function isStaffOf(ctx: Context, survey: SurveyRecord): Promise<boolean> {
  if (ctx.actor.kind === 'system') return true;
  const nodes = nodesWhere(ctx.actor, seeSurveys);
  return nodes.length > 0 && isWithin(ctx.db, survey.hostId, nodes);
}

/** A survey for its office's staff; others are answered as if it did not exist. */
export async function openAsStaff(ctx: Context, id: string): Promise<SurveyRecord> {
  if (ctx.actor.kind !== 'system') requireCapability(ctx.actor, seeSurveys);
  const survey = await requireSurvey(ctx.db, id);
  return (await isStaffOf(ctx, survey)) ? survey : surveyErrors.fail('survey.not-found');
}

/** A survey for anybody: published ones of public campaigns. */
export async function openAsPublic(ctx: Context, id: string): Promise<SurveyRecord> {
  const survey = await requireSurvey(ctx.db, id);
  return survey.state !== 'draft' && (await isPublicCampaign(ctx.db, survey.campaignId)) ? survey : surveyErrors.fail('survey.not-found');
}

/** A survey for anybody, drafts for its staff. */
export async function openSurvey(ctx: Context, id: string): Promise<SurveyRecord> {
  const survey = await requireSurvey(ctx.db, id);
  return (await isStaffOf(ctx, survey)) ? survey : openAsPublic(ctx, id);
}

/** Locks a survey for a step of its host's. Errors: survey.not-found, auth.forbidden, state.stale. */
export async function lockForStep(tx: Tx, ctx: Context, id: string, version?: number): Promise<SurveyRecord> {
  const seen = await openAsStaff({ ...ctx, db: tx as Db }, id);
  if (ctx.actor.kind !== 'system' && !nodesWhere(ctx.actor, manageSurveys).includes(seen.hostId)) commonErrors.fail('auth.forbidden');
  const survey = await lockSurvey(tx, id, 'update');
  if (version !== undefined && survey.version !== version) commonErrors.fail('state.stale');
  return survey;
}

/** Refuses with survey.not-open or survey.closed, telling when. */
export function requireOpen(ctx: Context, survey: SurveyRecord): void {
  const moment = momentOf(survey, ctx.clock.now());
  if (moment === 'waiting') surveyErrors.fail('survey.not-open', { opensAt: formatInstant(survey.opensAt, ctx.locale) });
  if (moment !== 'open') surveyErrors.fail('survey.closed', { closesAt: formatInstant(survey.closedAt ?? survey.closesAt, ctx.locale) });
}

/** Results are put together after the close, for staff then, for the public when they are published. Errors: survey.results-later, .results-not-public. */
export async function openResults(ctx: Context, id: string): Promise<{ survey: SurveyRecord; staff: boolean }> {
  const survey = await openSurvey(ctx, id);
  const staff = await isStaffOf(ctx, survey);
  if (survey.state !== 'closed') surveyErrors.fail('survey.results-later');
  if (!staff && survey.resultsPublishedAt === null) surveyErrors.fail('survey.results-not-public');
  return { survey, staff };
}
