import { createHmac, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Length of a time step in seconds. */
export const STEP_SECONDS = 30;

/** Base32 without padding (RFC 4648 section 6), as authenticator programs read secrets. */
export function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

export function fromBase32(text: string): Buffer {
  const bits = [...text.toUpperCase().replaceAll(/[\s=-]/g, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A new secret of 160 bits, in base32. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(20));
}

/** The six-digit code of a time step (HOTP, RFC 4226 section 5.3, with HMAC-SHA-1, the only kind every authenticator knows). */
export function codeAtStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = digest.at(-1)! & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS);

/** The code an authenticator shows at an instant of machine time (RFC 6238). */
export function totpAt(secret: string, at: Date): string {
  return codeAtStep(secret, stepAt(at));
}

/** The step whose code was typed: the present one or one beside it (RFC 6238 section 5.2); null when none fits. */
export function matchingStep(secret: string, code: string, at: Date): number | null {
  const now = stepAt(at);
  return [now, now - 1, now + 1].find((step) => codeAtStep(secret, step) === code) ?? null;
}

/** The address an authenticator takes as a QR code. */
export function totpUri(secret: string, issuer: string, account: string): string {
  const label = encodeURIComponent(`${issuer}:${account}`);
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=${STEP_SECONDS}`;
}
