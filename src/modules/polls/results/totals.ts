import type { Context } from '../../../platform/http/context.ts';
import type { PublishedResult } from '../check/opening.ts';
import { askBox } from '../apart/ask-box.ts';
import { pollErrors } from '../polls.errors.ts';
import type { PollRecord } from '../polls.queries.ts';
import { momentOf } from '../polls.rules.ts';
import { Totals } from '../polls.schemas.ts';
import { countBallots, statementByRule } from './tally.ts';

/** Running totals are counted anew after so long, however many ask. */
export const LIVE_MS = 10_000;

interface Counted {
  readonly at: number;
  readonly totals: Promise<Totals>;
}

const counted = new WeakMap<Context['db'], Map<string, Counted>>();

/** Whether the public may see totals at this moment: always after the result is final, before only where the rules say so. */
export function areTotalsPublic(ctx: Context, poll: PollRecord): boolean {
  const moment = momentOf(poll, ctx.clock.now());
  return moment === 'final' || (poll.liveTotals && (moment === 'open' || moment === 'counting'));
}

async function count(ctx: Context, poll: PollRecord): Promise<Totals> {
  if (poll.boxUrl !== null) return askBox(ctx, poll.boxUrl, { order: 'totals', poll: poll.id }, Totals);
  const tally = await countBallots(ctx.db, poll);
  return { pollId: poll.id, countedAt: ctx.clock.now().toISOString(), final: false, ballots: tally.ballots, quarantined: tally.quarantined, counted: tally.counted, options: tally.options.map((option) => ({ ...option })), rules: await statementByRule(ctx.db, poll.id) };
}

/** A poll's totals: the published ones once they are final, else counted at most every ten seconds in this process, once for all who ask; where a box of its own counts, it is asked. Errors: box.away. */
export function totalsOf(ctx: Context, poll: PollRecord): Promise<Totals> {
  if (poll.state === 'final') {
    const { ballots, quarantined, counted: votes, options, rules } = poll.result as PublishedResult;
    return Promise.resolve({ pollId: poll.id, countedAt: (poll.closedAt ?? poll.closesAt).toISOString(), final: true, ballots, quarantined, counted: votes, options: options.map((option) => ({ ...option })), rules: rules.map((rule) => ({ ...rule })) });
  }
  const known = counted.get(ctx.db) ?? new Map<string, Counted>();
  counted.set(ctx.db, known);
  const before = known.get(poll.id);
  if (before !== undefined && performance.now() - before.at < LIVE_MS) return before.totals;
  if (known.size > 200) known.clear();
  const totals = count(ctx, poll);
  known.set(poll.id, { at: performance.now(), totals });
  totals.catch(() => known.delete(poll.id));
  return totals;
}

/** The totals for the public. Errors: results.hidden. */
export function publicTotals(ctx: Context, poll: PollRecord): Promise<Totals> {
  return areTotalsPublic(ctx, poll) ? totalsOf(ctx, poll) : pollErrors.fail('results.hidden');
}
