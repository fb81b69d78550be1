import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { blindIndex } from '../../../platform/crypto/fields.ts';
import type { Keys } from '../../../platform/crypto/keys.ts';

/** A pass holds so long, in milliseconds. */
export const PASS_MS = 2 * 3600 * 1000;
const VOTER_BYTES = 16;
const MAC_BYTES = 16;

/** What a pass says: whose ballot it is for, in the poll's own tag, and when it was given. */
export interface Pass {
  readonly voter: Buffer;
  readonly givenAt: number;
}

/** The tag of a person in one poll: a keyed hash, so that it tells nothing and means nothing in another poll. `who` is canonical: `email:a@b`, `account:<id>`, `code:<text>`. */
export const voterTag = (keys: Keys, pollId: string, who: string): Buffer => blindIndex(keys, `poll-voter ${pollId}`, who).subarray(0, VOTER_BYTES);

/** The key of a poll's passes. */
export const passKey = (keys: Keys, pollId: string): KeyObject => createSecretKey(createHmac('sha256', keys.link).update(`poll-pass ${pollId}`).digest());

const macOf = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES);

/** `<voter>.<milliseconds in base 36>.<mac>`: carried by the voter's browser to the box. */
export function makePass(key: KeyObject, pass: Pass): string {
  const text = `${pass.voter.toString('base64url')}.${pass.givenAt.toString(36)}`;
  return `${text}.${macOf(key, text).toString('base64url')}`;
}

/** Opens a pass; null when it was not given by this poll's desk or is too old. */
export function readPass(key: KeyObject, text: string, now: number): Pass | null {
  const end = text.lastIndexOf('.');
  const middle = text.indexOf('.');
  if (middle !== 22 || end <= middle || text.length > 80) return null;
  const mac = Buffer.from(text.slice(end + 1), 'base64url');
  if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, macOf(key, text.slice(0, end)))) return null;
  const givenAt = Number.parseInt(text.slice(middle + 1, end), 36);
  const voter = Buffer.from(text.slice(0, middle), 'base64url');
  return voter.length === VOTER_BYTES && now - givenAt <= PASS_MS ? { voter, givenAt } : null;
}
