import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NewContest } from '../../src/modules/contests/contests.schemas.ts';
import { setContestState } from '../../src/modules/contests/usecases/change-contest.ts';
import { createContest } from '../../src/modules/contests/usecases/create-contest.ts';
import { samplePicture } from '../../src/platform/files/sample-files.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand, PASSWORD } from './land.fixture.ts';
import { signInByCode } from './sign-in-by-code.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };

let land: Land;
let campaignId = '';

beforeAll(async () => {
  land = await openLand();
});
afterAll(() => land?.close());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('an office administrator signs in with password and authenticator, composes a campaign and publishes it', LONG, async () => {
  const page = await (await land.profile()).newPage();
  await page.goto(`${land.origin}/console/campaigns`);
  await page.getByLabel('用户名').fill(land.seats.province.username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await checkPage(page, 'sign-in');
  await press(page, '登录');
  await page.getByLabel('验证码').fill(land.code('province'));
  await press(page, '继续');
  await heading(page, '活动').waitFor();
  await page.getByRole('link', { name: '我的今天' }).click();
  await heading(page, '我的今天').waitFor();
  await checkPage(page, 'today');
  await page.getByRole('navigation').getByRole('link', { name: '活动', exact: true }).first().click();
  await page.getByRole('button', { name: '新建活动' }).first().click();

  await page.getByLabel('名称（中文）', { exact: true }).fill('我们的节日');
  await page.getByLabel('名称（英文）', { exact: true }).fill('Our festivals');
  await page.getByLabel('网址名称').fill('festivals-2026');
  await page.getByLabel('口号（中文）').fill('在节日里相聚');
  await page.getByLabel('口号（英文）').fill('Together at the festivals');
  await page.getByLabel('简介（中文）').fill('写下、拍下身边的传统节日。');
  await page.getByLabel('简介（英文）').fill('Write and photograph the festivals around you.');
  await checkPage(page, 'compose-basics');
  await press(page, '下一步');
  await press(page, '添加阶段');
  const phase = page.getByRole('group', { name: '阶段 1' });
  await phase.getByLabel('阶段名称（中文）').fill('征集');
  await phase.getByLabel('阶段名称（英文）').fill('Call');
  await phase.getByText('即 2026年3月5日').waitFor();
  await checkPage(page, 'compose-phases');
  await press(page, '下一步');
  await press(page, '添加类别');
  await page.getByRole('group', { name: '类别 1' }).getByLabel('类别名称（中文）').fill('拍团圆');
  await page.getByRole('group', { name: '类别 1' }).getByLabel('类别名称（英文）').fill('Reunions');
  await checkPage(page, 'compose-tracks');
  await press(page, '下一步');
  await page.getByText('共 4 个单位').waitFor();
  await checkPage(page, 'compose-audience');
  for (let step = 0; step < 4; step += 1) await press(page, '下一步');
  await page.getByText('可以发布了。').waitFor();
  await checkPage(page, 'compose-review');
  await press(page, /^发\s*布$/);
  await heading(page, '我们的节日').waitFor();
  campaignId = /campaigns\/([0-9a-f-]{36})$/.exec(page.url())![1]!;
  await checkPage(page, 'campaign');

  const reader = await (await land.profile()).newPage();
  await reader.goto(`${land.origin}/campaigns/festivals-2026`);
  await heading(reader, '我们的节日').waitFor();
  await reader.getByText('在节日里相聚').waitFor();
  await reader.getByText('征集', { exact: true }).first().waitFor();
  await checkPage(reader, 'special-page');
  await reader.getByRole('link', { name: 'EN' }).click();
  await heading(reader, 'Our festivals').waitFor();
  await reader.getByText('Together at the festivals').waitFor();
  await checkPage(reader, 'special-page-en');
  await page.context().close();
  await reader.context().close();
});

async function openCall(): Promise<string> {
  const province = land.at('province');
  const id = await createContest(province, NewContest.parse({ campaignId, title: { zh: '节日征文', en: 'Festival writing' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', categories: [{ kind: 'text', name: { zh: '短文', en: 'Short piece' }, maxCharacters: 500, maxFiles: 0 }] }));
  await setContestState(province, id, 'open');
  await land.sweep();
  return id;
}

test('a member of the public signs in by a code, enters a work without scripts, finds it under their own works and takes their data along', LONG, async () => {
  const call = await openCall();
  const page = await (await land.profile({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(`${land.origin}/campaigns/festivals-2026`);
  await page.getByRole('link', { name: '节日征文' }).click();
  await heading(page, '节日征文').waitFor();
  await page.getByRole('link', { name: '我要投稿' }).click();
  await signInByCode(page, land.origin, 'reader@example.org');

  await heading(page, /投稿|节日征文|选择类别/).waitFor();
  await press(page, '提交作品');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('作品标题').fill('端午的早晨');
  await page.getByLabel('正文').fill('天没亮，外婆就在包粽子。\n我数了数，一共二十个。');
  await page.getByLabel('收稿单位').selectOption({ label: '　河县文明办' });
  await page.getByLabel('作者姓名').fill('宋小满');
  await page.getByRole('radio', { name: '女士', exact: true }).check();
  await page.getByLabel(/只写姓氏/).check();
  await page.getByLabel('我确认作者已满 14 周岁').check();
  await press(page, '提交作品');
  await heading(page, '已收到您的作品').waitFor();

  await page.getByRole('link', { name: '查看我的作品' }).click();
  await page.getByRole('link', { name: '端午的早晨' }).waitFor();
  await page.getByText('审核中').waitFor();
  await page.goto(`${land.origin}/en/me/entries`);
  await page.getByRole('link', { name: '端午的早晨' }).waitFor();

  await page.goto(`${land.origin}/me`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载副本（JSON）' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const copy = Buffer.concat(chunks).toString('utf8');
  expect(copy).toContain('端午的早晨');
  expect(copy).toContain('reader@example.org');

  // What the pages are to assistive technology is tried with scripts on, by the same person.
  const session = await page.context().storageState();
  await page.context().close();
  const [again, english] = [await (await land.profile({ storageState: session, viewport: { width: 390, height: 844 } })).newPage(), await (await land.profile({ storageState: session })).newPage()];
  for (const [name, path] of [['call', `/contests/${call}`], ['enter', `/contests/${call}/enter`], ['my-works', '/me/entries'], ['me', '/me']] as const) {
    await again.goto(land.origin + path);
    await checkPage(again, name);
    await english.goto(`${land.origin}/en${path}`);
    await checkPage(english, `${name}-en`);
  }
  await english.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor();
  await again.context().close();
  await english.context().close();
});

const DEMAND = '关于报送分管领导的通知';

test('an office drafts and sends a notice, a liaison finds it in Today, signs and returns it, and the office sees how far it is', LONG, async () => {
  const office = await land.enter('county');
  await office.goto(`${land.origin}/console/notices/new`);
  await office.getByLabel('标题', { exact: true }).fill(DEMAND);
  await office.getByLabel('代字').fill('河文明办');
  await office.getByLabel('正文', { exact: true }).fill('请各单位报送分管领导。\n一、报送内容\n姓名和职务。');
  await office.getByText('现在共 2 个单位').waitFor();
  await office.getByLabel('要求签收').check();
  await office.getByLabel('要求回执').check();
  await office.getByLabel('截止时间').fill('2026-03-20T17:00');
  await office.getByLabel('名称', { exact: true }).fill('启动情况');
  await checkPage(office, 'notice-draft');
  await press(office, /^发\s*出$/);
  const sending = office.getByRole('dialog');
  await sending.getByText(/2 个单位/).first().waitFor();
  await sending.getByRole('button', { name: /^发\s*出$/ }).click();
  await heading(office, DEMAND).waitFor();
  await office.getByText('河文明办〔2026〕1号').first().waitFor();
  await checkPage(office, 'notice-sent');
  const address = office.url();

  const liaison = await land.enter('school');
  await liaison.goto(`${land.origin}/console/`);
  await liaison.getByText(DEMAND).first().waitFor();
  await checkPage(liaison, 'today-of-a-liaison');
  await liaison.getByRole('link', { name: `填报回执 ${DEMAND}` }).click();
  await press(liaison, /^签\s*收$/);
  await liaison.getByText('已签收').first().waitFor();
  await liaison.getByLabel('启动情况').fill('三月五日已启动，师生都知道了。');
  await checkPage(liaison, 'return');
  await press(liaison, '报送回执');
  await liaison.getByText('回执已报送').first().waitFor();
  await checkPage(liaison, 'returned');
  await liaison.goto(`${land.origin}/console/`);
  await liaison.getByText('现在没有等您办的事').waitFor();

  await office.goto(address);
  await office.getByRole('link', { name: '河县听雨小学' }).first().click();
  await office.getByText('三月五日已启动，师生都知道了。').first().waitFor();
  await checkPage(office, 'return-read');
  const english = await land.enter('county', 'en');
  await english.goto(address);
  await heading(english, DEMAND).waitFor();
  await checkPage(english, 'notice-en');
  for (const page of [office, liaison, english]) await page.context().close();
});

const WORK = '廊下听雨';

test('a liaison enters a picture, it is forwarded tier by tier and published, and readers find it in gallery, page and search', LONG, async () => {
  const province = land.at('province');
  const call = await createContest(province, NewContest.parse({ campaignId, title: { zh: '节日摄影', en: 'Festival pictures' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', categories: [{ kind: 'picture', name: { zh: '单幅', en: 'Single picture' } }] }));
  await setContestState(province, call, 'open');

  const liaison = await land.enter('school');
  await liaison.goto(`${land.origin}/console/contests/${call}`);
  await heading(liaison, '节日摄影').waitFor();
  await liaison.goto(`${land.origin}/console/entries/new?contest=${call}`);
  await liaison.getByLabel('作品标题').fill(WORK);
  await liaison.getByLabel('作品文件').setInputFiles({ name: 'rain.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await samplePicture(1200, 800)) });
  await liaison.getByLabel('姓名').fill('林小满');
  await liaison.getByLabel('已满 14 周岁').check();
  await liaison.getByText(/rain\.jpg/).first().waitFor();
  await checkPage(liaison, 'entry-form');
  await press(liaison, /^报\s*送$/);
  await heading(liaison, WORK).waitFor();
  await checkPage(liaison, 'entry');
  const entry = liaison.url();

  for (const [seat, verb] of [['county', '推荐'], ['city', '推荐'], ['province', '展示']] as const) {
    const page = await land.enter(seat);
    await page.goto(entry);
    await heading(page, WORK).waitFor();
    if (seat === 'county') await checkPage(page, 'entry-to-decide');
    await press(page, new RegExp(`^${verb[0]}\\s*${verb[1]}$`));
    await page.getByRole('dialog').getByRole('button', { name: new RegExp(`^${verb[0]}\\s*${verb[1]}$`) }).click();
    await page.getByText(`已${verb}`).first().waitFor();
    await page.context().close();
  }

  const reader = await (await land.profile()).newPage();
  const find = (path: string, what: () => Promise<number>) => expect.poll(async () => {
    await reader.goto(land.origin + path);
    return what();
  }, { timeout: 30_000 }).toBeGreaterThan(0);
  const link = () => reader.getByRole('main').getByRole('link', { name: WORK }).count();
  await find('/campaigns/festivals-2026/works', link);
  await checkPage(reader, 'gallery');
  await reader.getByRole('link', { name: WORK }).first().click();
  await heading(reader, WORK).waitFor();
  await find(new URL(reader.url()).pathname, () => reader.getByRole('main').getByRole('img', { name: WORK }).count());
  await reader.getByText('林先生').first().waitFor();
  await checkPage(reader, 'work');
  await find(`/en/search?q=${encodeURIComponent('听雨')}`, link);
  await checkPage(reader, 'search-en');
  await liaison.context().close();
  await reader.context().close();
});
