import type { z } from 'zod';
import { commonErrors, CodedError } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pollErrors } from '../polls.errors.ts';
import { lockForStep } from '../polls.access.ts';
import { requirePoll } from '../polls.queries.ts';
import type { PollAction } from '../polls.rules.ts';
import { boxErrors } from './box.errors.ts';
import { BoxState, type Order } from './orders.ts';
import { ANSWER_HEADER, isAnswerOf, ORDER_HEADER, sealOrder } from './seal.ts';

const PATIENCE_MS = 20_000;

/** The box's refusal as our own, sentence and parameters. */
function refusalOf(text: string): CodedError {
  const { code, params } = JSON.parse(text) as { code: string; params: Record<string, string | number> };
  const known = { ...commonErrors.definitions, ...pollErrors.definitions, ...boxErrors.definitions } as Record<string, (typeof pollErrors.definitions)['poll.state']>;
  const definition = known[code];
  return definition === undefined ? boxErrors.error('box.away') : new CodedError(code, definition, params);
}

/**
 * Gives a box an order and reads its answer, each under the seal of the common secret. Errors: those of the order, box.away, box.stranger,
 * order.late.
 */
export async function askBox<S extends z.ZodType>(ctx: Pick<Context, 'config' | 'log'>, url: string, order: Order, answer: S): Promise<z.infer<S>> {
  const secret = ctx.config.boxSecret ?? boxErrors.fail('box.stranger');
  const body = JSON.stringify(order);
  const seal = sealOrder(secret, body);
  const away = (error: unknown): never => {
    ctx.log.warn({ err: error, box: url, order: order.order }, 'the ballot box could not be reached');
    return boxErrors.fail('box.away');
  };
  const response = await fetch(`${url}/api/box/orders`, {
    method: 'POST', headers: { 'content-type': 'application/json', [ORDER_HEADER]: seal }, body, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(away);
  const text = await response.text().catch(away);
  if (!isAnswerOf(secret, seal, response.status, text, response.headers.get(ANSWER_HEADER) ?? '')) {
    ctx.log.warn({ box: url, order: order.order, status: response.status }, 'the answer is not our ballot box\'s');
    return boxErrors.fail(response.status >= 500 ? 'box.away' : 'box.stranger');
  }
  if (!response.ok) throw refusalOf(text);
  return answer.parse(JSON.parse(text));
}

/**
 * Where a box of its own takes a poll's ballots, has it do a step before the step is done here, once the actor was seen to be allowed to.
 * @returns how the poll stands at the box then; null: its ballots are here.
 */
export async function firstAtBox(ctx: Context, id: string, action: PollAction, options: Parameters<typeof lockForStep>[4], order: Order): Promise<BoxState | null> {
  const { boxUrl } = await requirePoll(ctx.db, id);
  if (boxUrl === null) return null;
  await ctx.db.transaction().execute((tx) => lockForStep(tx, ctx, id, action, options));
  return askBox(ctx, boxUrl, order, BoxState);
}
