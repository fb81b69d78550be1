import { audit } from '../../../platform/audit/audit.ts';
import { endSessionByToken, endSession, listSessions } from '../../../platform/auth/sessions.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';

/** Ends the session of the cookie, also one that still waits for its second factor. */
export async function signOut(ctx: Context, token: string | null): Promise<void> {
  if (token === null) return;
  await ctx.db.transaction().execute(async (tx) => {
    await endSessionByToken(tx, token);
    if (ctx.actor.kind === 'account') await audit(tx, ctx, { action: 'session.ended', objectType: 'account', objectId: ctx.actor.accountId });
  });
}

/** Ends one of the actor's own sessions, such as on a lost phone. */
export async function endOwnSession(ctx: Context, sessionId: string): Promise<void> {
  const actor = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const own = await listSessions(tx, actor.accountId);
    if (!own.some(({ id }) => id === sessionId)) commonErrors.fail('not-found');
    await endSession(tx, sessionId);
    await audit(tx, ctx, { action: 'session.ended', objectType: 'account', objectId: actor.accountId, after: { session: sessionId } });
  });
}
