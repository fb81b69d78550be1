import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import { decryptField } from '../../../platform/crypto/fields.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { requireEntry } from '../../contests/public.ts';
import { openReview, reviewResult, roundResult } from '../../judging/public.ts';
import { findAccount, maskedContacts, personNames } from '../../people/public.ts';
import { requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import { handleCases } from '../awards.policy.ts';
import type { CaseSummary, CaseView, Objector } from '../awards.schemas.ts';
import { type CaseState, isOpenCase } from '../awards.words.ts';
import { requireProposal } from '../proposals/proposals.queries.ts';
import { type CaseRow, filesOfCase, listCases, presentAnswers, requireCase, TEXT_PURPOSE } from './cases.queries.ts';
import type { z } from 'zod';

async function summaries(ctx: Context, rows: readonly CaseRow[]): Promise<CaseSummary[]> {
  const { accountId } = requireAccount(ctx.actor);
  const answers = await presentAnswers(ctx.db, rows);
  const titles = await activityTitles(ctx.db, [...new Set(rows.map((row) => row.contest_id))]);
  return rows.map((row, index) => ({
    ...answers[index]!, id: row.id, contestId: row.contest_id, contest: titles.get(row.contest_id) ?? { zh: '', en: '' }, proposalId: row.proposal_id, entryId: row.entry_id, handler: row.handler_name, isMine: row.handler_account_id === accountId, version: row.version,
  }));
}

/** Cases of the acting person's offices, without what is in them. */
export async function casesForHost(ctx: Context, contestId?: string): Promise<CaseSummary[]> {
  return summaries(ctx, await listCases(ctx.db, requireCapability(ctx.actor, handleCases), contestId));
}

/** The case for whoever has it in hand; what is done is for the caller to audit. Errors: award.not-found, case.not-handler. */
async function asHandler(db: Db, ctx: Context, id: string, lock = false): Promise<CaseRow> {
  const row = await requireCase(db, id, lock);
  await requireHost(db, ctx, row.host_id, handleCases);
  if (row.handler_account_id !== requireAccount(ctx.actor).accountId) awardErrors.fail('case.not-handler');
  return row;
}

/** The same, locked, to be changed. Errors: state.stale, case.state. */
export async function lockAsHandler(tx: Tx, ctx: Context, id: string, version: number): Promise<CaseRow> {
  const row = await asHandler(tx, ctx, id, true);
  if (!isOpenCase(row.state as CaseState)) awardErrors.fail('case.state');
  if (row.version !== version) commonErrors.fail('state.stale');
  return row;
}

/** Takes a case in hand, from nobody or from a colleague: from then on its content is this person's to see, and no other's. Errors: award.not-found, case.concerned, .state, state.stale. */
export async function takeCase(ctx: Context, id: string, version: number): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const row = await requireCase(tx, id, true);
    await requireHost(tx, ctx, row.host_id, handleCases);
    if (!isOpenCase(row.state as CaseState)) awardErrors.fail('case.state');
    if (row.version !== version) commonErrors.fail('state.stale');
    const entry = await requireEntry(tx, row.entry_id);
    if ([row.account_id, entry.accountId, ...entry.authorAccountIds].includes(account.accountId)) awardErrors.fail('case.concerned');
    await tx
      .updateTable('award_cases')
      .set({ state: row.state === 'received' ? 'in-hand' : row.state, handler_account_id: account.accountId, handler_name: account.name, taken_at: ctx.clock.now(), version: version + 1 })
      .where('id', '=', id)
      .execute();
    await audit(tx, ctx, { action: 'award-case.taken', objectType: 'award-case', objectId: id, nodeId: row.host_id, before: { handler: row.handler_name }, after: { handler: account.name } });
  });
}

/** What the first judging gave an entry; null where the result does not hold it. */
async function formerValue(db: Db, row: CaseRow): Promise<number | null> {
  const { round_id } = await requireProposal(db, row.proposal_id);
  const result = await roundResult(db, round_id);
  return result.categories.flatMap(({ entries }) => entries).find(({ entryId }) => entryId === row.entry_id)?.rawMean ?? null;
}

/** A case with its text and evidence, for its handler; the reading is logged. Errors: award.not-found, case.not-handler. */
export async function openCase(ctx: Context, id: string): Promise<CaseView> {
  const row = await asHandler(ctx.db, ctx, id);
  await audit(ctx.db, ctx, { action: 'award-case.read', objectType: 'award-case', objectId: id, nodeId: row.host_id });
  const [summary] = await summaries(ctx, [row]);
  const review = row.review_round_id === null ? null : await reviewResult(ctx.db, row.review_round_id);
  return {
    ...summary!, text: row.text_cipher === null ? '' : decryptField(ctx.keys, TEXT_PURPOSE, row.text_cipher), files: await filesOfCase(ctx.db, id),
    withdrawnReason: row.withdrawn_cipher === null ? null : decryptField(ctx.keys, TEXT_PURPOSE, row.withdrawn_cipher),
    review: review === null ? null : { roundId: review.roundId, state: review.state, scores: review.scores, mean: review.rawMean, feedback: [...review.feedback], former: await formerValue(ctx.db, row) },
  };
}

/** Who objected, for the handler; asked for by itself, and the reading is logged. Errors: award.not-found, case.not-handler. */
export async function objectorOf(ctx: Context, id: string): Promise<z.infer<typeof Objector>> {
  const row = await asHandler(ctx.db, ctx, id);
  await audit(ctx.db, ctx, { action: 'award-case.objector-read', objectType: 'award-case', objectId: id, nodeId: row.host_id });
  const account = row.account_id === null ? undefined : await findAccount(ctx.db, row.account_id, ctx.clock.now());
  if (account === undefined) return { name: '', contacts: [] };
  const name = (await personNames(ctx.db, [account.personId])).get(account.personId) ?? '';
  return { name, contacts: (await maskedContacts(ctx.db, account.personId)).filter(({ verified }) => verified).map(({ kind, masked }) => ({ kind, masked })) };
}

/**
 * Has the entry judged anew by judges who judged it in no round before, and are neither its authors nor who objected. The review is a round of judging
 * like any other: the host names its judges there. Errors: case.state, .not-handler, .review-until, state.stale. @returns the review's round id
 */
export async function startReview(ctx: Context, id: string, input: { version: number; until: string }): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const row = await lockAsHandler(tx, ctx, id, input.version);
    if (row.review_round_id !== null) awardErrors.fail('case.state');
    const until = new Date(input.until);
    if (until <= ctx.clock.now()) awardErrors.failField('until', 'case.review-until');
    const proposal = await requireProposal(tx, row.proposal_id);
    const entry = await requireEntry(tx, row.entry_id);
    const others = [row.account_id, entry.accountId, ...entry.authorAccountIds].filter((each) => each !== null);
    const reviewId = await openReview(ctx, { contestId: row.contest_id, entryId: row.entry_id, fromRoundId: proposal.round_id, notJudges: [...new Set(others)], until }, tx);
    await tx.updateTable('award_cases').set({ state: 'in-review', review_round_id: reviewId, version: row.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'award-case.review-opened', objectType: 'award-case', objectId: id, nodeId: row.host_id, after: { round: reviewId } });
    return reviewId;
  });
}
