import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, launchBrowser, overflow, screenshot } from '../../../tests/support/browser.ts';
import { createWeb } from '../../app/http.ts';
import { modules } from '../../app/modules.ts';
import { deriveFile } from '../../platform/files/files.jobs.ts';
import { openJudgedWork } from './desk.ts';
import { assignAndOpen, judgingWorld, type JudgingWorld, roundInput, seated, type TestJudge, worksAt } from './test-kit.ts';
import { inviteJudge } from './usecases/change-panel.ts';
import { createRound } from './usecases/save-round.ts';

let world: JudgingWorld;
let judge: TestJudge;
let place: string;
let browser: Browser;
let server: Server;
let origin = '';

beforeAll(async () => {
  world = await judgingWorld();
  await world.admitted('雪中送炭', { school: 0, author: '欧阳明', body: '我叫欧阳明。清晨的雪还没有停，大家已经出门扫雪。\n'.repeat(6) });
  const picture = await world.admitted('雪后的校园', { school: 0, author: '欧阳明', picture: true });
  const { file_id } = await world.root.db.selectFrom('entry_files').select('file_id').where('entry_id', '=', picture).executeTakeFirstOrThrow();
  await deriveFile(world.root, file_id);
  judge = await world.person('评委甲', world.world.rootId);
  const categories = [world.text, world.picture].map((categoryId) => ({ categoryId, places: 1 }));
  const round = await createRound(world.root, roundInput(world, { categories }));
  await inviteJudge(world.root, await createRound(world.root, roundInput(world, { name: { zh: '复评', en: 'Second round' }, categories })), { personId: judge.personId, expertise: [] });
  [place] = (await seated(world, round, [judge, await world.person('评委乙', world.world.rootId)])) as [string, string];
  await assignAndOpen(world, round);
  server = createServer(getRequestListener(createWeb(world.root, modules, { isDraining: () => false, authenticate: async () => judge.ctx.actor }).fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await world?.close();
});

async function look(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await screenshot(page, `judging-${name}-${width}`);
    expect(await axeCheck(page), `${name} at ${width}`).toEqual([]);
    expect(await overflow(page), `${name} at ${width}`).toBe(0);
  }
}

const opened = async (colorScheme: 'light' | 'dark', locale = 'zh-CN') => (await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', locale, colorScheme })).newPage();

test('a judge finds their rounds, scores by hand and by keys, sees what is saved, and locks', async () => {
  const page = await opened('light');
  await page.goto(`${origin}/console/judging-desk`);
  await page.getByRole('link', { name: /初评/ }).waitFor();
  await look(page, 'desks');
  await page.getByRole('link', { name: /复评/ }).click();
  await page.getByRole('button', { name: '添加人名' }).click();
  await page.getByLabel('姓名').fill('欧阳明');
  await look(page, 'invitation');
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.getByText('评审开始后，作品会出现在这里。').waitFor();

  await page.goto(`${origin}/console/judging-desk/${place}`);
  await page.getByRole('link', { name: '雪中送炭' }).waitFor();
  await look(page, 'desk');
  await page.getByRole('link', { name: '雪中送炭' }).click();
  await page.getByText('■■').first().waitFor();
  await page.getByRole('group', { name: /立意/ }).getByRole('radio').first().focus();
  await page.keyboard.press('4');
  await page.getByRole('group', { name: /表现/ }).getByText('100分', { exact: true }).click();
  await page.getByLabel('给作者的反馈').fill('结尾有力。');
  await page.getByText(/^已保存 /).waitFor();
  await look(page, 'work');
  const [work] = (await worksAt(judge, place)).filter(({ title }) => title === '雪中送炭');
  expect(await openJudgedWork(judge.ctx, work!.id)).toMatchObject({ value: { grades: { story: 75, craft: 100 } }, feedback: '结尾有力。' });
  await page.getByRole('button', { name: '锁定评分' }).click();
  await page.getByText('评分已锁定').first().waitFor();
  expect((await worksAt(judge, place)).find(({ id }) => id === work!.id)!.state).toBe('locked');
  await page.context().close();
});

test('the same in the dark and in English', async () => {
  const page = await opened('dark', 'en');
  await page.addInitScript(() => localStorage.setItem('heming.console', JSON.stringify({ locale: 'en' })));
  await page.goto(`${origin}/console/judging-desk/${place}`);
  await page.getByRole('link', { name: '雪后的校园' }).waitFor();
  await look(page, 'desk-dark');
  await page.getByRole('link', { name: '雪后的校园' }).click();
  await page.locator('.judged-work img').waitFor();
  await look(page, 'work-dark');
  await page.context().close();
});
