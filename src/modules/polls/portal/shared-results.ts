import type { Context } from '../../../platform/http/context.ts';
import { areTotalsPublic, totalsOf } from '../results/totals.ts';
import type { Totals } from '../polls.schemas.ts';
import { type PublicPoll, publicPoll } from './public-poll.ts';

interface Results {
  readonly known: PublicPoll;
  readonly totals: Totals | null;
}

const running = new WeakMap<Context['db'], Map<string, Promise<Results>>>();

async function read(ctx: Context, id: string): Promise<Results> {
  const known = await publicPoll(ctx, id);
  return { known, totals: areTotalsPublic(ctx, known.poll) ? await totalsOf(ctx, known.poll) : null };
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
