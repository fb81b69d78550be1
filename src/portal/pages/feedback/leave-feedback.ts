import type { z } from 'zod';
import { requireUnderLimit } from '../../../platform/auth/limits.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewFeedback } from './feedback.schemas.ts';

const LIMIT = { name: 'site-feedback', points: 6, seconds: 3600 };

/** Keeps what a reader said, without a name or address; six an hour from one address. */
export async function leaveFeedback(ctx: Context, input: z.infer<typeof NewFeedback>): Promise<void> {
  await requireUnderLimit(ctx.db, LIMIT, ctx.address ?? 'unknown');
  await ctx.db
    .insertInto('site_feedback')
    .values({ id: newId(), at: ctx.clock.now(), locale: ctx.locale, topic: input.topic, about_path: input.about === '' ? null : input.about, message: input.message, reply: null, replied_at: null, replied_by: null })
    .execute();
}
