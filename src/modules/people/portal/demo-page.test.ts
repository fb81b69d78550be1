import { afterAll, beforeAll, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../../../tests/support/context.ts';
import { browserOn, testApp } from '../test-kit.ts';
import { peoplePages } from './index.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
afterAll(() => ctx.close());

const open = async (demo: boolean, path: string) => browserOn(testApp({ ...ctx, config: { ...ctx.config, demo } }, [], [peoplePages])).page(path);
const both = (zh: string, en: string) => ({ zh, en });
const accounts = [{ username: 'hlj.office', password: 'Red-Lantern-2013', role: both('文明办管理员', 'Office administrator'), unit: both('松江省文明办', 'Office of Songjiang') }];
const write = (state: string, result: object | null) =>
  ctx.db.insertInto('settings').values({ key: 'demonstration', value: JSON.stringify({ state, result }), updated_at: new Date() }).onConflict((conflict) => conflict.column('key').doUpdateSet({ value: JSON.stringify({ state, result }) })).execute();

test('there is no guide, nor a way to it, where no demonstration was begun', async () => {
  for (const demo of [true, false]) for (const path of ['/demo', '/en/demo']) expect((await open(demo, path)).status).toBe(404);
  expect((await open(true, '/sign-in')).html).not.toContain('href="/demo"');
});

test('the guide says it is loading, then lists the accounts; not where the demonstration is turned off', async () => {
  await write('loading', null);
  const loading = await open(true, '/demo');
  expect(loading.status).toBe(200);
  expect(loading.html).toContain('演示数据还在载入');
  await write('ready', { accounts });
  const { html } = await open(true, '/en/demo');
  for (const word of ['hlj.office', 'Red-Lantern-2013', 'Office administrator', 'href="/en/demo/outbox?username=hlj.office"', 'href="/console/"', '<a href="/en/demo">']) expect(html).toContain(word);
  const off = await open(false, '/demo');
  expect(off.status).toBe(404);
  expect(off.html).not.toContain('hlj.office');
  expect((await open(false, '/sign-in')).html).not.toContain('href="/demo"');
});
