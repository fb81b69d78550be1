import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

test('defaults need no environment at all', () => {
  const config = loadConfig({}, '/srv/heming');
  expect(config.port).toBe(3000);
  expect(config.dataFolder).toBe('/srv/heming/.heming');
  expect(config.databaseUrl).toBeUndefined();
  expect(config.demo).toBe(true);
});

test.each([
  [{ PORT: 'eighty' }, /PORT is "eighty"/],
  [{ PORT: '70000' }, /0 to 65535/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL cannot be used/],
  [{ HEMING_DEMO: 'maybe' }, /one of 0, 1/],
  [{ HEMING_TRUSTED_PROXIES: 'x' }, /HEMING_TRUSTED_PROXIES/],
  [{ HEMING_ORIGIN: 'heming' }, /HEMING_ORIGIN/],
  [{ HEMING_PAGE_CACHE_SECONDS: '-1' }, /0 to 3600/],
  [{ HEMING_FONTS: '/nowhere/fonts' }, /\/nowhere\/fonts, which is no folder/],
  [{ HEMING_BOX_URL: 'box.example.org', HEMING_BOX_SECRET: 'x'.repeat(32) }, /HEMING_BOX_URL cannot be used/],
  [{ HEMING_BOX_URL: 'https://example.org/box', HEMING_BOX_SECRET: 'x'.repeat(32) }, /without a path/],
  [{ HEMING_BOX_URL: 'https://box.example.org' }, /HEMING_BOX_SECRET is missing/],
  [{ HEMING_DESK_URL: 'https://heming.example.org', HEMING_BOX_SECRET: 'short' }, /too short/],
  [{ HEMING_BOX_URL: 'https://box.example.org', HEMING_DESK_URL: 'https://heming.example.org', HEMING_BOX_SECRET: 'x'.repeat(32) }, /no process is both/],
])('a bad value is refused with a sentence: %o', (env, message) => {
  expect(() => loadConfig(env)).toThrow(ConfigError);
  expect(() => loadConfig(env)).toThrow(message);
});

test('a password in an address is never repeated in the refusal', () => {
  expect(() => loadConfig({ DATABASE_URL: 'http://u:secret@h/db' })).toThrow(/^(?!.*secret).*$/);
});
