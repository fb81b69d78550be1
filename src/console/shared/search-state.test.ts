import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery, queryString } from './query-string.ts';
import { decodeSearch, encodeSearch } from './search-state.ts';

const DEFAULTS = { text: '', page: 1, mine: false, sectors: [] as readonly string[] };

test('an address gives values of the types of their defaults', () => {
  expect(decodeSearch(parseQuery('?text=1&page=3&mine=true&sectors=a'), DEFAULTS)).toEqual({ text: '1', page: 3, mine: true, sectors: ['a'] });
});

test('what does not fit its type is taken as the default', () => {
  expect(decodeSearch(parseQuery('?page=x&mine=maybe'), DEFAULTS)).toEqual(DEFAULTS);
  expect(decodeSearch(parseQuery('?page=&text=a&text=b'), DEFAULTS)).toEqual({ ...DEFAULTS, text: 'a' });
});

test('an address holds only what differs from the defaults, and keeps what is not ours', () => {
  expect(encodeSearch({ tab: 'sent', page: '4' }, { ...DEFAULTS, text: '甲' }, DEFAULTS)).toEqual({ tab: 'sent', text: '甲' });
});

test('whatever is chosen comes back out of the address, empty words of lists aside', () => {
  const words = fc.string({ unit: 'grapheme', minLength: 1 });
  const values = fc.record({ text: fc.string({ unit: 'grapheme' }), page: fc.integer(), mine: fc.boolean(), sectors: fc.array(words) });
  fc.assert(
    fc.property(values, (chosen) => {
      const address = queryString(encodeSearch({}, chosen, DEFAULTS) as Record<string, string | string[]>);
      expect(decodeSearch(parseQuery(address), DEFAULTS)).toEqual(chosen);
    }),
  );
});
