import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './root.ts';

/** Settings between a process and those it starts itself. */
const AMONG_OURSELVES = ['HEMING_SCENARIO_SECRET', 'HEMING_SCENARIO_CHILD'];

test('each setting that the program reads stands in docs/operations.md', () => {
  const sources = ['src/platform/config/config.ts', 'src/app/start-web.ts', 'src/app/start-box.ts', 'src/app/services.ts', 'src/entry/web.ts'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
  const read = new Set(sources.match(/\b(?:HEMING_[A-Z_]+|DATABASE_URL|PORT)\b/g));
  const told = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
  expect([...read].filter((name) => !told.includes(`\`${name}`) && !AMONG_OURSELVES.includes(name))).toEqual([]);
});
