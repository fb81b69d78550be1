import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { requireSurvey } from '../../src/modules/surveys/surveys.queries.ts';
import { QUESTIONS } from '../../src/modules/surveys/test-kit.ts';
import { NewSurvey, SentAnswers } from '../../src/modules/surveys/surveys.schemas.ts';
import { handInAnswers } from '../../src/modules/surveys/usecases/hand-in-answers.ts';
import { createSurvey } from '../../src/modules/surveys/usecases/save-survey.ts';
import { closeSurvey, publishResults, publishSurvey } from '../../src/modules/surveys/usecases/step-survey.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { smallTargets } from '../support/browser.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand } from './land.fixture.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };
const PHONE = { width: 390, height: 844 };

let land: Land;
let campaignId: string;

beforeAll(async () => {
  land = await openLand();
  const province = land.as('province');
  const campaign = await createCampaign(province, { hostId: land.ids.province, content: readyContent({ name: { zh: '我们的节日', en: 'Our festivals' }, slug: 'festivals' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  campaignId = campaign.id;
});
afterAll(() => land?.close());

const word = (text: string) => new RegExp(`^${[...text].join('\\s*')}$`);
const press = (page: Page, name: string) => page.getByRole('button', { name: word(name) }).click();
const taken = async (id: string) => (await land.ctx.db.selectFrom('survey_answers').select('answers').where('survey_id', '=', id).execute()).map(({ answers }) => answers as Record<string, string>);

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).last().click();
  await page.locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title="${option}"]`).click();
}

async function reader(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await land.profile({ viewport: PHONE });
  return { context, page: await context.newPage() };
}

/** Answers a survey by the API, as somebody else. */
async function answer(id: string, answers: object): Promise<void> {
  const { formVersion } = await requireSurvey(land.ctx.db, id);
  await handInAnswers(land.ctx, id, SentAnswers.parse({ sending: newId(), formVersion, answers }));
}

test('staff build a survey; answers given on a broken line are sent once; its results hide small figures', LONG, async () => {
  const staff = await land.enter('province');
  await staff.goto(`${land.origin}/console/surveys/new?campaign=${campaignId}`);
  await staff.getByLabel('标题', { exact: true }).fill('节日活动满意度');
  await staff.getByLabel('英文标题').fill('How were the festivals');
  await staff.getByLabel('开始').fill('2026-03-01T08:00');
  await staff.getByLabel('截止').fill('2026-12-01T08:00');
  await choose(staff, '题型', '选择');
  await press(staff, '添加问题');
  await staff.getByLabel('问题（中文）').fill('您满意吗');
  await staff.getByLabel('问题（英文）').fill('Are you content');
  await staff.getByLabel('选项 1（中文）').fill('不满意');
  await staff.getByLabel('选项 2（中文）').fill('满意');
  await staff.getByRole('combobox', { name: '题型' }).last().click();
  await staff.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title="短文本"]').click();
  await press(staff, '添加问题');
  await staff.getByLabel('问题（中文）').fill('哪里不满意');
  await choose(staff, '什么时候问', '以下都符合时');
  await checkPage(staff, 'survey-setup');
  await press(staff, '建立草稿');
  await staff.getByRole('heading', { level: 1, name: '节日活动满意度' }).waitFor();
  const id = staff.url().split('/').at(-1)!;
  await press(staff, '发布');
  await staff.getByRole('dialog').getByRole('button', { name: word('发布') }).click();
  await staff.getByRole('button', { name: word('提前结束') }).waitFor();
  const form = (await requireSurvey(land.ctx.db, id)).form.questions;
  const [first, second] = [form[0]!.key, form[1]!.key];
  const [no, yes] = form[0]!.options!.map(({ value }) => value) as [string, string];

  // A line that breaks before anything is sent.
  const one = await reader();
  await one.page.goto(`${land.origin}/surveys/${id}`);
  const why = one.page.getByLabel('哪里不满意');
  await one.page.locator('.survey-state').waitFor();
  await why.waitFor({ state: 'hidden' });
  await press(one.page, '提交答卷');
  await one.page.getByRole('alert').getByText('您满意吗：此项必填。').waitFor();
  await one.page.getByLabel('不满意', { exact: true }).check();
  await why.fill('地点太远');
  await checkPage(one.page, 'survey-answering');
  expect(await smallTargets(one.page)).toEqual([]);
  await one.context.setOffline(true);
  await press(one.page, '提交答卷');
  await one.page.getByText('网络中断').waitFor();
  expect(await taken(id)).toEqual([]);
  await one.context.setOffline(false);
  await one.page.waitForURL(`**/surveys/${id}/thanks`);
  await checkPage(one.page, 'survey-thanks');
  expect(await taken(id)).toEqual([{ [first]: no, [second]: '地点太远' }]);
  await one.page.goto(`${land.origin}/surveys/${id}`);
  await one.page.getByText('这台设备已提交过这份问卷').waitFor();

  // A line that breaks after the server took the answers: they are sent again and counted once. The page was closed in between.
  const two = await reader();
  await two.page.goto(`${land.origin}/surveys/${id}`);
  await two.page.getByLabel('满意', { exact: true }).check();
  await two.page.route('**/answers', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await press(two.page, '提交答卷');
  await two.page.getByText('网络中断').waitFor();
  expect(await taken(id)).toHaveLength(2);
  await two.page.close();
  const later = await two.context.newPage();
  await later.goto(`${land.origin}/surveys/${id}`);
  await later.waitForURL(`**/surveys/${id}/thanks`);
  expect(await taken(id)).toHaveLength(2);

  // Without script the form goes as a form.
  const plain = await land.profile({ viewport: PHONE, javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(`${land.origin}/surveys/${id}`);
  await press(bare, '提交答卷');
  await bare.getByRole('alert').getByText('此项必填').waitFor();
  await bare.getByLabel('满意', { exact: true }).check();
  await press(bare, '提交答卷');
  await bare.waitForURL(`**/surveys/${id}/thanks`);
  expect(await taken(id)).toHaveLength(3);

  for (let n = 0; n < 9; n++) await answer(id, { [first]: yes });
  await answer(id, { [first]: no, [second]: '时间太短' });
  await staff.reload();
  await press(staff, '提前结束');
  await staff.getByRole('dialog').getByLabel('理由').fill('已收齐');
  await staff.getByRole('dialog').getByRole('button', { name: word('提前结束') }).click();
  await staff.getByText('为保护填写人，不显示。').first().waitFor();
  // What was written would tell how many were asked.
  expect(await staff.getByText('地点太远').count()).toBe(0);
  expect(await staff.getByRole('row', { name: /^不满意/ }).textContent()).toContain('已隐去');
  expect(await staff.getByRole('row', { name: /^满意/ }).textContent()).toContain('已隐去');
  await checkPage(staff, 'survey-results-of-staff');
  await press(staff, '公布结果');
  await staff.getByRole('dialog').getByRole('button', { name: word('公布结果') }).click();
  await staff.getByRole('link', { name: '公布的结果' }).waitFor();
  const published = await reader();
  await published.page.goto(`${land.origin}/surveys/${id}/results`);
  expect(await published.page.getByRole('row', { name: /^不满意/ }).textContent()).toContain('已隐去');
  expect(await published.page.content()).not.toContain('地点太远');
});

test('a survey of every kind of question reads well in both languages, on a phone and at a desk, and its results can be crossed', LONG, async () => {
  const province = land.as('province');
  const window = { opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00' };
  const id = await createSurvey(province, NewSurvey.parse({ campaignId, title: { zh: '节日文化活动参与情况与满意度调查', en: 'Taking part in the festivals' }, about: { zh: '大约需要三分钟。您的意见用于改进明年的活动。', en: 'About three minutes. What you say shapes next year.' }, form: QUESTIONS, ...window }));
  await publishSurvey(province, id, 1);
  const look = async (path: string, name: string) => {
    for (const locale of ['zh', 'en'] as const) {
      for (const viewport of [PHONE, { width: 1440, height: 900 }]) {
        const context = await land.profile({ viewport, colorScheme: viewport === PHONE ? 'dark' : 'light' });
        const page = await context.newPage();
        await page.goto(`${land.origin}${locale === 'en' ? '/en' : ''}${path}`);
        await page.locator('main h1').waitFor();
        await checkPage(page, `${name}-${viewport.width}-${locale}`);
        expect(await smallTargets(page)).toEqual([]);
        await context.close();
      }
    }
  };
  await look(`/surveys/${id}`, 'survey-of-all-kinds');
  await look('/surveys', 'surveys');
  for (let n = 0; n < 40; n++) {
    const village = n % 3 === 0;
    await answer(id, { place: n === 7 ? 'other' : village ? 'village' : 'town', content: village ? 2 : 3 + (n % 3), ...(village ? { why: `第 ${n} 条意见` } : {}), seen: n % 2 === 0 ? ['films'] : ['poll', 'walk'], parts: { pages: String(1 + (n % 3)), staff: '3' }, order: n % 4 === 0 ? ['b', 'a'] : ['a', 'b'], age: 18 + n, day: `2026-0${1 + (n % 3)}-1${n % 9}` });
  }
  await closeSurvey(province, id, { reason: '已收齐' });
  await publishResults(province, id, (await requireSurvey(land.ctx.db, id)).version);
  await look(`/surveys/${id}/results?rows=place&columns=content`, 'survey-results');
  const csv = await (await fetch(`${land.origin}/surveys/${id}/results.csv`)).text();
  expect(csv).toContain('您住在哪里,,其他,,已隐去');
  expect(csv).not.toContain('条意见');
  for (const [locale, viewport] of [['zh-CN', PHONE], ['en', { width: 1440, height: 900 }]] as const) {
    const staff = await land.enter('province', locale, { viewport });
    await staff.goto(`${land.origin}/console/surveys/${id}`);
    await staff.getByText('第 0 条意见').waitFor();
    await staff.getByRole('combobox', { name: locale === 'en' ? 'Rows' : '行' }).click();
    await staff.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click();
    await staff.getByRole('combobox', { name: locale === 'en' ? 'Columns' : '列' }).click();
    await staff.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').nth(1).click();
    await staff.getByRole('columnheader', { name: locale === 'en' ? 'Total' : '合计' }).waitFor();
    await checkPage(staff, `survey-console-${viewport.width}`);
    if (viewport === PHONE) expect(await smallTargets(staff)).toEqual([]);
  }
});
