import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeAtStep, fromBase32, matchingStep, newTotpSecret, stepAt, toBase32, totpAt, totpUri } from './totp.ts';

const SECRET = toBase32(Buffer.from('12345678901234567890'));

// RFC 6238 appendix B, the SHA-1 rows; ours are their last six digits.
test.each([
  [59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130'],
])('the code at second %i is that of the standard', (second, code) => {
  expect(totpAt(SECRET, new Date(second * 1000))).toBe(code.slice(-6));
});

test('base32 is that of RFC 4648 and reads back', () => {
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
      expect([...fromBase32(toBase32(Buffer.from(bytes)))]).toEqual([...bytes]);
    }),
  );
});

test('a code fits its own step and the ones beside it, no others', () => {
  const at = new Date('2026-03-05T01:00:10Z');
  const secret = newTotpSecret();
  for (const step of [-1, 0, 1]) expect(matchingStep(secret, codeAtStep(secret, stepAt(at) + step), at)).not.toBeNull();
  expect(matchingStep(SECRET, codeAtStep(SECRET, stepAt(at) - 2), at)).toBeNull();
});

test('the address names issuer and account', () => {
  expect(totpUri('ABC', '和鸣', 'li')).toBe(`otpauth://totp/${encodeURIComponent('和鸣:li')}?secret=ABC&issuer=${encodeURIComponent('和鸣')}&algorithm=SHA1&digits=6&period=30`);
});
