import { audit } from '../../../platform/audit/audit.ts';
import { emptyUser } from '../../../platform/auth/users.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { removeMessagesTo } from '../../../platform/messaging/messaging.ts';
import { grantsInForce } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { peopleMessages } from '../people.messages.ts';
import { roleName } from '../people.present.ts';
import { isPublicRole } from '../people.roles.ts';
import { personContributors } from '../person-registry.ts';
import { requireOwnPassword } from './change-password.ts';
import { requireSession } from './own-tokens.ts';

export interface Receipt {
  readonly id: string;
  readonly at: string;
  readonly removed: Record<string, number>;
  readonly kept: Record<string, number>;
}

/** Closes one's own account and erases the data. Staff give their password and are first relieved of their duties. Errors: person.holds-roles, password.wrong. */
export async function closeOwnAccount(ctx: Context, input: { password: string }): Promise<Receipt> {
  const actor = requireSession(ctx);
  if (actor.staff) await requireOwnPassword(ctx, actor.accountId, input.password, 'password');
  return ctx.db.transaction().execute((tx) => erasePerson(tx, ctx, actor.personId, 'self'));
}

/**
 * Erases a person in the caller's transaction: what is not needed goes, what must stay (facts, consents, the audit log) keeps an id
 * without a name. The receipt holds counts and none of the data. Errors: person.erased, person.holds-roles.
 */
export async function erasePerson(tx: Tx, ctx: Context, personId: string, askedBy: 'self' | 'administrator' | 'retention'): Promise<Receipt> {
  const now = ctx.clock.now();
  const person = await tx.selectFrom('persons').select(['erased_at', 'unit_id']).where('id', '=', personId).forUpdate().executeTakeFirst();
  if (person === undefined) return peopleErrors.fail('person.not-found');
  if (person.erased_at !== null) peopleErrors.fail('person.erased');
  await endDuties(tx, ctx, personId, now);
  const removed: Record<string, number> = { contacts: 0, messages: await removeMessagesTo(tx, personId) };
  const kept: Record<string, number> = {};
  for (const contributor of personContributors()) {
    const counts = await contributor.eraseOwnData?.(tx, ctx, personId);
    for (const [kind, count] of Object.entries(counts?.removed ?? {})) removed[kind] = (removed[kind] ?? 0) + count;
    for (const [kind, count] of Object.entries(counts?.kept ?? {})) kept[kind] = (kept[kind] ?? 0) + count;
  }
  removed['contacts'] = Number((await tx.deleteFrom('person_contacts').where('person_id', '=', personId).executeTakeFirst()).numDeletedRows);
  kept['consents'] = await endConsents(tx, personId, now);
  kept['roles'] = (await tx.selectFrom('grants').select('id').where('person_id', '=', personId).execute()).length;
  await tx.updateTable('persons').set({ display_name: peopleMessages('zh-CN').erasedName, unit_id: null, age_band: null, notify_by: 'none', erased_at: now, updated_at: now }).where('id', '=', personId).execute();
  const account = await tx.updateTable('accounts').set({ status: 'closed', username: null, status_reason: null }).where('person_id', '=', personId).returning('id').executeTakeFirst();
  if (account !== undefined) await emptyUser(tx, account.id);
  const id = newId();
  await tx.insertInto('erasures').values({ id, person_id: personId, erased_at: now, asked_by: askedBy, removed: JSON.stringify(removed), kept: JSON.stringify(kept) }).execute();
  await audit(tx, ctx, { action: 'person.erased', objectType: 'person', objectId: personId, nodeId: person.unit_id, after: { receipt: id, askedBy, removed, kept } });
  return { id, at: now.toISOString(), removed, kept };
}

// A volunteer or author may leave at any time; an office's duties are handed over first.
async function endDuties(tx: Tx, ctx: Context, personId: string, now: Date): Promise<void> {
  const held = await grantsInForce(tx, now).select(['id', 'role']).where('person_id', '=', personId).execute();
  const duties = held.filter(({ role }) => !isPublicRole(role));
  if (duties.length > 0) peopleErrors.fail('person.holds-roles', { roles: [...new Set(duties.map(({ role }) => roleName(role, ctx)))].join('、') });
  await tx.updateTable('grants').set({ revoked_at: now, revoke_reason: 'account closed' }).where('person_id', '=', personId).where('revoked_at', 'is', null).execute();
}

async function endConsents(tx: Tx, personId: string, now: Date): Promise<number> {
  await tx.updateTable('consents').set({ withdrawn_at: now }).where('person_id', '=', personId).where('withdrawn_at', 'is', null).execute();
  await tx.updateTable('guardian_consents').set({ withdrawn_at: now }).where('person_id', '=', personId).where('withdrawn_at', 'is', null).execute();
  const rows = await tx.selectFrom('consents').select('id').where('person_id', '=', personId).unionAll(tx.selectFrom('guardian_consents').select('id').where('person_id', '=', personId)).execute();
  return rows.length;
}
