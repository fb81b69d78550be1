import { type FactKind, reverseFactsOf } from '../../../ledger/public.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { organizationNames } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { entryAdmitted, entryCalledIn, entryForwarded, entryReturned, workPublished } from '../contests.facts.ts';
import type { ContestRecord } from '../contests.queries.ts';
import { type EntryState, nextTier } from '../contests.rules.ts';
import type { Decision } from '../contests.schemas.ts';
import { holds, requireHolder } from '../entries/entries.access.ts';
import type { EntryRow, NewStep } from '../entries/entries.queries.ts';
import { unpublishWork } from '../published/published-works.ts';
import { callersOf, leftAt } from '../tiers/call-in.rules.ts';
import { countForwarded, quotaOf } from '../tiers/quotas.queries.ts';
import { regionInTheWay } from '../tiers/region-minimum.rules.ts';
import { regionsBelow } from '../tiers/regions.queries.ts';
import { lastSteps } from '../tiers/standing.queries.ts';
import { categoryOf } from './entry-content.ts';

export interface Case {
  readonly tx: Tx;
  readonly ctx: Context;
  readonly entry: EntryRow;
  readonly contest: ContestRecord;
  readonly tiers: readonly string[];
  readonly reason: string;
}

/** What a decision makes of the entry: its state, its holder, the step on its path and the fact, if it is one. */
export interface Outcome {
  readonly state: EntryState;
  readonly holder: string | null;
  readonly step: Pick<NewStep, 'action' | 'from' | 'to'>;
  readonly fact?: { readonly kind: FactKind; readonly nodeId: string };
}

const mayDecideAt = (ctx: Context, nodeId: string): boolean => ctx.actor.kind === 'system' || holds(requireAccount(ctx.actor), nodeId);

function requireAt(ctx: Context, nodeId: string): string {
  if (!mayDecideAt(ctx, nodeId)) commonErrors.fail('auth.forbidden');
  return nodeId;
}

/** The host, where the entry waits at it or was admitted by it. */
function requireHost(ctx: Context, entry: EntryRow, contest: ContestRecord): string {
  if (entry.state !== 'admitted' && requireHolder(ctx, entry) !== contest.hostId) contestErrors.fail('entry.not-top');
  return requireAt(ctx, contest.hostId);
}

/** Keeps places of a quota for the offices below that are under the tier's minimum. The quota's row is locked by now, so counts hold. */
async function keepRegionMinimum({ tx, entry, contest }: Case, from: string, depth: number, left: number | null): Promise<void> {
  const minimum = contest.tiers.find((tier) => tier.depth === depth)?.regionMinimum ?? null;
  if (minimum === null || left === null) return;
  const ofRegion = entry.path[entry.path.indexOf(from) + 1] ?? null;
  const region = regionInTheWay(await regionsBelow(tx, from, entry.category_id), minimum, left, ofRegion);
  if (region === null) return;
  const name = (await organizationNames(tx, [region.id])).get(region.id) ?? { zh: '', en: '' };
  contestErrors.fail('entry.region-minimum', { region: name.zh, regionEn: name.en || name.zh, minimum, waiting: region.waiting, forwarded: region.forwarded });
}

/** What each decision is, who may take it and what it does beside the entry. The caller has locked the entry and looked up the state table. */
export const DECISIONS: Record<Decision['action'], (each: Case) => Promise<Outcome>> = {
  async forward(each) {
    const { tx, ctx, entry, contest, tiers } = each;
    const from = requireHolder(ctx, entry);
    const to = nextTier(tiers, from) ?? contestErrors.fail('entry.top');
    const category = categoryOf(contest, entry.category_id);
    // Depth below the host: the last tier before it is 1.
    const depth = tiers.length - 1 - tiers.indexOf(from);
    const quota = await quotaOf(tx, contest, category.id, from, depth);
    const forwarded = await countForwarded(tx, category.id, from, quota);
    if (forwarded === null) contestErrors.fail('entry.quota', { category: category.name.zh, quota: quota ?? 0 });
    await keepRegionMinimum(each, from, depth, quota === null ? null : quota - forwarded! + 1);
    return { state: 'waiting', holder: to, step: { action: 'forwarded', from, to }, fact: { kind: entryForwarded, nodeId: from } };
  },
  async return({ ctx, entry }) {
    const from = requireHolder(ctx, entry);
    return { state: 'returned', holder: null, step: { action: 'returned', from, to: entry.node_id }, fact: { kind: entryReturned, nodeId: from } };
  },
  async 'set-aside'({ tx, ctx, entry, contest, reason }) {
    const from = entry.state === 'admitted' ? requireAt(ctx, contest.hostId) : requireHolder(ctx, entry);
    if (entry.state === 'admitted') await reverseFactsOf(tx, ctx, { subjectId: entry.id, kind: entryAdmitted, reason });
    return { state: 'set-aside', holder: null, step: { action: 'set-aside', from, to: null } };
  },
  async 'take-up'({ tx, ctx, entry, tiers }) {
    const at = (await lastSteps(tx, [entry.id])).get(entry.id)?.from ?? tiers[0]!;
    requireAt(ctx, at);
    return { state: 'waiting', holder: at, step: { action: 'taken-up', from: at, to: at } };
  },
  async 'call-in'({ tx, ctx, entry, contest, tiers }) {
    const left = { state: entry.state, holderId: entry.holder_id, last: (await lastSteps(tx, [entry.id])).get(entry.id), tiers, deadlines: new Map(contest.tiers.map(({ depth, decideBy }) => [depth, decideBy])) };
    const now = ctx.clock.now();
    const from = leftAt(left, now) ?? contestErrors.fail('entry.not-left');
    // Of several offices of one person, the nearest: the entry skips none that person does not decide for.
    const to = callersOf(left, now).find((id) => mayDecideAt(ctx, id)) ?? commonErrors.fail('auth.forbidden');
    return { state: 'waiting', holder: to, step: { action: 'called-in', from, to }, fact: { kind: entryCalledIn, nodeId: to } };
  },
  async admit({ ctx, entry, contest }) {
    const from = requireHost(ctx, entry, contest);
    return { state: 'admitted', holder: null, step: { action: 'admitted', from, to: null }, fact: { kind: entryAdmitted, nodeId: entry.node_id } };
  },
  async publish({ ctx, entry, contest }) {
    const from = requireHost(ctx, entry, contest);
    return { state: 'published', holder: null, step: { action: 'published', from, to: null }, fact: { kind: workPublished, nodeId: entry.node_id } };
  },
  async unpublish({ tx, ctx, entry, contest, reason }) {
    requireAt(ctx, contest.hostId);
    for (const kind of [workPublished, entryAdmitted]) await reverseFactsOf(tx, ctx, { subjectId: entry.id, kind, reason });
    await unpublishWork(tx, entry.id);
    return { state: 'set-aside', holder: null, step: { action: 'unpublished', from: contest.hostId, to: null } };
  },
};
