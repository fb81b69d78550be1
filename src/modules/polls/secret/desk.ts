import { hash } from 'node:crypto';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { sql } from 'kysely';
import { decryptField, encryptField } from '../../../platform/crypto/fields.ts';
import type { Keys } from '../../../platform/crypto/keys.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pollErrors } from '../polls.errors.ts';

const MODULUS_BITS = 2048;
const BLINDED_BYTES = MODULUS_BITS / 8;
const ALGORITHM = { name: 'RSA-PSS', hash: 'SHA-384' };

const suite = RSABSSA.SHA384.PSS.Randomized();
const purposeOf = (pollId: string) => `poll-desk ${pollId}`;

/** Makes the desk's key of a secret poll. @returns the public key, SPKI in base64. */
export async function openDesk(db: Db, ctx: { readonly keys: Keys }, pollId: string): Promise<string> {
  const pair = await suite.generateKey({ publicExponent: Uint8Array.of(1, 0, 1), modulusLength: MODULUS_BITS });
  const publicKey = Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey));
  const privateKey = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  await db.insertInto('poll_desks').values({ poll_id: pollId, public_key: publicKey, private_key: encryptField(ctx.keys, purposeOf(pollId), privateKey.toString('base64')) }).execute();
  return publicKey.toString('base64');
}

async function signingKey(ctx: Pick<Context, 'db' | 'keys'>, pollId: string): Promise<CryptoKey> {
  const desk = (await ctx.db.selectFrom('poll_desks').select('private_key').where('poll_id', '=', pollId).executeTakeFirst()) ?? pollErrors.fail('ballot.mode');
  return crypto.subtle.importKey('pkcs8', Buffer.from(decryptField(ctx.keys, purposeOf(pollId), desk.private_key), 'base64'), ALGORITHM, true, ['sign']);
}

/**
 * Signs a person's blinded token, once a person: that a signature was given is kept with the hash of what was signed, so that the same
 * request may be answered again when the answer got lost, and no other. Errors: desk.malformed, desk.issued.
 */
export async function signBlinded(ctx: Pick<Context, 'db' | 'keys' | 'clock'>, pollId: string, voter: Buffer, text: string): Promise<string> {
  const blinded = Buffer.from(text, 'base64url');
  if (blinded.length !== BLINDED_BYTES) pollErrors.fail('desk.malformed');
  const key = await signingKey(ctx, pollId);
  const signature = await suite.blindSign(key, new Uint8Array(blinded)).catch(() => pollErrors.fail('desk.malformed'));
  const blindedHash = hash('sha256', blinded, 'buffer');
  // To the hour: what is kept must not say when somebody came.
  const issuedAt = new Date(Math.floor(ctx.clock.now().getTime() / 3_600_000) * 3_600_000);
  const { rows } = await sql<{ given: boolean }>`
    with issued as (insert into poll_desk_issues (poll_id, voter, blinded_hash, issued_at) values (${pollId}, ${voter}, ${blindedHash}, ${issuedAt}) on conflict do nothing returning 1),
         counted as (update poll_desks set issued = issued + 1 where poll_id = ${pollId} and exists (select from issued))
    select exists (select from issued) or exists (select from poll_desk_issues where poll_id = ${pollId} and voter = ${voter} and blinded_hash = ${blindedHash}) as given`.execute(ctx.db);
  return rows[0]!.given ? Buffer.from(signature).toString('base64url') : pollErrors.fail('desk.issued');
}
