import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blindIndex, decryptField, encryptField, maskEmail, maskMobile } from './fields.ts';
import { deriveKeys, loadKeys } from './keys.ts';

const keys = deriveKeys(Buffer.alloc(48, 7));

test('a field opens to what was put in, and never twice to the same bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const a = encryptField(keys, 'person.mobile', text);
      expect(decryptField(keys, 'person.mobile', a)).toBe(text);
      expect(a.equals(encryptField(keys, 'person.mobile', text))).toBe(false);
    }),
  );
});

test('a changed byte, another purpose or another key is refused', () => {
  const bytes = encryptField(keys, 'person.mobile', '10000000001');
  const changed = Buffer.from(bytes);
  changed[changed.length - 1]! ^= 1;
  expect(() => decryptField(keys, 'person.mobile', changed)).toThrow();
  expect(() => decryptField(keys, 'person.email', bytes)).toThrow();
  expect(() => decryptField(deriveKeys(Buffer.alloc(48, 8)), 'person.mobile', bytes)).toThrow();
});

test('the blind index is equal for equal inputs of one purpose only', () => {
  expect(blindIndex(keys, 'mobile', 'x').equals(blindIndex(keys, 'mobile', 'x'))).toBe(true);
  expect(blindIndex(keys, 'mobile', 'x').equals(blindIndex(keys, 'email', 'x'))).toBe(false);
});

test('masks', () => {
  expect(maskMobile('13812345678')).toBe('138****5678');
  expect(maskEmail('zhang@example.org')).toBe('z***@example.org');
});

test('processes that start at once agree on the secret', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heming-keys-'));
  const all = await Promise.all(Array.from({ length: 8 }, () => loadKeys(folder)));
  expect(new Set(all.map((each) => each.session)).size).toBe(1);
});
