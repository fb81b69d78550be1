import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { entriesOfRound } from '../entries-of-round.ts';
import { judgeRows } from '../judges.queries.ts';
import { judgingErrors } from '../judging.errors.ts';
import { manageJudging } from '../judging.policy.ts';
import type { Amendment, Discussion } from '../judging.schemas.ts';
import { isListMethod } from '../judging.words.ts';
import { lockRound, requireRound, requireScoring, requireState, type RoundRecord } from '../rounds.queries.ts';
import { gradesExist, isComplete, pointsOf, spreadOf, valueFor } from '../scoring.rules.ts';
import { requireWork, scoresOf, type WorkRow, worksOfRound } from '../works.queries.ts';

/** Points of a judge's present score; positions count against the length of the judge's list. */
export function currentPoints(round: RoundRecord, work: WorkRow, all: readonly WorkRow[]): number {
  const list = all.filter((each) => each.judge_id === work.judge_id && each.category_id === work.category_id && each.state === 'locked').length;
  return pointsOf(round.method, round.terms, work.value!, list);
}

/** Entries whose judges have all locked and differ by the round's spread or more. */
export function disputedEntries(round: RoundRecord, works: readonly WorkRow[]): Set<string> {
  const byEntry = Map.groupBy(works.filter(({ state, left_state }) => (state === 'open' || state === 'locked') && left_state === null), ({ entry_id }) => entry_id);
  return new Set([...byEntry].filter(([, given]) => given.length > 1 && given.every(({ state }) => state === 'locked') && spreadOf(given.map((work) => currentPoints(round, work, works))) >= round.terms.disputeSpread).map(([entry]) => entry));
}

/** Opens a disputed entry to its judges. Errors: judging.not-disputed, .closed. */
export async function openDiscussion(ctx: Context, roundId: string, entryId: string): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change', nodes);
    requireState(round, 'open');
    requireScoring(round, ctx.clock.now());
    if (!disputedEntries(round, await worksOfRound(tx, roundId)).has(entryId)) judgingErrors.fail('judging.not-disputed');
    await tx.insertInto('judging_discussions').values({ round_id: roundId, entry_id: entryId, opened_at: ctx.clock.now(), opened_by: accountIdOf(ctx.actor) }).onConflict((conflict) => conflict.doNothing()).execute();
    await audit(tx, ctx, { action: 'judging-discussion.opened', objectType: 'judging-round', objectId: roundId, nodeId: round.hostId, after: { entry: entryId } });
  });
}

/** A judge's own locked work that is being discussed; refuses with judging.not-in-discussion. */
async function discussedWork(db: Db, ctx: Context, id: string): Promise<WorkRow> {
  const work = await requireWork(db, id, requireAccount(ctx.actor).accountId);
  if (!work.discussed || work.state !== 'locked') judgingErrors.fail('judging.not-in-discussion');
  return work;
}

/** What was said and scored in a discussion. Judges go by number, and only those who have locked are shown. */
async function present(db: Db, ctx: Context, round: RoundRecord, entryId: string, mine: string | null): Promise<Discussion> {
  const all = await worksOfRound(db, round.id);
  const numbers = new Map((await judgeRows(db, round.id)).map((judge) => [judge.id, judge.letter]));
  const works = all.filter((work) => work.entry_id === entryId && work.state === 'locked');
  const scores = await scoresOf(db, works.map(({ id }) => id));
  const remarks = await db.selectFrom('judging_remarks').selectAll().where('round_id', '=', round.id).where('entry_id', '=', entryId).orderBy('at').orderBy('id').execute();
  const list = (work: WorkRow) => all.filter((each) => each.judge_id === work.judge_id && each.category_id === work.category_id && each.state === 'locked').length;
  return {
    number: (await entriesOfRound(db, round.id)).find((entry) => entry.entryId === entryId)!.number,
    mine: mine === null ? null : (numbers.get(mine) ?? null),
    open: round.state === 'open' && ctx.clock.now() < round.closesAt,
    scores: works
      .map((work) => {
        const [first, ...later] = scores.get(work.id)!;
        const points = (value: typeof first) => pointsOf(round.method, round.terms, value!.value, list(work));
        return { judge: numbers.get(work.judge_id)!, points: points(first), value: first!.value, panel: work.panel, amendments: later.map((each) => ({ points: points(each), value: each.value, reason: each.reason, at: each.at.toISOString() })) };
      })
      .toSorted((a, b) => a.judge - b.judge),
    remarks: remarks.map((row) => ({ judge: row.judge_id === null ? null : numbers.get(row.judge_id)!, text: row.body, at: row.at.toISOString() })),
  };
}

