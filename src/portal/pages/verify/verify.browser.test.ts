import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, launchBrowser, overflow, screenshot, smallTargets } from '../../../../tests/support/browser.ts';
import { testContext, type TestContext } from '../../../../tests/support/context.ts';
import { type Site, serveSite } from '../../../../tests/support/portal/site-under-test.ts';
import { appendLeaves, exportLog, inclusionProof, leafOf, publishedKey, sequence, signedPromises } from '../../../ledger/public.ts';
import { requireLog } from '../../../ledger/transparency/logs.ts';
import type { Env } from '../../../platform/http/context.ts';
import { verify } from './verify.tsx';

const LOG = 'browser';
let browser: Browser;
let context: TestContext;
let site: Site;
let folder: string;
const files = { whole: '', spoilt: '', cut: '', receipt: '', promise: '', other: '' };

beforeAll(async () => {
  context = await testContext();
  folder = await mkdtemp(join(tmpdir(), 'heming-verify-'));
  const leaves = Array.from({ length: 3000 }, (_, number) => leafOf('moderation', { number }));
  const promises = await signedPromises(context, LOG, leaves);
  const taken = await context.db.transaction().execute((tx) => appendLeaves(tx, LOG, leaves));
  await context.db.transaction().execute((tx) => appendLeaves(tx, 'house', [leafOf('award', { number: 1 })]));
  await sequence(context, context.db);
  const { origin } = await requireLog(context.db, LOG);
  const write = async (name: string, body: string | Buffer) => {
    await writeFile(join(folder, name), body);
    return join(folder, name);
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of exportLog(context, LOG)) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  const spoilt = Buffer.from(whole);
  const at = spoilt.indexOf('"number":1234');
  spoilt.write('"number":1235', at);
  const receipt = { format: 'heming-receipt/v1', key: publishedKey(context.keys, origin), leaf: Buffer.from(leaves[41]!).toString(), promise: promises[41] };
  const proof = (await inclusionProof(context.db, LOG, taken[41]!.seq))!.text;
  files.whole = await write('whole.heming-log.tar', whole);
  files.spoilt = await write('spoilt.heming-log.tar', spoilt);
  files.cut = await write('cut.heming-log.tar', whole.subarray(0, 70_000));
  files.receipt = await write('receipt.json', JSON.stringify({ ...receipt, proof }));
  files.promise = await write('promise.json', JSON.stringify(receipt));
  files.other = await write('other.txt', '这是别的文件');
  const pages = new Hono<Env>();
  verify(pages);
  [browser, site] = await Promise.all([launchBrowser(), serveSite(context, [pages])]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await context?.close();
  await rm(folder, { recursive: true, force: true });
});

async function checked(page: Page, file: string, state: string): Promise<string> {
  await page.setInputFiles('#verify-file', file);
  await page.locator(`.verify-result[data-state=${state}]`).waitFor();
  return (await page.locator('.verify-result').textContent())!;
}

const LOOKS = [
  { name: 'zh-390-light', prefix: '', width: 390, colorScheme: 'light' },
  { name: 'zh-1440-light', prefix: '', width: 1440, colorScheme: 'light' },
  { name: 'en-390-dark', prefix: '/en', width: 390, colorScheme: 'dark' },
  { name: 'en-1440-dark', prefix: '/en', width: 1440, colorScheme: 'dark' },
  { name: 'en-320-light', prefix: '/en', width: 320, colorScheme: 'light' },
] as const;

test.each(LOOKS)('the checker is accessible, fits and can be hit: $name', async ({ name, prefix, width, colorScheme }) => {
  const made = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  const page = await made.newPage();
  const look = async (part: string) => {
    await screenshot(page, `verify-${part}-${name}`);
    expect(await axeCheck(page), part).toEqual([]);
    expect(await overflow(page), part).toBe(0);
    expect(await smallTargets(page), part).toEqual([]);
  };
  await page.goto(`${site.origin}${prefix}/verify`);
  await page.locator('.verify-drop').waitFor();
  await look('empty');
  await checked(page, files.whole, 'whole');
  await look('whole');
  await checked(page, files.spoilt, 'wrong');
  await look('wrong');
  await page.goto(`${site.origin}${prefix}/verify/limits`);
  await look('limits');
  await made.close();
}, 120_000);

test('files are checked in the browser without the network, and the first wrong thing is named', async () => {
  const made = await browser.newContext();
  const page = await made.newPage();
  await page.goto(`${site.origin}/en/verify`);
  await page.locator('.verify-drop').waitFor();
  await made.setOffline(true);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  expect(await checked(page, files.whole, 'whole')).toContain('all 3,000 leaves');
  expect(await checked(page, files.spoilt, 'wrong')).toContain('leaf 1234 does not match its hash (“tile/entries/004”)');
  expect(await checked(page, files.receipt, 'whole')).toContain('leaf 42 of the first 3,000');
  expect(await checked(page, files.cut, 'wrong')).toContain('cut off at byte 70000');
  expect(await checked(page, files.promise, 'promised')).toContain('only a promise so far');
  expect(await checked(page, files.other, 'wrong')).toContain('neither a receipt nor an exported log');
  expect(asked).toEqual([]);
  await made.close();
});

test('another site\'s key is told apart from this one\'s', async () => {
  const made = await browser.newContext();
  const page = await made.newPage();
  await page.goto(`${site.origin}/verify`);
  await page.locator('.verify-drop').waitFor();
  expect(await checked(page, files.receipt, 'whole')).toContain('签名公钥是本站的公钥');
  await page.route('**/verify', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/data-fingerprint="[^"]+"/, 'data-fingerprint="0000"') });
  });
  await page.reload();
  await page.locator('.verify-drop').waitFor();
  expect(await checked(page, files.receipt, 'whole')).toContain('不是本站的公钥');
  await made.close();
});

test('without script the page says how to check otherwise', async () => {
  const made = await browser.newContext({ javaScriptEnabled: false });
  const page = await made.newPage();
  await page.goto(`${site.origin}/verify`);
  expect(await page.locator('#main noscript').textContent()).toContain('npx heming verify');
  expect(await page.locator('.verify-drop').isVisible()).toBe(false);
  await made.close();
});
