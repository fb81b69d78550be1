import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, launchBrowser, overflow, screenshot } from '../../../tests/support/browser.ts';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { createWeb } from '../../app/http.ts';
import { modules } from '../../app/modules.ts';
import { totpAt } from '../../platform/auth/totp.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { setupToken } from './setup-token.ts';
import { setUp } from './usecases/set-up.ts';

const PASSWORD = 'Bamboo-Lantern-27';
let ctx: TestContext;
let browser: Browser;
let server: Server;
let origin = '';

beforeAll(async () => {
  ctx = await testContext();
  const seat = (username: string, name: string) => ({ username, name, password: PASSWORD });
  const { organizationId } = await setUp(ctx, { token: await setupToken(ctx), office: { name: '示范省文明办', nameEn: 'Model Province Office', code: 'P', divisionCode: null }, system: seat('sys', '沈一'), security: seat('sec', '安二'), audit: seat('aud', '纪三') });
  await createOrganization(ctx.as({ kind: 'system', name: 'test' }), { code: 'C1', parentId: organizationId, name: '甲市文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null });
  server = createServer(getRequestListener(createWeb(ctx, modules, { isDraining: () => false }).fetch));
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

/** A browser signed in as a member of staff, the second factor set up on the way. */
async function enter(username: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale: 'zh-CN' });
  const post = async (path: string, data: unknown) => (await context.request.post(`${origin}/api${path}`, { data, headers: { 'sec-fetch-site': 'same-origin' } })).json() as Promise<Record<string, string>>;
  await post('/session', { username, password: PASSWORD });
  const { secret } = await post('/session/second-factor/secret', { password: PASSWORD });
  await post('/session/second-factor/confirm', { code: totpAt(secret!, new Date()) });
  return context.newPage();
}

async function look(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await screenshot(page, `people-console-${name}-${width}`);
    expect(await axeCheck(page), `${name} at ${width}`).toEqual([]);
    expect(await overflow(page), `${name} at ${width}`).toBe(0);
  }
}

test('the three administrators each do their part, and the log has it all', async () => {
  const system = await enter('sys');
  await system.goto(`${origin}/console/accounts`);
  await system.getByText('安二').first().waitFor();
  await look(system, 'accounts');
  await system.getByRole('button', { name: '添加工作人员' }).click();
  const dialog = system.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('林联');
  await dialog.getByLabel('用户名').fill('sys');
  await dialog.getByLabel('手机（选填）').fill('13800000001');
  await dialog.getByRole('button', { name: '添加' }).click();
  await dialog.getByText('用户名“sys”已被使用，请换一个。').first().waitFor();
  await dialog.getByLabel('用户名').fill('lin');
  await dialog.getByRole('button', { name: '添加' }).click();
  const link = system.getByRole('dialog', { name: '请把这个链接交给 林联' });
  expect(await link.getByRole('textbox').inputValue()).toMatch(/\/invitation\?token=[\w-]{32}$/);
  await screenshot(system, 'people-console-link-1440');
  await link.getByRole('button', { name: '完成' }).click();

  const security = await enter('sec');
  await security.goto(`${origin}/console/roles`);
  await security.getByText('沈一').first().waitFor();
  await look(security, 'roles');
  await security.getByRole('button', { name: '授予角色' }).click();
  const give = security.getByRole('dialog');
  await give.getByLabel('人员').fill('林联');
  await security.getByTitle(/^林联 · lin/).click();
  await give.getByLabel('角色', { exact: true }).click();
  await security.getByTitle('文明办管理员').click();
  await screenshot(security, 'people-console-give-1440');
  await give.getByRole('button', { name: '授予角色' }).click();
  await security.getByText('角色已授予。').waitFor();
  await security.getByRole('link', { name: '林联' }).click();
  await security.getByRole('heading', { level: 1, name: '林联' }).waitFor();
  await security.getByText('138****0001').first().waitFor();
  await look(security, 'person');
  await security.getByRole('button', { name: /^解除 文明办管理员/ }).click();
  await security.getByLabel('理由').fill('调往他处');
  await security.getByRole('button', { name: '解除', exact: true }).click();
  await security.getByText('角色已解除。').waitFor();

  const auditor = await enter('aud');
  await auditor.goto(`${origin}/console/audit-log`);
  await auditor.getByText('解除角色').first().waitFor();
  await look(auditor, 'audit-log');
  await auditor.setViewportSize({ width: 1440, height: 900 });
  await auditor.getByRole('button', { name: /查看详情/ }).first().click();
  await auditor.getByRole('dialog').waitFor();
  await screenshot(auditor, 'people-console-audit-detail-1440');

  for (const [page, path] of [[system, 'audit-log'], [system, 'roles'], [auditor, 'people']] as const) {
    await page.goto(`${origin}/console/${path}`);
    await page.getByText('您没有办理此事的权限').first().waitFor();
  }
});
