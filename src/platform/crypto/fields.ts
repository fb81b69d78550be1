import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Keys } from './keys.ts';

const VERSION = 1;

/** Encrypts a field at rest: version byte, 12-byte nonce, 16-byte tag, then AES-256-GCM text bound to `purpose`. */
export function encryptField(keys: Keys, purpose: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.field, nonce).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** Opens what encryptField made; throws when the bytes, the key or the purpose differ. */
export function decryptField(keys: Keys, purpose: string, bytes: Buffer): string {
  if (bytes[0] !== VERSION || bytes.length < 29) throw new Error('unknown form of an encrypted field');
  const decipher = createDecipheriv('aes-256-gcm', keys.field, bytes.subarray(1, 13)).setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(13, 29));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8');
}

/** Keyed blind index: equal inputs of one purpose give equal 32 bytes, and nobody without the key can test a guess. */
export function blindIndex(keys: Keys, purpose: string, text: string): Buffer {
  return createHmac('sha256', keys.index).update(`${purpose}\0${text}`).digest();
}

/** `138****5678`; shorter numbers keep their last two digits. */
export function maskMobile(mobile: string): string {
  return mobile.length >= 7 ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : `****${mobile.slice(-2)}`;
}

/** `z***@example.org` */
export function maskEmail(email: string): string {
  const at = email.indexOf('@');
  return at > 0 ? `${email[0]}***${email.slice(at)}` : '***';
}
