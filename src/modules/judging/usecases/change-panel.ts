import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { organizationsById } from '../../organizations/public.ts';
import { findAccountOfPerson } from '../../people/public.ts';
import { conflictsOf, ownCategories } from '../conflicts.rules.ts';
import { entryFacts, judgeFacts, type JudgeRow, nextLetter, requireJudge, roundEntries, surroundings } from '../judges.queries.ts';
import { judgingErrors } from '../judging.errors.ts';
import { beJudge, manageJudging } from '../judging.policy.ts';
import type { Answer, JudgeChange, NewJudge, Relation } from '../judging.schemas.ts';
import { lockRound, requireState, type RoundRecord } from '../rounds.queries.ts';
import { tellJudge } from '../tell-judge.ts';

async function saveExpertise(tx: Tx, judgeId: string, expertise: NewJudge['expertise']): Promise<void> {
  await tx.deleteFrom('judging_expertise').where('judge_id', '=', judgeId).execute();
  const once = new Map(expertise.map((each) => [each.categoryId, each.level]));
  if (once.size > 0) await tx.insertInto('judging_expertise').values([...once].map(([category_id, level]) => ({ judge_id: judgeId, category_id, level }))).execute();
}

/** Refuses who cannot judge anything of the round at all, saying why. */
async function requireEligible(tx: Tx, ctx: Context, round: RoundRecord, judge: Pick<JudgeRow, 'id' | 'account_id' | 'person_id' | 'unit_id'>): Promise<void> {
  if (round.notJudges.includes(judge.account_id)) judgingErrors.failField('personId', 'judging.judged-before');
  const entries = [...(await roundEntries(tx, round)).values()].map(entryFacts);
  const own = ownCategories(judge.account_id, entries);
  if (round.categories.every(({ categoryId }) => own.has(categoryId))) judgingErrors.failField('personId', 'judging.judge-is-entrant');
  const [facts] = await judgeFacts(tx, [judge], ctx.clock.now());
  const conflicts = conflictsOf([facts!], entries, await surroundings(tx, round));
  if (entries.length > 0 && conflicts.length === entries.length && conflicts.some(({ why }) => why === 'sees')) judgingErrors.failField('personId', 'judging.judge-sees-authors');
}

/**
 * Invites a person who holds the role of judge to a round's panel, also while it is open (a replacement).
 * Errors: judging.needs-role, .invited-already, .judge-is-entrant (in every category), .judge-sees-authors, .judged-before, .round-state.
 */
export async function inviteJudge(ctx: Context, roundId: string, input: NewJudge): Promise<string> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  return ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change', nodes);
    requireState(round, 'draft', 'open');
    const account = await findAccountOfPerson(tx, input.personId, ctx.clock.now());
    if (account === undefined || account.status !== 'active' || !account.grants.some(({ role }) => beJudge.roles.includes(role))) return judgingErrors.failField('personId', 'judging.needs-role');
    const id = newId();
    await requireEligible(tx, ctx, round, { id, account_id: account.accountId, person_id: account.personId, unit_id: account.unitId });
    await translating(
      tx
        .insertInto('judging_judges')
        .values({ id, round_id: roundId, account_id: account.accountId, person_id: account.personId, unit_id: account.unitId, letter: await nextLetter(tx, round), state: 'invited', most: input.most ?? round.terms.mostPerJudge, invited_at: ctx.clock.now() })
        .execute(),
      { judging_judges_round_id_account_id_key: () => judgingErrors.failField('personId', 'judging.invited-already') },
    );
    await saveExpertise(tx, id, input.expertise);
    await tellJudge(tx, ctx, round, account.personId, 'invited', 0);
    await audit(tx, ctx, { action: 'judge.invited', objectType: 'judging-round', objectId: roundId, nodeId: round.hostId, after: { judge: id, personId: input.personId } });
    return id;
  });
}

/** Changes a judge's load and expertise. */
export async function changeJudge(ctx: Context, id: string, input: JudgeChange): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const judge = await requireJudge(tx, id);
    const round = await hosted(tx, judge.round_id, nodes);
    requireState(round, 'draft', 'open');
    if (input.most !== undefined) await tx.updateTable('judging_judges').set({ most: input.most }).where('id', '=', id).execute();
    await saveExpertise(tx, id, input.expertise);
    await audit(tx, ctx, { action: 'judge.changed', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId, after: { judge: id, most: input.most, expertise: input.expertise } });
  });
}

