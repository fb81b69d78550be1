import { expect, test } from 'vitest';
import { canonicalCode, canonicalContact } from '../eligibility/contacts.ts';
import { prefixesOf } from './prefixes.ts';

test.each([
  ['198.51.100.7', ['198.51.100.7/32', '198.51.100.0/24']],
  ['::ffff:198.51.100.7', ['198.51.100.7/32', '198.51.100.0/24']],
  ['2001:db8:1:2345:6:7:8:9', ['2001:db8:1:2345::/64', '2001:db8:1:2300::/56', '2001:db8:1::/48']],
  ['2001:db8::1', ['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48']],
  ['fe80::1%eth0', ['fe80:0:0:0::/64', 'fe80:0:0:0::/56', 'fe80:0:0::/48']],
  ['127.0.0.1', []],
  ['::1', []],
  ['nobody', []],
])('prefixes of %s', (address, prefixes) => {
  expect(prefixesOf(address)).toEqual(prefixes);
});

test('one person with several spellings is one', () => {
  const email = (value: string) => canonicalContact({ kind: 'email', value });
  expect(new Set(['li.lei@gmail.com', 'lilei+1@gmail.com', 'lilei@googlemail.com'].map(email)).size).toBe(1);
  expect(email('li.lei@example.org')).not.toBe(email('lilei@example.org'));
  expect(email('lilei+a@example.org')).toBe(email('lilei@example.org'));
  expect(canonicalCode(' ab2c-defg hjkm ')).toBe('AB2CDEFGHJKM');
});
