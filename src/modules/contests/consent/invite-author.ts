import { createHash, randomBytes } from 'node:crypto';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount } from '../../../platform/auth/actor.ts';
import { blindIndex } from '../../../platform/crypto/fields.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { contestErrors } from '../contests.errors.ts';
import { nameKey } from '../entries/authors.rules.ts';
import { changeAuthor, lockAuthor, requireEntrant } from './change-author.ts';
import type { InvitationAnswer, InvitationView } from './consent.schemas.ts';
import { AUTHOR_TEXT } from './consent.texts.ts';

const DAYS = 30;
const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();
const indexOf = (ctx: Context, name: string): Buffer => blindIndex(ctx.keys, 'author.name', nameKey(name));

/** Whether somebody of a name was ever invited to an entry; names themselves are not kept with the invitations. */
export async function askedBefore(db: Db, ctx: Context, entryId: string): Promise<(name: string) => boolean> {
  const rows = await db.selectFrom('author_invitations').select('name_index').where('entry_id', '=', entryId).where('name_index', 'is not', null).execute();
  return (name) => rows.some(({ name_index }) => name_index!.equals(indexOf(ctx, name)));
}

/** Makes a link by which a co-author or tutor decides on their own name, in place of any before it. Errors: entry.not-found, author.not-found, auth.forbidden. */
export async function inviteAuthor(ctx: Context, entryId: string, authorId: string): Promise<{ code: string; expiresAt: Date }> {
  const code = randomBytes(18).toString('base64url');
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + DAYS * 86_400_000);
  await ctx.db.transaction().execute(async (tx) => {
    const locked = await lockAuthor(tx, ctx, entryId, authorId);
    requireEntrant(ctx, locked.entry);
    await tx.updateTable('author_invitations').set({ expires_at: now }).where('entry_id', '=', entryId).where('author_id', '=', authorId).where('used_at', 'is', null).where('expires_at', '>', now).execute();
    await tx.insertInto('author_invitations').values({ id: newId(), entry_id: entryId, author_id: authorId, name_index: indexOf(ctx, locked.author.name), code_hash: hashOf(code), created_at: now, created_by: accountIdOf(ctx.actor), expires_at: expiresAt }).execute();
    if (locked.author.consent === 'held' || locked.author.consent === 'withdrawn') await changeAuthor(tx, ctx, locked, { consent: 'missing' });
    await audit(tx, ctx, { action: 'entry.author-invited', objectType: 'entry', objectId: entryId, nodeId: locked.entry.node_id, after: { authorId } });
  });
  return { code, expiresAt };
}

async function openInvitation(db: Db, ctx: Context, code: string, lock: boolean) {
  const query = db.selectFrom('author_invitations').selectAll().where('code_hash', '=', hashOf(code)).where('used_at', 'is', null).where('expires_at', '>', ctx.clock.now());
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) ?? contestErrors.fail('consent.refused');
}

/** What an invited author is asked, before they answer. Errors: consent.refused. */
export async function readInvitation(ctx: Context, code: string): Promise<InvitationView> {
  const { accountId } = requireAccount(ctx.actor);
  const { entry_id, author_id } = await openInvitation(ctx.db, ctx, code, false);
  return ctx.db.transaction().execute(async (tx) => {
    const { entry, author } = await lockAuthor(tx, ctx, entry_id, author_id, true).catch(() => contestErrors.fail('consent.refused'));
    return { name: author.name, role: author.role, title: { zh: entry.title_zh, en: entry.title_en }, contestId: entry.contest_id, own: entry.account_id === accountId, text: AUTHOR_TEXT };
  });
}

/** Takes an invited author's own answer. The code serves once. Errors: consent.refused, consent.own. */
export async function answerInvitation(ctx: Context, { code, answer }: InvitationAnswer): Promise<{ entryId: string }> {
  const { accountId } = requireAccount(ctx.actor);
  return ctx.db.transaction().execute(async (tx) => {
    const now = ctx.clock.now();
    const invitation = await openInvitation(tx, ctx, code, true);
    const locked = await lockAuthor(tx, ctx, invitation.entry_id, invitation.author_id, true).catch(() => contestErrors.fail('consent.refused'));
    const { entry, author } = locked;
    if (entry.account_id === accountId) contestErrors.fail('consent.own');
    await tx.updateTable('author_invitations').set({ used_at: now }).where('id', '=', invitation.id).execute();
    await endConsents(tx, now, entry.id, author.id);
    const credit = answer === 'refuse' ? 'unit-only' : answer;
    await tx.insertInto('author_consents').values({ id: newId(), entry_id: entry.id, author_id: author.id, account_id: accountId, credit, text_version: AUTHOR_TEXT.version, given_at: now, withdrawn_at: answer === 'refuse' ? now : null }).execute();
    await changeAuthor(tx, ctx, locked, { credit, consent: answer === 'refuse' ? 'withdrawn' : 'given' });
    await audit(tx, ctx, { action: answer === 'refuse' ? 'entry.author-refused' : 'entry.author-consented', objectType: 'entry', objectId: entry.id, nodeId: entry.node_id, after: { authorId: author.id, credit, version: AUTHOR_TEXT.version } });
    return { entryId: entry.id };
  });
}

async function endConsents(tx: Tx, now: Date, entryId: string, authorId: string): Promise<void> {
  await tx.updateTable('author_consents').set({ withdrawn_at: now }).where('entry_id', '=', entryId).where('author_id', '=', authorId).where('withdrawn_at', 'is', null).execute();
}

/** Takes back the acting person's own name from an entry. Errors: consent.none; entry.not-found for those who never gave it. */
export async function withdrawAuthorConsent(ctx: Context, entryId: string): Promise<void> {
  const { accountId } = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const all = await tx.selectFrom('author_consents').select(['author_id', 'withdrawn_at']).where('entry_id', '=', entryId).where('account_id', '=', accountId).execute();
    if (all.length === 0) contestErrors.fail('entry.not-found');
    const given = all.filter(({ withdrawn_at }) => withdrawn_at === null);
    if (given.length === 0) contestErrors.fail('consent.none');
    for (const { author_id } of given) {
      const locked = await lockAuthor(tx, ctx, entryId, author_id, true).catch(() => null);
      await endConsents(tx, ctx.clock.now(), entryId, author_id);
      if (locked === null) continue;
      await changeAuthor(tx, ctx, locked, { consent: 'withdrawn', credit: 'unit-only' });
      await audit(tx, ctx, { action: 'entry.author-withdrew', objectType: 'entry', objectId: entryId, nodeId: locked.entry.node_id, after: { authorId: author_id } });
    }
  });
}
