import { holdTree } from '../../ledger/public.ts';
import { formatDay } from '../../platform/calendar/calendar.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { dayOf } from '../../platform/calendar/calendar.ts';
import { type ErasedCounts, findAccountOfPerson, type PersonContributor } from '../people/public.ts';
import { lockSurvey } from './surveys.queries.ts';
import { participantTag } from './usecases/hand-in-answers.ts';
import { reportAnswers } from './usecases/step-survey.ts';

async function answersOf(db: Db, ctx: Context, personId: string) {
  const account = await findAccountOfPerson(db, personId, ctx.clock.now());
  if (account === undefined) return [];
  return db
    .selectFrom('survey_answers as a')
    .innerJoin('surveys as s', 's.id', 'a.survey_id')
    .select(['a.id', 'a.survey_id', 'a.answers', 'a.answered_at', 's.title_zh', 's.title_en'])
    .where('a.account_id', '=', account.accountId)
    .orderBy('a.id', 'desc')
    .execute();
}

/** A person's answers to surveys by person. Anonymous ones are nobody's: they can be neither shown nor erased. */
export const surveysOfPerson: PersonContributor = {
  name: 'surveys',
  async section(ctx, personId) {
    const rows = await answersOf(ctx.db, ctx, personId);
    if (rows.length === 0) return null;
    return {
      title: { zh: '我的问卷答卷', en: 'My survey answers' },
      purpose: { zh: '用于汇总记名问卷的结果；问卷结束前可以修改，随时可以删除。匿名问卷的答卷不与任何人相连，不在此列。', en: 'Kept to put together the results of surveys by person. You can change them until the close and erase them at any time. Anonymous answers are tied to nobody and are not listed.' },
      rows: rows.map((row) => ({ title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale), value: formatDay(dayOf(row.answered_at!), ctx.locale), path: `/surveys/${row.survey_id}` })),
    };
  },
  async exportOwnData(ctx, personId) {
    const rows = await answersOf(ctx.db, ctx, personId);
    return { surveyAnswers: rows.map((row) => ({ survey: row.survey_id, title: row.title_zh, answers: row.answers, answeredAt: row.answered_at?.toISOString() ?? null })) };
  },
  async eraseOwnData(db, ctx, personId): Promise<ErasedCounts> {
    const tx = db as Tx;
    const rows = await answersOf(tx, ctx, personId);
    if (rows.length > 0) await holdTree(tx);
    for (const { id, survey_id: surveyId } of rows) {
      const survey = await lockSurvey(tx, surveyId, 'update');
      // What was taken was taken: the ledger hears of it before it goes.
      await reportAnswers(tx, ctx, survey);
      await tx.deleteFrom('survey_answers').where('id', '=', id).execute();
      await tx.updateTable('surveys').set((eb) => ({ answers_reported: eb('answers_reported', '-', 1) })).where('id', '=', surveyId).execute();
    }
    const running = await tx.selectFrom('surveys').select('id').where('state', '=', 'published').where('anonymous', '=', true).where('eligibility', '<>', 'open').execute();
    for (const { id } of running) await tx.deleteFrom('survey_participants').where('survey_id', '=', id).where('participant', '=', participantTag(ctx, id, personId)).execute();
    return { removed: { surveyAnswers: rows.length }, kept: {} };
  },
};
