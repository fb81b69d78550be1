import { randomUUID } from 'node:crypto';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import { dayOf } from '../../../platform/calendar/calendar.ts';
import { blindIndex } from '../../../platform/crypto/fields.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Db } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import { checkAnswers } from '../../../platform/forms/form.rules.ts';
import type { Answers } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { isMemberWithin } from '../../people/public.ts';
import { openAsPublic, requireOpen } from '../surveys.access.ts';
import { surveyErrors } from '../surveys.errors.ts';
import { surveyQuestions } from '../surveys.questions.ts';
import { lockSurvey, type SurveyRecord } from '../surveys.queries.ts';
import type { OwnAnswersChange, SentAnswers } from '../surveys.schemas.ts';

/** Wide enough for a school or an office behind one address. */
const ADDRESS_LIMIT: Limit = { name: 'survey-answers-from', points: 2000, seconds: 3600 };

const keyHash = (ctx: Context, surveyId: string, key: string): Buffer => blindIndex(ctx.keys, `survey-sent ${surveyId}`, key);

/** A person as an anonymous survey knows them while it runs: a keyed hash that is another in each survey. */
export const participantTag = (ctx: Pick<Context, 'keys'>, surveyId: string, personId: string): Buffer => blindIndex(ctx.keys, `survey-participant ${surveyId}`, personId);

async function requireEligible(ctx: Context, survey: SurveyRecord): Promise<void> {
  if (survey.eligibility === 'open') return;
  const { personId } = requireAccount(ctx.actor);
  if (survey.eligibility === 'unit' && !(await isMemberWithin(ctx.db, personId, survey.unitId!))) surveyErrors.fail('survey.not-eligible');
}

/** The answers as they are kept; refuses field by field. */
export function readAnswers(survey: SurveyRecord, sent: Readonly<Record<string, unknown>>): Answers {
  const { answers, problems } = checkAnswers(survey.form, sent, { final: true, registry: surveyQuestions });
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
  return answers;
}

async function isKnown(db: Db, surveyId: string, hash: Buffer): Promise<boolean> {
  return (await db.selectFrom('survey_answers').select('id').where('survey_id', '=', surveyId).where('sent_key', '=', hash).executeTakeFirst()) !== undefined;
}

/**
 * Takes answers, once for each key: what a browser sends again after a broken line is answered as received (`again`) and not counted twice, after the
 * close too. One answer a person where an account is asked for. Nothing of an anonymous answer goes into the audit log or the ledger.
 * Errors: survey.not-found, .not-open, .closed, .not-eligible, .answered, .form-changed, auth.required, rate.limited, input.invalid.
 */
export async function handInAnswers(ctx: Context, surveyId: string, sent: SentAnswers): Promise<{ again: boolean }> {
  const survey = await openAsPublic(ctx, surveyId);
  const hash = keyHash(ctx, surveyId, sent.sending);
  if (await isKnown(ctx.db, surveyId, hash)) return { again: true };
  requireOpen(ctx, survey);
  await requireEligible(ctx, survey);
  if (ctx.address !== null) await requireUnderLimit(ctx.db, ADDRESS_LIMIT, blindIndex(ctx.keys, 'survey-address', ctx.address).toString('base64url'));
  return ctx.db.transaction().execute(async (tx) => {
    const held = await lockSurvey(tx, surveyId, 'share');
    requireOpen(ctx, held);
    if (held.formVersion !== sent.formVersion) surveyErrors.fail('survey.form-changed');
    const answers = JSON.stringify(readAnswers(held, sent.answers));
    const now = ctx.clock.now();
    // An id of the house has the instant in it: an anonymous answer gets one without.
    const own = held.anonymous ? { id: randomUUID(), account_id: null, answered_at: null } : { id: newId(), account_id: requireAccount(ctx.actor).accountId, answered_at: now };
    const inserted = await translating(
      tx.insertInto('survey_answers').values({ ...own, survey_id: surveyId, anonymous: held.anonymous, sent_key: hash, answers, answered_on: dayOf(now) }).onConflict((oc) => oc.columns(['survey_id', 'sent_key']).doNothing()).returning('id').executeTakeFirst(),
      { survey_answers_once: () => surveyErrors.fail('survey.answered') },
    );
    if (inserted === undefined) return { again: true };
    if (held.anonymous && held.eligibility !== 'open') {
      const first = await tx.insertInto('survey_participants').values({ survey_id: surveyId, participant: participantTag(ctx, surveyId, requireAccount(ctx.actor).personId) }).onConflict((oc) => oc.doNothing()).returning('survey_id').executeTakeFirst();
      if (first === undefined) surveyErrors.fail('survey.answered');
    }
    return { again: false };
  });
}

/** Whether the actor has answered an anonymous survey that asks for an account, while it runs. */
export async function hasTakenPart(ctx: Context, surveyId: string): Promise<boolean> {
  if (ctx.actor.kind !== 'account') return false;
  return (await ctx.db.selectFrom('survey_participants').select('survey_id').where('survey_id', '=', surveyId).where('participant', '=', participantTag(ctx, surveyId, ctx.actor.personId)).executeTakeFirst()) !== undefined;
}

export interface OwnAnswersRow {
  readonly answers: Answers;
  readonly answeredAt: Date;
  readonly version: number;
}

/** The actor's own answers of a survey by person; undefined where there are none. */
export async function ownAnswers(ctx: Context, surveyId: string): Promise<OwnAnswersRow | undefined> {
  if (ctx.actor.kind !== 'account') return undefined;
  const row = await ctx.db.selectFrom('survey_answers').select(['answers', 'answered_at', 'version']).where('survey_id', '=', surveyId).where('account_id', '=', ctx.actor.accountId).executeTakeFirst();
  return row === undefined ? undefined : { answers: row.answers as unknown as Answers, answeredAt: row.answered_at!, version: row.version };
}

/** Corrects one's own answers of a survey by person, until it closes. Errors: survey.not-answered, .closed, .form-changed, state.stale, input.invalid. */
export async function correctAnswers(ctx: Context, surveyId: string, input: OwnAnswersChange): Promise<void> {
  const { accountId } = requireAccount(ctx.actor);
  await openAsPublic(ctx, surveyId);
  await ctx.db.transaction().execute(async (tx) => {
    const survey = await lockSurvey(tx, surveyId, 'share');
    const row = await tx.selectFrom('survey_answers').select(['id', 'version']).where('survey_id', '=', surveyId).where('account_id', '=', accountId).forUpdate().executeTakeFirst();
    if (row === undefined) return surveyErrors.fail('survey.not-answered');
    requireOpen(ctx, survey);
    if (survey.formVersion !== input.formVersion) surveyErrors.fail('survey.form-changed');
    if (row.version !== input.version) commonErrors.fail('state.stale');
    await tx.updateTable('survey_answers').set({ answers: JSON.stringify(readAnswers(survey, input.answers)), version: row.version + 1 }).where('id', '=', row.id).execute();
  });
}
