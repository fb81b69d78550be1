import { z } from '@hono/zod-openapi';
import { Id } from '../../../platform/http/api.ts';
import { Answer } from '../awards.schemas.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const at = z.iso.datetime();
const count = z.number().int();

/** How a contest was run, in figures and rules. Nothing in it leads to a person. */
export const Account = z
  .object({
    contestId: Id, contest: Words, campaign: Words, host: Words, opensAt: at, closesAt: at,
    categories: z.array(z.object({ id: Id, name: Words, submitted: count })),
    funnel: z.array(z.object({ depth: count, categoryId: Id, offices: count, received: count, passed: count })).openapi({ description: 'By tier, the lowest first; depth 0 is the host, whose passed entries went into judging.' }),
    rounds: z.array(
      z.object({
        id: Id, name: Words, kind: z.enum(['round', 'extra', 'review']), method: z.enum(['rubric', 'pass-fail', 'top-picks', 'ranking', 'pairwise']), panel: count, judgesPerEntry: count, blind: z.array(z.string()), ties: z.array(z.string()),
        criteria: z.array(z.object({ key: z.string(), label: Words, weight: z.number() })), openedAt: at.nullable(), closedAt: at, works: count, scores: count, unsettled: count, resultSha256: z.string(),
        agreement: z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), method: z.string() }),
      }),
    ),
    scheme: z.object({ fixedAt: at, levels: z.array(z.object({ categoryId: Id, name: Words, places: count, awarded: count, revoked: count })) }).nullable(),
    notices: z.array(z.object({ id: Id, noticedAt: at, withdrawnReason: z.string().nullable(), vacancies: z.array(z.object({ categoryId: Id, level: Words, count, reason: z.string() })) })),
    objections: z.object({ received: count, open: count, withdrawn: count, answers: z.array(Answer) }),
    awards: z.array(z.object({ categoryId: Id, level: Words, title: Words, unit: Words, grantedAt: at, revokedReason: z.string().nullable() })).openapi({ description: 'Works and the units that entered them; authors are named on the works’ own pages as they agreed.' }),
  })
  .openapi('ContestAccount');
export type Account = z.infer<typeof Account>;
