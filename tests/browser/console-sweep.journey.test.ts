import { afterAll, expect, test } from 'vitest';
import { consoleScreens, sweeper } from './console-sweep.ts';
import { openLand } from './land.fixture.ts';
import { fillLand } from './land.records.ts';

// Opened before the tests are named: the console itself says which screens it has, so that a new one is swept without being listed here.
const land = await openLand();
const findings = sweeper(land, await fillLand(land));
const screens = await consoleScreens(land);
afterAll(() => land.close());

test('the console has screens to sweep', () => {
  expect(screens.length).toBeGreaterThan(30);
});

test.each(screens)('$path, as $seat sees it, is accessible, within its window and in one language', async (screen) => {
  expect(await findings(screen)).toEqual([]);
});
