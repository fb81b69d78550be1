import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { personNames } from '../people/public.ts';
import { computeResult, leaveEachOut } from './compute-result.ts';
import { entryTitles } from './entries-of-round.ts';
import { hostedRound } from './host.ts';
import { judgingErrors } from './judging.errors.ts';
import type { ResultBody, ResultView, RoundResult } from './judging.schemas.ts';
import { canonical, collectInputs, type ResultInputs, sha256Of } from './result-inputs.ts';
import { latestResult, type StoredResult } from './results.queries.ts';
import { requireRound } from './rounds.queries.ts';

/**
 * Final: the round is closed, no extra round of it is pending, and its order is settled or an extra round has already tried to settle it (what is
 * still open then is decided by the tie rules and stays marked).
 */
async function isFinal(db: Db, roundId: string, result: ResultBody): Promise<boolean> {
  const extras = await db.selectFrom('judging_rounds').select('state').where('of_round_id', '=', roundId).where('kind', '=', 'extra').execute();
  if (extras.some(({ state }) => state !== 'closed')) return false;
  return extras.length > 0 || result.categories.every(({ unsettled }) => unsettled.length === 0);
}

/** The result of a closed round, the newest where an extra round amended it. Errors: judging.result-not-found, .round-not-found. */
export async function roundResult(db: Db, roundId: string): Promise<RoundResult> {
  const round = await requireRound(db, roundId);
  const stored = (await latestResult(db, roundId)) ?? judgingErrors.fail('judging.result-not-found');
  return { ...stored.result, roundId, contestId: round.contestId, closedAt: round.closedAt!.toISOString(), final: await isFinal(db, roundId, stored.result), seq: stored.seq, sha256: stored.sha256 };
}

/** Names of judges by their number in a round and its extra ones. */
async function judgeNames(db: Db, roundId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('judging_judges as j')
    .innerJoin('judging_rounds as r', 'r.id', 'j.round_id')
    .select(['j.letter', 'j.person_id'])
    .where((eb) => eb.or([eb('r.id', '=', roundId), eb.and([eb('r.of_round_id', '=', roundId), eb('r.kind', '=', 'extra')])]))
    .execute();
  const names = await personNames(db, rows.map(({ person_id }) => person_id));
  return new Map(rows.map((row) => [row.letter, names.get(row.person_id) ?? '']));
}

/** The result with titles and judges' names, for its host. */
export async function resultView(ctx: Context, roundId: string): Promise<ResultView> {
  const round = await hostedRound(ctx, roundId);
  const result = await roundResult(ctx.db, roundId);
  const ids = result.categories.flatMap((category) => [...category.entries.map(({ entryId }) => entryId), ...category.unjudged, ...category.left.map(({ entryId }) => entryId)]);
  return { ...result, titles: Object.fromEntries(await entryTitles(ctx.db, round.contestId, ids)), judgeNames: Object.fromEntries(await judgeNames(ctx.db, roundId)) };
}

async function storedOf(ctx: Context, roundId: string): Promise<StoredResult> {
  await hostedRound(ctx, roundId);
  return (await latestResult(ctx.db, roundId)) ?? judgingErrors.fail('judging.result-not-found');
}

/** Computes a result again: from its kept inputs, and whether the records still give those inputs. What left the contest after the close changes nothing: the list was frozen then. */
export async function checkResult(ctx: Context, roundId: string) {
  const stored = await storedOf(ctx, roundId);
  const inputs = stored.inputs as ResultInputs;
  const again = computeResult(inputs);
  const now = await collectInputs(ctx.db, await requireRound(ctx.db, roundId));
  const differences = again.categories.flatMap((category, index) => {
    const before = stored.result.categories[index];
    return category.entries.filter((entry, place) => canonical(entry) !== canonical(before?.entries[place])).map(({ number }) => `${number}`);
  });
  if (canonical(again.agreement) !== canonical(stored.result.agreement)) differences.push('agreement');
  return { same: canonical(again) === canonical(stored.result) && sha256Of(inputs) === stored.sha256, inputsSame: sha256Of(now) === stored.sha256, sha256: stored.sha256, recomputedSha256: sha256Of(now), differences };
}

/** What would change with each judge left out, by category. */
export async function sensitivityOf(ctx: Context, roundId: string) {
  const stored = await storedOf(ctx, roundId);
  const names = await judgeNames(ctx.db, roundId);
  return leaveEachOut(stored.inputs as ResultInputs).map((each) => ({ ...each, name: names.get(each.judge) ?? '' }));
}
