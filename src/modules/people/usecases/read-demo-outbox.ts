import { secondFactorSecret } from '../../../platform/auth/second-factor.ts';
import { STEP_SECONDS, totpAt } from '../../../platform/auth/totp.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { readOutbox } from '../../../platform/messaging/messaging.ts';

const MESSAGES = 50;
const AUTHENTICATORS = 200;

export interface DemoOutbox {
  readonly messages: { id: string; channel: 'mail' | 'sms'; to: string; subject: string; text: string; at: string }[];
  readonly authenticators: { username: string; name: string; code: string; seconds: number }[];
}

/**
 * What the demonstration would have sent, and what the authenticators of its accounts show now, so that a visitor can sign in as
 * anybody there. `username` narrows the authenticators to names that begin so. Answers not-found anywhere else.
 */
export async function readDemoOutbox(ctx: Context, username = ''): Promise<DemoOutbox> {
  if (!(await isDemonstration(ctx))) commonErrors.fail('not-found');
  const accounts = await ctx.db
    .selectFrom('accounts')
    .innerJoin('persons', 'persons.id', 'accounts.person_id')
    .select(['accounts.id', 'accounts.username', 'persons.display_name'])
    .where('accounts.demonstration', '=', true)
    .where('accounts.status', '=', 'active')
    .where('accounts.username', 'like', `${username.trim().toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
    .orderBy('accounts.id')
    .limit(AUTHENTICATORS)
    .execute();
  const now = new Date();
  const authenticators: DemoOutbox['authenticators'] = [];
  for (const account of accounts) {
    const secret = await secondFactorSecret(ctx, account.id);
    if (secret !== null) authenticators.push({ username: account.username ?? '', name: account.display_name, code: totpAt(secret, now), seconds: STEP_SECONDS - (Math.floor(now.getTime() / 1000) % STEP_SECONDS) });
  }
  const messages = await readOutbox(ctx, MESSAGES);
  return { messages: messages.map(({ id, channel, to, subject, text, at }) => ({ id, channel, to, subject, text, at: at.toISOString() })), authenticators };
}
