import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

test('folders are made, those that stand stay, and what cannot be made is said', () => {
  const home = mkdtempSync(join(tmpdir(), 'heming-folder-'));
  try {
    expect(makeFolder(join(home, 'a', 'b'), 0o700)).toBe(true);
    expect(statSync(join(home, 'a', 'b')).mode & 0o777).toBe(0o700);
    expect(makeFolder(join(home, 'a', 'b'))).toBe(false);
    writeFileSync(join(home, 'file'), '');
    expect(() => makeFolder(join(home, 'file'))).toThrow(/is a file/);
    expect(() => makeFolder(join(home, 'file', 'below'))).toThrow();
  } finally {
    rmSync(home, { recursive: true });
  }
});

test.runIf(process.platform === 'linux')('a file system that takes no folders is refused, not tried for ever', () => {
  expect(() => makeFolder('/proc/heming/data')).toThrow(/ENOENT/);
});
