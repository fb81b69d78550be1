import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskContact, readContact } from './contacts.rules.ts';

test.each([
  ['13812345678', { kind: 'mobile', value: '13812345678' }], ['+86 138-1234-5678', { kind: 'mobile', value: '13812345678' }], ['0086 19912345678', { kind: 'mobile', value: '19912345678' }],
  ['１３８１２３４５６７８', { kind: 'mobile', value: '13812345678' }], [' Li.Na@Example.ORG ', { kind: 'email', value: 'li.na@example.org' }],
  ['12812345678', null], ['1381234567', null], ['10000000001', null], ['a@b', null], ['a b@c.d', null], ['@c.d', null], ['', null], [`${'a'.repeat(65)}@b.cn`, null],
])('%s', (text, contact) => {
  expect(readContact(text, false)).toEqual(contact);
});

test('synthetic numbers count in the demonstration', () => {
  expect(readContact('10000000001', true)).toEqual({ kind: 'mobile', value: '10000000001' });
});

test('a mask never shows the middle of a number, and what was read is read again alike', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (mobile) => {
      const contact = readContact(mobile, false)!;
      expect(maskContact(contact)).toBe(`${mobile.slice(0, 3)}****${mobile.slice(7)}`);
      expect(readContact(contact.value, false)).toEqual(contact);
    }),
  );
});
