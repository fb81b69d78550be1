import { holdTree } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { entriesInBrief, takeDownEntry } from '../../contests/public.ts';
import { requireRound, roundResult, roundsOfContest } from '../../judging/public.ts';
import { hostedContest, requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import type { ProposalChange } from '../awards.schemas.ts';
import { lockScheme, type SchemeRecord } from '../scheme/scheme.queries.ts';
import { arrangeCategory } from './arrange.ts';
import { categoriesOf, countOpenCases, lockProposal, placesOf, type ProposalRow, requireProposal } from './proposals.queries.ts';

/** Entries of the round's result that are in the contest no more are passed over: noted, so that the list says of each place how it came about. */
export async function noteThoseWhoLeft(tx: Tx, ctx: Context, proposal: Pick<ProposalRow, 'id' | 'contest_id'>, entryIds: readonly string[]): Promise<string[]> {
  const entries = await entriesInBrief(tx, entryIds);
  const left = entryIds.filter((id) => !['admitted', 'published'].includes(entries.get(id)?.state ?? 'withdrawn'));
  for (const id of left) {
    await tx.insertInto('award_exclusions').values({ proposal_id: proposal.id, entry_id: id, kind: 'left', value: null, case_id: null, at: ctx.clock.now() }).onConflict((conflict) => conflict.doNothing()).execute();
  }
  return left;
}

/**
 * Draws up a list of awards from the result of a closed round, for those of its categories that have levels and no list yet.
 * Errors: award.no-scheme, .scheme-open, .round-not-closed, .round-kind, .extra-open, .nothing-to-propose, judging.round-not-found.
 * @returns its id
 */
export async function propose(ctx: Context, contestId: string, roundId: string): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const contest = await hostedContest(tx, ctx, contestId);
    const scheme = await lockScheme(tx, contestId);
    if (scheme.state !== 'fixed') awardErrors.fail('award.scheme-open');
    const round = await requireRound(tx, roundId);
    if (round.contestId !== contestId) awardErrors.fail('award.not-found');
    if (round.kind !== 'round') awardErrors.failField('roundId', 'award.round-kind');
    if (round.state !== 'closed') awardErrors.failField('roundId', 'award.round-not-closed');
    if ((await roundsOfContest(tx, contestId)).some((each) => each.ofRoundId === roundId && each.kind === 'extra' && each.state !== 'closed')) awardErrors.failField('roundId', 'award.extra-open');
    const taken = await tx.selectFrom('award_proposal_categories').select('category_id').where('category_id', 'in', contest.categories.map(({ id }) => id)).where('state', '<>', 'withdrawn').execute();
    const categories = round.categories.map(({ categoryId }) => categoryId).filter((id) => scheme.levels.some((level) => level.categoryId === id) && !taken.some((each) => each.category_id === id));
    if (categories.length === 0) awardErrors.failField('roundId', 'award.nothing-to-propose');
    const result = await roundResult(tx, roundId);
    const id = newId();
    const now = ctx.clock.now();
    await tx
      .insertInto('award_proposals')
      .values({ id, contest_id: contestId, campaign_id: contest.campaignId, host_id: contest.hostId, round_id: roundId, result_seq: result.seq, result_sha256: result.sha256, state: 'draft', created_at: now, created_by: accountIdOf(ctx.actor) })
      .execute();
    await tx.insertInto('award_proposal_categories').values(categories.map((categoryId) => ({ proposal_id: id, category_id: categoryId, state: 'draft' }))).execute();
    const proposal = await requireProposal(tx, id);
    await noteThoseWhoLeft(tx, ctx, proposal, result.categories.filter(({ categoryId }) => categories.includes(categoryId)).flatMap(({ entries }) => entries.map(({ entryId }) => entryId)));
    for (const categoryId of categories) await arrangeCategory(tx, scheme, proposal, categoryId);
    await audit(tx, ctx, { action: 'award-proposal.created', objectType: 'award-proposal', objectId: id, nodeId: contest.hostId, after: { round: roundId, result: result.sha256 } });
    return id;
  });
}

/** Leaves places empty and gives reasons for what the scores do not settle, while a list is drawn up. Errors: award.state, .level-unknown, .category-unknown, .too-many-vacancies, .not-on-list, state.stale. */
export async function changeProposal(ctx: Context, id: string, input: ProposalChange): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const { proposal, scheme } = await lockOwn(tx, ctx, id, input.version);
    if (proposal.state !== 'draft') awardErrors.fail('award.state');
    await keepVacancies(tx, scheme, id, input.vacancies);
    for (const { category_id } of await categoriesOf(tx, id)) await arrangeCategory(tx, scheme, proposal, category_id);
    const covered = await keepReasons(tx, id, input);
    await tx.updateTable('award_proposals').set({ version: proposal.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'award-proposal.changed', objectType: 'award-proposal', objectId: id, nodeId: proposal.host_id, after: { vacancies: input.vacancies, confirmed: covered } });
  });
}

