import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { judgeable, whereItWent } from '../entries-of-round.ts';
import { requireJudge } from '../judges.queries.ts';
import { judgingErrors } from '../judging.errors.ts';
import { scoreLocked } from '../judging.facts.ts';
import type { Draft, ScoreValue } from '../judging.schemas.ts';
import { isListMethod } from '../judging.words.ts';
import { lockRound, requireScoring, type RoundRecord } from '../rounds.queries.ts';
import { gradesExist, isComplete, pairsAsked, shares, valueFor } from '../scoring.rules.ts';
import { comparisonsOf, requireWork, type WorkRow, worksOfJudge } from '../works.queries.ts';

interface Scoring {
  readonly work: WorkRow;
  readonly round: RoundRecord;
}

/** A work that may be scored now, with its round held open; refuses plainly what may not, in the order a judge would ask. */
export async function openWork(tx: Tx, ctx: Context, id: string): Promise<Scoring> {
  const { accountId } = requireAccount(ctx.actor);
  const found = await requireWork(tx, id, accountId);
  const round = await lockRound(tx, found.round_id, 'share');
  // Other saves of this work wait here; what they wrote is read after them.
  await tx.selectFrom('judging_assignments').select('id').where('id', '=', id).forUpdate().execute();
  const work = await requireWork(tx, id, accountId);
  requireScoring(round, ctx.clock.now());
  if (work.state === 'locked') judgingErrors.fail('judging.locked');
  if (work.state === 'recused') judgingErrors.fail('judging.recused');
  // A work that was set aside and is back is judged again, though the round's list may not say so yet.
  if (work.left_state === 'not-passed' || (await whereItWent(tx, round, work.entry_id)) !== null) judgingErrors.fail('judging.entry-left');
  return { work, round };
}

/** Saves a draft. It is on disk when this returns, so it may be shown as saved. Errors: judging.locked, .closed, .not-open, .recused, .entry-left, .grade-unknown, .position-taken, .too-many-picks, state.stale. */
export async function saveDraft(ctx: Context, id: string, input: Draft): Promise<{ version: number; savedAt: Date; complete: boolean }> {
  return ctx.db.transaction().execute(async (tx) => {
    const { work, round } = await openWork(tx, ctx, id);
    if (work.version !== input.version) commonErrors.fail('state.stale');
    const value = valueFor(round.method, input.value);
    if (round.method === 'rubric' && !gradesExist(round.terms, value)) judgingErrors.failField('value.grades', 'judging.grade-unknown');
    await requireRoom(tx, round, work, value);
    const now = ctx.clock.now();
    await tx
      .updateTable('judging_assignments')
      .set({ value: JSON.stringify(value), confidence: input.confidence, note: input.note, feedback: input.feedback, panel: input.panel, version: work.version + 1, saved_at: now })
      .where('id', '=', id)
      .execute();
    return { version: work.version + 1, savedAt: now, complete: isComplete(round.method, round.terms, value) };
  });
}

/** A position is given once and no more is picked than may be; a judge's saves of one list take turns on the judge's row. */
async function requireRoom(tx: Tx, round: RoundRecord, work: WorkRow, value: ScoreValue): Promise<void> {
  if (round.method !== 'ranking' && round.method !== 'top-picks') return;
  await tx.selectFrom('judging_judges').select('id').where('id', '=', work.judge_id).forUpdate().execute();
  const others = (await worksOfJudge(tx, work.judge_id)).filter((each) => each.id !== work.id && each.category_id === work.category_id && each.state !== 'recused' && each.left_state === null);
  if (round.method === 'ranking' && value.position != null && others.some((each) => each.value?.position === value.position)) judgingErrors.failField('value.position', 'judging.position-taken', { position: value.position });
  if (round.method === 'top-picks' && value.picked === true && others.filter((each) => each.value?.picked === true).length >= round.terms.picks!) judgingErrors.failField('value.picked', 'judging.too-many-picks', { most: round.terms.picks! });
}

/** Locks one score (rubric, pass or fail): it stands from now on. Errors: judging.incomplete, .whole-list and those of saveDraft. */
export async function lockScore(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const { work, round } = await openWork(tx, ctx, id);
    if (isListMethod(round.method)) judgingErrors.fail('judging.whole-list');
    if (work.version !== version) commonErrors.fail('state.stale');
    if (!isComplete(round.method, round.terms, work.value)) judgingErrors.fail('judging.incomplete');
    await writeLocked(tx, ctx, round, [{ work, value: work.value! }]);
  });
}

