import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand } from './land.fixture.ts';
import { contestToJudge } from './land.judging.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };
const TITLES = [{ zh: '桥上看灯', en: 'Lanterns from the bridge' }, { zh: '灯下祖孙', en: 'Under the lantern' }];
/** What says whose the works are. */
const MARKS = ['林小满', '听雨小学', 'Listening Rain', 'bridge.jpg'];

let land: Land;
let contestId: string;
let roundAddress = '';

beforeAll(async () => {
  land = await openLand();
  const province = land.as('province');
  const campaign = await createCampaign(province, { hostId: land.ids.province, content: readyContent({ name: { zh: '我们的节日', en: 'Our festivals' }, slug: 'festivals' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  ({ contestId } = await contestToJudge(land, campaign.id, TITLES));
});
afterAll(() => land?.close());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** Presses in the dialog that asks. */
const agree = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

async function choose(page: Page, field: string, option: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByLabel(field, { exact: true }).click();
  await page.getByRole('option', { name: option }).waitFor({ state: 'attached' });
  await page.locator('.ant-select-item-option', { hasText: option }).click();
}

test('the host comes from the contest, sets up a round and invites a judge', LONG, async () => {
  const page = await land.enter('province');
  await page.goto(`${land.origin}/console/contests/${contestId}`);
  await page.getByRole('main').getByRole('link', { name: '评审', exact: true }).click();
  await heading(page, '评审').waitFor();
  await page.getByRole('button', { name: '新建评审轮次' }).first().click();
  await heading(page, '新建评审轮次 · 灯会摄影').waitFor();
  const dates = page.locator('.section').first();
  await dates.getByLabel('中文名称').fill('初评');
  await page.getByLabel('开始时间').fill('2026-03-05T08:00');
  await page.getByLabel('完成期限').fill('2026-03-10T18:00');
  await page.getByLabel('结束时间').fill('2026-03-04T18:00');
  await page.getByLabel('“灯会”晋级几件').fill('1');
  const criterion = page.getByRole('group', { name: '标准 1' });
  await criterion.getByLabel('中文名称').fill('立意');
  await criterion.getByRole('group', { name: '第 1 档' }).getByLabel('什么样的作品得这一档（中文）').fill('一眼难忘，余味悠长');
  await page.getByLabel('每件几位评委').fill('1');
  await checkPage(page, 'judging-set-up');
  await press(page, '建好，去请评委');
  // Dates that do not hold together are refused at their field, and nothing that was typed is lost.
  await page.getByText('评审开始时间应早于完成期限，完成期限不晚于关闭时间。').first().waitFor();
  expect(await criterion.getByLabel('中文名称').inputValue()).toBe('立意');
  await page.getByLabel('结束时间').fill('2026-03-12T18:00');
  await press(page, '建好，去请评委');
  await page.getByText('还没有评委').waitFor();
  roundAddress = page.url().replace(/\/panel$/, '');
  await page.getByRole('button', { name: '邀请评委' }).first().click();
  await choose(page, '人员', /温评/);
  await checkPage(page, 'judging-invite');
  await agree(page, '邀请');
  await page.getByText('已邀请', { exact: true }).waitFor();
  await page.context().close();
});

test('the judge accepts, declares a relation, and sees no works before the round opens', LONG, async () => {
  const page = await land.enter('judge');
  await page.goto(`${land.origin}/console/`);
  await page.getByRole('link', { name: /灯会摄影 · 初评/ }).click();
  await page.getByRole('button', { name: '添加人名' }).click();
  await page.getByLabel('姓名').fill('沈先生');
  await page.getByLabel('关系').fill('师生');
  await press(page, '接受邀请');
  await page.getByText('评审开始后，作品会出现在这里。').waitFor();
  await page.context().close();
});

test('the host computes the assignment, looks at it, applies it and opens the round', LONG, async () => {
  const page = await land.enter('province');
  await page.goto(`${roundAddress}/assignment`);
  await press(page, /^计\s*算$/);
  await page.getByText('没有差距，已证明最优').waitFor();
  await checkPage(page, 'judging-plan');
  await press(page, '采用，分配 2 人次');
  await page.getByRole('row', { name: /桥上看灯/ }).getByText('待评').waitFor();
  await press(page, '开始评审');
  await agree(page, '开始评审');
  await page.getByText('评审已开始').waitFor();
  await page.context().close();
});

test('the judge scores and locks; nothing that reached their browser says whose the works are', LONG, async () => {
  const page = await land.enter('judge');
  const told: string[] = [];
  page.on('response', (response) => {
    if (!/\.(js|css|woff2?)$/.test(new URL(response.url()).pathname)) void response.body().then((body) => told.push(`${response.url()} ${JSON.stringify(response.headers())} ${body.toString('utf8')}`), () => undefined);
  });
  await page.goto(`${land.origin}/console/`);
  await page.getByRole('link', { name: /灯会摄影 · 初评/ }).click();
  await page.getByRole('link', { name: '桥上看灯' }).click();
  await page.locator('.judged-work img').waitFor();
  await page.getByText('一眼难忘，余味悠长').click();
  await page.getByLabel('给作者的反馈').fill('光影好。');
  await page.getByText(/^已保存 /).waitFor();
  await checkPage(page, 'judging-work');
  await press(page, '锁定评分');
  await page.getByText('评分已锁定').first().waitFor();
  await page.goto(`${land.origin}/console/judging-desk`);
  await page.getByRole('link', { name: /灯会摄影 · 初评/ }).click();
  await page.getByRole('link', { name: '灯下祖孙' }).click();
  await page.getByRole('group', { name: /立意/ }).getByText('良好 · 75').click();
  await page.getByText(/^已保存 /).waitFor();
  await page.getByRole('button', { name: '锁定评分' }).click();
  await page.getByText('评分已锁定').first().waitFor();
  expect(told.length).toBeGreaterThan(10);
  expect(told.filter((each) => MARKS.some((mark) => each.includes(mark) || each.includes(encodeURIComponent(mark))))).toEqual([]);
  await page.context().close();
});

test('the host sees who is done but no score, closes the round, reads the result and computes it again', LONG, async () => {
  const page = await land.enter('province');
  await page.goto(roundAddress);
  await page.getByRole('row', { name: '温评 江省文明办 已接受 2 2 2 0' }).waitFor();
  await checkPage(page, 'judging-progress');
  await page.getByRole('link', { name: '结果', exact: true }).click();
  await page.getByText('还没有结果').waitFor();
  await press(page, '结束评审');
  await agree(page, '结束评审');
  const first = page.getByRole('row', { name: /桥上看灯/ });
  await first.getByText('晋级').waitFor();
  await first.getByText('100', { exact: true }).first().waitFor();
  await press(page, '重算核对');
  await page.getByText('重算结果相同').waitFor();
  await checkPage(page, 'judging-result');
  await page.getByRole('link', { name: '1 · 桥上看灯' }).or(page.getByRole('link', { name: '2 · 桥上看灯' })).click();
  await heading(page, /桥上看灯/).waitFor();
  await page.context().close();
});
