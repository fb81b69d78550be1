import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '../config/config.ts';
import type { Db } from '../db/db.ts';
import { readSetting } from '../settings/settings.ts';

export type Channel = 'mail' | 'sms';

/** Whether messages of a channel leave the house (`live`), stay in the demonstration's outbox (`outbox`), or cannot be sent (`none`). */
export type Delivery = 'live' | 'outbox' | 'none';

const SEND_MS = 20_000;

const KEY = 'demonstration';
// A demonstration stays one: once found, it is known without asking.
const known = new WeakSet<Config>();

/** Whether this installation shows the demonstration: asked for at start, and its data is (being) loaded. */
export async function isDemonstration(services: { readonly config: Config; readonly db: Db }): Promise<boolean> {
  if (!services.config.demo) return false;
  if ((await services.db.selectFrom('settings').select('key').where('key', '=', KEY).executeTakeFirst()) === undefined) return false;
  known.add(services.config);
  return true;
}

/** The same without asking the database, once `isDemonstration` has found it; the web process asks when it starts. For pages drawn at once. */
export const isKnownDemonstration = (config: Config): boolean => known.has(config);

const Both = z.object({ zh: z.string(), en: z.string() });
const Loaded = z.object({ result: z.object({ accounts: z.array(z.object({ username: z.string(), password: z.string(), role: Both, unit: Both })) }) });

/** The accounts that visitors of the demonstration sign in with; none until it is loaded, nor anywhere else. */
export async function demonstrationAccounts(services: { readonly config: Config; readonly db: Db }): Promise<z.infer<typeof Loaded>['result']['accounts']> {
  if (!(await isDemonstration(services))) return [];
  return (await readSetting(services.db, KEY, Loaded))?.result.accounts ?? [];
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