/** Locks everything of a judge that is not locked yet, of one category or all: whole or not at all. Errors: judging.list-incomplete, .closed, .not-open. @returns how many. */
export async function lockList(ctx: Context, judgeId: string, categoryId: string | null): Promise<number> {
  const { accountId } = requireAccount(ctx.actor);
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const judge = await requireJudge(tx, judgeId, accountId);
    if (judge.state !== 'accepted') judgingErrors.fail('judging.not-accepted');
    const round = await lockRound(tx, judge.round_id, 'share');
    requireScoring(round, ctx.clock.now());
    await tx.selectFrom('judging_assignments').select('id').where('judge_id', '=', judgeId).orderBy('id').forUpdate().execute();
    const able = await judgeable(tx, round);
    const mine = (await worksOfJudge(tx, judgeId)).filter((work) => (categoryId === null || work.category_id === categoryId) && work.state !== 'recused' && able.has(work.entry_id));
    const openOnes = mine.filter(({ state }) => state === 'open');
    const values = await listValues(tx, round, judgeId, mine);
    const missing = openOnes.filter((work) => !isComplete(round.method, round.terms, values.get(work.id)!)).length + (await listGaps(tx, round, judgeId, mine));
    if (missing > 0) judgingErrors.fail('judging.list-incomplete', { count: missing });
    await writeLocked(tx, ctx, round, openOnes.map((work) => ({ work, value: values.get(work.id)! })));
    return openOnes.length;
  });
}

/** The values to be locked: of pairs, the shares they come to; of picks, what was not picked; of ranks, closed up where a work has left. */
async function listValues(tx: Tx, round: RoundRecord, judgeId: string, works: readonly WorkRow[]): Promise<Map<string, ScoreValue | null>> {
  if (round.method === 'pairwise') {
    const compared = await comparisonsOf(tx, judgeId);
    return new Map([...Map.groupBy(works, (work) => work.category_id).values()].flatMap((list) => [...shares(list.map(({ id }) => id), compared)].map(([id, share]) => [id, { share }] as const)));
  }
  if (round.method === 'ranking') {
    return new Map([...Map.groupBy(works, (work) => work.category_id).values()].flatMap((list) => {
      const placed = list.filter((work) => work.value?.position != null).toSorted((a, b) => a.value!.position! - b.value!.position!);
      return list.map((work) => [work.id, placed.includes(work) ? { position: placed.indexOf(work) + 1 } : null] as const);
    }));
  }
  return new Map(works.map((work) => [work.id, work.value ?? (round.method === 'top-picks' ? { picked: false } : null)]));
}

async function listGaps(tx: Tx, round: RoundRecord, judgeId: string, works: readonly WorkRow[]): Promise<number> {
  if (round.method !== 'pairwise') return 0;
  const made = new Set((await comparisonsOf(tx, judgeId)).map(({ firstId, secondId }) => `${firstId} ${secondId}`));
  return [...Map.groupBy(works, (work) => work.category_id).values()].reduce((sum, list) => sum + pairsAsked(list.map(({ id }) => id)).filter(([first, second]) => !made.has(`${first} ${second}`)).length, 0);
}

async function writeLocked(tx: Tx, ctx: Context, round: RoundRecord, scores: readonly { work: WorkRow; value: ScoreValue }[]): Promise<void> {
  if (scores.length === 0) return;
  const now = ctx.clock.now();
  for (const { work, value } of scores) await tx.updateTable('judging_assignments').set({ state: 'locked', locked_at: now, value: JSON.stringify(value), confidence: work.confidence ?? 'medium', version: work.version + 1 }).where('id', '=', work.id).execute();
  await tx.insertInto('judging_scores').values(scores.map(({ work, value }) => ({ assignment_id: work.id, seq: 1, value: JSON.stringify(value), confidence: work.confidence ?? 'medium', at: now }))).execute();
  const place = await placeOf(tx, round.hostId, now);
  await recordFacts(tx, ctx, scores.map(({ work }) => ({ kind: scoreLocked, place, campaignId: round.campaignId, subject: { type: 'judging-score', id: work.id } })));
  for (const { work } of scores) await audit(tx, ctx, { action: 'score.locked', objectType: 'judging-score', objectId: work.id, nodeId: round.hostId });
}

/** A judge recuses themselves from a work: its draft is emptied, the work waits for another judge. Errors: those of saveDraft. */
export async function recuse(ctx: Context, id: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const { work, round } = await openWork(tx, ctx, id);
    await tx.updateTable('judging_assignments').set({ state: 'recused', reason, value: null, confidence: null, version: work.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'judging-work.recused', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId, reason, before: { assignment: id } });
  });
}

/** Says which of two works is better; saying it again replaces it. Errors: judging.no-pair and those of saveDraft. */
export async function compare(ctx: Context, judgeId: string, input: { firstId: string; secondId: string; better: 'first' | 'second' | 'even' }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const [firstId, secondId, better] = input.firstId < input.secondId ? [input.firstId, input.secondId, input.better] : [input.secondId, input.firstId, input.better === 'even' ? 'even' : input.better === 'first' ? 'second' : 'first'];
    const first = await openWork(tx, ctx, firstId);
    const second = await openWork(tx, ctx, secondId);
    if (first.round.method !== 'pairwise' || first.work.judge_id !== judgeId || second.work.judge_id !== judgeId || first.work.category_id !== second.work.category_id) judgingErrors.fail('judging.no-pair');
    const now = ctx.clock.now();
    await tx
      .insertInto('judging_comparisons')
      .values({ judge_id: judgeId, first_id: firstId, second_id: secondId, better, saved_at: now })
      .onConflict((conflict) => conflict.columns(['judge_id', 'first_id', 'second_id']).doUpdateSet({ better, saved_at: now }))
      .execute();
    await tx.updateTable('judging_assignments').set({ saved_at: now }).where('id', 'in', [firstId, secondId]).execute();
  });
}
