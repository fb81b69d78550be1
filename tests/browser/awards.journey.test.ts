import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { samplePicture } from '../../src/platform/files/sample-files.ts';
import { checkPage } from './check-page.ts';
import { contestInNotice, judgeAll } from './land.awards.ts';
import { type Land, openLand } from './land.fixture.ts';
import { furtherJudge } from './land.judging.ts';
import { signInByCode } from './sign-in-by-code.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };
const PHONE = { width: 390, height: 844 };
const TEXT = '此画与某年画册第12页所载相同，附该页出处，请核查。';

let land: Land;
let found: Awaited<ReturnType<typeof contestInNotice>>;

beforeAll(async () => {
  land = await openLand();
  const province = land.as('province');
  const campaign = await createCampaign(province, { hostId: land.ids.province, content: readyContent({ name: { zh: '我们的节日', en: 'Our festivals' }, slug: 'festivals' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  found = await contestInNotice(land, campaign.id, 'final');
});
afterAll(() => land?.close());

/** antd sets two Chinese characters of a button apart. */
const word = (verb: string) => new RegExp(`^${[...verb].join(String.raw`\s*`)}$`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const confirm = async (page: Page, verb: string) => {
  await press(page, word(verb));
  await page.getByRole('dialog').getByRole('button', { name: word(verb) }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

test('a reader objects to a proposed award, other judges review it, and everybody reads the answer and the new list', LONG, async () => {
  const { ctx, origin } = land;
  const reader = await (await land.profile({ viewport: PHONE })).newPage();
  await reader.goto(`${origin}/contests/${found.contestId}`);
  await reader.getByRole('link', { name: '拟奖名单公示' }).click();
  await reader.getByRole('heading', { level: 1, name: '拟奖名单公示' }).waitFor();
  await checkPage(reader, 'award-notice');
  expect(await reader.getByText('林小满').count()).toBe(0);
  const [struck] = await reader.locator('.award-title').allTextContents();
  await reader.getByRole('link', { name: /^提出异议/ }).first().click();
  await signInByCode(reader, origin, 'objector@example.org');
  await reader.getByRole('heading', { level: 1, name: '对拟奖作品提出异议' }).waitFor();
  await checkPage(reader, 'award-objection');
  await reader.getByLabel('异议事由').selectOption('copied');
  await reader.getByLabel('事实和理由').fill('太短');
  await press(reader, '提交异议');
  await reader.getByRole('alert').waitFor();
  expect(await reader.getByLabel('事实和理由').inputValue()).toBe('太短');
  await reader.getByLabel('事实和理由').fill(TEXT);
  await press(reader, '提交异议');
  await reader.getByText('异议已收到，').waitFor();
  await checkPage(reader, 'award-own-objection');

  const staff = await land.enter('province');
  await staff.goto(`${origin}/console/award-cases`);
  await staff.getByRole('link', { name: /第1号异议/ }).click();
  await staff.getByText('这件异议不在您手上').waitFor();
  expect(await staff.getByText(TEXT).count()).toBe(0);
  await confirm(staff, '受理');
  await staff.getByText(TEXT).waitFor();
  await staff.getByLabel('复评截止').fill('2026-03-12T18:00');
  await press(staff, '安排复评');
  const link = staff.getByRole('link', { name: '去评审中安排评委' });
  await link.waitFor();
  const reviewId = /judging\/([0-9a-f-]+)\/panel/.exec((await link.getAttribute('href'))!)![1]!;
  await judgeAll(land, reviewId, [await furtherJudge(land, '复甲', 'review.one'), await furtherJudge(land, '复乙', 'review.two'), await furtherJudge(land, '复丙', 'review.three')], () => 0);
  await staff.reload();
  await staff.getByLabel('异议成立').check();
  await staff.getByLabel('取消拟奖').check();
  await staff.getByLabel('答复和理由').fill('经另外三位评委复评，画面与画册所载相同，取消拟奖，其后作品依次递补。');
  await press(staff, '答复并公布');
  // The form goes when the case is answered; its own choice reads 异议成立 too.
  await staff.getByRole('button', { name: '答复并公布' }).waitFor({ state: 'detached' });
  await staff.getByText('异议成立').first().waitFor();
  await checkPage(staff, 'award-case-answered');

  await reader.getByRole('link', { name: '回到公示' }).click();
  await reader.getByText('第1号异议成立，名单调整并重新公示').waitFor();
  expect(await reader.locator('.award-title').allTextContents()).not.toContain(struck);
  expect(await reader.getByText(TEXT).count()).toBe(0);
  await checkPage(reader, 'award-notice-changed');

  // A second one, with a picture, is taken back before anybody takes it in hand.
  await reader.getByRole('link', { name: /^提出异议/ }).first().click();
  await reader.getByLabel('异议事由').selectOption('other');
  await reader.getByLabel('事实和理由').fill('附上当天拍的照片，画面与此不同。');
  await reader.getByLabel('证据文件').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await samplePicture(300, 200) });
  await press(reader, '提交异议');
  await reader.getByText('异议已收到，').waitFor();
  await reader.getByRole('link', { name: '现场.jpg' }).waitFor();
  await reader.getByText('撤回这件异议').click();
  await reader.getByLabel('撤回的理由').fill('照片拍的不是同一处。');
  await checkPage(reader, 'award-objection-withdrawing');
  await press(reader, '撤回异议');
  await reader.getByText('异议已撤回，不再处理。').waitFor();
  await checkPage(reader, 'award-objection-withdrawn');

  ctx.clock.set(new Date('2026-03-20T00:00:00+08:00'));
  await land.sweep();
  const later = await land.enter('province');
  await later.goto(`${origin}/console/awards/${found.contestId}`);
  await confirm(later, '授奖');
  await press(later, '制作全部证书（一个PDF）');
  await later.getByRole('link', { name: /^查验页/ }).first().waitFor();
  await checkPage(later, 'awards-granted');
  const code = (await later.getByRole('link', { name: /^查验页/ }).first().getAttribute('href'))!;

  const visitor = await (await land.profile({ viewport: PHONE })).newPage();
  await visitor.goto(`${origin}/contests/${found.contestId}/awards`);
  await visitor.getByRole('heading', { name: '一等奖' }).waitFor();
  await checkPage(visitor, 'award-winners');
  await visitor.getByRole('link', { name: '征集评选公开报告' }).click();
  await visitor.getByText('Krippendorff').first().waitFor();
  await checkPage(visitor, 'award-account');
  await visitor.goto(`${origin}${code}`);
  await visitor.getByRole('heading', { level: 1, name: '证书有效' }).waitFor();
  await checkPage(visitor, 'award-certificate');
  await visitor.setViewportSize({ width: 1440, height: 900 });
  for (const [name, path] of [['winners', `/contests/${found.contestId}/awards`], ['account', `/contests/${found.contestId}/account`], ['notice', `/award-notices/${found.proposalId}`]] as const) {
    await visitor.goto(`${origin}/en${path}`);
    await checkPage(visitor, `award-${name}-en`);
  }
});
