import type { Context } from '../../platform/http/context.ts';
import type { PollRecord } from './polls.queries.ts';
import { momentOf } from './polls.rules.ts';
import type { Poll } from './polls.schemas.ts';
import type { PublishedRules } from './published-rules.ts';

export function presentPoll(ctx: Context, poll: PollRecord): Poll {
  return {
    id: poll.id, campaignId: poll.campaignId, hostId: poll.hostId, title: poll.title, about: poll.about, state: poll.state, stateReason: poll.stateReason, moment: momentOf(poll, ctx.clock.now()), eligibility: poll.eligibility, unitId: poll.unitId, secret: poll.secret,
    minChoices: poll.minChoices, maxChoices: poll.maxChoices, liveTotals: poll.liveTotals, replaceable: poll.replaceable, opensAt: poll.opensAt.toISOString(), closesAt: poll.closesAt.toISOString(), contestId: poll.contestId, noMinors: poll.noMinors,
    options: poll.options.map((option) => ({ ...option })), version: poll.version, rulesHash: poll.rulesHash?.toString('base64') ?? null, publicKey: (poll.rules as PublishedRules | null)?.deskKey ?? null, boxUrl: poll.boxUrl,
  };
}
