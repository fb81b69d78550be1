import { randomBytes } from 'node:crypto';
import { holdTree, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { encryptField } from '../../../platform/crypto/fields.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { findPledge, lockPledge, signatureOf } from '../pledges.queries.ts';
import { nameShown, requireOpen, requirePublic } from '../voices.access.ts';
import { voiceErrors } from '../voices.errors.ts';
import { pledgeSigned } from '../voices.facts.ts';
import type { NewSignature } from '../voices.schemas.ts';

/** Purpose under which a signer's name is encrypted. */
export const NAME_PURPOSE = 'voices.pledge-name';
/** Letters and digits that are not mistaken for one another, for codes that people type from paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const newCode = () => [...randomBytes(12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

const SUBJECT = 'pledge-signature';

/** Signs a pledge, once an account. Errors: auth.required, voices.not-found, .not-open, .closed, pledge.signed. @returns the number. */
export async function signPledge(ctx: Context, pledgeId: string, input: NewSignature): Promise<number> {
  const account = requireAccount(ctx.actor);
  requireOpen(ctx, await requirePublic(ctx, await findPledge(ctx.db, pledgeId)));
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const pledge = await lockPledge(tx, pledgeId);
    const before = await signatureOf(tx, pledgeId, account.accountId);
    if (before !== undefined) voiceErrors.fail('pledge.signed', { number: before.number });
    const id = newId();
    const number = pledge.signed + 1;
    const now = ctx.clock.now();
    await tx.updateTable('pledges').set({ signed: number }).where('id', '=', pledgeId).execute();
    await tx
      .insertInto('pledge_signatures')
      .values({ id, pledge_id: pledgeId, number, account_id: account.accountId, name_cipher: encryptField(ctx.keys, NAME_PURPOSE, input.name), shown_as: nameShown({ name: input.name }, input.shownAs), code: newCode(), signed_at: now })
      .execute();
    await recordFacts(tx, ctx, [{ kind: pledgeSigned, place: await placeOf(tx, pledge.hostId, now), campaignId: pledge.campaignId, subject: { type: SUBJECT, id } }]);
    return number;
  });
}

/** Takes back one's signature: the number stays without a name, and the figures no longer count it. Errors: pledge.not-signed. */
export async function withdrawSignature(ctx: Context, pledgeId: string): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const pledge = await lockPledge(tx, pledgeId);
    const signature = await signatureOf(tx, pledgeId, account.accountId);
    if (signature === undefined) return voiceErrors.fail('pledge.not-signed');
    await removeSignature(tx, ctx, signature.id);
    await audit(tx, ctx, { action: 'pledge.signature-withdrawn', objectType: 'pledge', objectId: pledgeId, nodeId: pledge.hostId, after: { number: signature.number } });
  });
}

/** Takes the name off a signature and it out of the figures. The caller holds the tree. */
export async function removeSignature(tx: Tx, ctx: Context, id: string): Promise<void> {
  await tx.updateTable('pledge_signatures').set({ account_id: null, name_cipher: null, shown_as: '', withdrawn_at: ctx.clock.now() }).where('id', '=', id).execute();
  await reverseFactsOf(tx, ctx, { subjectId: id, kind: pledgeSigned, reason: '签署人撤回' });
}
