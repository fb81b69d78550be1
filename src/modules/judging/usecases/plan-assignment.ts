import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { requireContest } from '../../contests/public.ts';
import { personNames } from '../../people/public.ts';
import { assignJudges } from '../assignment/assign.ts';
import type { AssignmentProblem } from '../assignment/assignment.types.ts';
import { clashInWords } from '../clashes.ts';
import { refreshEntries } from '../entries-of-round.ts';
import { judgeRows, type JudgeRow, roundConflicts, roundEntries } from '../judges.queries.ts';
import { judgingErrors } from '../judging.errors.ts';
import { manageJudging } from '../judging.policy.ts';
import type { Plan } from '../judging.schemas.ts';
import { lockRound, requireRound, requireState, type RoundRecord } from '../rounds.queries.ts';
import { tellJudge } from '../tell-judge.ts';

/** Expertise where a judge said nothing of a category. */
const UNSAID = 0.5;

interface Posed {
  readonly problem: AssignmentProblem;
  readonly panel: readonly JudgeRow[];
  readonly basis: string;
}

/** The problem as the records pose it: works of the round, judges who accepted, conflicts, and what stands already, which is kept. */
async function pose(db: Db, ctx: Context, round: RoundRecord): Promise<Posed> {
  const entries = [...(await roundEntries(db, round)).values()];
  if (entries.length === 0) judgingErrors.fail('judging.nothing-to-judge');
  const panel = (await judgeRows(db, round.id)).filter(({ state }) => state === 'accepted');
  const conflicts = await roundConflicts(db, round, panel, ctx.clock.now());
  const levels = panel.length === 0 ? [] : await db.selectFrom('judging_expertise').selectAll().where('judge_id', 'in', panel.map(({ id }) => id)).execute();
  const ids = new Set(entries.map(({ id }) => id));
  const standing = await db.selectFrom('judging_assignments').select(['judge_id', 'entry_id', 'state']).where('round_id', '=', round.id).where('state', 'in', ['open', 'locked']).execute();
  const wantedOf = new Map((await db.selectFrom('judging_entries').select(['entry_id', 'judges']).where('round_id', '=', round.id).execute()).map((row) => [row.entry_id, row.judges]));
  const fixed = standing.filter(({ entry_id, judge_id }) => ids.has(entry_id) && panel.some(({ id }) => id === judge_id)).map((row) => ({ judge: row.judge_id, entry: row.entry_id }));
  // A score that a judge who left had locked still counts: one judge fewer is wanted.
  const kept = Map.groupBy(standing.filter(({ judge_id, state }) => state === 'locked' && !panel.some(({ id }) => id === judge_id)), ({ entry_id }) => entry_id);
  const fixedKeys = new Set(fixed.map(({ judge, entry }) => `${judge} ${entry}`));
  const problem: Omit<AssignmentProblem, 'seed'> = {
    entries: entries.map((entry) => ({ id: entry.id, group: entry.categoryId, judges: Math.max((wantedOf.get(entry.id) ?? round.terms.judgesPerEntry) - (kept.get(entry.id)?.length ?? 0), fixed.filter((pair) => pair.entry === entry.id).length) })),
    judges: panel.map((judge) => ({ id: judge.id, most: Math.max(judge.most, fixed.filter((pair) => pair.judge === judge.id).length), expertise: Object.fromEntries(round.categories.map(({ categoryId }) => [categoryId, Number(levels.find((each) => each.judge_id === judge.id && each.category_id === categoryId)?.level ?? UNSAID)])) })),
    conflicts: conflicts.filter(({ judge, entry }) => !fixedKeys.has(`${judge} ${entry}`)),
    fixed,
    pairCap: round.terms.pairCap,
  };
  const basis = createHash('sha256').update(JSON.stringify(problem)).digest('hex');
  // The draw of a capped assignment hangs on what it is for, so that looking again does not draw again.
  return { problem: { ...problem, seed: `${round.id} ${basis}` }, panel, basis };
}

