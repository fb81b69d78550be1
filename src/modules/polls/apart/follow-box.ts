import { keyOfLog, sha256, verifyEd25519 } from '../../../ledger/public.ts';
import type { Checkpoint } from '../../../ledger/transparency/check/checkpoint.ts';
import { parseKey } from '../../../ledger/transparency/check/notes.ts';
import { requireCheckpoint } from '../../../ledger/transparency/check/signed.ts';
import { isConsistent, treeHashing } from '../../../ledger/transparency/check/tree.ts';
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

/** Hands a published poll to its box, or sees that it is there, with the addresses that institutions share. `since`: leaves of its log that are known here. */
async function handOver(ctx: Context, poll: PollRecord, since: number): Promise<BoxState> {
  return askBox(ctx, poll.boxUrl!, { order: 'take-up', poll: poll.id, campaign: poll.campaignId, rules: poll.rules as PublishedRules, prefixes: await sharedPrefixes(ctx.db, poll.hostId), since }, BoxState);
}

/** A checkpoint, once its signature was found to be that of the key in the rules. Throws when it is not. */
async function readCheckpoint(poll: PollRecord, note: string): Promise<Checkpoint> {
  const key = parseKey(sha256, (poll.rules as PublishedRules).box!.key)!;
  return (await requireCheckpoint({ sha256, verify: verifyEd25519, kinds: [] }, note, key, [])).checkpoint;
}

/**
 * Keeps what a box told. Its latest checkpoint takes the place of the one before only if it is signed and goes on from it: the export must go
 * on from the one that is kept, so a box that lost or changed leaves cannot have its result published.
 */
async function keepHeard(ctx: Context, poll: PollRecord, state: BoxState, known: { note: string; checkpoint: Checkpoint } | null): Promise<void> {
  const latest = await readCheckpoint(poll, state.checkpoint);
  const goesOn = known === null || isConsistent(treeHashing(sha256), known.checkpoint, latest, state.consistency.map((hash) => Buffer.from(hash, 'base64')));
  if (!goesOn) ctx.log.error({ poll: poll.id, size: latest.size, known: known.checkpoint.size }, 'the log of the ballot box does not go on from what it was');
  const heard = Heard.parse({ ...state, checkpoint: goesOn ? state.checkpoint : known.note });
  await ctx.db.updateTable('polls').set({ box_heard: JSON.stringify(heard) }).where('id', '=', poll.id).execute();
}

/**
 * Looks after a poll whose ballots a box takes: it has the poll, what it tells is kept, and what ended there ends here. @returns how many
 * voters it has ballots of; null: it cannot be reached, or says what cannot be right.
 */
export async function followBox(ctx: Context, poll: PollRecord): Promise<number | null> {
  try {
    const before = Heard.safeParse(poll.boxHeard);
    const known = before.success ? { note: before.data.checkpoint, checkpoint: await readCheckpoint(poll, before.data.checkpoint) } : null;
    const state = await handOver(ctx, poll, known?.checkpoint.size ?? 0);
    const skew = skewOf(ctx, state.now);
    if (skew > SKEW_MS) ctx.log.warn({ poll: poll.id, seconds: Math.round(skew / 1000) }, 'the clocks of site and ballot box differ');
    await keepHeard(ctx, poll, state, known);
    if (poll.state === 'published' && state.state === 'cancelled') await cancelPoll(ctx, poll.id, { version: poll.version, reason: state.reason ?? '' });
    else if (poll.state === 'published' && (state.state !== 'published' || poll.closesAt <= ctx.clock.now())) await closePoll(ctx, poll.id, { reason: state.reason ?? '' });
    return state.ballots;
  } catch (error) {
    ctx.log.warn({ err: error, poll: poll.id }, 'the ballot box could not be followed');
    return null;
  }
}