/** Keeps with each place that the scores do not settle its own reason, or else that of its category. @returns how many places have one */
async function keepReasons(tx: Tx, id: string, input: ProposalChange): Promise<number> {
  const places = await placesOf(tx, id);
  const listed = new Set(places.map((place) => place.entry_id));
  const categories = new Set((await categoriesOf(tx, id)).map((row) => row.category_id));
  for (const [index, { entryId }] of input.confirmed.entries()) if (!listed.has(entryId)) awardErrors.failField(`confirmed.${index}.entryId`, 'award.not-on-list');
  for (const [index, { categoryId }] of input.confirmedCategories.entries()) if (!categories.has(categoryId)) awardErrors.failField(`confirmedCategories.${index}.categoryId`, 'award.category-unknown');
  const own = new Map(input.confirmed.map(({ entryId, reason }) => [entryId, reason]));
  const shared = new Map(input.confirmedCategories.map(({ categoryId, reason }) => [categoryId, reason]));
  let covered = 0;
  for (const place of places) {
    const confirmed = place.settled ? null : (own.get(place.entry_id) ?? shared.get(place.category_id) ?? null);
    if (confirmed !== null) covered += 1;
    if (confirmed !== place.confirmed) await tx.updateTable('award_places').set({ confirmed }).where('proposal_id', '=', id).where('entry_id', '=', place.entry_id).execute();
  }
  return covered;
}

async function keepVacancies(tx: Tx, scheme: SchemeRecord, id: string, vacancies: ProposalChange['vacancies']): Promise<void> {
  const categories = new Set((await categoriesOf(tx, id)).map((row) => row.category_id));
  for (const [index, { levelId, count }] of vacancies.entries()) {
    const level = scheme.levels.find((each) => each.id === levelId && categories.has(each.categoryId));
    if (level === undefined) awardErrors.failField(`vacancies.${index}.levelId`, 'award.level-unknown');
    if (count > level!.places) awardErrors.failField(`vacancies.${index}.count`, 'award.too-many-vacancies', { places: level!.places });
  }
  await tx.deleteFrom('award_vacancies').where('proposal_id', '=', id).execute();
  if (vacancies.length > 0) await tx.insertInto('award_vacancies').values(vacancies.map(({ levelId, count, reason }) => ({ proposal_id: id, level_id: levelId, count, reason }))).onConflict((conflict) => conflict.doNothing()).execute();
}

/** A proposal of the acting person's office, its contest's lists locked. Errors: award.not-found, state.stale. */
export async function lockOwn(tx: Tx, ctx: Context, id: string, version: number): Promise<{ proposal: ProposalRow; scheme: SchemeRecord }> {
  await requireHost(tx, ctx, (await requireProposal(tx, id)).host_id);
  const found = await lockProposal(tx, id);
  if (found.proposal.version !== version) commonErrors.fail('state.stale');
  return found;
}

/**
 * Takes a list back with a reason; one that was in notice says so in public, and the works that the notice showed go back among those admitted. Nothing of it may be granted
 * and no objection open. Errors: award.state, .open-cases, state.stale.
 */
export async function withdrawProposal(ctx: Context, id: string, input: { version: number; reason: string }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const { proposal } = await lockOwn(tx, ctx, id, input.version);
    const categories = await categoriesOf(tx, id);
    if (proposal.state === 'withdrawn' || categories.some(({ state }) => state === 'granted')) awardErrors.fail('award.state');
    const open = await countOpenCases(tx, id);
    if (open > 0) awardErrors.fail('award.open-cases', { count: open });
    for (const place of (await placesOf(tx, id)).filter((each) => each.shown_by_notice)) await takeDownEntry(tx, ctx, place.entry_id, { to: 'admitted', reason: input.reason });
    await tx.updateTable('award_proposals').set({ state: 'withdrawn', withdrawn_at: ctx.clock.now(), withdrawn_reason: input.reason, version: proposal.version + 1 }).where('id', '=', id).execute();
    await tx.updateTable('award_proposal_categories').set({ state: 'withdrawn' }).where('proposal_id', '=', id).execute();
    await audit(tx, ctx, { action: 'award-proposal.withdrawn', objectType: 'award-proposal', objectId: id, nodeId: proposal.host_id, reason: input.reason });
    await touchPages(tx);
  });
}
