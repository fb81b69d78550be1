import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { writePost } from '../../src/modules/voices/usecases/write-post.ts';
import { NewPost } from '../../src/modules/voices/voices.schemas.ts';
import { smallTargets } from '../support/browser.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand, type Seat } from './land.fixture.ts';
import { citizen, fillVoices } from './land.voices.ts';
import { signInByCode } from './sign-in-by-code.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };
const PHONE = { width: 390, height: 844 };

let land: Land;
let ids: Awaited<ReturnType<typeof fillVoices>>;

beforeAll(async () => {
  land = await openLand();
  const province = land.as('province');
  const campaign = await createCampaign(province, { hostId: land.ids.province, content: readyContent({ name: { zh: '我们的节日', en: 'Our festivals' }, slug: 'festivals' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  ids = await fillVoices(land, campaign.id);
  await land.sweep();
});
afterAll(() => land?.close());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
/** antd may set a space between the two characters of a button. */
const word = (text: string) => new RegExp(`^${[...text].join('\\s*')}$`);

/** A member of the public on a phone, signed in by a code on the way to an address. */
async function signedIn(contact: string, path: string): Promise<Page> {
  const page = await (await land.profile({ viewport: PHONE })).newPage();
  await page.goto(`${land.origin}${path}`);
  await signInByCode(page, land.origin, contact);
  return page;
}

async function go(seat: Seat, path: string): Promise<Page> {
  const page = await land.enter(seat);
  await page.goto(`${land.origin}/console${path}`);
  return page;
}

test('a comment is written, shown, answered by the office, taken down with a reason, appealed against and shown again', LONG, async () => {
  const page = await signedIn('writer@example.org', `/topics/${ids.topic}/say`);
  await heading(page, '发表留言').waitFor();
  await press(page, '发表');
  await page.getByRole('alert').getByText('请写下您要说的话。').waitFor();
  await page.getByLabel('您的留言').fill('东门的路面一下雨就积水，老人走不过去。');
  await checkPage(page, 'say');
  await press(page, '发表');
  await page.getByRole('status').getByText(/审核之后展示/).waitFor();
  const own = page.url().replace(/\?.*/, '');

  // By keyboard: the oldest that waits is another's.
  const clerk = await go('editor', '/');
  await clerk.getByRole('link', { name: /审核留言（2条）|我家门口的小公园/ }).first().click();
  await heading(clerk, '留言审核').waitFor();
  await press(clerk, '从最早的一条开始审核');
  await heading(clerk, '留言 · 柳**').waitFor();
  await clerk.keyboard.press('Control+Enter');
  await clerk.getByText('东门的路面一下雨就积水，老人走不过去。').waitFor();
  await checkPage(clerk, 'moderate');
  await clerk.keyboard.press('Control+Enter');
  await clerk.getByText('待审核的都处理完了').waitFor();

  await clerk.goto(`${land.origin}/console/forums/${ids.topic}`);
  await clerk.getByLabel('回应（中文）').fill('排水沟本周疏通。');
  await clerk.getByLabel('回应（英文）').fill('The drain will be cleared this week.');
  await press(clerk, '发布回应');
  await clerk.getByText('已发布').waitFor();

  const reader = await (await land.profile({ viewport: PHONE })).newPage();
  await reader.goto(`${land.origin}/topics/${ids.topic}`);
  for (const part of ['排水沟本周疏通。', '东门的路面一下雨就积水，老人走不过去。']) await reader.getByText(part).first().waitFor();
  await checkPage(reader, 'topic');

  await clerk.goto(`${land.origin}/console/posts?state=shown`);
  await clerk.getByRole('link', { name: /东门的路面/ }).click();
  await clerk.getByRole('button', { name: word('移除') }).waitFor();
  await clerk.keyboard.press('Control+Delete');
  const dialog = clerk.getByRole('dialog');
  await dialog.getByText(/作者会看到理由和说明/).waitFor();
  await dialog.getByRole('radio').first().focus();
  await clerk.keyboard.press('6');
  await dialog.getByLabel('给作者的说明').fill('现场看过，没有积水。');
  await expect.poll(() => clerk.locator('.ant-zoom-appear, .ant-zoom-enter').count()).toBe(0);
  await checkPage(clerk, 'take-down');
  await dialog.getByRole('button', { name: word('移除') }).click();
  await dialog.waitFor({ state: 'hidden' });
  await reader.reload();
  await reader.getByText('这条内容已移除。理由：可查证的不实信息。').waitFor();
  expect(await reader.getByText('东门的路面').count()).toBe(0);

  await page.goto(own);
  for (const part of ['可查证的不实信息', '现场看过，没有积水。']) await page.getByText(part).first().waitFor();
  await page.getByLabel('您的理由').fill('昨天下雨时拍的照片可以证明。');
  await checkPage(page, 'own-post');
  await press(page, '提出申诉');
  await page.getByRole('status').getByText('申诉已提出。').waitFor();

  const other = await go('province', '/appeals');
  await other.getByRole('row', { name: /昨天下雨时拍的照片/ }).getByRole('button', { name: '答复申诉' }).click();
  const answer = other.getByRole('dialog');
  await answer.getByLabel('恢复展示').check();
  await answer.getByLabel('答复', { exact: true }).fill('照片核实过，恢复展示。');
  await expect.poll(() => other.locator('.ant-zoom-appear, .ant-zoom-enter').count()).toBe(0);
  await checkPage(other, 'appeal');
  await answer.getByRole('button', { name: '发出答复' }).click();
  await answer.waitFor({ state: 'hidden' });
  await page.goto(own);
  for (const part of ['申诉成立，已恢复展示', '照片核实过，恢复展示。']) await page.getByText(part).first().waitFor();
  await checkPage(page, 'own-post-restored');
  await reader.reload();
  await reader.getByText('东门的路面').first().waitFor();
  for (const each of [page, clerk, reader, other]) await each.context().close();
});

test('a pledge is signed, its certificate opened and checked, and taken back', LONG, async () => {
  const page = await signedIn('signer@example.org', `/pledges/${ids.pledge}/sign`);
  await heading(page, '签署承诺').waitFor();
  await page.getByLabel('姓名').fill('宋小满');
  await press(page, '签名');
  await page.getByRole('alert').getByText(/请先阅读全文/).waitFor();
  await page.getByLabel('我已阅读全文并愿意承诺').check();
  await checkPage(page, 'sign-pledge');
  await press(page, '签名');
  await page.getByRole('status').getByText('签署成功，编号第2号。').waitFor();
  const pdf = await page.context().request.get(`${land.origin}${await page.getByRole('link', { name: '领取证书（PDF）' }).getAttribute('href')}`);
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  await page.getByRole('link', { name: '证书查验' }).click();
  await page.getByText('这份证书有效。').waitFor();
  expect(await page.getByText('宋小满').count()).toBe(0);
  await checkPage(page, 'pledge-certificate');
  await page.goto(`${land.origin}/pledges/${ids.pledge}/sign`);
  await page.getByText('撤回签名').first().click();
  await press(page, '撤回签名');
  await page.getByRole('status').getByText('您的签名已撤回。').waitFor();
  await page.context().close();
});

test('a letter is written to an office, answered, and published', LONG, async () => {
  const page = await signedIn('neighbour@example.org', `/offices/${land.ids.county}/letters/new`);
  await heading(page, '给河县文明办写信').waitFor();
  await page.getByLabel('标题').fill('校门口没有斑马线');
  await page.getByLabel('正文').fill('孩子们上学要跑着过马路。');
  await page.getByLabel('您的姓名').fill('宋小满');
  await page.getByLabel(/可以公开这封信/).check();
  await checkPage(page, 'write-letter');
  await press(page, '寄出');
  await page.getByRole('status').getByText(/信已寄出/).waitFor();
  const own = page.url().replace(/\?.*/, '');
  const clerk = await go('county', '/letters?state=waiting');
  await clerk.getByRole('link', { name: '校门口没有斑马线' }).click();
  await clerk.getByLabel('答复正文').fill('下周一开始划线。');
  await press(clerk, word('发出'));
  await clerk.getByRole('button', { name: word('公开') }).click();
  await clerk.getByRole('dialog').getByRole('button', { name: word('公开') }).click();
  await clerk.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.goto(own);
  await page.getByText('下周一开始划线。').waitFor();
  await checkPage(page, 'own-letter');
  await page.goto(`${land.origin}/offices/${land.ids.county}/letters`);
  for (const part of ['下周一开始划线。', '宋**来信']) await page.getByText(part).first().waitFor();
  await checkPage(page, 'letters');
  for (const each of [page, clerk]) await each.context().close();
});

/** Names and words as long as people give them. */
const LONG_NAME = '阿不都热依木·买买提明·努尔艾合买提江·卡德尔';
const LONG_WORDS = `https://example.org/${'a'.repeat(180)} ${'路'.repeat(700)}`;

test('public pages are accessible, fit every window and can be hit by a finger, in both languages, by day and by night', LONG, async () => {
  const author = citizen(land, LONG_NAME);
  await writePost(author, ids.wall, NewPost.parse({ body: '愿山河无恙，'.repeat(30), flower: 'chrysanthemum', shownAs: 'full' }));
  await writePost(author, ids.wall, NewPost.parse({ body: '', flower: 'carnation', shownAs: 'full' }));
  await writePost(author, ids.wall, NewPost.parse({ body: '松柏常青。', flower: 'pine' }));
  await writePost(land.as('editor'), ids.topic, NewPost.parse({ body: LONG_WORDS, inNameOfOffice: true }));
  const paths = ['/topics', '/pledges', `/topics/${ids.topic}`, `/topics/${ids.topic}/moderation`, `/tributes/${ids.wall}`, `/pledges/${ids.pledge}`, `/pledges/${ids.pledge}/signatures`, '/moderation-rules', `/offices/${land.ids.county}/letters`, '/campaigns/festivals'];
  for (const { locale, colorScheme, viewport } of [
    { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { locale: 'zh-CN', colorScheme: 'dark', viewport: PHONE },
    { locale: 'en', colorScheme: 'light', viewport: PHONE },
    { locale: 'en', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
    { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  ] as const) {
    const page = await (await land.profile({ viewport, colorScheme })).newPage();
    for (const path of paths) {
      await page.goto(`${land.origin}${locale === 'en' ? '/en' : ''}${path}`);
      const name = `${path.split('/').map((part) => (part.length > 30 ? 'one' : part)).join('-')}-${locale}-${colorScheme}-${viewport.width}`;
      await checkPage(page, `public${name}`);
      expect(await smallTargets(page), name).toEqual([]);
    }
    await page.context().close();
  }
});

test('the form for a tribute shows its flowers, and keeps the choice when words are too long', LONG, async () => {
  const page = await signedIn('mourner@example.org', `/tributes/${ids.wall}/say`);
  await page.getByLabel('百合').check();
  await page.getByLabel('寄语').evaluate((area: HTMLTextAreaElement) => area.removeAttribute('maxlength'));
  await page.getByLabel('寄语').fill('念'.repeat(201));
  await press(page, '献上');
  await page.getByRole('alert').waitFor();
  expect(await page.getByLabel('百合').isChecked()).toBe(true);
  await checkPage(page, 'tribute-form');
  await page.getByLabel('寄语').fill('永远怀念。');
  await press(page, '献上');
  await page.getByRole('status').getByText('已发表。').waitFor();
  await checkPage(page, 'own-tribute');
  await page.goto(`${land.origin}/me/voices`);
  await page.getByRole('link', { name: '永远怀念。' }).waitFor();
  await checkPage(page, 'my-voices');
  await page.context().close();
});
