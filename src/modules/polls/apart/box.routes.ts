import { Hono } from 'hono';
import { inclusionProof } from '../../../ledger/public.ts';
import { CodedError, commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { invalidInput, toProblem } from '../../../platform/http/problem.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { pollErrors } from '../polls.errors.ts';
import { requirePoll } from '../polls.queries.ts';
import { publicTotals } from '../results/totals.ts';
import { carryOut } from './at-box.ts';
import { boxErrors } from './box.errors.ts';
import { Order } from './orders.ts';
import { ANSWER_HEADER, ORDER_HEADER, readSeal, sealAnswer } from './seal.ts';

/** Anybody's page may read what a box publishes. */
const EVERYBODY = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

function readOrder(body: string): Order {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return commonErrors.fail('input.malformed');
  }
  const parsed = Order.safeParse(value, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** The answer to an order, or its refusal, as status and body. A fault passes. */
async function answerTo(ctx: Context, body: string, seal: 'right' | 'late'): Promise<[200 | CodedError['status'], string]> {
  try {
    if (seal === 'late') boxErrors.fail('order.late');
    return [200, JSON.stringify(await carryOut({ ...ctx, actor: { kind: 'system', name: 'desk' }, address: null }, readOrder(body)))];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [error.status, JSON.stringify(toProblem(error, ctx.locale, ctx.requestId))];
  }
}

const idOf = (text: string): string => (isId(text) ? text : pollErrors.fail('poll.not-found'));

/**
 * What a ballot box that runs apart answers beside ballots and the log: orders of its desk, each under the seal of the common secret; and,
 * to anybody, a poll's rules and state, proofs, and totals where the rules show them.
 */
export const boxRoutes = new Hono<Env>()
  .post('/api/box/orders', async (c) => {
    const { ctx } = c.var;
    const secret = ctx.config.boxSecret!;
    const given = c.req.header(ORDER_HEADER) ?? '';
    const body = await c.req.text();
    const seal = readSeal(secret, given, body);
    if (seal === 'wrong') return boxErrors.fail('order.refused');
    const [status, answer] = await answerTo(ctx, body, seal);
    return c.body(answer, status, { 'content-type': 'application/json', 'cache-control': 'no-store', [ANSWER_HEADER]: sealAnswer(secret, given, status, answer) });
  })
  .get('/api/polls/:id', async (c) => {
    const poll = await requirePoll(c.var.ctx.db, idOf(c.req.param('id')));
    return c.json({ rules: poll.rules, rulesHash: poll.rulesHash!.toString('base64'), state: poll.state, stateReason: poll.stateReason, closedAt: poll.closedAt?.toISOString() ?? null, withdrawn: poll.options.flatMap(({ number, withdrawn }) => (withdrawn === null ? [] : [{ number, ...withdrawn }])) }, 200, EVERYBODY);
  })
  .get('/api/polls/:id/totals', async (c) => c.json(await publicTotals(c.var.ctx, await requirePoll(c.var.ctx.db, idOf(c.req.param('id')))), 200, EVERYBODY))
  .get('/api/polls/:id/proofs/:seq', async (c) => {
    const seq = c.req.param('seq');
    const { id } = await requirePoll(c.var.ctx.db, idOf(c.req.param('id')));
    if (!/^\d{1,18}$/.test(seq)) commonErrors.fail('not-found');
    const found = await inclusionProof(c.var.ctx.db, logOfPoll(id), seq);
    return c.json(found === undefined ? { index: null, leaf: null, proof: null } : { index: found.index, leaf: Buffer.from(found.leaf).toString('utf8'), proof: found.text }, 200, EVERYBODY);
  })
  .get('/', (c) => c.text(`票箱：收取 ${c.var.ctx.config.deskUrl} 的不记名选票，公布日志。\nA ballot box: it takes the secret ballots of ${c.var.ctx.config.deskUrl} and publishes their log.\n`));
