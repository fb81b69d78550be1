import { holdTree, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { placeOf } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { entryAdmitted, workPublished } from '../contests.facts.ts';
import { type ContestRecord, requireContest } from '../contests.queries.ts';
import { entryAfter, type EntryState, tiersAbove } from '../contests.rules.ts';
import type { Decision } from '../contests.schemas.ts';
import { viewOf } from '../entries/entries.access.ts';
import { addStep, type EntryRow, lineOf, lockEntry } from '../entries/entries.queries.ts';
import { redrawWorkJob } from '../jobs/redraw-work.ts';
import { publishWork, unpublishWork } from '../published/published-works.ts';
import { DECISIONS, type Outcome } from './decisions.ts';
import { failState } from './entry-content.ts';

/** Decides on an entry for an office. Errors: entry.not-found, .state, .quota, .region-minimum, .top, .not-top, .not-left, state.stale, auth.forbidden. */
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
  await apply(tx, ctx, { entry, contest, reason: input.reason }, await DECISIONS[input.action]({ tx, ctx, entry, contest, tiers, reason: input.reason }));
}

async function apply(tx: Tx, ctx: Context, { entry, contest, reason }: { entry: EntryRow; contest: ContestRecord; reason: string }, outcome: Outcome): Promise<void> {
  const { id } = entry;
  const now = ctx.clock.now();
  await tx
    .updateTable('entries')
    .set({ state: outcome.state, holder_id: outcome.holder, version: entry.version + 1, updated_at: now, published_at: outcome.state === 'published' ? now : null })
    .where('id', '=', id)
    .execute();
  const by = ctx.actor.kind === 'account' || ctx.actor.kind === 'system' ? ctx.actor.name : '';
  await addStep(tx, { entryId: id, at: now, byAccount: accountIdOf(ctx.actor), byName: by, reason: reason === '' ? null : reason, version: entry.version, ...outcome.step });
  if (outcome.fact !== undefined) {
    await recordFacts(tx, ctx, [{ kind: outcome.fact.kind, place: await placeOf(tx, outcome.fact.nodeId, now), campaignId: contest.campaignId, subject: { type: 'entry', id } }]);
  }
  if (outcome.state === 'published' && !(await publishWork(tx, ctx, id))) await enqueue(tx, redrawWorkJob, { entryId: id }, { key: `contests.redraw-work:${id}` });
  await audit(tx, ctx, { action: `entry.${outcome.step.action}`, objectType: 'entry', objectId: id, nodeId: entry.node_id, reason, before: { state: entry.state, holder: entry.holder_id }, after: { state: outcome.state, holder: outcome.holder } });
}

/**
 * Publishes the work of an admitted entry, or of one that waits at the host, in the caller's transaction, who answers for the right to; nothing happens
 * where it is published already. Errors: entry.not-found, entry.state.
 */
export async function publishEntry(tx: Tx, ctx: Context, id: string): Promise<void> {
  await holdTree(tx);
  const entry = await lockEntry(tx, id, 'all');
  if (entry.state === 'published') return;
  const contest = await requireContest(tx, entry.contest_id);
  if (entry.state !== 'admitted' && !(entry.state === 'waiting' && entry.holder_id === contest.hostId)) failState(entry);
  await apply(tx, ctx, { entry, contest, reason: '' }, { state: 'published', holder: null, step: { action: 'published', from: contest.hostId, to: null }, fact: { kind: workPublished, nodeId: entry.node_id } });
}

/**
 * Takes a published work down in the caller's transaction, who answers for the right to, and says why on its path: back among those admitted, or aside.
 * What was counted of it is corrected. Nothing happens where it is not published. Errors: entry.not-found.
 */
export async function takeDownEntry(tx: Tx, ctx: Context, id: string, { to, reason }: { to: 'admitted' | 'set-aside'; reason: string }): Promise<void> {
  await holdTree(tx);
  const entry = await lockEntry(tx, id, 'all');
  if (entry.state !== 'published') return;
  const contest = await requireContest(tx, entry.contest_id);
  for (const kind of to === 'admitted' ? [workPublished] : [workPublished, entryAdmitted]) await reverseFactsOf(tx, ctx, { subjectId: id, kind, reason });
  await unpublishWork(tx, id);
  await apply(tx, ctx, { entry, contest, reason }, { state: to, holder: null, step: { action: 'unpublished', from: contest.hostId, to: null } });
}

/** Withdraws one's own entry. What happened stays on record; a place in a quota is not given back. */
export async function withdrawEntry(ctx: Context, id: string, version: number): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const entry = await lockEntry(tx, id, viewOf(ctx));
    if (entry.account_id !== account.accountId) commonErrors.fail('auth.forbidden');
    if (entryAfter(entry.state as EntryState, 'withdraw') === undefined) failState(entry);
    if (entry.version !== version) commonErrors.fail('state.stale');
    await takeOut(tx, ctx, entry, null);
  });
}

/** Takes a locked entry out of the contest from whatever state it is in: its page goes, what was counted of it is corrected, its path says so. */
export async function takeOut(tx: Tx, ctx: Context, entry: EntryRow, reason: string | null): Promise<void> {
  for (const kind of [workPublished, entryAdmitted]) await reverseFactsOf(tx, ctx, { subjectId: entry.id, kind, reason: reason ?? 'withdrawn by the author' });
  if (entry.state === 'published') await unpublishWork(tx, entry.id);
  const now = ctx.clock.now();
  await tx.updateTable('entries').set({ state: 'withdrawn', holder_id: null, published_at: null, version: entry.version + 1, updated_at: now }).where('id', '=', entry.id).execute();
  const byName = entry.entrant === 'public' || ctx.actor.kind !== 'account' ? '' : ctx.actor.name;
  await addStep(tx, { entryId: entry.id, action: 'withdrawn', at: now, byAccount: accountIdOf(ctx.actor), byName, from: entry.holder_id ?? entry.node_id, to: null, reason, version: entry.version });
  await audit(tx, ctx, { action: 'entry.withdrawn', objectType: 'entry', objectId: entry.id, nodeId: entry.node_id, before: { state: entry.state }, ...(reason === null ? {} : { reason }) });
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