/** Computes an assignment without applying it: load by judge and the gap to the best possible, or what clashes, in words. */
export async function planAssignment(ctx: Context, roundId: string): Promise<Plan> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  const round = await requireRound(ctx.db, roundId, nodes);
  requireState(round, 'draft', 'open');
  const { problem, panel, basis } = await pose(ctx.db, ctx, round);
  const outcome = await assignJudges(problem, { connect: problem.entries.some(({ judges }) => judges > 1) });
  const names = await personNames(ctx.db, panel.map(({ person_id }) => person_id));
  const nameOf = (id: string) => names.get(panel.find((judge) => judge.id === id)?.person_id ?? '') ?? '';
  const has = (id: string) => (problem.fixed ?? []).filter(({ judge }) => judge === id).length;
  const load = (pairs: readonly { judge: string }[]) => panel.map((judge) => ({ judgeId: judge.id, name: nameOf(judge.id), has: has(judge.id), gets: pairs.filter((pair) => pair.judge === judge.id).length - has(judge.id), most: judge.most }));
  if (outcome.kind === 'impossible') {
    const contest = await requireContest(ctx.db, round.contestId);
    const categoryName = (id: string) => pick(contest.categories.find((category) => category.id === id)?.name ?? { zh: '', en: '' }, ctx.locale);
    const numbers = new Map((await ctx.db.selectFrom('judging_entries').select(['entry_id', 'number']).where('round_id', '=', roundId).execute()).map((row) => [row.entry_id, row.number]));
    const titles = await roundEntries(ctx.db, round);
    const clashes = outcome.clashes.map((clash) => clashInWords(clash, ctx.locale, { judge: nameOf, category: categoryName, entry: (id) => (numbers.has(id) ? `No. ${numbers.get(id)} ` : '') + pick({ zh: titles.get(id)?.titleZh ?? '', en: titles.get(id)?.titleEn ?? '' }, ctx.locale) }));
    return { kind: 'impossible', planId: null, pairs: 0, added: 0, value: null, bound: null, gap: null, seconds: null, load: load(problem.fixed ?? []), clashes };
  }
  const planId = newId();
  await ctx.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('judging_plans').where('round_id', '=', roundId).execute();
    await tx.insertInto('judging_plans').values({ id: planId, round_id: roundId, made_at: ctx.clock.now(), basis, pairs: JSON.stringify(outcome.pairs) }).execute();
  });
  return { kind: 'assigned', planId, pairs: outcome.pairs.length, added: outcome.pairs.length - (problem.fixed ?? []).length, value: outcome.value, bound: outcome.bound, gap: outcome.gap, seconds: outcome.seconds, load: load(outcome.pairs), clashes: [] };
}

/** Applies a plan that was looked at. Errors: judging.plan-not-found, .plan-stale. @returns how many works were given out. */
export async function applyPlan(ctx: Context, roundId: string, planId: string): Promise<number> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  return ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change', nodes);
    requireState(round, 'draft', 'open');
    const plan = await tx.selectFrom('judging_plans').selectAll().where('id', '=', planId).where('round_id', '=', roundId).executeTakeFirst();
    if (plan === undefined) return judgingErrors.fail('judging.plan-not-found');
    if ((await pose(tx, ctx, round)).basis !== plan.basis) judgingErrors.fail('judging.plan-stale');
    await refreshEntries(tx, ctx, round);
    const added = await insertAssignments(tx, ctx, round, plan.pairs as { judge: string; entry: string }[], 'solver', '');
    await tx.deleteFrom('judging_plans').where('round_id', '=', roundId).execute();
    if (round.state === 'open') await tellAssigned(tx, ctx, round, added.map(({ judge }) => judge));
    await audit(tx, ctx, { action: 'judging-round.assigned', objectType: 'judging-round', objectId: roundId, nodeId: round.hostId, after: { added: added.length } });
    return added.length;
  });
}

/** Tells judges that works wait for them, each once. */
export async function tellAssigned(tx: Tx, ctx: Context, round: RoundRecord, judgeIds: readonly string[]): Promise<void> {
  const counts = Map.groupBy(judgeIds, (id) => id);
  for (const judge of (await judgeRows(tx, round.id)).filter(({ id }) => counts.has(id))) await tellJudge(tx, ctx, round, judge.person_id, 'assigned', counts.get(judge.id)!.length);
}

/** Writes assignments that are not there yet (one taken away comes back), with ids of their own for the files. @returns those that are new. */
export async function insertAssignments(tx: Tx, ctx: Context, round: RoundRecord, pairs: readonly { judge: string; entry: string }[], how: 'solver' | 'by-hand' | 'replacement', reason: string): Promise<{ judge: string; entry: string }[]> {
  const entries = await roundEntries(tx, round);
  const wanted = pairs.filter(({ entry }) => entries.has(entry));
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ id: string; judge: string; entry: string }>`
    insert into judging_assignments as a (id, round_id, entry_id, judge_id, category_id, state, how, reason, assigned_at)
    select p.id, ${round.id}, p.entry, p.judge, p.category, 'open', ${how}, ${reason}, ${ctx.clock.now()}
    from unnest(${wanted.map(() => newId())}::uuid[], ${wanted.map(({ entry }) => entry)}::uuid[], ${wanted.map(({ judge }) => judge)}::uuid[], ${wanted.map(({ entry }) => entries.get(entry)!.categoryId)}::uuid[]) as p(id, entry, judge, category)
    on conflict (judge_id, entry_id) do update set state = 'open', how = excluded.how, reason = excluded.reason, assigned_at = excluded.assigned_at where a.state = 'removed'
    returning id, judge_id as judge, entry_id as entry`.execute(tx);
  const media = rows.flatMap(({ id, entry }) => entries.get(entry)!.fileIds.map((fileId, position) => ({ id: newId(), assignment_id: id, position, file_id: fileId })));
  for (let at = 0; at < media.length; at += 5000) await tx.insertInto('judging_media').values(media.slice(at, at + 5000)).onConflict((conflict) => conflict.columns(['assignment_id', 'position']).doNothing()).execute();
  return rows.map(({ judge, entry }) => ({ judge, entry }));
}
