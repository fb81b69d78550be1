import { CodedError } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { areTotalsPublic, totalsOf } from '../results/totals.ts';
import type { Totals } from '../polls.schemas.ts';
import { type PublicPoll, publicPoll } from './public-poll.ts';

interface Results {
  readonly known: PublicPoll;
  readonly totals: Totals | null;
  /** A box of its own counts, and cannot be reached. */
  readonly away: boolean;
}

const AWAY = new Set(['box.away', 'box.stranger', 'order.late']);
const running = new WeakMap<Context['db'], Map<string, Promise<Results>>>();

async function read(ctx: Context, id: string): Promise<Results> {
  const known = await publicPoll(ctx, id);
  if (!areTotalsPublic(ctx, known.poll)) return { known, totals: null, away: false };
  try {
    return { known, totals: await totalsOf(ctx, known.poll), away: false };
  } catch (error) {
    if (!(error instanceof CodedError) || !AWAY.has(error.code)) throw error;
    return { known, totals: null, away: true };
  }
}

/** A poll with the totals that the public may see, null where there are none; read once for all who ask at a time, however many come when a kept page runs out. */
export function sharedResults(ctx: Context, id: string): Promise<Results> {
  const all = running.get(ctx.db) ?? new Map<string, Promise<Results>>();
  running.set(ctx.db, all);
  let results = all.get(id);
  if (results === undefined) {
    results = read(ctx, id).finally(() => all.delete(id));
    all.set(id, results);
  }
  return results;
}
