import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireCapability } from '../../../platform/auth/actor.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { requireContest } from '../../contests/public.ts';
import { isWithin } from '../../organizations/public.ts';
import { judgingErrors } from '../judging.errors.ts';
import { manageJudging } from '../judging.policy.ts';
import type { NewRound, RoundChange } from '../judging.schemas.ts';
import { lockRound, requireRound, requireState, type RoundRecord } from '../rounds.queries.ts';
import { termsProblem } from '../scoring.rules.ts';

type Particulars = Omit<NewRound, 'contestId' | 'afterRoundId'>;

function check(contest: Awaited<ReturnType<typeof requireContest>>, input: Particulars): void {
  const known = new Set(contest.categories.map(({ id }) => id));
  input.categories.forEach(({ categoryId }, index) => {
    if (!known.has(categoryId)) judgingErrors.failField(`categories.${index}.categoryId`, 'judging.category-unknown');
  });
  const problem = termsProblem(input.method, input.terms);
  if (problem !== null) judgingErrors.failField(problem.path, problem.code, problem.key === undefined ? {} : { key: problem.key });
}

const columns = (input: Particulars) => ({
  name_zh: input.name.zh, name_en: input.name.en, method: input.method, terms: JSON.stringify(input.terms), opens_at: new Date(input.opensAt), due_at: new Date(input.dueAt), closes_at: new Date(input.closesAt),
});

const windowed = <T>(work: Promise<T>): Promise<T> => translating(work, { judging_rounds_window: () => judgingErrors.failField('dueAt', 'judging.window') });

async function saveCategories(tx: Tx, roundId: string, categories: NewRound['categories']): Promise<void> {
  await tx.deleteFrom('judging_round_categories').where('round_id', '=', roundId).execute();
  const once = new Map(categories.map((each) => [each.categoryId, each.places]));
  await tx.insertInto('judging_round_categories').values([...once].map(([category_id, places]) => ({ round_id: roundId, category_id, places }))).execute();
}

/** Begins a round, in preparation. Errors: judging.window, .category-unknown, .no-criteria, .no-picks, .tie-criterion, .after-unknown, contest.not-found. */
export async function createRound(ctx: Context, input: NewRound): Promise<string> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  return ctx.db.transaction().execute(async (tx) => {
    const contest = await requireContest(tx, input.contestId);
    if (!(await isWithin(tx, contest.hostId, nodes))) commonErrors.fail('auth.forbidden');
    check(contest, input);
    if (input.afterRoundId !== null && (await requireRound(tx, input.afterRoundId, nodes)).contestId !== contest.id) judgingErrors.failField('afterRoundId', 'judging.after-unknown');
    const id = newId();
    await windowed(
      tx
        .insertInto('judging_rounds')
        .values({ id, contest_id: contest.id, campaign_id: contest.campaignId, host_id: contest.hostId, kind: 'round', after_round_id: input.afterRoundId, ...columns(input), state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) })
        .execute(),
    );
    await saveCategories(tx, id, input.categories);
    await audit(tx, ctx, { action: 'judging-round.created', objectType: 'judging-round', objectId: id, nodeId: contest.hostId, after: { name: input.name, method: input.method } });
    return id;
  });
}

/** What two sets of particulars must share once a round is open. */
const fixedOf = (each: Pick<RoundRecord, 'method' | 'terms' | 'categories'>) => JSON.stringify({ method: each.method, terms: each.terms, categories: each.categories.map(({ categoryId, places }) => [categoryId, places]).toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))) });

/** Changes a round; once it is open only its name and dates. Errors: judging.fixed, .round-state, state.stale and those of createRound. */
export async function changeRound(ctx: Context, id: string, input: RoundChange): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, id, 'change', nodes);
    requireState(round, 'draft', 'open');
    if (round.version !== input.version) commonErrors.fail('state.stale');
    const contest = await requireContest(tx, round.contestId);
    check(contest, input);
    if (round.state === 'open' && fixedOf(round) !== fixedOf(input)) judgingErrors.fail('judging.fixed');
    await windowed(tx.updateTable('judging_rounds').set({ ...columns(input), version: round.version + 1 }).where('id', '=', id).execute());
    if (round.state === 'draft') await saveCategories(tx, id, input.categories);
    await audit(tx, ctx, { action: 'judging-round.changed', objectType: 'judging-round', objectId: id, nodeId: round.hostId, before: { opensAt: round.opensAt, dueAt: round.dueAt, closesAt: round.closesAt, method: round.method, terms: round.terms }, after: { opensAt: input.opensAt, dueAt: input.dueAt, closesAt: input.closesAt, method: input.method, terms: input.terms } });
  });
}
