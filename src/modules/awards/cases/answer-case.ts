import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { reviewResult } from '../../judging/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { findAccount, notifyPerson } from '../../people/public.ts';
import { awardErrors } from '../awards.errors.ts';
import { objectionAnswered } from '../awards.facts.ts';
import { answeredMessage } from '../awards.messages.ts';
import type { CaseAnswer } from '../awards.schemas.ts';
import { lockProposal } from '../proposals/proposals.queries.ts';
import { renewList } from '../proposals/publish-notice.ts';
import { type CaseRow, requireCase } from './cases.queries.ts';
import { lockAsHandler } from './handle-case.ts';

/** The value that the review gave the entry, where the answer needs one. Only what is not admissible is answered without a review. */
async function reviewed(tx: Tx, row: CaseRow, input: CaseAnswer): Promise<number | null> {
  if (input.outcome === 'inadmissible') return null;
  const review = row.review_round_id === null ? null : await reviewResult(tx, row.review_round_id);
  if (review === null || review.state !== 'closed' || review.scores === 0) return awardErrors.fail('case.review-missing');
  return review.rawMean;
}

/** Strikes the entry off, or puts it where its review does, and publishes the list where that changes it. */
async function carryOut(tx: Tx, ctx: Context, row: CaseRow, input: CaseAnswer, value: number | null): Promise<void> {
  if (input.effect === 'stands') return;
  const found = await lockProposal(tx, row.proposal_id);
  const exclusion = { kind: input.effect, value: input.effect === 'moved' ? value : null, case_id: row.id, at: ctx.clock.now() };
  await tx
    .insertInto('award_exclusions')
    .values({ proposal_id: row.proposal_id, entry_id: row.entry_id, ...exclusion })
    // What was struck off stays so, whatever another case about the same entry says.
    .onConflict((conflict) => conflict.columns(['proposal_id', 'entry_id']).doUpdateSet(exclusion).where('award_exclusions.kind', '=', 'moved'))
    .execute();
  await renewList(tx, ctx, found, row.category_id, { cause: 'case', caseId: row.id, reason: input.answer.zh });
}

/**
 * Answers an objection with its reasons, which are published, and tells who objected. One that is upheld changes the list: the entry is struck off or goes
 * where its review puts it, the others move up, and the changed list is in notice again. Errors: case.effect, .review-missing, .no-points, .not-handler,
 * .state, state.stale.
 */
export async function answerCase(ctx: Context, id: string, input: CaseAnswer): Promise<void> {
  if ((input.outcome === 'upheld') === (input.effect === 'stands')) awardErrors.failField('effect', 'case.effect');
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    // The contest's lists first, then the case: the order in which everything here takes its locks.
    await lockProposal(tx, (await requireCase(tx, id)).proposal_id);
    const row = await lockAsHandler(tx, ctx, id, input.version);
    const value = await reviewed(tx, row, input);
    if (input.effect === 'moved' && value === null) awardErrors.fail('case.no-points');
    const now = ctx.clock.now();
    await tx
      .updateTable('award_cases')
      .set({ state: 'answered', outcome: input.outcome, effect: input.effect, answer_zh: input.answer.zh, answer_en: input.answer.en === '' ? null : input.answer.en, answered_at: now, version: row.version + 1 })
      .where('id', '=', id)
      .execute();
    await carryOut(tx, ctx, row, input, value);
    const place = await placeOf(tx, row.host_id, now);
    const proposal = await lockProposal(tx, row.proposal_id);
    await recordFacts(tx, ctx, [{ kind: objectionAnswered, place, campaignId: proposal.proposal.campaign_id, subject: { type: 'award-case', id } }]);
    await audit(tx, ctx, { action: 'award-case.answered', objectType: 'award-case', objectId: id, nodeId: row.host_id, after: { outcome: input.outcome, effect: input.effect } });
    const objector = row.account_id === null ? undefined : await findAccount(tx, row.account_id, now);
    const contest = (await activityTitles(tx, [row.contest_id])).get(row.contest_id) ?? { zh: '', en: '' };
    if (objector !== undefined) await notifyPerson(tx, ctx, { personId: objector.personId, purpose: 'objection-answered', ...answeredMessage({ contest, number: row.number, outcome: input.outcome, answer: input.answer, link: `${ctx.origin}/me/objections/${id}` }) });
    await touchPages(tx);
  });
}
