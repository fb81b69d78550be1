import { z } from 'zod';
import { decryptField, encryptField, maskEmail, maskMobile } from '../crypto/fields.ts';
import type { Db } from '../db/db.ts';
import type { Context } from '../http/context.ts';
import { newId } from '../ids/ids.ts';
import { defineJob, enqueue } from '../jobs/jobs.ts';
import { type Channel, deliveryOf, sendMail, sendSms } from './channels.ts';

const RECIPIENT = 'message.recipient';
const BODY = 'message.body';
/** Texts and addresses are kept so long after the message was made, in days: for tracing a failure, then they go. */
export const MESSAGE_DAYS = 30;

export interface Message {
  readonly channel: Channel;
  /** Mobile number or e-mail address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** `sign-in-code`, `notice-reminder`: what it is for; never holds personal data. */
  readonly purpose: string;
  readonly personId?: string;
  /** Machine time before which it is not sent (quiet hours). */
  readonly notBefore?: Date;
}

/** Sends one message that waits. Running twice is harmless: a sent one is skipped, and the receiver gets the same id. */
export const sendMessageJob = defineJob({
  name: 'messaging.send',
  schema: z.object({ id: z.string() }),
  async handle(ctx, { id }) {
    const row = await ctx.db.selectFrom('outgoing_messages').selectAll().where('id', '=', id).where('sent_at', 'is', null).executeTakeFirst();
    if (row === undefined || (await deliveryOf(ctx, row.channel as Channel)) !== 'live') return;
    const to = decryptField(ctx.keys, RECIPIENT, row.recipient_cipher);
    const text = decryptField(ctx.keys, BODY, row.body_cipher);
    const attempts = row.attempts + 1;
    try {
      if (row.channel === 'mail') await sendMail(ctx.config, { to, subject: row.subject, text, id });
      else await sendSms(ctx.config, { to, text, id });
    } catch (error) {
      const failure = (error instanceof Error ? error.message : String(error)).replaceAll(to, row.recipient_masked).slice(0, 500);
      await ctx.db.updateTable('outgoing_messages').set({ failed_at: new Date(), failure, attempts }).where('id', '=', id).execute();
      throw new Error(`message ${id} was not sent: ${failure}`, { cause: error });
    }
    await ctx.db.updateTable('outgoing_messages').set({ sent_at: new Date(), failed_at: null, failure: null, attempts }).where('id', '=', id).execute();
  },
});

/**
 * Puts a message in the outbox in the caller's transaction; a job sends it where the channel is live. In the demonstration it
 * stays in the outbox. @returns its id, or null when the channel leads nowhere.
 */
export async function sendMessage(tx: Db, ctx: Context, message: Message): Promise<string | null> {
  const delivery = await deliveryOf({ config: ctx.config, db: tx }, message.channel);
  if (delivery === 'none') return null;
  const id = newId();
  await tx
    .insertInto('outgoing_messages')
    .values({
      id, channel: message.channel, recipient_cipher: encryptField(ctx.keys, RECIPIENT, message.to), recipient_masked: message.channel === 'mail' ? maskEmail(message.to) : maskMobile(message.to),
      subject: message.subject, body_cipher: encryptField(ctx.keys, BODY, message.text), purpose: message.purpose, created_at: new Date(),
      person_id: message.personId ?? null, not_before: message.notBefore ?? null, sent_at: null, failed_at: null, failure: null,
    })
    .execute();
  if (delivery === 'live') await enqueue(tx, sendMessageJob, { id }, message.notBefore === undefined ? {} : { runAt: message.notBefore });
  return id;
}

// Numbers and addresses that nobody can own (the demonstration's own people).
const isSynthetic = (to: string) => /^100\d{8}$/.test(to) || /@example\.(org|com|net)$/.test(to);

/** The newest messages of the outbox in clear, for the demonstration's page only; a real recipient stays masked. */
export async function readOutbox(ctx: Context, limit: number) {
  const rows = await ctx.db.selectFrom('outgoing_messages').selectAll().orderBy('created_at', 'desc').limit(limit).execute();
  const recipient = (row: (typeof rows)[number]) => {
    const to = decryptField(ctx.keys, RECIPIENT, row.recipient_cipher);
    return isSynthetic(to) ? to : row.recipient_masked;
  };
  return rows.map((row) => ({ id: row.id, channel: row.channel as Channel, to: recipient(row), subject: row.subject, text: decryptField(ctx.keys, BODY, row.body_cipher), purpose: row.purpose, at: row.created_at }));
}

/** What was sent to a person, without the texts: for their own page and export. */
export async function messagesTo(db: Db, personId: string) {
  return db.selectFrom('outgoing_messages').select(['channel', 'subject', 'purpose', 'recipient_masked', 'created_at', 'sent_at']).where('person_id', '=', personId).orderBy('created_at', 'desc').limit(200).execute();
}

/** Removes messages to a person. @returns how many. */
export async function removeMessagesTo(db: Db, personId: string): Promise<number> {
  return Number((await db.deleteFrom('outgoing_messages').where('person_id', '=', personId).executeTakeFirst()).numDeletedRows);
}

/** Removes messages older than MESSAGE_DAYS; `at` is machine time. */
export async function removeOldMessages(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('outgoing_messages').where('created_at', '<', new Date(at.getTime() - MESSAGE_DAYS * 86_400_000)).execute();
}
