import { expect, test } from 'vitest';
import { listDefaults, listQuery } from './list-state.ts';

test('each kind of filter starts with nothing chosen', () => {
  const filters = [
    { key: 'status', label: '', kind: 'choice', options: [] },
    { key: 'sector', label: '', kind: 'choices', options: [] },
    { key: 'mine', label: '', kind: 'yes' },
  ] as const;
  expect(listDefaults({ filters, sort: '-sentAt' })).toEqual({ page: 1, size: 20, sort: '-sentAt', text: '', status: '', sector: [], mine: false });
});

test('the API is asked only for what was chosen', () => {
  expect(listQuery({ page: 2, size: 50, sort: '', text: '', status: 'sent', sector: [], mine: false })).toEqual({ page: 2, size: 50, status: 'sent' });
});

test('an address that asks for an impossible page is brought into the bounds of the API', () => {
  expect(listQuery({ page: -3, size: 100_000 })).toEqual({ page: 1, size: 200 });
  expect(listQuery({ page: 1.5, size: 0 })).toEqual({ page: 1, size: 1 });
});
