import QRCode from 'qrcode';
import { audit } from '../../../platform/audit/audit.ts';
import { beginSecondFactor as begin, confirmSecondFactor as confirm, hasSecondFactor, renewRecoveryCodes, secondFactorSecret, takeTotp } from '../../../platform/auth/second-factor.ts';
import { markSecondFactor } from '../../../platform/auth/sessions.ts';
import { totpUri } from '../../../platform/auth/totp.ts';
import type { Context } from '../../../platform/http/context.ts';
import { peopleErrors } from '../people.errors.ts';
import { peopleMessages } from '../people.messages.ts';
import { requireOwnPassword, requireStaffSession } from './change-password.ts';
import { requireSecondFactorCode } from './pass-second-factor.ts';

/**
 * Makes the secret of a second factor and its QR code. An account that has one already gives a code of it too, and must confirm
 * the new one at once. Errors: password.wrong, session.second-factor-refused.
 */
export async function beginSecondFactor(ctx: Context, input: { password: string; code: string }): Promise<{ secret: string; uri: string; qr: string }> {
  const actor = requireStaffSession(ctx);
  await requireOwnPassword(ctx, actor.accountId, input.password, 'password');
  if (await hasSecondFactor(ctx.db, actor.accountId)) {
    if (input.code === '') peopleErrors.failField('code', 'second-factor.exists');
    await requireSecondFactorCode(ctx, actor.accountId, input.code);
  }
  const account = await ctx.db.selectFrom('accounts').select('username').where('id', '=', actor.accountId).executeTakeFirstOrThrow();
  const secret = await ctx.db.transaction().execute(async (tx) => {
    const made = await begin({ db: tx, keys: ctx.keys }, actor.accountId);
    await audit(tx, ctx, { action: 'account.second-factor-begun', objectType: 'account', objectId: actor.accountId });
    return made;
  });
  const uri = totpUri(secret, peopleMessages(ctx.locale).issuer, account.username ?? actor.name);
  return { secret, uri, qr: await QRCode.toString(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
}

/** Confirms the new second factor by a code of it: from now on signing in asks for it, and this session counts as opened with it. @returns recovery codes, shown once. */
export async function confirmSecondFactor(ctx: Context, code: string): Promise<string[]> {
  const actor = requireStaffSession(ctx);
  if ((await secondFactorSecret(ctx, actor.accountId)) === null) peopleErrors.fail('second-factor.not-begun');
  return ctx.db.transaction().execute(async (tx) => {
    const store = { db: tx, keys: ctx.keys };
    if (!(await takeTotp(store, actor.accountId, code.replaceAll(/\s/g, '')))) peopleErrors.failField('code', 'session.second-factor-refused');
    await confirm(tx, actor.accountId);
    if (actor.sessionId !== undefined) await markSecondFactor(tx, actor.sessionId);
    const codes = await renewRecoveryCodes(store, actor.accountId);
    await audit(tx, ctx, { action: 'account.second-factor-set', objectType: 'account', objectId: actor.accountId });
    return codes;
  });
}

/** Makes new recovery codes in place of the old ones. Errors: session.second-factor-refused. */
export async function renewOwnRecoveryCodes(ctx: Context, code: string): Promise<string[]> {
  const actor = requireStaffSession(ctx);
  await requireSecondFactorCode(ctx, actor.accountId, code);
  return ctx.db.transaction().execute(async (tx) => {
    const codes = await renewRecoveryCodes({ db: tx, keys: ctx.keys }, actor.accountId);
    await audit(tx, ctx, { action: 'account.recovery-codes-renewed', objectType: 'account', objectId: actor.accountId });
    return codes;
  });
}
