import { holdTree } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { decryptField, encryptField, maskEmail, maskMobile } from '../../../platform/crypto/fields.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { contestErrors } from '../contests.errors.ts';
import { findEntry } from '../entries/entries.queries.ts';
import { viewOf } from '../entries/entries.access.ts';
import { takeOut } from '../usecases/decide-entry.ts';
import { changeAuthor, lockAuthor, requireEntrant, requireEntrantOrHost } from './change-author.ts';
import type { ConsentRecord, GuardianInput, GuardianWithdrawal } from './consent.schemas.ts';
import { GUARDIAN_TEXTS } from './consent.texts.ts';

const maskContact = (contact: string): string => (contact.includes('@') ? maskEmail(contact) : maskMobile(contact));

async function endGuardianConsents(tx: Tx, now: Date, entryId: string, authorId: string, purposes: readonly string[], as: 'name' | 'work'): Promise<number> {
  const { numUpdatedRows } = await tx.updateTable('entry_guardian_consents').set({ withdrawn_at: now, withdrawn_as: as }).where('entry_id', '=', entryId).where('author_id', '=', authorId).where('purpose', 'in', purposes).where('withdrawn_at', 'is', null).executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Records a guardian's consent to one purpose for an author under 14. Errors: entry.not-found, author.not-found, entry.guardian-not-needed, auth.forbidden. */
export async function giveGuardianConsent(ctx: Context, entryId: string, input: GuardianInput): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const locked = await lockAuthor(tx, ctx, entryId, input.authorId);
    requireEntrant(ctx, locked.entry);
    if (!locked.author.under14) contestErrors.fail('entry.guardian-not-needed');
    const now = ctx.clock.now();
    await endGuardianConsents(tx, now, entryId, input.authorId, [input.purpose], 'name');
    await tx
      .insertInto('entry_guardian_consents')
      .values({
        id: newId(), entry_id: entryId, author_id: input.authorId, purpose: input.purpose, relation: input.relation, guardian_name: encryptField(ctx.keys, 'guardian.name', input.guardianName), guardian_contact: encryptField(ctx.keys, 'guardian.contact', input.contact),
        manner: input.manner, text_version: GUARDIAN_TEXTS[input.purpose].version, given_at: now, recorded_by: accountIdOf(ctx.actor),
      })
      .execute();
    await changeAuthor(tx, ctx, locked, input.purpose === 'take-part' ? { guardian: 'given' } : { fullName: true });
    await audit(tx, ctx, { action: 'entry.guardian-consented', objectType: 'entry', objectId: entryId, nodeId: locked.entry.node_id, after: { authorId: input.authorId, purpose: input.purpose, relation: input.relation, contact: maskContact(input.contact), version: GUARDIAN_TEXTS[input.purpose].version, manner: input.manner } });
  });
}

/**
 * Takes a guardian's consent back: the full name only, every form of the name, or the work, which leaves the contest and its page. Who entered the work
 * and the host may do so, on the guardian's word. Errors: consent.none, auth.forbidden.
 */
export async function withdrawGuardianConsent(ctx: Context, entryId: string, { authorId, take }: GuardianWithdrawal): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const locked = await lockAuthor(tx, ctx, entryId, authorId);
    await requireEntrantOrHost(tx, ctx, locked.entry);
    const ended = await endGuardianConsents(tx, ctx.clock.now(), entryId, authorId, take === 'work' ? ['take-part', 'full-name'] : ['full-name'], take === 'work' ? 'work' : 'name');
    if (take === 'full-name' && ended === 0) contestErrors.fail('consent.none');
    if (take !== 'full-name' && locked.author.guardian !== 'given') contestErrors.fail('consent.none');
    await changeAuthor(tx, ctx, locked, { fullName: false, ...(take === 'name' ? { credit: 'unit-only' } : {}), ...(take === 'work' ? { guardian: 'withdrawn', credit: 'unit-only' } : {}) });
    if (take === 'work' && locked.entry.state !== 'withdrawn') await takeOut(tx, ctx, locked.entry, locked.entry.submitted_at === null ? null : '监护人撤回同意');
    await audit(tx, ctx, { action: 'entry.guardian-withdrew', objectType: 'entry', objectId: entryId, nodeId: locked.entry.node_id, after: { authorId, take } });
  });
}

/** The consents kept with an entry, oldest first, contacts masked. Errors: entry.not-found. */
export async function consentsOf(ctx: Context, entryId: string): Promise<ConsentRecord[]> {
  if ((await findEntry(ctx.db, entryId, viewOf(ctx))) === undefined) contestErrors.fail('entry.not-found');
  const own = await ctx.db.selectFrom('author_consents').selectAll().where('entry_id', '=', entryId).orderBy('given_at').execute();
  const guardians = await ctx.db.selectFrom('entry_guardian_consents').selectAll().where('entry_id', '=', entryId).orderBy('given_at').execute();
  return [
    ...own.map((row) => ({ authorId: row.author_id, kind: 'author' as const, purpose: row.credit, relation: null, contact: null, manner: null, textVersion: row.text_version, givenAt: row.given_at.toISOString(), withdrawnAt: row.withdrawn_at?.toISOString() ?? null, withdrawnAs: null })),
    ...guardians.map((row) => ({
      authorId: row.author_id, kind: 'guardian' as const, purpose: row.purpose, relation: row.relation, contact: row.guardian_contact === null ? null : maskContact(decryptField(ctx.keys, 'guardian.contact', row.guardian_contact)), manner: row.manner,
      textVersion: row.text_version, givenAt: row.given_at.toISOString(), withdrawnAt: row.withdrawn_at?.toISOString() ?? null, withdrawnAs: row.withdrawn_as,
    })),
  ];
}