/** The discussion of one's own work. */
export async function discussionForJudge(ctx: Context, id: string): Promise<Discussion> {
  const work = await discussedWork(ctx.db, ctx, id);
  return present(ctx.db, ctx, await requireRound(ctx.db, work.round_id), work.entry_id, work.judge_id);
}

async function write(tx: Tx, ctx: Context, round: RoundRecord, entryId: string, judgeId: string | null, text: string): Promise<void> {
  requireScoring(round, ctx.clock.now());
  await tx.insertInto('judging_remarks').values({ id: newId(), round_id: round.id, entry_id: entryId, judge_id: judgeId, body: text, at: ctx.clock.now() }).execute();
}

/** A judge speaks in a discussion. */
export async function remark(ctx: Context, id: string, text: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const work = await discussedWork(tx, ctx, id);
    await write(tx, ctx, await lockRound(tx, work.round_id, 'share'), work.entry_id, work.judge_id, text);
  });
}

/** The host speaks in a discussion of its round, named as the host. Errors: judging.not-in-discussion, .closed. */
export async function hostRemark(ctx: Context, roundId: string, entryId: string, text: string): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'share', nodes);
    const open = await tx.selectFrom('judging_discussions').select('entry_id').where('round_id', '=', roundId).where('entry_id', '=', entryId).executeTakeFirst();
    if (open === undefined) judgingErrors.fail('judging.not-in-discussion');
    await write(tx, ctx, round, entryId, null, text);
  });
}

/** A judge amends a locked score after discussion; the former one stays on record. Lists are not amended: one place of a list moves the others. Errors: judging.whole-list, .incomplete, .grade-unknown, .closed, .not-in-discussion. */
export async function amendScore(ctx: Context, id: string, input: Amendment): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const found = await discussedWork(tx, ctx, id);
    const round = await lockRound(tx, found.round_id, 'share');
    await tx.selectFrom('judging_assignments').select('id').where('id', '=', id).forUpdate().execute();
    const work = await discussedWork(tx, ctx, id);
    requireScoring(round, ctx.clock.now());
    if (isListMethod(round.method)) judgingErrors.fail('judging.whole-list');
    if (work.left_state !== null) judgingErrors.fail('judging.entry-left');
    const value = valueFor(round.method, input.value);
    if (!gradesExist(round.terms, value)) judgingErrors.failField('value.grades', 'judging.grade-unknown');
    if (!isComplete(round.method, round.terms, value)) judgingErrors.fail('judging.incomplete');
    const seq = (await scoresOf(tx, [id])).get(id)!.length + 1;
    await tx.insertInto('judging_scores').values({ assignment_id: id, seq, value: JSON.stringify(value), confidence: input.confidence, reason: input.reason, at: ctx.clock.now() }).execute();
    await tx.updateTable('judging_assignments').set({ value: JSON.stringify(value), confidence: input.confidence, version: work.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'score.amended', objectType: 'judging-score', objectId: id, nodeId: round.hostId, reason: input.reason });
  });
}

/** A disputed entry's discussion as the host reads it. */
export async function discussionForHost(ctx: Context, roundId: string, entryId: string): Promise<Discussion> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  const round = await requireRound(ctx.db, roundId, nodes);
  const open = await ctx.db.selectFrom('judging_discussions').select('entry_id').where('round_id', '=', roundId).where('entry_id', '=', entryId).executeTakeFirst();
  if (open === undefined) judgingErrors.fail('judging.not-in-discussion');
  return present(ctx.db, ctx, round, entryId, null);
}
