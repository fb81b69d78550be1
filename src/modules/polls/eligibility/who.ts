import { randomBytes } from 'node:crypto';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { CODE_SECONDS, engineOf } from '../../../platform/auth/engine.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import { blindIndex } from '../../../platform/crypto/fields.ts';
import type { Context } from '../../../platform/http/context.ts';
import { deliveryOf } from '../../../platform/messaging/channels.ts';
import { sendMessage } from '../../../platform/messaging/messaging.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { Contact } from '../../people/public.ts';
import { voterTag } from '../ballots/pass.ts';
import { prefixesOf } from '../fraud/prefixes.ts';
import { pollErrors } from '../polls.errors.ts';
import type { PollRecord } from '../polls.queries.ts';
import { momentOf } from '../polls.rules.ts';
import type { PassRequest } from '../polls.schemas.ts';
import { canonicalCode, canonicalContact, contactOf } from './contacts.ts';
import { isListedVoter } from './voters.ts';

const CONTACT_LIMIT: Limit = { name: 'poll-code-to', points: 1, seconds: 60 };
const CONTACT_DAY_LIMIT: Limit = { name: 'poll-code-to-day', points: 10, seconds: 24 * 3600 };
/** Wide enough for a school or an office behind one address. */
const ADDRESS_LIMIT: Limit = { name: 'poll-desk-from', points: 2000, seconds: 3600 };
/** Guesses of codes from one address: a wrong one uses this up. */
const WRONG_LIMIT: Limit = { name: 'poll-desk-wrong', points: 60, seconds: 3600 };

/** The prefix under which requests to the desk are limited: an IPv4 address, or the /64 of an IPv6 one. */
const limitKey = (ctx: Context) => blindIndex(ctx.keys, 'poll-desk', prefixesOf(ctx.address ?? '')[0] ?? 'unknown').toString('base64url');

const aliasOf = (ctx: Context, poll: PollRecord, contact: Contact) => `${blindIndex(ctx.keys, `poll-code ${poll.id}`, `${contact.kind}:${contact.value}`).toString('hex')}@contact.invalid`;

/** Refuses what a poll's desk does not answer at this moment. */
export function requireOpen(ctx: Context, poll: PollRecord): void {
  const moment = momentOf(poll, ctx.clock.now());
  if (moment === 'waiting') pollErrors.fail('ballot.not-open');
  if (moment === 'cancelled') pollErrors.fail('ballot.cancelled');
  if (moment !== 'open') pollErrors.fail('ballot.closed');
}

/**
 * Sends a one-time code to a contact that may take part. For a roster, a contact that is not on it is told so only after a code proved
 * whose it is: the desk does not say who is on a list. Errors: pass.contact, pass.no-channel, rate.limited.
 */
export async function requestContactCode(ctx: Context, poll: PollRecord, text: string): Promise<{ seconds: number; outbox: boolean }> {
  requireOpen(ctx, poll);
  if (poll.eligibility !== 'contact' && poll.eligibility !== 'roster') pollErrors.fail('ballot.mode');
  const contact = (await contactOf(ctx, text)) ?? pollErrors.failField('contact', 'pass.contact');
  const channel = contact.kind === 'mobile' ? 'sms' : 'mail';
  const delivery = await deliveryOf(ctx, channel);
  if (delivery === 'none') pollErrors.fail('pass.no-channel');
  const alias = aliasOf(ctx, poll, contact);
  await requireUnderLimit(ctx.db, ADDRESS_LIMIT, limitKey(ctx));
  await requireUnderLimit(ctx.db, CONTACT_LIMIT, alias);
  await requireUnderLimit(ctx.db, CONTACT_DAY_LIMIT, alias);
  const code = await engineOf(ctx).makeCode(alias);
  const minutes = CODE_SECONDS / 60;
  const title = pick(poll.title, ctx.locale);
  const [subject, body] = ctx.locale === 'en' ? ['Your code for voting', `Your code for “${title}”: ${code}. It holds for ${minutes} minutes. Give it to nobody.`] : ['投票验证码', `您参加“${title}”投票的验证码：${code}，${minutes}分钟内有效，请勿告诉他人。`];
  await sendMessage(ctx.db, ctx, { channel, to: contact.value, subject, text: body, purpose: 'poll-code' });
  return { seconds: CODE_SECONDS, outbox: delivery === 'outbox' };
}

/**
 * Who asks, as the poll's tag, once they have shown that they may take part. Errors: those of requireOpen, ballot.not-eligible,
 * pass.code, pass.contact, pass.contact-code, auth.required, rate.limited.
 */
export async function identify(ctx: Context, poll: PollRecord, request: PassRequest): Promise<Buffer> {
  requireOpen(ctx, poll);
  await requireUnderLimit(ctx.db, ADDRESS_LIMIT, limitKey(ctx));
  switch (poll.eligibility) {
    case 'open':
      return randomBytes(16);
    case 'unit': {
      const voter = voterTag(ctx.keys, poll.id, `person:${requireAccount(ctx.actor).personId}`);
      return (await isListedVoter(ctx.db, poll.id, voter)) ? voter : pollErrors.fail('ballot.not-eligible');
    }
    case 'code': {
      const voter = voterTag(ctx.keys, poll.id, `code:${canonicalCode(request.code ?? '')}`);
      if (await isListedVoter(ctx.db, poll.id, voter)) return voter;
      await requireUnderLimit(ctx.db, WRONG_LIMIT, limitKey(ctx));
      return pollErrors.failField('code', 'pass.code');
    }
    case 'contact':
    case 'roster': {
      const contact = (await contactOf(ctx, request.contact ?? '')) ?? pollErrors.failField('contact', 'pass.contact');
      if (!(await engineOf(ctx).takeCode(aliasOf(ctx, poll, contact), (request.contactCode ?? '').trim()))) {
        await requireUnderLimit(ctx.db, WRONG_LIMIT, limitKey(ctx));
        pollErrors.failField('contactCode', 'pass.contact-code');
      }
      const voter = voterTag(ctx.keys, poll.id, canonicalContact(contact));
      if (poll.eligibility === 'roster' && !(await isListedVoter(ctx.db, poll.id, voter))) pollErrors.fail('ballot.not-eligible');
      return voter;
    }
  }
}
