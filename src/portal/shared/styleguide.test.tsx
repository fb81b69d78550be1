import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, launchBrowser, overflow, screenshot, smallTargets } from '../../../tests/support/browser.ts';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import type { Env } from '../../platform/http/context.ts';
import { typeSize } from '../pages/type-size.ts';
import { page as portalPage } from './ui.ts';
import { type Site, serveSite } from '../../../tests/support/portal/site-under-test.ts';
import { drawSpecimen } from '../../../tests/support/portal/specimens.ts';
import { Styleguide } from '../../../tests/support/portal/styleguide.tsx';

let browser: Browser;
let context: TestContext;
let site: Site;

beforeAll(async () => {
  const router = new Hono<Env>();
  portalPage(router, '/styleguide', { cache: true }, (_, ctx) => <Styleguide ctx={ctx} />);
  router.get('/specimen/:file', async (c) => c.body(new Uint8Array(await drawSpecimen(Number.parseInt(c.req.param('file'), 10))), 200, { 'content-type': 'image/jpeg' }));
  typeSize(router);
  context = await testContext();
  [browser, site] = await Promise.all([launchBrowser(), serveSite(context, [router])]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await context?.close();
});

interface Look {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly dark?: boolean;
  readonly large?: boolean;
}

const LOOKS: readonly Look[] = [
  { name: 'zh-390-light', path: '/styleguide', width: 390 },
  { name: 'zh-390-dark', path: '/styleguide', width: 390, dark: true },
  { name: 'zh-1440-light', path: '/styleguide', width: 1440 },
  { name: 'zh-1440-large', path: '/styleguide', width: 1440, large: true },
  { name: 'en-390-light', path: '/en/styleguide', width: 390 },
  { name: 'en-1440-dark', path: '/en/styleguide', width: 1440, dark: true },
  { name: 'zh-320-large', path: '/styleguide', width: 320, large: true },
  { name: 'en-320-large', path: '/en/styleguide', width: 320, large: true },
];

async function open(look: Look): Promise<Page> {
  const surroundings = await browser.newContext({ viewport: { width: look.width, height: 900 }, colorScheme: look.dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  if (look.large) await surroundings.addCookies([{ name: 'heming_type', value: 'large', url: site.origin }]);
  const page = await surroundings.newPage();
  await page.goto(site.origin + look.path, { waitUntil: 'load' });
  return page;
}

test.each(LOOKS)('every component is accessible, fits and can be hit: $name', async (look) => {
  const page = await open(look);
  await screenshot(page, `styleguide-${look.name}`);
  expect(await axeCheck(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  expect(await smallTargets(page)).toEqual([]);
  await page.context().close();
});
