import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { addDays, dayOf, instantAt } from '../../../platform/calendar/calendar.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { entriesInBrief } from '../../contests/public.ts';
import { roundResult } from '../../judging/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { awardErrors } from '../awards.errors.ts';
import { noticePublished } from '../awards.facts.ts';
import type { SchemeRecord } from '../scheme/scheme.queries.ts';
import { arrangeCategory, showWorks } from './arrange.ts';
import { categoriesOf, exclusionsOf, keepRevision, lockProposal, placesOf, type ProposalRow } from './proposals.queries.ts';
import { lockOwn, noteThoseWhoLeft } from './propose.ts';

/** When a notice of so many whole days ends: the day it is put up does not count, the last one counts to its end. */
export const noticeEnd = (from: Date, days: number): Date => instantAt(addDays(dayOf(from), days + 1));

/**
 * Puts a list up in public, with its works, for the days of the scheme. Every entry that the scores do not settle needs its reason by now.
 * Errors: award.state, .unsettled, .empty-list, .result-changed, .entry-left, state.stale.
 */
export async function publishNotice(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const { proposal, scheme } = await lockOwn(tx, ctx, id, version);
    if (proposal.state !== 'draft') awardErrors.fail('award.state');
    if ((await roundResult(tx, proposal.round_id)).seq !== proposal.result_seq) awardErrors.fail('award.result-changed');
    const places = await placesOf(tx, id);
    if (places.length === 0) awardErrors.fail('award.empty-list');
    const states = await entriesInBrief(tx, places.map((place) => place.entry_id));
    if (places.some((place) => !['admitted', 'published'].includes(states.get(place.entry_id)?.state ?? ''))) awardErrors.fail('award.result-changed');
    const open = places.filter((place) => !place.settled && place.confirmed === null).length;
    if (open > 0) awardErrors.fail('award.unsettled', { count: open });
    const now = ctx.clock.now();
    await showWorks(tx, ctx, places, [], { struck: [], reason: '' });
    await tx.updateTable('award_proposals').set({ state: 'noticed', noticed_at: now, version: version + 1 }).where('id', '=', id).execute();
    await tx.updateTable('award_proposal_categories').set({ state: 'noticed', notice_until: noticeEnd(now, scheme.noticeDays) }).where('proposal_id', '=', id).execute();
    for (const { category_id } of await categoriesOf(tx, id)) await keepRevision(tx, id, category_id, { at: now, cause: 'noticed', caseId: null });
    await recordFacts(tx, ctx, [{ kind: noticePublished, place: await placeOf(tx, proposal.host_id, now), campaignId: proposal.campaign_id, subject: { type: 'award-proposal', id } }]);
    await audit(tx, ctx, { action: 'award-notice.published', objectType: 'award-proposal', objectId: id, nodeId: proposal.host_id, after: { entries: places.length } });
    await touchPages(tx);
  });
}

/**
 * Draws up the list of a category anew after an objection was upheld or an entry left the contest. Where it changed, it is published again with what
 * changed, and its notice goes on for the days of a renewal. @returns whether it changed
 */
export async function renewList(tx: Tx, ctx: Context, found: { proposal: ProposalRow; scheme: SchemeRecord }, categoryId: string, why: { cause: 'case' | 'left'; caseId: string | null; reason: string }): Promise<boolean> {
  const { proposal, scheme } = found;
  const { before, after } = await arrangeCategory(tx, scheme, proposal, categoryId);
  const same = before.length === after.length && before.every((place, index) => place.entry_id === after[index]!.entry_id && place.level_id === after[index]!.level_id);
  if (same) return false;
  const now = ctx.clock.now();
  const struck = (await exclusionsOf(tx, proposal.id)).filter(({ kind }) => kind === 'struck').map((row) => row.entry_id);
  await showWorks(tx, ctx, after, before.filter((place) => !after.some((each) => each.entry_id === place.entry_id)), { struck, reason: why.reason });
  await keepRevision(tx, proposal.id, categoryId, { at: now, cause: why.cause, caseId: why.caseId });
  const renewed = noticeEnd(now, scheme.renewalDays);
  const category = (await categoriesOf(tx, proposal.id)).find((each) => each.category_id === categoryId)!;
  const until = category.notice_until !== null && category.notice_until > renewed ? category.notice_until : renewed;
  await tx.updateTable('award_proposal_categories').set({ state: 'noticed', notice_until: until, over_at: null }).where('proposal_id', '=', proposal.id).where('category_id', '=', categoryId).execute();
  await touchPages(tx);
  return true;
}

/** Takes entries that left the contest off the lists that are public, and ends notices whose days are over. */
export async function sweepNotices(ctx: Context): Promise<void> {
  const rows = await ctx.db.selectFrom('award_proposal_categories as c').select(['c.proposal_id', 'c.category_id']).where('c.state', 'in', ['noticed', 'over']).execute();
  for (const row of rows) {
    await ctx.db.transaction().execute(async (tx) => {
      await holdTree(tx);
      const found = await lockProposal(tx, row.proposal_id);
      const category = (await categoriesOf(tx, row.proposal_id)).find((each) => each.category_id === row.category_id)!;
      if (category.state !== 'noticed' && category.state !== 'over') return;
      const listed = (await placesOf(tx, row.proposal_id)).filter((place) => place.category_id === row.category_id);
      const left = await noteThoseWhoLeft(tx, ctx, found.proposal, listed.map((place) => place.entry_id));
      if (left.length > 0 && (await renewList(tx, ctx, found, row.category_id, { cause: 'left', caseId: null, reason: 'left the contest' }))) return;
      const now = ctx.clock.now();
      if (category.state !== 'noticed' || category.notice_until! > now) return;
      await tx.updateTable('award_proposal_categories').set({ state: 'over', over_at: now }).where('proposal_id', '=', row.proposal_id).where('category_id', '=', row.category_id).execute();
      await audit(tx, ctx, { action: 'award-notice.ended', objectType: 'award-proposal', objectId: row.proposal_id, nodeId: found.proposal.host_id, after: { category: row.category_id } });
      await touchPages(tx);
    });
  }
}
