import { Hono } from 'hono';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, launchBrowser, overflow, screenshot, smallTargets } from '../../../tests/support/browser.ts';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import type { Env } from '../../platform/http/context.ts';
import { fillSite } from '../../../tests/support/portal/sample-site.ts';
import { type Site, serveSite } from '../../../tests/support/portal/site-under-test.ts';
import { drawSpecimen } from '../../../tests/support/portal/specimens.ts';
import { portalPages } from './index.ts';

let browser: Browser;
let context: TestContext;
let site: Site;

beforeAll(async () => {
  context = await testContext();
  const { rootId } = await fillSite(context);
  PAGES['records'] = `/figures/records?node=${rootId}&kind=contests.entry-submitted`;
  const pictures = new Hono<Env>().get('/specimen/:file', async (c) => c.body(new Uint8Array(await drawSpecimen(Number.parseInt(c.req.param('file'), 10))), 200, { 'content-type': 'image/jpeg' }));
  [browser, site] = await Promise.all([launchBrowser(), serveSite(context, [pictures, portalPages])]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await context?.close();
});

const PAGES: Record<string, string> = { home: '/', works: '/works', regions: '/regions', region: '/regions/HLJ-1', figures: '/figures', search: '/search?q=%E9%9B%AA%20snow', nothing: '/search?q=zzzz', about: '/about', accessibility: '/accessibility', feedback: '/feedback', missing: '/no-such-page' };

const LOOKS = [
  { name: 'zh-390-light', prefix: '', width: 390, colorScheme: 'light', large: false },
  { name: 'zh-1440-light', prefix: '', width: 1440, colorScheme: 'light', large: false },
  { name: 'en-390-dark', prefix: '/en', width: 390, colorScheme: 'dark', large: false },
  { name: 'en-1440-dark', prefix: '/en', width: 1440, colorScheme: 'dark', large: false },
  { name: 'en-320-large', prefix: '/en', width: 320, colorScheme: 'light', large: true },
] as const;

async function surroundings(look: (typeof LOOKS)[number], more: { javaScriptEnabled?: boolean } = {}): Promise<BrowserContext> {
  const made = await browser.newContext({ viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme, reducedMotion: 'reduce', ...more });
  if (look.large) await made.addCookies([{ name: 'heming_type', value: 'large', url: site.origin }]);
  return made;
}

test.each(LOOKS)('every page is accessible, fits and can be hit: $name', async (look) => {
  const made = await surroundings(look);
  const page = await made.newPage();
  for (const [name, path] of Object.entries(PAGES)) {
    await page.goto(site.origin + look.prefix + path, { waitUntil: 'load' });
    await screenshot(page, `${name}-${look.name}`);
    expect(await axeCheck(page), name).toEqual([]);
    expect(await overflow(page), name).toBe(0);
    expect(await smallTargets(page), name).toEqual([]);
  }
  await made.close();
}, 240_000);

test('by keyboard alone: skip to the content, large type, search', async () => {
  const made = await surroundings(LOOKS[1]);
  const page = await made.newPage();
  await page.goto(site.origin);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');

  await page.goto(`${site.origin}/works`);
  await page.locator('[data-type-size]').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.documentElement.dataset['type'])).toBe('large');
  expect(await page.locator('[data-type-size]').getAttribute('aria-pressed')).toBe('true');
  await page.goto(`${site.origin}/about`);
  expect(await page.evaluate(() => document.documentElement.dataset['type'])).toBe('large');

  await page.goto(`${site.origin}/search`);
  await page.locator('#search-words').focus();
  await page.keyboard.type('雪后第3天');
  await page.keyboard.press('Enter');
  await page.locator('.hit').first().waitFor();
  expect(await page.locator('.hit mark').first().textContent()).toContain('雪');
  await made.close();
});

test('without script: large type, feedback with its refusals, the language switch', async () => {
  const made = await surroundings(LOOKS[0], { javaScriptEnabled: false });
  const page = await made.newPage();
  await page.goto(`${site.origin}/works`);
  const before = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontSize);
  await page.locator('[data-type-size]').click();
  await page.waitForURL(`${site.origin}/works`);
  expect(Number.parseFloat(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontSize))).toBeGreaterThan(Number.parseFloat(before) * 1.2);

  await page.goto(`${site.origin}/feedback`);
  await page.locator('textarea').fill('第二页打不开');
  await page.locator('.form button').click();
  await page.locator('.error-summary').waitFor();
  expect(await page.locator('textarea').inputValue()).toBe('第二页打不开');
  await page.locator('input[value=broken]').check();
  await page.locator('.form button').click();
  await page.locator('[role=status]').waitFor();

  await page.locator('a[hreflang=en]').click();
  expect(new URL(page.url()).pathname).toBe('/en/feedback');
  await made.close();
});
