import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

test('ids are UUIDv7, distinct and in order', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids.slice(0, 50)) {
    expect(isId(id)).toBe(true);
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
  }
});
