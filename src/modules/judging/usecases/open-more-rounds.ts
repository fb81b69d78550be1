import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireCapability } from '../../../platform/auth/actor.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { entriesOfRound } from '../entries-of-round.ts';
import { judgingErrors } from '../judging.errors.ts';
import { judgingMessages } from '../judging.messages.ts';
import { manageJudging } from '../judging.policy.ts';
import type { ExtraRound, Terms } from '../judging.schemas.ts';
import type { RoundKind } from '../judging.words.ts';
import { latestResult } from '../results.queries.ts';
import { lockRound, requireRound, requireState, type RoundRecord } from '../rounds.queries.ts';
import { pointsOf } from '../scoring.rules.ts';
import { scoresOf, worksOfRound } from '../works.queries.ts';

interface More {
  readonly kind: Exclude<RoundKind, 'round'>;
  readonly entryIds: readonly string[];
  readonly notJudges: readonly string[];
  readonly terms: Terms;
  readonly dueAt: Date;
  readonly closesAt: Date;
}

/** A further round on some of a round's entries under the numbers they had, by other judges, in preparation. */
async function insertMore(tx: Tx, ctx: Context, of: RoundRecord, more: More): Promise<string> {
  const id = newId();
  const [zh, en] = [judgingMessages('zh-CN'), judgingMessages('en')];
  const word = more.kind === 'extra' ? { zh: zh.extraName, en: en.extraName } : { zh: zh.reviewName, en: en.reviewName };
  const listed = (await entriesOfRound(tx, of.id)).filter(({ entryId }) => more.entryIds.includes(entryId));
  if (listed.length === 0) judgingErrors.fail('judging.nothing-to-judge');
  await translating(
    tx
      .insertInto('judging_rounds')
      .values({
        id, contest_id: of.contestId, campaign_id: of.campaignId, host_id: of.hostId, kind: more.kind, of_round_id: of.id, name_zh: `${of.name.zh.slice(0, 50)} · ${word.zh}`, name_en: of.name.en === '' ? '' : `${of.name.en.slice(0, 160)} · ${word.en}`, method: of.method,
        terms: JSON.stringify(more.terms), opens_at: ctx.clock.now(), due_at: more.dueAt, closes_at: more.closesAt, state: 'draft', not_judges: [...more.notJudges], created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor),
      })
      .execute(),
    { judging_rounds_window: () => judgingErrors.failField('dueAt', 'judging.window') },
  );
  const categories = new Set(listed.map(({ categoryId }) => categoryId));
  await tx.insertInto('judging_round_categories').values(of.categories.filter(({ categoryId }) => categories.has(categoryId)).map(({ categoryId, places }) => ({ round_id: id, category_id: categoryId, places }))).execute();
  await tx.insertInto('judging_entries').values(listed.map(({ entryId, categoryId, number }) => ({ round_id: id, entry_id: entryId, category_id: categoryId, number }))).execute();
  await audit(tx, ctx, { action: `judging-${more.kind}.created`, objectType: 'judging-round', objectId: id, nodeId: of.hostId, after: { of: of.id, works: listed.length } });
  return id;
}

/** Accounts that were ever given a work of a round or an extra one of it, or sit on its panel. */
async function panelAccounts(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('judging_judges as j')
    .innerJoin('judging_rounds as r', 'r.id', 'j.round_id')
    .select('j.account_id')
    .distinct()
    .where((eb) => eb.or([eb('r.id', '=', roundId), eb.and([eb('r.of_round_id', '=', roundId), eb('r.kind', '=', 'extra')])]))
    .where('j.state', 'in', ['accepted', 'removed'])
    .execute();
  return rows.map(({ account_id }) => account_id);
}

