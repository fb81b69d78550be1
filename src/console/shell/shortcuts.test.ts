import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const press = (key: string, more: Partial<Parameters<typeof shortcutOf>[0]> = {}) => ({ key, at: 1_000, typing: false, chord: false, ...more });

test('g and a letter opens a page when they follow one another soon', () => {
  const { leader, shortcut } = shortcutOf(press('g'), null);
  expect(shortcut).toBeNull();
  expect(shortcutOf(press('t', { at: 1_800 }), leader).shortcut).toEqual({ act: 'open', letter: 't' });
  expect(shortcutOf(press('t', { at: 9_000 }), leader).shortcut).toBeNull();
});

test('what is typed into a field is no shortcut, except Ctrl K', () => {
  for (const key of ['/', '?', 'g']) expect(shortcutOf(press(key, { typing: true }), null)).toEqual({ shortcut: null, leader: null });
  expect(shortcutOf(press('k', { typing: true, chord: true }), null).shortcut).toEqual({ act: 'go-to' });
});

test('keys with Control or Command stay the browser’s', () => {
  expect(shortcutOf(press('/', { chord: true }), null).shortcut).toBeNull();
  expect(shortcutOf(press('t', { chord: true }), 900).shortcut).toBeNull();
});
