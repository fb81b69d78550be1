import { createPublicKey, type KeyObject, verify, constants, hash } from 'node:crypto';
import { boxErrors } from '../apart/box.errors.ts';
import { pollErrors } from '../polls.errors.ts';
import type { PollRecord } from '../polls.queries.ts';

/** What the browser kept: the prepared message (32 random bytes before the token) and the desk's signature, both base64url. */
export interface TokenInput {
  readonly message: string;
  readonly signature: string;
}

const PREPARED_BYTES = 64;
const keys = new Map<string, KeyObject>();

function keyOf(poll: PollRecord): KeyObject {
  let key = keys.get(poll.id);
  if (key === undefined) {
    const text = (poll.rules as { deskKey?: string } | null)?.deskKey ?? pollErrors.fail('ballot.mode');
    key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    if (keys.size > 500) keys.clear();
    keys.set(poll.id, key);
  }
  return key;
}

/**
 * Checks a token's signature (RFC 9474, RSABSSA-SHA384-PSS-Randomized: an ordinary RSASSA-PSS signature over the prepared message, salt
 * of 48 bytes) and gives the tag under which it votes: a hash of the message, so that it counts once. Errors: ballot.token, and
 * ballot.elsewhere at a desk whose box runs apart.
 */
export async function tokenVoter(poll: PollRecord, token: TokenInput): Promise<Buffer> {
  if (poll.boxUrl !== null) boxErrors.fail('ballot.elsewhere', { url: poll.boxUrl });
  const message = Buffer.from(token.message, 'base64url');
  const signature = Buffer.from(token.signature, 'base64url');
  if (message.length !== PREPARED_BYTES || message.toString('base64url') !== token.message) pollErrors.fail('ballot.token');
  const right = await new Promise<boolean>((done) => {
    verify('sha384', message, { key: keyOf(poll), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }, signature, (error, valid) => done(error === null && valid));
  });
  if (!right) pollErrors.fail('ballot.token');
  return hash('sha256', `poll-token ${poll.id}\n${token.message}`, 'buffer').subarray(0, 16);
}
