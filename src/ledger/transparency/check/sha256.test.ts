import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

const expected = (bytes: Uint8Array) => hash('sha256', bytes, 'hex');
const own = (bytes: Uint8Array) => Buffer.from(sha256(bytes)).toString('hex');

test('the browser hashes as the platform does, whatever the length', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
    expect(own(bytes)).toBe(expected(bytes));
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => own(bytes) === expected(bytes)));
});
