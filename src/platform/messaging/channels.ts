import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/db.ts';

export type Channel = 'mail' | 'sms';

/** Whether messages of a channel leave the house (`live`), stay in the demonstration's outbox (`outbox`), or cannot be sent (`none`). */
export type Delivery = 'live' | 'outbox' | 'none';

const SEND_MS = 20_000;

/** Whether this installation shows the demonstration: asked for at start, and its data is (being) loaded. */
export async function isDemonstration(services: { readonly config: Config; readonly db: Db }): Promise<boolean> {
  if (!services.config.demo) return false;
  return (await services.db.selectFrom('settings').select('key').where('key', '=', 'demonstration').executeTakeFirst()) !== undefined;
}

/** What becomes of a message sent by the channel. */
export async function deliveryOf(services: { readonly config: Config; readonly db: Db }, channel: Channel): Promise<Delivery> {
  const address = channel === 'mail' ? services.config.smtpUrl : services.config.smsUrl;
  if (address !== undefined) return 'live';
  return (await isDemonstration(services)) ? 'outbox' : 'none';
}

/** Sends mail through the configured server; throws when it does not take it. */
export async function sendMail(config: Config, message: { to: string; subject: string; text: string; id: string }): Promise<void> {
  const transport = createTransport({ url: config.smtpUrl!, connectionTimeout: SEND_MS, socketTimeout: SEND_MS });
  try {
    // The same Message-ID on a second try lets receivers drop the copy.
    await transport.sendMail({ from: config.mailFrom, to: message.to, subject: message.subject, text: message.text, messageId: `<${message.id}@heming>` });
  } finally {
    transport.close();
  }
}

/** Hands an SMS to the gateway: POST {id, to, text} as JSON; any 2xx answer means taken. */
export async function sendSms(config: Config, message: { to: string; text: string; id: string }): Promise<void> {
  const response = await fetch(config.smsUrl!, {
    method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': message.id }, body: JSON.stringify(message), signal: AbortSignal.timeout(SEND_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`the SMS gateway answered ${response.status}`);
}
