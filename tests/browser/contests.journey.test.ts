import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { NewContest, NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { requireContest } from '../../src/modules/contests/contests.queries.ts';
import { createContest } from '../../src/modules/contests/usecases/create-contest.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand } from './land.fixture.ts';
import { signInByCode } from './sign-in-by-code.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };
const WORK = '渡口的灯';
const BODY = '渡口的灯亮了三十年。摆渡的老人每天天黑前来点灯。孩子们认得那盏灯。';

let land: Land;
let call = '';
let mine = '';

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
/** antd sets two Chinese characters of a button apart. */
const word = (verb: string) => new RegExp(`^${[...verb].join(String.raw`\s*`)}$`);
const decide = async (page: Page, verb: string, reason?: string) => {
  await press(page, word(verb));
  const dialog = page.getByRole('dialog');
  if (reason !== undefined) await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: word(verb) }).click();
};
/** Chooses an option of a select within a part of the page. */
const choose = async (part: Locator, label: string, option: string) => {
  await part.getByLabel(label, { exact: true }).click();
  await part.page().locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
};

beforeAll(async () => {
  land = await openLand();
  const province = land.as('province');
  const campaign = await createCampaign(province, { hostId: land.ids.province, content: readyContent({ name: { zh: '江边的人', en: 'People by the river' }, slug: 'river' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  call = await createContest(province, NewContest.parse({ campaignId: campaign.id, title: { zh: '江边故事', en: 'Stories by the river' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', categories: [{ kind: 'text', name: { zh: '短文', en: 'Short piece' }, minCharacters: 10, maxCharacters: 500, maxFiles: 0 }] }));
});
afterAll(() => land?.close());

async function signedIn(email: string): Promise<Page> {
  const page = await (await land.profile({ viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(`${land.origin}/sign-in`);
  await signInByCode(page, land.origin, email);
  await page.waitForURL(/\/me$/);
  return page;
}

test('the host says who may enter, sets quotas tier by tier, builds the questions out of kinds and opens the call', LONG, async () => {
  const page = await land.enter('province');
  await page.goto(`${land.origin}/console/contests/${call}/setup`);
  await page.getByText('参加条件、时间和名额').click();
  await page.getByLabel('年龄从（岁）').fill('6');
  await press(page, /添加一级/);
  await page.getByLabel('本级审定期限').first().fill('2026-12-20T18:00');
  await page.getByRole('group', { name: '主办下 1 级' }).getByLabel('名额', { exact: true }).fill('1');
  await press(page, /添加一级/);
  await page.getByRole('group', { name: '主办下 2 级' }).getByLabel('本级审定期限').fill('2026-12-10T18:00');
  await checkPage(page, 'contest-setup');
  await press(page, word('保存'));
  await heading(page, '江边故事').waitFor();

  await page.getByRole('link', { name: '设置问题' }).click();
  await heading(page, '投稿问题：短文').waitFor();
  await choose(page.locator('.form-add'), '题型', '选择');
  await press(page, /添加问题/);
  await press(page, word('保存'));
  await page.getByText('有 3 处需要修改').waitFor();
  await page.getByLabel('问题（中文）').fill('写的是谁');
  await page.getByLabel('问题（英文）').fill('Of whom is it');
  await page.getByLabel('选项 1（中文）').fill('自己家人');
  await page.getByLabel('选项 2（中文）').fill('别的人');
  await checkPage(page, 'contest-question');
  await press(page, /^1 写的是谁/);
  await choose(page.locator('.form-add'), '题型', '短文本');
  await press(page, /添加问题/);
  await page.getByLabel('问题（中文）').fill('他同意写出来吗');
  await choose(page.getByRole('main'), '什么时候问', '以下都符合时');
  await page.getByRole('group', { name: '条件 1' }).getByLabel('选了其中之一').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('别的人', { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('自己家人', { exact: true }).click();
  await page.keyboard.press('Escape');
  await checkPage(page, 'contest-condition');
  await page.getByText('试填', { exact: true }).click();
  const trial = page.locator('.form-preview');
  expect(await trial.getByLabel('他同意写出来吗').count()).toBe(0);
  await trial.getByRole('radio', { name: '别的人' }).check();
  await trial.getByLabel('他同意写出来吗').waitFor();
  await checkPage(page, 'contest-questions');
  await press(page, word('保存'));
  await page.getByText('问题已保存').first().waitFor();
  await press(page, '返回征集页');
  await page.getByText('另问 2 个问题').waitFor();
  await press(page, '开放征集');
  await page.getByRole('dialog').getByRole('button', { name: '开放征集' }).click();
  await page.getByText('已开放').first().waitFor();
  const { categories, tiers } = await requireContest(land.ctx.db, call);
  expect(categories[0]).toMatchObject({ formVersion: 1, eligibility: { ages: { min: 6, max: null } }, form: { questions: [{ kind: 'choice' }, { kind: 'text', when: { tests: [{ is: 'one-of' }] } }] } });
  expect(tiers).toMatchObject([{ depth: 1, quota: 1 }, { depth: 2, quota: null }]);

  await press(page, '发一个延期码');
  await page.getByLabel('有效到').fill('2026-12-05T18:00');
  await page.getByRole('dialog').getByLabel('理由').fill('学校停电一天');
  await page.getByRole('dialog').getByRole('button', { name: '发一个延期码' }).click();
  expect(await page.getByRole('dialog').locator('code').textContent()).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
  await press(page, '已记下');
  await press(page, word('作废'));
  await page.getByRole('dialog').getByRole('button', { name: word('作废') }).click();
  await page.getByRole('list', { name: '已发的延期码' }).getByText('已作废').waitFor();
  await checkPage(page, 'contest-host');
  await page.context().close();
});

test('a member of the public passes the gate, keeps a draft, waits for the second author, hands in, mends what is returned', LONG, async () => {
  const [entrant, friend] = [await signedIn('entrant@example.org'), await signedIn('friend@example.org')];
  await entrant.goto(`${land.origin}/contests/${call}/enter`);
  await heading(entrant, '参加条件').waitFor();
  await press(entrant, '符合条件，开始投稿');
  await entrant.getByRole('alert').waitFor();
  await entrant.getByLabel('作者年龄：6 岁及以上').check();
  await checkPage(entrant, 'gate');
  await press(entrant, '符合条件，开始投稿');
  await heading(entrant, '投稿：短文').waitFor();

  await entrant.getByLabel('收稿单位').selectOption({ label: '　河县文明办' });
  await entrant.getByLabel('作品标题').fill(WORK);
  await entrant.getByText('草稿已保存').waitFor();
  await entrant.getByLabel('正文').fill(BODY);
  expect(await entrant.getByLabel('他同意写出来吗').isVisible()).toBe(false);
  await entrant.getByRole('radio', { name: '别的人' }).check();
  await entrant.getByLabel('他同意写出来吗').fill('同意，老人自己看过。');
  await entrant.getByLabel('作者姓名').fill('宋小满');
  await entrant.getByRole('radio', { name: '我确认作者已满 14 周岁' }).check();
  await press(entrant, '添加合作者或指导教师');
  const second = entrant.getByRole('group', { name: '作者 2' });
  await second.getByLabel('姓名').fill('苏禾');
  await second.getByRole('radio', { name: '我确认作者已满 14 周岁' }).check();
  await checkPage(entrant, 'entry-form-public');
  await press(entrant, '保存草稿');
  await heading(entrant, WORK).waitFor();
  await entrant.getByText('等待本人确认').first().waitFor();
  mine = /entries\/([0-9a-f-]{36})/.exec(entrant.url())![1]!;
  await press(entrant, '生成邀请链接');
  const link = /https?:\/\/\S+|\/me\/credit\S+/.exec((await entrant.locator('.own-entry').first().textContent())!)![0];
  await checkPage(entrant, 'own-draft');

  await friend.goto(new URL(link, land.origin).href);
  await heading(friend, '确认署名').waitFor();
  await friend.getByRole('radio', { name: /写全名/ }).check();
  await friend.getByLabel('我已阅读并同意').check();
  await checkPage(friend, 'credit');
  await press(friend, '确认');
  await friend.getByText('已按您的选择处理，谢谢。').waitFor();

  await entrant.goto(`${land.origin}/me/entries/${mine}`);
  await entrant.getByText('本人已确认').first().waitFor();
  await entrant.getByText('都填好了，可以提交。').waitFor();
  // An age is said when the work is handed in, not by a draft.
  for (const age of await entrant.getByRole('radio', { name: '我确认作者已满 14 周岁' }).all()) await age.check();
  await press(entrant, '提交作品');
  await heading(entrant, '已收到您的作品').waitFor();

  const county = await land.enter('county');
  await county.goto(`${land.origin}/console/entries/${mine}`);
  await heading(county, WORK).waitFor();
  await county.getByText('同意，老人自己看过。').waitFor();
  await county.getByText('本人已确认').waitFor();
  await checkPage(county, 'entry-of-the-public');
  await decide(county, '退回', '请补写地点');
  await county.getByText('已退回').first().waitFor();

  await entrant.goto(`${land.origin}/me/entries/${mine}`);
  await entrant.getByText('请补写地点').first().waitFor();
  await checkPage(entrant, 'own-returned');
  await entrant.getByLabel('正文').fill(BODY.replace('每天', '在老街渡口，每天'));
  await press(entrant, '提交作品');
  await heading(entrant, '已收到您的作品').waitFor();

  await county.goto(`${land.origin}/console/entries/${mine}`);
  await county.getByRole('heading', { name: '上次退回后的修改' }).waitFor();
  expect(await county.locator('.change ins').allTextContents()).toEqual(['摆渡的老人在老街渡口，每天天黑前来点灯。']);
  await checkPage(county, 'entry-changes');
  const english = await land.enter('county', 'en', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await english.goto(`${land.origin}/console/entries/${mine}`);
  await english.getByRole('heading', { name: 'Changed since it was returned' }).waitFor();
  await checkPage(english, 'entry-changes-en');
  for (const page of [entrant, friend, county, english]) await page.context().close();
});

test('a tier office forwards as far as its quota goes, is told when it is full, and an office above calls in what was left', LONG, async () => {
  const school = land.as('school');
  const categoryId = (await requireContest(land.ctx.db, call)).categories[0]!.id;
  const other = await createEntry(school, call, NewEntry.parse({ title: { zh: '堤上的树' }, body: '堤上的树是爷爷那一辈人栽的。', authors: [{ name: '林小满' }], answers: Object.fromEntries((await requireContest(land.ctx.db, call)).categories[0]!.form.questions.slice(0, 1).map((question) => [question.key, question.options![0]!.value])), declared: { ages: true }, categoryId, nodeId: land.ids.school, submit: true }));
  const county = await land.enter('county');
  for (const id of [mine, other]) {
    await county.goto(`${land.origin}/console/entries/${id}`);
    await decide(county, '推荐');
    await county.getByText('已推荐').first().waitFor();
  }
  const city = await land.enter('city');
  await city.goto(`${land.origin}/console/entries/${mine}`);
  await decide(city, '推荐');
  await city.getByText('已推荐').first().waitFor();
  await city.goto(`${land.origin}/console/entries/${other}`);
  await city.getByText('已推荐 1 / 1 件').waitFor();
  await decide(city, '推荐');
  const dialog = city.getByRole('dialog');
  await dialog.getByText('本级在“短文”类的推荐名额（1件）已用完。').waitFor();
  await checkPage(city, 'quota-full');
  await dialog.getByRole('button', { name: word('取消') }).click();
  await decide(city, '不入选');
  await city.getByText('已列为未入选').first().waitFor();

  const province = await land.enter('province');
  await province.goto(`${land.origin}/console/entries/${other}`);
  await decide(province, '调阅');
  await province.getByText('已调到本级').first().waitFor();
  await province.getByText('上级调阅', { exact: false }).first().waitFor();
  await decide(province, '入围');
  await province.getByText('已入围').first().waitFor();
  await province.getByText('入围作品').waitFor();
  await checkPage(province, 'entry-admitted');
  await province.goto(`${land.origin}/console/contests/${call}`);
  await province.getByRole('columnheader', { name: '已入围' }).waitFor();
  await checkPage(province, 'contest-funnel');
  for (const page of [county, city, province]) await page.context().close();
});
