import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Codes as they stand in the calls of `audit`: `action: 'notice.sent'`, also where a condition chooses between two. */
const ACTION = /\baction: ([^,\n]*'[a-z-]+\.[a-z-]+')/g;
const CODE = /'([a-z-]+\.[a-z-]+)'/g;
/** Words as they stand in a module's lists: `'notice.sent': …`. */
const WORDS = /'([a-z-]+\.[a-z-]+)':/g;

const codesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, code]) => code!);
const read = (paths: readonly string[]) => paths.map((path) => readFileSync(path, 'utf8')).join('\n');

test('every act of the audit log is told in words', () => {
  const program = read(globSync('src/**/*.ts', { exclude: (path) => /\.test\.ts$|test-kit/.test(path) }));
  const written = new Set(codesIn(program, ACTION).flatMap((choice) => codesIn(choice, CODE)));
  const told = new Set(codesIn(read(globSync(['src/modules/*/console/**/*.{ts,tsx}', 'src/console/**/index.tsx'])), WORDS));
  expect(written.size).toBeGreaterThan(100);
  expect([...written].filter((code) => !told.has(code)).toSorted()).toEqual([]);
});
