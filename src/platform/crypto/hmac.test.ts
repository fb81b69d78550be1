import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmacSha256 } from './hmac.ts';

test('it is the HMAC of the standard library, for keys and texts of any length, one after the other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 700 }), { minLength: 1, maxLength: 5 }), (key, texts) => {
      const mac = hmacSha256(key);
      for (const text of texts) expect(Buffer.from(mac(text), 'latin1')).toEqual(createHmac('sha256', key).update(text).digest());
    }),
  );
});
