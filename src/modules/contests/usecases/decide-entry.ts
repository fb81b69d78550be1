import { type FactKind, holdTree, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { placeOf } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { entryForwarded, entryReturned, workPublished } from '../contests.facts.ts';
import { type ContestRecord, countForwarded, quotaOf, requireContest } from '../contests.queries.ts';
import { entryAfter, type EntryState, nextTier, tiersAbove } from '../contests.rules.ts';
import type { Decision } from '../contests.schemas.ts';
import { holds, requireHolder, viewOf } from '../entries.access.ts';
import { addStep, type EntryRow, lineOf, lockEntry, type NewStep } from '../entries.queries.ts';
import { redrawWorkJob } from '../jobs/redraw-work.ts';
import { publishWork, unpublishWork } from '../published/published-works.ts';
import { categoryOf, failState } from './save-entry.ts';

interface Case {
  readonly tx: Tx;
  readonly ctx: Context;
  readonly entry: EntryRow;
  readonly contest: ContestRecord;
  readonly tiers: readonly string[];
  readonly reason: string;
}

/** What a decision makes of the entry: its state, its holder, the step on its path and the fact, if it is one. */
interface Outcome {
  readonly state: EntryState;
  readonly holder: string | null;
  readonly step: Pick<NewStep, 'action' | 'from' | 'to'>;
  readonly fact?: { readonly kind: FactKind; readonly nodeId: string };
}

/** Decides on an entry for the office that holds it. Errors: entry.not-found, .state, .quota, .top, .not-top, state.stale, auth.forbidden. */
export async function decideEntry(ctx: Context, id: string, input: Decision): Promise<void> {
  await ctx.db.transaction().execute((tx) => decideIn(tx, ctx, id, input));
}

async function decideIn(tx: Tx, ctx: Context, id: string, input: Decision): Promise<void> {
  await holdTree(tx);
  const entry = await lockEntry(tx, id, viewOf(ctx));
  if (entryAfter(entry.state as EntryState, input.action) === undefined) failState(entry);
  if (entry.version !== input.version) commonErrors.fail('state.stale');
  const contest = await requireContest(tx, entry.contest_id);
  const tiers = tiersAbove(await lineOf(tx, entry.path), contest.hostId, entry.entrant as 'unit' | 'public');
  const outcome = await DECISIONS[input.action]({ tx, ctx, entry, contest, tiers, reason: input.reason });
  const now = ctx.clock.now();
  await tx
    .updateTable('entries')
    .set({ state: outcome.state, holder_id: outcome.holder, version: entry.version + 1, updated_at: now, published_at: outcome.state === 'published' ? now : null })
    .where('id', '=', id)
    .execute();
  const by = ctx.actor.kind === 'account' ? ctx.actor.name : ctx.actor.kind === 'system' ? ctx.actor.name : '';
  await addStep(tx, { entryId: id, at: now, byAccount: accountIdOf(ctx.actor), byName: by, reason: input.reason === '' ? null : input.reason, version: entry.version, ...outcome.step });
  if (outcome.fact !== undefined) {
    await recordFacts(tx, ctx, [{ kind: outcome.fact.kind, place: await placeOf(tx, outcome.fact.nodeId, now), campaignId: contest.campaignId, subject: { type: 'entry', id } }]);
  }
  if (outcome.state === 'published' && !(await publishWork(tx, ctx, id))) await enqueue(tx, redrawWorkJob, { entryId: id }, { key: `contests.redraw-work:${id}` });
  await audit(tx, ctx, { action: `entry.${outcome.step.action}`, objectType: 'entry', objectId: id, nodeId: entry.node_id, reason: input.reason, before: { state: entry.state, holder: entry.holder_id }, after: { state: outcome.state, holder: outcome.holder } });
}

const DECISIONS: Record<Decision['action'], (each: Case) => Promise<Outcome>> = {
  async forward({ tx, ctx, entry, contest, tiers }) {
    const from = requireHolder(ctx, entry);
    const to = nextTier(tiers, from) ?? contestErrors.fail('entry.top');
    const category = categoryOf(contest, entry.category_id);
    // Depth below the host: the last tier before it is 1.
    const depth = tiers.length - 1 - tiers.indexOf(from);
    const quota = await quotaOf(tx, contest, category.id, from, depth);
    if (!(await countForwarded(tx, category.id, from, quota))) contestErrors.fail('entry.quota', { category: category.name.zh, quota: quota ?? 0 });
    return { state: 'waiting', holder: to, step: { action: 'forwarded', from, to }, fact: { kind: entryForwarded, nodeId: from } };
  },
  async return({ ctx, entry }) {
    const from = requireHolder(ctx, entry);
    return { state: 'returned', holder: null, step: { action: 'returned', from, to: entry.node_id }, fact: { kind: entryReturned, nodeId: from } };
  },
  async 'set-aside'({ ctx, entry }) {
    const from = requireHolder(ctx, entry);
    return { state: 'set-aside', holder: null, step: { action: 'set-aside', from, to: null } };
  },
  async 'take-up'({ tx, ctx, entry, tiers }) {
    const last = await tx.selectFrom('entry_steps').select(['from_node', 'action']).where('entry_id', '=', entry.id).orderBy('seq', 'desc').limit(1).executeTakeFirst();
    const at = last?.from_node ?? tiers[0]!;
    if (ctx.actor.kind !== 'system' && !holds(requireAccount(ctx.actor), at)) commonErrors.fail('auth.forbidden');
    return { state: 'waiting', holder: at, step: { action: 'taken-up', from: at, to: at } };
  },
  async publish({ ctx, entry, contest }) {
    const from = requireHolder(ctx, entry);
    if (from !== contest.hostId) contestErrors.fail('entry.not-top');
    return { state: 'published', holder: null, step: { action: 'published', from, to: null }, fact: { kind: workPublished, nodeId: entry.node_id } };
  },
  async unpublish({ tx, ctx, entry, contest, reason }) {
    if (ctx.actor.kind !== 'system' && !holds(requireAccount(ctx.actor), contest.hostId)) commonErrors.fail('auth.forbidden');
    await reverseFactsOf(tx, ctx, { subjectId: entry.id, kind: workPublished, reason });
    await unpublishWork(tx, entry.id);
    return { state: 'set-aside', holder: null, step: { action: 'unpublished', from: contest.hostId, to: null } };
  },
};

/** Withdraws one's own entry. What happened stays on record; a place in a quota is not given back. */
export async function withdrawEntry(ctx: Context, id: string, version: number): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, id, viewOf(ctx));
    if (entry.account_id !== account.accountId) commonErrors.fail('auth.forbidden');
    if (entryAfter(entry.state as EntryState, 'withdraw') === undefined) failState(entry);
    if (entry.version !== version) commonErrors.fail('state.stale');
    await tx.updateTable('entries').set({ state: 'withdrawn', holder_id: null, version: version + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute();
    await addStep(tx, { entryId: id, action: 'withdrawn', at: ctx.clock.now(), byAccount: account.accountId, byName: entry.entrant === 'public' ? '' : account.name, from: entry.holder_id ?? entry.node_id, to: null, reason: null, version });
    await audit(tx, ctx, { action: 'entry.withdrawn', objectType: 'entry', objectId: id, nodeId: entry.node_id, before: { state: entry.state } });
  });
}


/** The same decision on several entries in one transaction: all or none. Errors: those of decideEntry, entry.reason-missing. */
export async function decideEntries(ctx: Context, entries: readonly { id: string; version: number }[], decision: Pick<Decision, 'action' | 'reason'>): Promise<void> {
  if (decision.action === 'return' && decision.reason === '') contestErrors.failField('reason', 'entry.reason-missing');
  // In one order, so that two batches do not wait for each other.
  const ordered = entries.toSorted((a, b) => a.id.localeCompare(b.id));
  await ctx.db.transaction().execute(async (tx) => {
    for (const { id, version } of ordered) await decideIn(tx, ctx, id, { ...decision, version });
  });
}