/** A round of the host's area, where another's judge is simply not found. */
async function hosted(tx: Tx, roundId: string, nodes: readonly string[]): Promise<RoundRecord> {
  return lockRound(tx, roundId, 'change', nodes).catch((error: unknown) => {
    throw (error as { code?: string }).code === 'judging.round-not-found' ? judgingErrors.error('judging.judge-not-found') : error;
  });
}

/** Takes a judge off the panel: scores they locked stay, works not locked go back to be assigned anew. @returns how many went back. */
export async function removeJudge(ctx: Context, id: string, reason: string): Promise<number> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  return ctx.db.transaction().execute(async (tx) => {
    const judge = await requireJudge(tx, id);
    const round = await hosted(tx, judge.round_id, nodes);
    requireState(round, 'draft', 'open');
    await tx.updateTable('judging_judges').set({ state: 'removed', reason }).where('id', '=', id).execute();
    const { numUpdatedRows } = await tx.updateTable('judging_assignments').set({ state: 'removed', reason }).where('judge_id', '=', id).where('state', '=', 'open').executeTakeFirst();
    await audit(tx, ctx, { action: 'judge.removed', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId, reason, before: { judge: id, state: judge.state }, after: { returned: Number(numUpdatedRows) } });
    return Number(numUpdatedRows);
  });
}

async function saveRelations(tx: Tx, ctx: Context, judgeId: string, relations: readonly Relation[]): Promise<void> {
  const units = new Set((await organizationsById(tx, relations.flatMap(({ nodeId }) => nodeId ?? []))).map(({ id }) => id));
  relations.forEach((each, index) => {
    if (each.kind === 'unit' ? each.nodeId === null || !units.has(each.nodeId) : each.name === null) judgingErrors.failField(`relations.${index}`, 'judging.relation-unknown');
  });
  await tx.deleteFrom('judging_relations').where('judge_id', '=', judgeId).execute();
  if (relations.length === 0) return;
  await tx
    .insertInto('judging_relations')
    .values(relations.map((each) => ({ id: newId(), judge_id: judgeId, kind: each.kind, node_id: each.kind === 'unit' ? each.nodeId : null, name: each.kind === 'person' ? each.name : null, why: each.why, declared_at: ctx.clock.now() })))
    .execute();
}

/** A judge accepts or declines, declaring relations at once. Errors: judging.answered, .relation-unknown, .round-state. */
export async function answerInvitation(ctx: Context, id: string, input: Answer): Promise<void> {
  const { accountId } = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const judge = await requireJudge(tx, id, accountId);
    const round = await lockRound(tx, judge.round_id, 'share');
    requireState(round, 'draft', 'open');
    if (judge.state !== 'invited') judgingErrors.fail('judging.answered');
    await saveRelations(tx, ctx, id, input.accept ? input.relations : []);
    await tx.updateTable('judging_judges').set({ state: input.accept ? 'accepted' : 'declined', reason: input.accept ? '' : input.reason, answered_at: ctx.clock.now() }).where('id', '=', id).where('state', '=', 'invited').execute();
    await audit(tx, ctx, { action: input.accept ? 'judge.accepted' : 'judge.declined', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId, reason: input.reason, after: { judge: id, relations: input.relations.length } });
  });
}

/**
 * A judge declares relations anew. What is assigned already stays, so that a judge cannot learn whose a work is by declaring names until it
 * vanishes; the host sees the conflict and takes the work away.
 */
export async function declareRelations(ctx: Context, id: string, relations: readonly Relation[]): Promise<void> {
  const { accountId } = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const judge = await requireJudge(tx, id, accountId);
    const round = await lockRound(tx, judge.round_id, 'share');
    requireState(round, 'draft', 'open');
    if (judge.state !== 'accepted') judgingErrors.fail('judging.not-accepted');
    await saveRelations(tx, ctx, id, relations);
    await audit(tx, ctx, { action: 'judge.declared', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId, after: { judge: id, relations: relations.length } });
  });
}
