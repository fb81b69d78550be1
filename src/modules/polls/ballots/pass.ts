import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { blindIndex } from '../../../platform/crypto/fields.ts';
import { hmacSha256 } from '../../../platform/crypto/hmac.ts';
import type { Keys } from '../../../platform/crypto/keys.ts';

/** A pass holds so long, in milliseconds. */
export const PASS_MS = 2 * 3600 * 1000;
const VOTER_BYTES = 16;
const MAC_BYTES = 16;
/** Of 16 bytes in base64url. */
const TEXT_LENGTH = 22;

/** What a pass says: whose ballot it is for, in the poll's own tag, and when it was given. */
export interface Pass {
  readonly voter: Buffer;
  readonly givenAt: number;
}

/** The tag of a person in one poll: a keyed hash, so that it tells nothing and means nothing in another poll. `who` is canonical: `email:a@b`, `account:<id>`, `code:<text>`. */
export const voterTag = (keys: Keys, pollId: string, who: string): Buffer => blindIndex(keys, `poll-voter ${pollId}`, who).subarray(0, VOTER_BYTES);

/** The key of a poll's passes. */
export const passKey = (keys: Keys, pollId: string): KeyObject => createSecretKey(createHmac('sha256', keys.link).update(`poll-pass ${pollId}`).digest());

const macs = new WeakMap<KeyObject, (text: string) => string>();

function macOf(key: KeyObject, text: string): string {
  let mac = macs.get(key);
  if (mac === undefined) macs.set(key, (mac = hmacSha256(key.export())));
  return mac(text);
}

/** `<voter>.<milliseconds in base 36>.<mac>`: carried by the voter's browser to the box. */
export function makePass(key: KeyObject, pass: Pass): string {
  const text = `${pass.voter.toString('base64url')}.${pass.givenAt.toString(36)}`;
  return `${text}.${Buffer.from(macOf(key, text), 'latin1').toString('base64url', 0, MAC_BYTES)}`;
}

const given = Buffer.alloc(MAC_BYTES);
const right = Buffer.alloc(MAC_BYTES);

/** As `readPass`, with the voter's tag left in base64url. */
export function openPass(key: KeyObject, text: string, now: number): { voter: string; givenAt: number } | null {
  const end = text.lastIndexOf('.');
  const middle = text.indexOf('.');
  // Only the text under the mac is read below, and whoever made that wrote ASCII.
  if (middle !== TEXT_LENGTH || end <= middle || text.length > 80 || text.length - end - 1 !== TEXT_LENGTH) return null;
  if (given.write(text.slice(end + 1), 'base64url') !== MAC_BYTES) return null;
  right.write(macOf(key, text.slice(0, end)), 0, MAC_BYTES, 'latin1');
  if (!timingSafeEqual(given, right)) return null;
  const givenAt = Number.parseInt(text.slice(middle + 1, end), 36);
  return now - givenAt <= PASS_MS ? { voter: text.slice(0, middle), givenAt } : null;
}

/** Opens a pass; null when it was not given by this poll's desk or is too old. */
export function readPass(key: KeyObject, text: string, now: number): Pass | null {
  const pass = openPass(key, text, now);
  return pass === null ? null : { voter: Buffer.from(pass.voter, 'base64url'), givenAt: pass.givenAt };
}
