import { audit } from '../../../platform/audit/audit.ts';
import { type AccountActor, requireAccount } from '../../../platform/auth/actor.ts';
import { createAccessToken, revokeAccessToken } from '../../../platform/auth/access-tokens.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { peopleErrors } from '../people.errors.ts';

/** The account of a browser session; a script cannot do what only the person may. */
export function requireSession(ctx: Context): AccountActor {
  const actor = requireAccount(ctx.actor);
  if (actor.via !== 'session') commonErrors.fail('auth.forbidden');
  return actor;
}

/** Makes a token for scripts that act as oneself. Staff need a session with the second factor. Errors: token.second-factor. */
export async function makeOwnToken(ctx: Context, input: { name: string; days: number }): Promise<{ id: string; token: string; expiresAt: string }> {
  const actor = requireSession(ctx);
  if (actor.staff && !actor.secondFactor) peopleErrors.fail('token.second-factor');
  return ctx.db.transaction().execute(async (tx) => {
    const made = await createAccessToken(tx, actor.accountId, input.name, input.days);
    await audit(tx, ctx, { action: 'token.made', objectType: 'token', objectId: made.id, after: { name: input.name, days: input.days } });
    return { ...made, expiresAt: made.expiresAt.toISOString() };
  });
}

/** Takes one of one's own tokens out of force. Errors: token.not-found. */
export async function revokeOwnToken(ctx: Context, id: string): Promise<void> {
  const actor = requireSession(ctx);
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await revokeAccessToken(tx, actor.accountId, id))) peopleErrors.fail('token.not-found');
    await audit(tx, ctx, { action: 'token.revoked', objectType: 'token', objectId: id });
  });
}
