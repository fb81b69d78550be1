import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { build } from 'vite';
import { axeCheck, launchBrowser, overflow, screenshot, smallTargets } from '../support/browser.ts';
import { cloneDatabase } from '../support/scratch-database.ts';
import { type FilesServer, startFilesServer } from '../../src/platform/files/files-server.fixture.ts';
import type { Purpose } from '../../src/platform/files/file-types.ts';
import { findFile } from '../../src/platform/files/files.queries.ts';
import { EXECUTABLE, phoneFilm, samplePicture } from '../../src/platform/files/sample-files.ts';
import { storeFormFile, uploadInputAttributes } from '../../src/platform/files/upload-input.ts';
import type { Env } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';

const MB = 1024 * 1024;
const SOON = { timeout: 20_000 };
const THEME = ['tokens', 'base', 'layout', 'pieces', 'forms'];
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

let server: FilesServer;
let browser: Browser;
let folder: string;
let context: BrowserContext;
let page: Page;
const cleanUp: (() => Promise<unknown>)[] = [];
const sent: { fields: Record<string, string[]>; fileId: string | null }[] = [];

/** A page with one form, as a module's page would have it, and what it takes. */
function formPages(assets: { script: string; style: string }): Hono<Env> {
  const attributes = (purpose: Purpose, max: string | undefined) =>
    Object.entries({ ...uploadInputAttributes('zh-CN', { purpose, name: 'file', field: 'fileId' }), ...(max === undefined ? {} : { 'data-max-bytes': max }) }).map(([name, value]) => `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`).join(' ');
  return new Hono<Env>()
    .get('/island.js', (c) => c.body(assets.script, 200, { 'content-type': 'text/javascript' }))
    .get('/island.css', (c) => c.body(assets.style, 200, { 'content-type': 'text/css' }))
    .get('/form', (c) => {
      const purpose = (c.req.query('purpose') ?? 'film') as Purpose;
      const known = c.req.query('known');
      return c.html(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>作品</title><link rel="stylesheet" href="/island.css"></head><body><main class="wrap"><h1>提交作品</h1>
        <form class="form" method="post" action="/form?purpose=${purpose}" enctype="multipart/form-data"><div class="field"><label class="field-label" for="file">作品文件</label>
        <input id="file" ${attributes(purpose, c.req.query('max'))} required></div>
        ${known === undefined ? '' : `<input type="hidden" name="fileId" value="${known}" data-file-name="旧作.jpg">`}
        <button class="button button-main">提交</button></form></main>
        <script type="module" src="/start.js"></script></body></html>`);
    })
    .get('/start.js', (c) => c.body("import { enhance } from '/island.js'; for (const each of document.querySelectorAll('[data-island=upload]')) enhance(each); document.body.dataset.ready = '';", 200, { 'content-type': 'text/javascript' }))
    .post('/form', async (c) => {
      const form = await c.req.formData();
      const stored = await storeFormFile(c.var.ctx, form.get('file'), c.req.query('purpose') as Purpose, 'file');
      const fields = Object.fromEntries([...new Set(form.keys())].map((key) => [key, form.getAll(key).map((value) => (typeof value === 'string' ? value : `file of ${value.size}`))]));
      sent.push({ fields, fileId: stored?.id ?? null });
      return c.html('<!doctype html><html lang="zh-CN"><title>好</title><h1>已提交</h1></html>');
    });
}

async function buildIsland(): Promise<{ script: string; style: string }> {
  const outDir = join(folder, 'built');
  await build({ configFile: false, logLevel: 'error', publicDir: false, build: { outDir, target: ['chrome80', 'safari14', 'firefox80'], lib: { entry: at('../../src/portal/islands/upload.island.ts'), formats: ['es'], fileName: 'island', cssFileName: 'island' } } });
  const built = await readdir(outDir);
  const read = (ending: string) => readFile(join(outDir, built.find((name) => name.endsWith(ending))!), 'utf8');
  const theme = await Promise.all(THEME.map((name) => readFile(at(`../../src/portal/shared/theme/${name}.css`), 'utf8')));
  return { script: await read('js'), style: [...theme, await read('css')].join('\n') };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heming-island-'));
  cleanUp.unshift(() => rm(folder, { recursive: true, force: true }));
  const { url, drop } = await cloneDatabase(inject('templateUrl'), 'heming');
  cleanUp.unshift(drop);
  server = await startFilesServer(url, folder, [], [formPages(await buildIsland())]);
  cleanUp.unshift(() => server.close());
  browser = await launchBrowser();
  cleanUp.unshift(() => browser.close());
});
afterAll(async () => {
  for (const each of cleanUp) await each();
});
afterEach(() => context.close());

async function openForm(query = '', options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<void> {
  context = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${newId()}` }, javaScriptEnabled: options.javaScriptEnabled ?? true, viewport: { width: options.width ?? 1000, height: 800 } });
  page = await context.newPage();
  await page.goto(`${server.base}/form?${query}`);
  if (options.javaScriptEnabled !== false) await page.waitForSelector('body[data-ready]');
}

async function lay(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}
const film = (size: number) => phoneFilm({ width: 320, height: 240, durationMs: 9000 }, Buffer.alloc(size, 'frames '));
const item = (state: string) => page.waitForSelector(`.upload-item[data-state="${state}"]`);
const fieldValue = () => page.locator('input[name="fileId"]').inputValue();

