import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { insertUser, setPassword } from '../../../platform/auth/users.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { type Contact, maskContact } from '../contacts.rules.ts';
import { putContact } from '../contacts.queries.ts';
import { peopleErrors } from '../people.errors.ts';

export interface NewStaff {
  readonly username: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly contacts?: readonly Contact[];
  /** Left out: the account waits for its invitation. */
  readonly password?: string;
}

/** Makes a staff person with an account, in the caller's transaction; the caller has checked who may. Errors: account.username-taken. */
export async function insertStaff(tx: Tx, ctx: Context, input: NewStaff): Promise<{ accountId: string; personId: string }> {
  const now = ctx.clock.now();
  const [accountId, personId] = [newId(), newId()];
  const by = accountIdOf(ctx.actor);
  const taken = () => peopleErrors.failField('username', 'account.username-taken', { username: input.username });
  await translating(insertUser(tx, { id: accountId, alias: `${accountId}@staff.invalid`, username: input.username }), { auth_users_username_key: taken });
  await tx.insertInto('persons').values({ id: personId, kind: 'staff', display_name: input.name, unit_id: input.unitId, age_band: 'adult', created_at: now, created_by: by, updated_at: now, erased_at: null }).execute();
  await tx
    .insertInto('accounts')
    .values({
      id: accountId, person_id: personId, username: input.username, status: input.password === undefined ? 'invited' : 'active', created_at: now, created_by: by,
      demonstration: await isDemonstration({ config: ctx.config, db: tx }),
      password_changed_at: input.password === undefined ? null : new Date(),
    })
    .execute();
  if (input.password !== undefined) await setPassword(tx, accountId, input.password);
  for (const contact of input.contacts ?? []) await putContact(tx, ctx, personId, contact, null);
  await audit(tx, ctx, { action: 'account.created', objectType: 'account', objectId: accountId, nodeId: input.unitId, after: { username: input.username, name: input.name, contacts: (input.contacts ?? []).map(maskContact) } });
  return { accountId, personId };
}
