import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../platform/config/root.ts';
import { LIMITS } from './limits.texts.ts';

test('the document says what the page says', () => {
  const document = readFileSync(join(ROOT, 'docs/checkable-votes.md'), 'utf8');
  const sayings = LIMITS.flatMap(({ title, paragraphs }) => [title, ...paragraphs, ...paragraphs.flatMap(({ lead }) => lead ?? [])]);
  for (const { zh, en } of sayings) {
    expect(document).toContain(zh);
    expect(document).toContain(en);
  }
});
