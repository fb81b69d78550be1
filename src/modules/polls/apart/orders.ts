import { z } from '@hono/zod-openapi';
import { Id } from '../../../platform/http/api.ts';
import type { PublishedRules } from '../published-rules.ts';

const Rules = z.custom<PublishedRules>((value) => (value as PublishedRules | null)?.format === 'heming-poll-rules-1');
const reason = z.string().max(500);

/** What the desk may ask of a box. Each may come twice without harm. */
export const Order = z.discriminatedUnion('order', [
  z.object({ order: z.literal('greet'), poll: Id }),
  z.object({ order: z.literal('take-up'), poll: Id, campaign: Id, rules: Rules, prefixes: z.array(z.string().max(50)).max(10_000), since: z.number().int().min(0) }),
  z.object({ order: z.literal('close'), poll: Id, reason }),
  z.object({ order: z.literal('cancel'), poll: Id, reason }),
  z.object({ order: z.literal('withdraw'), poll: Id, number: z.number().int(), reason }),
  z.object({ order: z.literal('scan'), poll: Id }),
  z.object({ order: z.literal('decide'), poll: Id, mark: Id, decision: Id, action: z.enum(['quarantine', 'reinstate', 'dismiss']), reason, matched: z.number().int() }),
  z.object({ order: z.literal('finish'), poll: Id }),
  z.object({ order: z.literal('marks'), poll: Id }),
  z.object({ order: z.literal('totals'), poll: Id }),
]);
export type Order = z.infer<typeof Order>;

/** How the box names itself before it takes up a poll: the key that will sign the poll's log, and its time. */
export const Greeting = z.object({ key: z.string().max(500), now: z.iso.datetime() });

/** How a poll stands at its box: nothing of single ballots. */
export const BoxState = z.object({
  state: z.enum(['published', 'closed', 'final', 'cancelled']), closedAt: z.iso.datetime().nullable(), reason: z.string().nullable(),
  ballots: z.number().int(), waitingMarks: z.number().int(), checkpoint: z.string().max(20_000), now: z.iso.datetime(),
  /** That the checkpoint goes on from the size the desk named when it had the poll taken up (RFC 6962 section 2.1.2), base64. */
  consistency: z.array(z.base64()).max(64),
});
export type BoxState = z.infer<typeof BoxState>;

/** What the desk keeps of it. */
export const Heard = BoxState.pick({ state: true, ballots: true, waitingMarks: true, checkpoint: true });