/** Prepares an extra round on what a closed round left unsettled, and only on that. Errors: judging.settled, .extra-open, .round-state, .result-not-found. */
export async function prepareExtraRound(ctx: Context, roundId: string, input: ExtraRound): Promise<string> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  return ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change', nodes);
    requireState(round, 'closed');
    if (round.kind !== 'round') judgingErrors.fail('judging.settled');
    const pending = await tx.selectFrom('judging_rounds').select('id').where('of_round_id', '=', roundId).where('kind', '=', 'extra').where('state', '<>', 'closed').executeTakeFirst();
    if (pending !== undefined) judgingErrors.fail('judging.extra-open');
    const stored = (await latestResult(tx, roundId)) ?? judgingErrors.fail('judging.result-not-found');
    const entryIds = stored.result.categories.flatMap(({ unsettled }) => unsettled);
    if (entryIds.length === 0) judgingErrors.fail('judging.settled');
    return insertMore(tx, ctx, round, { kind: 'extra', entryIds, notJudges: await panelAccounts(tx, roundId), terms: { ...round.terms, judgesPerEntry: input.judgesPerEntry }, dueAt: new Date(input.dueAt), closesAt: new Date(input.closesAt) });
  });
}

/**
 * Prepares the review of one entry of a round by other judges, as an upheld doubt asks for it: none of the round's panel or of one it followed, none of `notJudges`. The host
 * then names its judges, assigns and opens it like any round. The caller has checked who may, and may pass its transaction.
 * @param input.until when the review closes @returns the review's round id
 */
export async function openReview(ctx: Context, input: { contestId: string; entryId: string; fromRoundId: string; notJudges: readonly string[]; until: Date }, within?: Tx): Promise<string> {
  const work = async (tx: Tx) => {
    const round = await requireRound(tx, input.fromRoundId);
    if (round.contestId !== input.contestId) judgingErrors.fail('judging.round-not-found');
    const former: string[] = [];
    for (let each: RoundRecord | null = round; each !== null; each = each.afterRoundId === null ? null : await requireRound(tx, each.afterRoundId)) former.push(...(await panelAccounts(tx, each.id)));
    return insertMore(tx, ctx, round, { kind: 'review', entryIds: [input.entryId], notJudges: [...new Set([...former, ...input.notJudges])], terms: round.terms, dueAt: input.until, closesAt: input.until });
  };
  return within === undefined ? ctx.db.transaction().execute(work) : work(within);
}

export interface ReviewResult {
  readonly roundId: string;
  readonly entryId: string;
  readonly state: 'draft' | 'open' | 'closed';
  readonly closedAt: Date | null;
  /** Scores that were locked; null points where there is none yet or the review is not closed. */
  readonly scores: number;
  readonly rawMean: number | null;
  readonly points: readonly number[];
  readonly judges: readonly string[];
  /** What the judges wrote to the entrant, without their names. */
  readonly feedback: readonly string[];
}

/** What a review came to; scores only once it is closed. A ranked list of one has no points to compare: reviews are meant for rubric and pass/fail. */
export async function reviewResult(db: Tx | Context['db'], reviewRoundId: string): Promise<ReviewResult> {
  const round = await requireRound(db, reviewRoundId);
  if (round.kind !== 'review') judgingErrors.fail('judging.round-not-found');
  const [entry] = await entriesOfRound(db, reviewRoundId);
  const works = (await worksOfRound(db, reviewRoundId)).filter(({ state }) => state === 'locked');
  const closed = round.state === 'closed';
  const scores = await scoresOf(db, works.map(({ id }) => id));
  const points = closed ? works.map((work) => pointsOf(round.method, round.terms, scores.get(work.id)!.at(-1)!.value, 1)) : [];
  const accounts = await db.selectFrom('judging_judges').select('account_id').where('round_id', '=', reviewRoundId).where('state', '=', 'accepted').execute();
  return {
    roundId: round.id, entryId: entry!.entryId, state: round.state, closedAt: round.closedAt, scores: works.length, rawMean: points.length === 0 ? null : points.reduce((sum, each) => sum + each, 0) / points.length, points,
    judges: accounts.map(({ account_id }) => account_id), feedback: closed ? works.map(({ feedback }) => feedback).filter((text) => text !== '') : [],
  };
}