/** Lets the first `count` parts of uploads through and holds the next until told; tells at which offsets parts began. */
async function holdAfter(count: number) {
  const offsets: number[] = [];
  const held: Route[] = [];
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    offsets.push(Number(route.request().headers()['upload-offset']));
    if (offsets.length <= count) return route.continue();
    held.push(route);
  });
  return { offsets, untilHeld: async () => expect.poll(() => held.length, SOON).toBeGreaterThan(0), release: async () => { await page.unroute('**/api/uploads/*'); for (const route of held) await route.continue().catch(() => undefined); } };
}

test('a film goes up in parts with its progress told, can be paused, and its id is sent with the form', async () => {
  await openForm();
  const hold = await holdAfter(1);
  await page.setInputFiles('#file', await lay('记录.mp4', film(20 * MB)));
  await hold.untilHeld();
  await item('sending');
  const bar = page.getByRole('progressbar', { name: '上传进度 记录.mp4' });
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow')), SOON).toBeGreaterThanOrEqual(39);
  await expect.poll(() => page.locator('.upload-status').textContent(), SOON).toMatch(/正在上传，已完成\d+%。/);

  await page.getByRole('button', { name: '暂停' }).click();
  await item('paused');
  await hold.release();
  await page.getByRole('button', { name: '继续' }).click();
  await item('done');
  const id = await fieldValue();
  expect(await findFile(server.services.db, id)).toMatchObject({ state: 'ready', name: '记录.mp4', durationMs: 9000 });

  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  expect(sent.at(-1)).toEqual({ fields: { fileId: [id] }, fileId: null });
});

test('after a reload the same file goes on where it stopped, and a finished one is still there', async () => {
  await openForm();
  const path = await lay('长片.mp4', film(20 * MB));
  const first = await holdAfter(1);
  await page.setInputFiles('#file', path);
  await first.untilHeld();
  await page.reload();
  await page.waitForSelector('body[data-ready]');
  await first.release();
  expect(await page.locator('.upload-note').textContent()).toContain('“长片.mp4”上次没有传完');

  const second = await holdAfter(10);
  await page.setInputFiles('#file', path);
  await item('done');
  expect(second.offsets[0]).toBe(8 * MB);
  const id = await fieldValue();
  await page.reload();
  await item('done');
  expect(await fieldValue()).toBe(id);
});

test('a form sent too early waits for its file and then goes by itself', async () => {
  await openForm('purpose=picture');
  const hold = await holdAfter(0);
  await page.setInputFiles('#file', await lay('a.jpg', await samplePicture(400, 300)));
  await hold.untilHeld();
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByText('传完后表单会自动提交').waitFor();
  await hold.release();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  expect(sent.at(-1)!.fields['fileId']![0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('a refused file says why, and can be removed; one that is too large is not sent at all', async () => {
  await openForm('purpose=picture&max=300000');
  await page.setInputFiles('#file', await lay('假.jpg', EXECUTABLE));
  await item('failed');
  expect(await page.locator('.upload-status').textContent()).toBe('没有上传成功：文件的内容是EXE，这里可以上传：JPEG, PNG, WebP, GIF, AVIF。改扩展名不会改变内容。');
  expect(await axeCheck(page)).toEqual([]);
  await page.getByRole('button', { name: '移除“假.jpg”' }).click();
  expect(await page.locator('.upload-item').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('file');

  await page.setInputFiles('#file', await lay('big.jpg', Buffer.alloc(300_001)));
  await item('failed');
  expect(await page.locator('.upload-status').textContent()).toContain('文件过大，最多50 MB');
  expect(await page.locator('input[name="fileId"]').count()).toBe(0);
});

test('what the server already holds stands in the form and can be removed', async () => {
  await openForm(`purpose=picture&known=${newId()}`);
  expect(await page.locator('.upload-name').textContent()).toBe('旧作.jpg');
  expect(await page.locator('input[name="fileId"]').count()).toBe(1);
  await page.getByRole('button', { name: '移除“旧作.jpg”' }).click();
  expect(await page.locator('input[name="fileId"]').count()).toBe(0);
});

test.each([390, 1440])('it can be used at %i px: nothing axe finds, no small target, no sideways scroll', async (width) => {
  await openForm('', { width });
  const hold = await holdAfter(1);
  await page.setInputFiles('#file', await lay('一个名字很长的作品文件用来看看它会不会被截断或者把版面撑开-the-final-version-of-the-final-version.mp4', film(20 * MB)));
  await hold.untilHeld();
  await item('sending');
  expect(await axeCheck(page)).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
  await screenshot(page, `upload-${width}`);
  await hold.release();
});

test('without scripts the form sends the file itself', async () => {
  await openForm('purpose=picture', { javaScriptEnabled: false });
  const picture = await samplePicture(300, 200);
  await page.setInputFiles('#file', await lay('b.jpg', picture));
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { name: '已提交' }).waitFor();
  expect(sent.at(-1)!.fields).toEqual({ file: [`file of ${picture.length}`] });
  expect(await findFile(server.services.db, sent.at(-1)!.fileId!)).toMatchObject({ state: 'ready', width: 300 });
});
