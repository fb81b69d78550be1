import { audit } from '../../platform/audit/audit.ts';
import { removeOldLimits } from '../../platform/auth/limits.ts';
import { endSessionsOf, removeExpired } from '../../platform/auth/sessions.ts';
import { removeOldMessages } from '../../platform/messaging/messaging.ts';
import type { Sweep } from '../../platform/jobs/jobs.ts';
import { CONSENT_YEARS } from './personal-fields.ts';

const DAY_MS = 86_400_000;
/** A staff account that nobody signed in to for so long is disabled (classified-protection scheme: stale accounts). Machine time. */
export const STALE_DAYS = 180;

/** Ended sessions, old codes, counters and messages go; machine time, as that is what they were counted in. */
export const removeLeftovers: Sweep = {
  name: 'people.remove-leftovers',
  async run(ctx) {
    const now = new Date();
    await removeExpired(ctx.db, now);
    await removeOldLimits(ctx.db, now);
    await removeOldMessages(ctx.db, now);
  },
};

/** Disables staff accounts that nobody uses; an administrator enables them again. Accounts of the demonstration stay. */
export const disableStaleAccounts: Sweep = {
  name: 'people.disable-stale-accounts',
  async run(ctx) {
    const limit = new Date(Date.now() - STALE_DAYS * DAY_MS);
    const stale = await ctx.db
      .selectFrom('accounts')
      .select('id')
      .where('status', '=', 'active')
      .where('username', 'is not', null)
      .where('demonstration', '=', false)
      .where((eb) => eb(eb.fn.coalesce('last_signed_in_at', 'password_changed_at'), '<', limit))
      .limit(200)
      .execute();
    for (const { id } of stale) {
      await ctx.db.transaction().execute(async (tx) => {
        const changed = await tx.updateTable('accounts').set({ status: 'disabled', status_reason: `${STALE_DAYS} 天未登录` }).where('id', '=', id).where('status', '=', 'active').executeTakeFirst();
        if (changed.numUpdatedRows === 0n) return;
        await endSessionsOf(tx, id);
        await audit(tx, ctx, { action: 'account.disabled', objectType: 'account', objectId: id, reason: 'stale' });
      });
    }
  },
};

/** Consents that ended three years ago go (retention of proofs of consent). */
export const removeOldConsents: Sweep = {
  name: 'people.remove-old-consents',
  async run(ctx) {
    const limit = new Date(ctx.clock.now());
    limit.setUTCFullYear(limit.getUTCFullYear() - CONSENT_YEARS);
    await ctx.db.deleteFrom('consents').where('withdrawn_at', '<', limit).execute();
    await ctx.db.deleteFrom('guardian_consents').where('withdrawn_at', '<', limit).execute();
  },
};

export const peopleSweeps: readonly Sweep[] = [removeLeftovers, disableStaleAccounts, removeOldConsents];
