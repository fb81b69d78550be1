import { nextOutsideQuietHours } from '../../platform/calendar/calendar.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Bilingual, type Locale, pick } from '../../platform/i18n/messages.ts';
import { type Delivery, deliveryOf } from '../../platform/messaging/channels.ts';
import { sendMessage } from '../../platform/messaging/messaging.ts';
import { contactInClear } from './contacts.queries.ts';
import { ownPerson } from './me.queries.ts';

export interface Notification {
  readonly personId: string;
  /** `notice-reminder`: what it is for; one word a kind. */
  readonly purpose: string;
  readonly subject: Bilingual;
  readonly text: Bilingual;
}

/**
 * Sends a message to a person in the caller's transaction: by the way and in the language they chose, never in their quiet hours
 * (it waits for their end; hours are of Asia/Shanghai on the machine's clock, which is the one people live by). The reading of the
 * contact is part of the message's own record. @returns false when the person wants no messages or nothing leads to them.
 */
export async function notifyPerson(tx: Db, ctx: Context, notification: Notification): Promise<boolean> {
  const person = await ownPerson(tx, notification.personId);
  if (person === undefined || person.erased_at !== null || person.notify_by === 'none') return false;
  const ways = person.notify_by === 'sms' ? (['sms', 'mail'] as const) : (['mail', 'sms'] as const);
  for (const channel of ways) {
    const delivery: Delivery = await deliveryOf({ config: ctx.config, db: tx }, channel);
    const to = delivery === 'none' ? null : await contactInClear(tx, ctx.keys, person.id, channel === 'sms' ? 'mobile' : 'email');
    if (to === null) continue;
    const locale = person.locale as Locale;
    const now = new Date();
    const at = nextOutsideQuietHours(now, { from: person.quiet_from, to: person.quiet_to });
    const id = await sendMessage(tx, ctx, { channel, to, subject: pick(notification.subject, locale), text: pick(notification.text, locale), purpose: notification.purpose, personId: person.id, notBefore: at > now ? at : undefined });
    return id !== null;
  }
  return false;
}
