import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, launchBrowser, overflow, screenshot, smallTargets } from '../../../../tests/support/browser.ts';
import { testContext, type TestContext } from '../../../../tests/support/context.ts';
import type { Env } from '../../../platform/http/context.ts';
import { createHttpApp } from '../../../platform/http/http-app.ts';
import { ASSET_FOLDER } from '../../../portal/shared/assets.ts';
import { renderError } from '../../../portal/shared/error-page.tsx';
import { authenticate } from '../authenticate.ts';
import { peopleModule } from '../people.module.ts';
import { setupToken } from '../setup-token.ts';
import { createAdministrator } from '../usecases/administer-from-terminal.ts';

const MIME: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
let ctx: TestContext;
let browser: Browser;
let server: Server;
let origin = '';

beforeAll(async () => {
  const plain = await testContext();
  ctx = { ...plain, config: { ...plain.config, demo: true } };
  const assets = new Hono<Env>().get('/assets/*', async (c) => c.body(new Uint8Array(await readFile(join(ASSET_FOLDER, c.req.path))), 200, { 'content-type': MIME[extname(c.req.path)] ?? 'application/octet-stream' }));
  const app = createHttpApp({ services: ctx, authenticate, api: [peopleModule.api], pages: [assets, peopleModule.pages], renderError });
  server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await ctx?.close();
});

/** Every page that is looked at is also checked, at the width of a phone and of a desk. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await screenshot(page, `people-${name}-${width}`);
    expect(await axeCheck(page), `${name} at ${width}`).toEqual([]);
    expect(await overflow(page), `${name} at ${width}`).toBe(0);
    expect(await smallTargets(page), `${name} at ${width}`).toEqual([]);
  }
}

const surroundings = (): Promise<BrowserContext> => browser.newContext({ reducedMotion: 'reduce', javaScriptEnabled: true });
const submit = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

test('the first set-up in the browser, without a wrong turn and with one', async () => {
  const page = await (await surroundings()).newPage();
  await page.goto(`${origin}/setup?token=${await setupToken(ctx)}`);
  await look(page, 'setup');
  await page.getByLabel('机构名称').fill('示范省文明办');
  for (const [seat, name, username] of [['系统管理员', '沈一', 'sys'], ['安全管理员', '安二', 'sec'], ['审计管理员', '纪三', 'aud']]) {
    await page.getByLabel(`${seat}：姓名`).fill(name!);
    await page.getByLabel(`${seat}：用户名`).fill(username!);
    await page.getByLabel(`${seat}：密码`).fill(seat === '审计管理员' ? 'short' : 'Bamboo-Lantern-27');
  }
  await submit(page, '完成设置');
  await page.getByText('密码至少 10 位。').first().waitFor();
  await look(page, 'setup-refused');
  expect(await page.getByLabel('机构名称').inputValue()).toBe('示范省文明办');
  for (const seat of ['系统管理员', '安全管理员', '审计管理员']) await page.getByLabel(`${seat}：密码`).fill('Bamboo-Lantern-27');
  await submit(page, '完成设置');
  await page.getByRole('heading', { name: '首次设置已完成' }).waitFor();
  await page.goto(`${origin}/en/setup`);
  await page.getByText('has been set up already').waitFor();
  await ctx.db.insertInto('settings').values({ key: 'demonstration', value: '{}', updated_at: new Date() }).execute();
});

test('an invited administrator sets a password by the link', async () => {
  const { link } = await createAdministrator({ ...ctx, origin, actor: { kind: 'system', name: 'test' } }, { username: 'sys2', name: '沈四', role: 'system_admin' });
  const page = await (await surroundings()).newPage();
  await page.goto(link);
  await look(page, 'invitation');
  await page.getByLabel('新密码').fill('River-Stone-88');
  await page.getByLabel('再输入一次').fill('River-Stone-89');
  await submit(page, '设置密码');
  await page.getByText('两次输入不一致。').first().waitFor();
  await page.getByLabel('新密码').fill('River-Stone-88');
  await page.getByLabel('再输入一次').fill('River-Stone-88');
  await submit(page, '设置密码');
  await page.getByRole('heading', { name: '密码已设置' }).waitFor();
  await page.goto(link);
  await page.getByText('链接已失效').first().waitFor();
});

const latestCode = async (page: Page) => {
  const response = await page.request.get(`${origin}/api/demo/outbox`);
  return /\d{6}/.exec(((await response.json()) as { messages: { text: string }[] }).messages[0]!.text)![0];
};

test('a member of the public signs in, sees, corrects, agrees, takes a copy and leaves', async () => {
  const page = await (await surroundings()).newPage();
  await page.goto(`${origin}/me`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await look(page, 'sign-in');
  await page.getByLabel('手机号或邮箱').fill('1234');
  await submit(page, '获取验证码');
  await page.getByText('请填写 11 位手机号码').first().waitFor();
  await page.getByLabel('手机号或邮箱').fill('10000001234');
  await submit(page, '获取验证码');
  await page.getByText('100****1234').waitFor();
  await look(page, 'code');
  await page.getByLabel('六位验证码').fill('000000');
  await submit(page, '登录');
  await page.getByText('验证码不正确或已过期').first().waitFor();
  await page.getByLabel('六位验证码').fill(await latestCode(page));
  await submit(page, '登录');
  await page.waitForURL(`${origin}/me`);
  await look(page, 'me');

  await page.getByRole('link', { name: '更正称呼' }).click();
  await look(page, 'me-edit');
  await page.getByLabel('称呼').fill('周晓雪');
  await page.getByLabel('未满 14 周岁').check();
  await submit(page, '保存');
  await page.getByRole('heading', { name: '您好，周晓雪' }).waitFor();
  await page.getByRole('link', { name: '请监护人同意' }).click();
  await look(page, 'me-guardian');
  await page.goto(`${origin}/me`);
  await page.getByRole('button', { name: '同意：公开展示姓名' }).click();
  await page.getByRole('button', { name: '撤回：公开展示姓名' }).waitFor();
  await page.getByText('创建令牌').first().click();
  await page.getByLabel('用途').fill('脚本');
  await page.getByRole('button', { name: '创建令牌' }).click();
  await page.getByText(/^hmg_/).waitFor();

  await page.goto(`${origin}/me/copy`);
  await look(page, 'me-copy');
  await page.goto(`${origin}/me/contact`);
  await look(page, 'me-contact');
  await page.goto(`${origin}/en/me`);
  await page.getByRole('heading', { name: 'Hello, 周晓雪' }).waitFor();
  await look(page, 'me-en');
  await page.goto(`${origin}/en/demo/outbox`);
  await look(page, 'outbox-en');
  await page.goto(`${origin}/me/close`);
  await look(page, 'me-close');
  await submit(page, '注销并删除');
  await page.getByText('请勾选确认。').first().waitFor();
  await page.getByLabel('我明白注销后不能恢复。').check();
  await submit(page, '注销并删除');
  await page.getByRole('heading', { name: '账号已注销' }).waitFor();
  await look(page, 'receipt');
  await page.goto(`${origin}/me`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('every form works without script', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await ctx.db.deleteFrom('rate_limits').execute();
  await page.goto(`${origin}/en/sign-in?next=//elsewhere.example/`);
  await page.getByLabel('Mobile number or e-mail').fill('reader@example.org');
  await submit(page, 'Send me a code');
  await page.getByLabel('Six-digit code').fill(await latestCode(page));
  await submit(page, 'Sign in');
  await page.waitForURL(`${origin}/en`);
});
