import { sql } from 'kysely';
import { holdTree, recordFacts } from '../../ledger/public.ts';
import type { Context } from '../../platform/http/context.ts';
import { placeOf } from '../organizations/public.ts';
import { closeAtBox } from './apart/at-box.ts';
import { followBox } from './apart/follow-box.ts';
import { scanPoll } from './fraud/scan.ts';
import { ballotsCast } from './polls.facts.ts';
import { lockPoll, requirePoll } from './polls.queries.ts';
import { closePoll } from './usecases/step-poll.ts';

const SCAN_EVERY_MS = 10 * 60_000;
/** Address traces go so long after a poll closed: by then marks are decided. */
const TRACES_MS = 30 * 86_400_000;
const TRACES_AT_ONCE = 20_000;

async function countVotes(ctx: Context, pollId: string): Promise<number> {
  const { rows } = await sql<{ voters: number }>`select count(*) as voters from ballots where poll_id = ${pollId} and revision = 1`.execute(ctx.db);
  return rows[0]!.voters;
}

/** Tells the ledger how many ballots came since it was told last: one fact for all of them, apart from where ballots are taken. */
async function reportBallots(ctx: Context, pollId: string, ballots: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const poll = await lockPoll(tx, pollId);
    const { ballots_reported: told } = await tx.selectFrom('polls').select('ballots_reported').where('id', '=', pollId).executeTakeFirstOrThrow();
    const more = ballots - told;
    if (more <= 0) return;
    await recordFacts(tx, ctx, [{ kind: ballotsCast, place: await placeOf(tx, poll.hostId, ctx.clock.now()), campaignId: poll.campaignId, subject: { type: 'poll', id: pollId }, quantity: more }]);
    await tx.updateTable('polls').set({ ballots_reported: told + more }).where('id', '=', pollId).execute();
  });
}

/** Removes the address traces of a poll's ballots, some at a time. */
async function removeTraces(ctx: Context, pollId: string): Promise<void> {
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      update ballots set near = null, middle = null, wide = null, pace_ms = null
      where poll_id = ${pollId} and (voter, revision) in (select voter, revision from ballots where poll_id = ${pollId} and (near is not null or pace_ms is not null) limit ${TRACES_AT_ONCE})`.execute(ctx.db);
    if (Number(numAffectedRows) === 0) break;
  }
  await ctx.db.updateTable('polls').set({ traces_removed_at: ctx.clock.now() }).where('id', '=', pollId).execute();
}

/** Lets the traces of polls that closed long ago expire. */
async function expireTraces(ctx: Context): Promise<void> {
  const expired = await ctx.db.selectFrom('polls').select('id').where('state', 'in', ['closed', 'final', 'cancelled']).where('traces_removed_at', 'is', null).where('closed_at', '<', new Date(ctx.clock.now().getTime() - TRACES_MS)).execute();
  for (const { id } of expired) await removeTraces(ctx, id);
}

interface Running {
  readonly id: string;
  readonly scanned_at: Date | null;
}

/** Closes a poll at its time by `close`, and looks for fraud when that is due. */
async function closeAndLook(ctx: Context, { id, scanned_at: scannedAt }: Running, close: (ctx: Context, id: string) => Promise<void>): Promise<void> {
  const now = ctx.clock.now();
  const poll = await requirePoll(ctx.db, id);
  const closing = poll.state === 'published' && poll.closesAt <= now;
  if (closing) await close(ctx, id);
  // Ballots stop coming with the close, so the last look of all is the one after it.
  if (closing || (scannedAt === null || (poll.state === 'published' ? now.getTime() - scannedAt.getTime() >= SCAN_EVERY_MS : scannedAt < (poll.closedAt ?? now)))) await scanPoll(ctx, await requirePoll(ctx.db, id));
}

const runningPolls = (ctx: Context) => ctx.db.selectFrom('polls').select(['id', 'scanned_at']).where('state', 'in', ['published', 'closed']);

/** What falls due for polls: closing at their time, looking for fraud, telling the ledger of ballots, letting traces expire; following a ballot box that runs apart. */
export const pollsSweep = {
  name: 'polls',
  async run(ctx: Context): Promise<void> {
    for (const running of await runningPolls(ctx).where('box_url', 'is', null).where('opens_at', '<=', ctx.clock.now()).execute()) {
      await closeAndLook(ctx, running, closePoll);
      await reportBallots(ctx, running.id, await countVotes(ctx, running.id));
    }
    // From the publishing on: the box may not have been there to take the poll up.
    for (const { id } of await runningPolls(ctx).where('box_url', 'is not', null).execute()) {
      const ballots = await followBox(ctx, await requirePoll(ctx.db, id));
      if (ballots !== null) await reportBallots(ctx, id, ballots);
    }
    await expireTraces(ctx);
  },
};

/** What falls due at a ballot box that runs apart; what concerns people and figures is its desk's. */
export const boxSweep = {
  name: 'ballot-box',
  async run(ctx: Context): Promise<void> {
    for (const running of await runningPolls(ctx).where('opens_at', '<=', ctx.clock.now()).execute()) await closeAndLook(ctx, running, (_, id) => closeAtBox(ctx, id, ''));
    await expireTraces(ctx);
  },
};
