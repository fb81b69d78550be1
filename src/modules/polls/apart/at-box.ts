import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { appendToLog, consistencyProof, findLog, keyOfLog, latestCheckpoint, leafOf, openLog } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { createRoot, findRoot } from '../../organizations/public.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { canonicalJson } from '../canonical.ts';
import { listMarks, waitingMarksOf } from '../fraud/marks.queries.ts';
import { scanPoll } from '../fraud/scan.ts';
import { pollErrors } from '../polls.errors.ts';
import { lockPoll, type PollRecord, requirePoll } from '../polls.queries.ts';
import { countForGood, keepResult } from '../results/finish-poll.ts';
import { totalsOf } from '../results/totals.ts';
import { keepDecision } from '../usecases/decide-mark.ts';
import { endTaking, takeOptionAway } from '../usecases/end-taking.ts';
import { mayBeWithdrawn } from '../usecases/step-poll.ts';
import { boxErrors } from './box.errors.ts';
import type { BoxState, Order } from './orders.ts';

type OrderTo<Name extends Order['order']> = Extract<Order, { order: Name }>;

/** The one office a box knows: the site whose desk it serves, by its address. Polls there stand in its name. */
export async function settleBox(ctx: Context, deskUrl: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7160405)`.execute(tx);
    if ((await findRoot(tx)) !== undefined) return;
    await createRoot(tx, ctx, { code: 'DESK', name: new URL(deskUrl).host.slice(0, 120), nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null });
  });
}

/** How a poll stands here, for the desk, and that its log goes on from the size that the desk knows. */
async function stateOf(ctx: Context, id: string, since = 0): Promise<BoxState> {
  const poll = await requirePoll(ctx.db, id);
  const { rows } = await sql<{ voters: number }>`select count(*) as voters from ballots where poll_id = ${id} and revision = 1`.execute(ctx.db);
  const checkpoint = (await latestCheckpoint(ctx.db, logOfPoll(id)))!;
  const consistency = since > checkpoint.size ? [] : await consistencyProof(ctx.db, (await findLog(ctx.db, logOfPoll(id)))!, since, checkpoint.size);
  return {
    state: poll.state as BoxState['state'], closedAt: poll.closedAt?.toISOString() ?? null, reason: poll.stateReason, ballots: rows[0]!.voters,
    waitingMarks: await waitingMarksOf(ctx.db, id), checkpoint: checkpoint.note, now: ctx.clock.now().toISOString(),
    consistency: consistency.map((hash) => Buffer.from(hash).toString('base64')),
  };
}

async function insertPoll(tx: Tx, ctx: Context, { poll: id, campaign, rules, prefixes }: OrderTo<'take-up'>): Promise<void> {
  const hostId = (await findRoot(tx))!.id;
  const rulesHash = hash('sha256', canonicalJson(rules), 'buffer');
  await tx
    .insertInto('polls')
    .values({
      id, campaign_id: campaign, host_id: hostId, title_zh: rules.title.zh, title_en: rules.title.en, about_zh: rules.about.zh, about_en: rules.about.en, eligibility: rules.eligibility, unit_id: rules.eligibility === 'unit' ? hostId : null,
      secret: true, min_choices: rules.minChoices, max_choices: rules.maxChoices, live_totals: rules.liveTotals, replaceable: rules.replaceable, opens_at: rules.opensAt, closes_at: rules.closesAt,
      state: 'published', rules: JSON.stringify(rules), rules_hash: rulesHash, shared_prefixes: [...prefixes], created_at: ctx.clock.now(),
    })
    .execute();
  await tx.insertInto('poll_options').values(rules.options.map(({ number, title }) => ({ poll_id: id, number, title_zh: title.zh, title_en: title.en }))).execute();
  await openLog(ctx, tx, logOfPoll(id));
  await appendToLog(tx, logOfPoll(id), leafOf('ballot', { poll: id, rules: rulesHash.toString('base64') }));
  await audit(tx, ctx, { action: 'poll.published', objectType: 'poll', objectId: id, nodeId: hostId, after: { rules, rulesHash: rulesHash.toString('base64') } });
}

/** Takes a published poll up, once; its rules are the first leaf of its log here. Addresses that institutions share are brought up to date. Errors: box.other-rules, .other-key. */
async function takeUp(ctx: Context, order: OrderTo<'take-up'>): Promise<void> {
  const { poll: id, rules, prefixes } = order;
  if (rules.poll !== id || !rules.secret || rules.replaceable || rules.deskKey === null) boxErrors.fail('box.other-rules');
  if (rules.box?.key !== (await keyOfLog(ctx, ctx.db, logOfPoll(id)))) boxErrors.fail('box.other-key');
  await ctx.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7160406, hashtext(${id}))`.execute(tx);
    if ((await tx.selectFrom('polls').select('id').where('id', '=', id).executeTakeFirst()) === undefined) return insertPoll(tx, ctx, order);
    const poll = await requirePoll(tx, id);
    if (!poll.rulesHash!.equals(hash('sha256', canonicalJson(rules), 'buffer'))) boxErrors.fail('box.other-rules');
    // As where the desk itself takes ballots: what was marked may be a school by now, so the next sweep looks again.
    if (canonicalJson(poll.sharedPrefixes) !== canonicalJson(prefixes)) await tx.updateTable('polls').set({ shared_prefixes: [...prefixes], scanned_at: null }).where('id', '=', id).execute();
  });
}

