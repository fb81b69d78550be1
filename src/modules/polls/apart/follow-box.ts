import { keyOfLog, sha256, verifyEd25519 } from '../../../ledger/public.ts';
import { parseKey } from '../../../ledger/transparency/check/notes.ts';
import { requireCheckpoint } from '../../../ledger/transparency/check/signed.ts';
import type { Context } from '../../../platform/http/context.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { sharedPrefixes } from '../fraud/scan.ts';
import { type PollRecord, requirePoll } from '../polls.queries.ts';
import type { PublishedRules } from '../published-rules.ts';
import { cancelPoll, closePoll } from '../usecases/step-poll.ts';
import { askBox } from './ask-box.ts';
import { boxErrors } from './box.errors.ts';
import { BoxState, Greeting, Heard } from './orders.ts';

/** Clocks further apart than this would close desk and box at different times. */
const SKEW_MS = 5000;

const skewOf = (ctx: Context, told: string): number => Math.abs(ctx.clock.now().getTime() - new Date(told).getTime());

/**
 * Where this site has a ballot box of its own, asks it for the key that will sign a poll's log, before the rules that name it are published.
 * Errors: box.away, box.stranger, box.clock, box.same-secret. @returns null: ballots are taken here.
 */
export async function greetBox(ctx: Context, pollId: string): Promise<NonNullable<PublishedRules['box']> | null> {
  const url = ctx.config.boxUrl;
  if (url === undefined || !(await requirePoll(ctx.db, pollId)).secret) return null;
  const { key, now } = await askBox(ctx, url, { order: 'greet', poll: pollId }, Greeting);
  const skew = skewOf(ctx, now);
  if (skew > SKEW_MS) boxErrors.fail('box.clock', { seconds: Math.round(skew / 1000) });
  const [theirs, ours] = [parseKey(sha256, key), parseKey(sha256, await keyOfLog(ctx, ctx.db, logOfPoll(pollId)))];
  if (theirs === null) return boxErrors.fail('box.stranger');
  if (Buffer.from(theirs.publicKey).equals(ours!.publicKey)) boxErrors.fail('box.same-secret');
  return { url, key };
}

/** Hands a published poll to its box, or sees that it is there, with the addresses that institutions share. */
async function handOver(ctx: Context, poll: PollRecord): Promise<BoxState> {
  return askBox(ctx, poll.boxUrl!, { order: 'take-up', poll: poll.id, campaign: poll.campaignId, rules: poll.rules as PublishedRules, prefixes: await sharedPrefixes(ctx.db, poll.hostId) }, BoxState);
}

/** How many leaves a checkpoint covers, once its signature was found to be that of the key in the rules. Throws when it is not. */
async function sizeOf(poll: PollRecord, note: string): Promise<number> {
  const key = parseKey(sha256, (poll.rules as PublishedRules).box!.key)!;
  return (await requireCheckpoint({ sha256, verify: verifyEd25519, kinds: [] }, note, key, [])).checkpoint.size;
}

/** Keeps what a box told. Its latest checkpoint is kept only if it is signed and does not go back: the export must go on from it in the end. */
async function keepHeard(ctx: Context, poll: PollRecord, state: BoxState): Promise<void> {
  const before = Heard.safeParse(poll.boxHeard);
  const [size, known] = [await sizeOf(poll, state.checkpoint), before.success ? await sizeOf(poll, before.data.checkpoint) : 0];
  if (size < known) ctx.log.error({ poll: poll.id, size, known }, 'the log of the ballot box went back');
  const heard = Heard.parse({ ...state, checkpoint: size < known ? before.data!.checkpoint : state.checkpoint });
  await ctx.db.updateTable('polls').set({ box_heard: JSON.stringify(heard) }).where('id', '=', poll.id).execute();
}

/**
 * Looks after a poll whose ballots a box takes: it has the poll, what it tells is kept, and what ended there ends here. @returns how many
 * voters it has ballots of; null: it cannot be reached, or says what cannot be right.
 */
export async function followBox(ctx: Context, poll: PollRecord): Promise<number | null> {
  try {
    const state = await handOver(ctx, poll);
    const skew = skewOf(ctx, state.now);
    if (skew > SKEW_MS) ctx.log.warn({ poll: poll.id, seconds: Math.round(skew / 1000) }, 'the clocks of site and ballot box differ');
    await keepHeard(ctx, poll, state);
    if (poll.state === 'published' && state.state === 'cancelled') await cancelPoll(ctx, poll.id, { version: poll.version, reason: state.reason ?? '' });
    else if (poll.state === 'published' && (state.state !== 'published' || poll.closesAt <= ctx.clock.now())) await closePoll(ctx, poll.id, { reason: state.reason ?? '' });
    return state.ballots;
  } catch (error) {
    ctx.log.warn({ err: error, poll: poll.id }, 'the ballot box could not be followed');
    return null;
  }
}
