import { expect, test } from 'vitest';
import { fieldFor, fieldName } from './field-name.ts';

test('a dotted path becomes a field name with numbers for rows', () => {
  expect(fieldName('contacts.0.mobile')).toEqual(['contacts', 0, 'mobile']);
});

test('a problem is shown at the field it names, or at the nearest one that holds it', () => {
  const registered = [['title'], ['contacts'], ['contacts', 0, 'mobile']];
  expect(fieldFor('contacts.0.mobile', registered)).toEqual(['contacts', 0, 'mobile']);
  expect(fieldFor('contacts.1.mobile', registered)).toEqual(['contacts']);
  expect(fieldFor('title.zh', registered)).toEqual(['title']);
  expect(fieldFor('titles', registered)).toBeUndefined();
});
