import { appendLeaves, appendToLog, holdTree, leafOf, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { formatInstant } from '../../../platform/calendar/calendar.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { contestCategories, entriesInBrief } from '../../contests/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { findAccount, notifyPerson } from '../../people/public.ts';
import { requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import { awardGranted } from '../awards.facts.ts';
import { grantedMessage } from '../awards.messages.ts';
import { revokeCertificatesOf } from '../certificates/issue.ts';
import { categoriesOf, countOpenCases, placesOf, type ProposalRow } from '../proposals/proposals.queries.ts';
import { lockOwn } from '../proposals/propose.ts';
import type { SchemeRecord } from '../scheme/scheme.queries.ts';
import { requireAward } from './awards.queries.ts';

/** The transparency log that awards and certificates are written to. */
export const AWARD_LOG = 'house';

/**
 * Grants the awards of every category whose notice is over and that no open objection holds. With none such it is refused, with what it waits for.
 * Errors: award.state, .notice-running, .open-cases, .entry-left, state.stale. @returns how many were granted
 */
export async function grantAwards(ctx: Context, proposalId: string, version: number): Promise<number> {
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const { proposal, scheme } = await lockOwn(tx, ctx, proposalId, version);
    if (proposal.state !== 'noticed') awardErrors.fail('award.state');
    const now = ctx.clock.now();
    const waiting = (await categoriesOf(tx, proposalId)).filter(({ state }) => state === 'noticed' || state === 'over');
    if (waiting.length === 0) awardErrors.fail('award.state');
    let granted = 0;
    let held = 0;
    const ready: string[] = [];
    for (const category of waiting.filter((each) => each.notice_until! <= now)) {
      const open = await countOpenCases(tx, proposalId, category.category_id);
      held += open;
      if (open === 0) ready.push(category.category_id);
    }
    if (ready.length === 0) await refuseUngranted(tx, proposal, waiting, held);
    for (const categoryId of ready) granted += await grantCategory(tx, ctx, scheme, proposal, categoryId);
    await tx.updateTable('award_proposals').set({ version: version + 1 }).where('id', '=', proposalId).execute();
    await audit(tx, ctx, { action: 'award.granted', objectType: 'award-proposal', objectId: proposalId, nodeId: proposal.host_id, after: { awards: granted, categories: ready.length } });
    await touchPages(tx);
    return granted;
  });
}

async function refuseUngranted(tx: Tx, proposal: ProposalRow, waiting: readonly { category_id: string; notice_until: Date | null }[], held: number): Promise<never> {
  if (held > 0) awardErrors.fail('award.open-cases', { count: held });
  const next = waiting.toSorted((a, b) => a.notice_until!.getTime() - b.notice_until!.getTime())[0]!;
  const name = (await contestCategories(tx, proposal.contest_id)).find(({ id }) => id === next.category_id)?.name ?? { zh: '', en: '' };
  return awardErrors.fail('award.notice-running', { category: name.zh, categoryEn: name.en || name.zh, until: formatInstant(next.notice_until!, 'zh-CN'), untilEn: formatInstant(next.notice_until!, 'en') });
}

async function grantCategory(tx: Tx, ctx: Context, scheme: SchemeRecord, proposal: ProposalRow, categoryId: string): Promise<number> {
  const now = ctx.clock.now();
  const places = (await placesOf(tx, proposal.id)).filter((place) => place.category_id === categoryId);
  const entries = await entriesInBrief(tx, places.map((place) => place.entry_id));
  if (places.some((place) => entries.get(place.entry_id)?.state !== 'published')) awardErrors.fail('award.entry-left');
  const rows = places.map((place) => ({ id: newId(), place, entry: entries.get(place.entry_id)!, level: scheme.levels.find(({ id }) => id === place.level_id)! }));
  const leaves = rows.map(({ id, place, level }) => leafOf('award', { award: id, contest: proposal.contest_id, category: categoryId, level: level.name.zh, entry: place.entry_id, state: 'granted', at: now.toISOString() }));
  const taken = await appendLeaves(tx, AWARD_LOG, leaves);
  for (const [index, { id, place, entry, level }] of rows.entries()) {
    await tx
      .insertInto('awards')
      .values({
        id, contest_id: proposal.contest_id, proposal_id: proposal.id, category_id: categoryId, level_id: place.level_id, entry_id: place.entry_id, host_id: proposal.host_id, node_id: entry.unit.id, account_id: entry.accountId, position: place.position,
        granted_at: now, granted_by: accountIdOf(ctx.actor), log_seq: Number(taken[index]!.seq),
      })
      .execute();
    await recordFacts(tx, ctx, [{ kind: awardGranted, place: await placeOf(tx, entry.unit.id, now), campaignId: proposal.campaign_id, subject: { type: 'award', id } }]);
    await tellEntrant(tx, ctx, proposal.contest_id, entry, level.name);
  }
  await tx.updateTable('award_proposal_categories').set({ state: 'granted', granted_at: now }).where('proposal_id', '=', proposal.id).where('category_id', '=', categoryId).execute();
  return rows.length;
}

async function tellEntrant(tx: Tx, ctx: Context, contestId: string, entry: { accountId: string | null; title: { zh: string; en: string } }, level: { zh: string; en: string }): Promise<void> {
  const account = entry.accountId === null ? undefined : await findAccount(tx, entry.accountId, ctx.clock.now());
  if (account === undefined) return;
  const contest = (await activityTitles(tx, [contestId])).get(contestId) ?? { zh: '', en: '' };
  await notifyPerson(tx, ctx, { personId: account.personId, purpose: 'award-granted', ...grantedMessage({ contest, title: entry.title, level, link: `${ctx.origin}/contests/${contestId}/awards` }) });
}

/** Takes an award back with a reason, which is published; its certificates are revoked with it and what was counted is corrected. Nobody moves up. Errors: award.not-found, .revoked. */
export async function revokeAward(ctx: Context, id: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const award = await requireAward(tx, id, true);
    await requireHost(tx, ctx, award.host_id);
    if (award.revoked_at !== null) awardErrors.fail('award.revoked');
    const now = ctx.clock.now();
    await appendToLog(tx, AWARD_LOG, leafOf('award', { award: id, contest: award.contest_id, entry: award.entry_id, state: 'revoked', at: now.toISOString() }));
    await tx.updateTable('awards').set({ revoked_at: now, revoked_reason: reason }).where('id', '=', id).execute();
    await revokeCertificatesOf(tx, ctx, id, reason);
    await reverseFactsOf(tx, ctx, { kind: awardGranted, subjectId: id, reason });
    await audit(tx, ctx, { action: 'award.revoked', objectType: 'award', objectId: id, nodeId: award.host_id, reason });
    await touchPages(tx);
  });
}
