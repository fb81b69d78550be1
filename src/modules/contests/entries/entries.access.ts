import { sql } from 'kysely';
import { type AccountActor, nodesWhere, requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isInAudience, isPublicCampaign, openCampaign, seeCampaigns } from '../../campaigns/public.ts';
import { inScope, isWithin, organizationsById } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { decideEntries, enterForUnit, seeEntries } from '../contests.policy.ts';
import { type CategoryRow, type ContestRecord, requireContest } from '../contests.queries.ts';
import { type EntryAction, ENTRY_ACTIONS, entryAfter, isCategoryOpen, isOpen, nextTier, type Tier, tiersAbove, windowOf } from '../contests.rules.ts';
import { callersOf } from '../tiers/call-in.rules.ts';
import type { LastStep } from '../tiers/standing.queries.ts';
import type { EntryRow, EntryView } from './entries.queries.ts';

const AUTHOR_ACTIONS: readonly EntryAction[] = ['edit', 'submit', 'withdraw'];

/** Which entries the actor sees: their own, and those of the nodes where they hold the capability. */
export function viewOf(ctx: Context): EntryView {
  if (ctx.actor.kind === 'system') return 'all';
  return { accountId: requireAccount(ctx.actor).accountId, nodes: nodesWhere(ctx.actor, seeEntries) };
}

/** Refuses with contest.not-open, contest.closed, contest.category-not-open or contest.category-closed, telling when. */
export function requireCategoryOpen(contest: ContestRecord, category: CategoryRow, now: Date, extendedUntil: Date | null): void {
  if (isCategoryOpen(contest, category, now, extendedUntil)) return;
  const shown = (at: Date) => at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' });
  const window = windowOf(contest, category);
  if (isOpen(contest, now)) {
    const named = { category: category.name.zh, categoryEn: category.name.en || category.name.zh };
    if (!category.closed && now < window.opensAt) contestErrors.fail('contest.category-not-open', { ...named, opensAt: shown(window.opensAt) });
    contestErrors.fail('contest.category-closed', named);
  }
  if (contest.state !== 'closed' && now < contest.opensAt) contestErrors.fail('contest.not-open', { opensAt: shown(contest.opensAt) });
  contestErrors.fail('contest.closed', { closesAt: shown(contest.closesAt) });
}

/** Whether the actor enters as a unit or as a member of the public, with the refusals of who may. */
export async function entrantFor(db: Db, ctx: Context, contest: ContestRecord, nodeId: string): Promise<'unit' | 'public'> {
  const account = requireAccount(ctx.actor);
  if (await isWithin(db, nodeId, nodesWhere(account, enterForUnit))) {
    if (!contest.fromUnits) contestErrors.fail('contest.public-only');
    if (!(await isInAudience(db, contest.campaignId, nodeId))) contestErrors.fail('contest.not-yours');
    return 'unit';
  }
  if (!contest.fromPublic) contestErrors.fail('contest.units-only');
  const [office] = await organizationsById(db, [nodeId]);
  if (office === undefined || office.status !== 'active' || !['office', 'body'].includes(office.kind) || !office.path.includes(contest.hostId)) contestErrors.failField('nodeId', 'contest.office-unknown');
  return 'public';
}

/** What the actor can do with an entry now; `line` is the entry's, from the root down, `last` the last step of its path. */
export function actionsFor(ctx: Context, entry: EntryRow, contest: ContestRecord, line: readonly Tier[], last: LastStep | undefined): EntryAction[] {
  const account = requireAccount(ctx.actor);
  const isAuthor = entry.account_id === account.accountId;
  const isHolder = entry.holder_id !== null && holds(account, entry.holder_id);
  const isHost = holds(account, contest.hostId);
  const category = contest.categories.find(({ id }) => id === entry.category_id);
  const isTaken = category !== undefined && isCategoryOpen(contest, category, ctx.clock.now(), entry.extended_until);
  const possible = ENTRY_ACTIONS.filter((action) => entryAfter(entry.state as never, action) !== undefined);
  const allowed = possible.filter((action) => {
    if (AUTHOR_ACTIONS.includes(action)) return isAuthor && (action === 'withdraw' || entry.state === 'returned' || (isTaken && (entry.state === 'draft' || last?.action === 'submitted' || last?.action === 'resubmitted')));
    if (action === 'unpublish' || entry.state === 'admitted') return isHost;
    return action === 'take-up' || action === 'call-in' ? true : isHolder;
  });
  if (allowed.length === 0) return [];
  const tiers = tiersAbove(line, contest.hostId, entry.entrant as 'unit' | 'public');
  const atTop = entry.holder_id !== null && nextTier(tiers, entry.holder_id) === undefined;
  const callers = callersOf({ state: entry.state, holderId: entry.holder_id, last, tiers, deadlines: new Map(contest.tiers.map(({ depth, decideBy }) => [depth, decideBy])) }, ctx.clock.now());
  return allowed.filter((action) => {
    if (action === 'forward') return !atTop;
    if (action === 'publish' || action === 'admit') return atTop || entry.state === 'admitted';
    if (action === 'take-up') return holds(account, last?.from ?? tiers[0] ?? contest.hostId);
    return action === 'call-in' ? callers.some((id) => holds(account, id)) : true;
  });
}

/** Whether the actor decides at this very office: the role is held there. */
export function holds(account: AccountActor, nodeId: string): boolean {
  return nodesWhere(account, decideEntries).includes(nodeId);
}

export function requireHolder(ctx: Context, entry: EntryRow): string {
  if (entry.holder_id === null) contestErrors.fail('entry.not-holder');
  if (ctx.actor.kind !== 'system' && !holds(requireAccount(ctx.actor), entry.holder_id!)) commonErrors.fail('auth.forbidden');
  return entry.holder_id!;
}

/** The nodes within which the actor sees entries; refuses when there are none. */
export function requireCanSee(ctx: Context): string[] {
  return requireCapability(ctx.actor, seeEntries);
}

/** Whether the actor may see the entry that a file belongs to. */
export async function isReaderOfFile(ctx: Context, fileId: string): Promise<boolean> {
  if (ctx.actor.kind !== 'account') return false;
  const { nodes } = viewOf(ctx) as { nodes: readonly string[] };
  if (nodes.length === 0) return false;
  const { rows } = await sql`
    select 1 from entries where entries.state <> 'draft' and ${inScope('entries.node_id', nodes)}
      and (exists (select from entry_files f where f.entry_id = entries.id and f.file_id = ${fileId}) or exists (select from entry_answer_files a where a.entry_id = entries.id and a.file_id = ${fileId})) limit 1`.execute(ctx.db);
  return rows.length > 0;
}

/** A call as the reader may know of it: that of a public campaign, or of a campaign that concerns them; refuses with contest.not-found. */
export async function openContest(ctx: Context, id: string): Promise<ContestRecord> {
  const contest = await requireContest(ctx.db, id);
  if (contest.state !== 'draft' && (await isPublicCampaign(ctx.db, contest.campaignId))) return contest;
  if (nodesWhere(ctx.actor, seeCampaigns).length === 0) contestErrors.fail('contest.not-found');
  await openCampaign(ctx.db, ctx, contest.campaignId);
  return contest;
}
