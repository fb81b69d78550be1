import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { setupToken } from '../../src/modules/people/setup-token.ts';
import { totpAt } from '../../src/platform/auth/totp.ts';
import { launchBrowser } from '../support/browser.ts';
import { checkPage } from './check-page.ts';
import { bareProgram, PASSWORD } from './land.fixture.ts';

let program: Awaited<ReturnType<typeof bareProgram>>;
let browser: Browser;

beforeAll(async () => {
  [program, browser] = await Promise.all([bareProgram({ demonstration: false }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await program?.close();
});

test('a bare installation is set up in the browser, and its first administrator enters the console with a second factor of their own', { timeout: 180_000 }, async () => {
  const { ctx, origin } = program;
  const page = await (await browser.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce', locale: 'en' })).newPage();
  await page.goto(`${origin}/en/setup?token=${await setupToken(ctx)}`);
  await checkPage(page, 'set-up');
  await page.getByLabel('Name', { exact: true }).fill('江省文明办');
  await page.getByLabel('Code', { exact: true }).fill('P');
  for (const [seat, name, username] of [['System administrator', '沈一', 'sys'], ['Security administrator', '安二', 'sec'], ['Audit administrator', '纪三', 'aud']] as const) {
    await page.getByLabel(`${seat}：Name`).fill(name);
    await page.getByLabel(`${seat}：User name`).fill(username);
    await page.getByLabel(`${seat}：Password`).fill(PASSWORD);
  }
  await page.getByRole('button', { name: 'Finish the set-up' }).click();
  await page.getByRole('heading', { name: 'The first set-up is done' }).waitFor();
  await checkPage(page, 'set-up-done');

  await page.getByRole('link', { name: 'Sign in to the console' }).click();
  await page.getByLabel('User name').fill('sys');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Set up the second factor' }).waitFor();
  const secret = await page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+/).textContent();
  await checkPage(page, 'second-factor');
  await page.getByLabel('Type the six digits of your authenticator').fill(totpAt(secret!.replaceAll(' ', ''), new Date()));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'Kept safe; open the console' }).waitFor();
  expect(await page.getByRole('main').getByRole('listitem').count()).toBe(10);
  await checkPage(page, 'recovery-codes');
  await page.getByRole('button', { name: 'Kept safe; open the console' }).click();
  await page.getByRole('heading', { level: 1, name: 'My today' }).waitFor();
  await page.getByRole('link', { name: 'Accounts' }).first().click();
  await page.getByText('纪三').first().waitFor();
  await checkPage(page, 'accounts');
});
