import type { z } from 'zod';
import { requireContact } from '../../../modules/people/public.ts';
import { requireUnderLimit } from '../../../platform/auth/limits.ts';
import { encryptField } from '../../../platform/crypto/fields.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewFeedback } from './feedback.schemas.ts';

/** What the contact's encryption is bound to. */
export const CONTACT = 'site-feedback.contact';

const LIMIT = { name: 'site-feedback', points: 6, seconds: 3600 };

/** Keeps what a reader said, without a name or address, and a contact only where one was left; six an hour from one address. Errors: contact.invalid, rate.limited. */
export async function leaveFeedback(ctx: Context, input: z.infer<typeof NewFeedback>): Promise<void> {
  const contact = input.contact === '' ? null : await requireContact(ctx, input.contact);
  await requireUnderLimit(ctx.db, LIMIT, ctx.address ?? 'unknown');
  await ctx.db
    .insertInto('site_feedback')
    .values({
      id: newId(), at: ctx.clock.now(), locale: ctx.locale, topic: input.topic, about_path: input.about === '' ? null : input.about, message: input.message,
      contact_kind: contact?.kind ?? null, contact_cipher: contact === null ? null : encryptField(ctx.keys, CONTACT, contact.value),
    })
    .execute();
}