/** Closes a poll here, or finds it ended already. Before its time only with a reason. Errors: poll.early. */
export async function closeAtBox(ctx: Context, id: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockPoll(tx, id);
    if (poll.state !== 'published') return;
    const at = ctx.clock.now();
    if (at < poll.closesAt && reason === '') pollErrors.fail('poll.early');
    await endTaking(tx, ctx, poll, { state: 'closed', reason, at });
    await audit(tx, ctx, { action: 'poll.closed', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason: reason === '' ? undefined : reason });
  });
}

async function cancelAtBox(ctx: Context, { poll: id, reason }: OrderTo<'cancel'>): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockPoll(tx, id);
    if (poll.state !== 'published') return;
    await endTaking(tx, ctx, poll, { state: 'cancelled', reason, at: ctx.clock.now() });
    await audit(tx, ctx, { action: 'poll.cancelled', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason });
  });
}

async function withdrawAtBox(ctx: Context, { poll: id, number, reason }: OrderTo<'withdraw'>): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockPoll(tx, id);
    if (poll.state !== 'published') pollErrors.fail('poll.state');
    if (!mayBeWithdrawn(poll, number)) return;
    await takeOptionAway(tx, poll, number, reason, ctx.clock.now());
    await audit(tx, ctx, { action: 'poll.option-withdrawn', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason, after: { number } });
  });
}

async function decideAtBox(ctx: Context, { poll: id, mark, decision, ...input }: OrderTo<'decide'>): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockPoll(tx, id);
    if (poll.state !== 'published' && poll.state !== 'closed') pollErrors.fail('poll.state');
    if ((await tx.selectFrom('poll_decisions').select('id').where('id', '=', decision).executeTakeFirst()) !== undefined) return;
    await keepDecision(tx, ctx, poll, mark, decision, input);
  });
}

async function finishAtBox(ctx: Context, id: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockPoll(tx, id);
    if (poll.state === 'final') return;
    if (poll.state !== 'closed') pollErrors.fail('poll.state');
    const result = await countForGood(tx, poll);
    await keepResult(tx, poll, result);
    await audit(tx, ctx, { action: 'poll.finished', objectType: 'poll', objectId: id, nodeId: poll.hostId, after: { ballots: result.ballots, quarantined: result.quarantined, counted: result.counted } });
  });
}

/** Totals for the desk: those that the rules hide stay hidden from it too until nothing can change them. */
function totalsForDesk(ctx: Context, poll: PollRecord) {
  if (poll.state === 'published' && !poll.liveTotals) pollErrors.fail('results.hidden');
  return totalsOf(ctx, poll);
}

/** Carries out an order of the desk. @returns what `orders.ts` says of its answer. */
export async function carryOut(ctx: Context, order: Order): Promise<unknown> {
  const { poll: id } = order;
  switch (order.order) {
    case 'greet':
      return { key: await keyOfLog(ctx, ctx.db, logOfPoll(id)), now: ctx.clock.now().toISOString() };
    case 'marks':
      return listMarks(ctx.db, id);
    case 'totals':
      return totalsForDesk(ctx, await requirePoll(ctx.db, id));
    case 'take-up':
      await takeUp(ctx, order);
      return stateOf(ctx, id, order.since);
    case 'close':
      await closeAtBox(ctx, id, order.reason);
      break;
    case 'cancel':
      await cancelAtBox(ctx, order);
      break;
    case 'withdraw':
      await withdrawAtBox(ctx, order);
      break;
    case 'scan':
      await scanPoll(ctx, await requirePoll(ctx.db, id));
      break;
    case 'decide':
      await decideAtBox(ctx, order);
      break;
    case 'finish':
      await finishAtBox(ctx, id);
      break;
  }
  return stateOf(ctx, id);
}
