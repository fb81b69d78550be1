import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { sequence } from '../../src/ledger/public.ts';
import { boxUnderTest, type BoxUnderTest } from '../../src/modules/polls/apart/test-kit.ts';
import { voterTag } from '../../src/modules/polls/ballots/pass.ts';
import { addVoters } from '../../src/modules/polls/eligibility/voters.ts';
import { requirePoll } from '../../src/modules/polls/polls.queries.ts';
import { NewPoll } from '../../src/modules/polls/polls.schemas.ts';
import { publishPoll } from '../../src/modules/polls/usecases/publish-poll.ts';
import { createPoll } from '../../src/modules/polls/usecases/save-poll.ts';
import { cancelPoll } from '../../src/modules/polls/usecases/step-poll.ts';
import { screenshot, smallTargets } from '../support/browser.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand } from './land.fixture.ts';
import { fillPolls } from './land.polls.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 240_000 };
const PHONE = { width: 390, height: 844 };
const DAY = 86_400_000;

let land: Land;
let campaignId: string;
let ids: Awaited<ReturnType<typeof fillPolls>>;

beforeAll(async () => {
  land = await openLand();
  const province = land.as('province');
  const campaign = await createCampaign(province, { hostId: land.ids.province, content: readyContent({ name: { zh: '我们的节日', en: 'Our festivals' }, slug: 'festivals' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  campaignId = campaign.id;
  ids = await fillPolls(land, campaignId);
  await land.sweep();
});
afterAll(() => land?.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
/** antd may set a space between the two characters of a button. */
const word = (text: string) => new RegExp(`^${[...text].join('\\s*')}$`);

/** A running poll by invitation codes TREE0 to TREE9; at the ballot box, if one is given. */
async function running(changes: Partial<Parameters<typeof NewPoll.parse>[0] & object> = {}, box?: BoxUnderTest): Promise<string> {
  const province = box === undefined ? land.as('province') : box.desk(land.as('province'));
  const now = land.ctx.clock.now().getTime();
  const id = await createPoll(province, NewPoll.parse({
    campaignId, title: { zh: '最美的一条街', en: 'The finest street' }, about: { zh: '请选出一条。', en: 'Choose one.' }, eligibility: 'code', opensAt: new Date(now + 1000).toISOString(), closesAt: new Date(now + DAY).toISOString(),
    options: [{ title: { zh: '槐荫街', en: 'Locust Street' } }, { title: { zh: '桥头街', en: 'Bridge Street' } }], ...changes,
  }));
  await addVoters(land.ctx.db, id, Array.from({ length: 10 }, (_, n) => voterTag(land.ctx.keys, id, `code:TREE${n}`)));
  await publishPoll(province, id, (await requirePoll(land.ctx.db, id)).version);
  land.ctx.clock.set(new Date(now + 2000));
  return id;
}

async function savedReceipt(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /保存回执|Save the receipt/ }).click()]);
  return (await download.path())!;
}

test('a voter reads the rules, votes, saves the receipt, gets the proof and checks it; a second ballot is refused', LONG, async () => {
  const id = await running();
  const page = await (await land.profile({ viewport: PHONE })).newPage();
  await page.goto(`${land.origin}/polls`);
  await checkPage(page, 'polls');
  await page.goto(`${land.origin}/polls/${id}`);
  await page.getByText('结束之前谁也看不到，主办单位也看不到').waitFor();
  await checkPage(page, 'poll');
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('link', { name: '去投票' }).click();
  await press(page, '投出这一票');
  await page.getByRole('alert').getByText('请至少选1项。').waitFor();
  await page.getByLabel('邀请码').fill('tree1');
  await page.getByLabel('桥头街').check();
  await checkPage(page, 'vote');
  expect(await smallTargets(page)).toEqual([]);
  await press(page, '投出这一票');
  await page.getByText('您的票已收下').first().waitFor();
  await checkPage(page, 'receipt');
  await page.locator('.poll-receipt[data-state=proven]').waitFor();
  const file = await savedReceipt(page);
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ format: 'heming-receipt/v1', kept: { choices: [2] } });
  await page.getByRole('link', { name: '查看收录情况' }).click();
  await page.getByText(/这一票是公开日志的第 1 条记录/).waitFor();
  await page.goto(`${land.origin}/verify`);
  await page.setInputFiles('#verify-file', file);
  await page.locator('.verify-result[data-state=whole]').waitFor();

  const second = await (await land.profile({ javaScriptEnabled: false, viewport: PHONE })).newPage();
  await second.goto(`${land.origin}/en/polls/${id}/vote`);
  await second.getByLabel('Invitation code').fill('TREE-1');
  await second.getByLabel('Locust Street').check();
  await press(second, 'Cast this ballot');
  await second.getByRole('alert').getByText(/You have voted already/).waitFor();
  expect(await second.getByLabel('Locust Street').isChecked()).toBe(true);
  await screenshot(second, 'vote-twice');
  await second.getByText('If it was not you who cast it').getByRole('link', { name: 'Check the receipt' }).click();
  await second.getByRole('heading', { level: 1 }).waitFor();
  expect(await land.ctx.db.selectFrom('ballots').select('choices').where('poll_id', '=', id).execute()).toEqual([{ choices: [2] }]);
});

test('a secret ballot is made in the browser: the token is fetched once, and the ballot says nothing of who asked for it', LONG, async () => {
  const id = await running({ secret: true, title: { zh: '不记名的投票', en: 'A secret poll' } });
  const page = await (await land.profile({ viewport: PHONE })).newPage();
  await page.goto(`${land.origin}/polls/${id}/vote`);
  await page.getByLabel('邀请码').fill('wrong');
  await press(page, '领取票证');
  await page.getByRole('alert').getByText('邀请码不对，或不属于这次投票。').waitFor();
  await page.getByLabel('邀请码').fill('TREE2');
  await checkPage(page, 'secret-desk');
  await press(page, '领取票证');
  await page.getByLabel('槐荫街').check();
  await checkPage(page, 'secret-box');
  await press(page, '投出这一票');
  await page.locator('.poll-receipt[data-state=proven]').waitFor();
  const file = await savedReceipt(page);
  await page.goto(`${land.origin}/verify`);
  await page.setInputFiles('#verify-file', file);
  await page.locator('.verify-result[data-state=whole]').waitFor();
  const [ballot] = await land.ctx.db.selectFrom('ballots').select(['voter', 'choices']).where('poll_id', '=', id).execute();
  expect(ballot!.choices).toEqual([1]);
  expect(ballot!.voter).not.toEqual(voterTag(land.ctx.keys, id, 'code:TREE2'));

  // The same code in another browser gets no second token.
  const other = await (await land.profile()).newPage();
  await other.goto(`${land.origin}/en/polls/${id}/vote`);
  await other.getByLabel('Invitation code').fill('TREE2');
  await press(other, 'Get a token');
  await other.getByRole('alert').getByText(/already/).waitFor();
});

test('where a box of its own takes the ballots, the token is kept while it is away, and the ballot goes to it from the browser', LONG, async () => {
  const box = await boxUnderTest(land.origin);
  const toBox = () => box.ctx.clock.set(land.ctx.clock.now());
  toBox();
  const id = await running({ secret: true, title: { zh: '另设票箱的投票', en: 'A poll with a box of its own' } }, box);
  toBox();
  const page = await (await land.profile({ viewport: PHONE })).newPage();
  await page.goto(`${land.origin}/polls/${id}`);
  await page.getByText(`由另一台服务器收票、计票：${box.url}`).waitFor();
  await checkPage(page, 'poll-box-apart');
  expect(await smallTargets(page)).toEqual([]);
  await page.getByRole('link', { name: '去投票' }).click();
  await page.getByLabel('邀请码').fill('TREE2');
  await press(page, '领取票证');
  await page.getByText(`选票由您的浏览器直接送往票箱 ${box.url}`).waitFor();
  await box.leave();
  await page.getByLabel('槐荫街').check();
  await press(page, '投出这一票');
  await page.getByRole('alert').getByText('票箱没有应答。票证已保存在本浏览器').waitFor();
  await checkPage(page, 'secret-box-away');
  await box.comeBack();
  await page.reload();
  await page.getByLabel('槐荫街').check();
  await press(page, '投出这一票');
  await page.getByText('您的票已收下').waitFor();
  await sequence(box.ctx, box.ctx.db);
  await page.locator('.poll-receipt[data-state=proven]').waitFor();
  await checkPage(page, 'secret-box-receipt');
  const file = await savedReceipt(page);
  await page.goto(`${land.origin}/verify`);
  await page.setInputFiles('#verify-file', file);
  await page.locator('.verify-result[data-state=whole]').getByText('签名公钥是本站公布的票箱公钥').waitFor();
  expect(await land.ctx.db.selectFrom('ballots').select('choices').where('poll_id', '=', id).execute()).toEqual([]);
  expect(await box.ctx.db.selectFrom('ballots').select('choices').where('poll_id', '=', id).execute()).toEqual([{ choices: [1] }]);

  // The same token in another tab counts once, and the box says so in the reader's language.
  const again = await page.context().newPage();
  await again.goto(`${land.origin}/en/polls/${id}/vote`);
  await again.getByLabel('Bridge Street').check();
  await press(again, 'Cast this ballot');
  await again.getByRole('alert').getByText('You have voted already').waitFor();
  await cancelPoll(box.desk(land.as('province')), id, { version: (await requirePoll(land.ctx.db, id)).version, reason: '试投' });
  await box.close();
});

test('a reviewer sees how many ballots a mark matches, holds them back with a reason and counts them again; the close and the statement follow', LONG, async () => {
  const page = await land.enter('province');
  await page.goto(`${land.origin}/console/polls`);
  await page.getByRole('link', { name: '我喜爱的季节' }).first().click();
  await page.getByRole('heading', { level: 1, name: '我喜爱的季节' }).waitFor();
  await page.getByRole('link', { name: '异常线索' }).click();
  await page.getByText(/规则只做标记/).waitFor();
  await checkPage(page, 'marks');
  // What several rules saw in the same ballots is one thing to decide.
  const marks = async (state: string) => (await land.ctx.db.selectFrom('poll_marks as m').leftJoin('poll_decisions as d', 'd.mark_id', 'm.id').select(['m.id', 'd.action']).where('m.poll_id', '=', ids.running).execute()).filter(({ action }) => (action ?? 'waiting') === state).length;
  const [before, cards] = [await marks('waiting'), await page.getByRole('button', { name: word('剔除') }).count()];
  expect(cards).toBeLessThan(before);
  const crowd = page.getByRole('region', { name: /同一地址段的票过多/ }).first();
  await crowd.getByRole('button', { name: word('剔除') }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('涉及50张选票，其中50张将不再计入。').waitFor();
  await dialog.getByRole('textbox').fill('同一地址在几秒内投出，与其他地方差别很大');
  await dialog.getByRole('button', { name: word('剔除') }).click();
  await crowd.getByText('已剔除').waitFor();
  expect(await marks('quarantine')).toBe(before - cards + 1);
  await crowd.getByRole('button', { name: word('恢复计入') }).click();
  await dialog.getByRole('textbox').fill('学校说明是同一节课上投的');
  await dialog.getByRole('button', { name: word('恢复计入') }).click();
  await crowd.getByText('已恢复').waitFor();
  const ctx = land.as('province');
  const { listMarks } = await import('../../src/modules/polls/fraud/marks.queries.ts');
  const { decideMark } = await import('../../src/modules/polls/usecases/decide-mark.ts');
  for (const mark of await listMarks(ctx.db, ids.running)) if (mark.state === 'waiting') await decideMark(ctx, ids.running, mark.id, { action: 'dismiss', reason: '学校已说明', matched: mark.matched });

  await page.goto(`${land.origin}/console/polls/${ids.running}`);
  await page.getByRole('button', { name: '结束投票' }).click();
  await dialog.getByRole('textbox').fill('主办单位提前结束');
  await dialog.getByRole('button', { name: '结束投票' }).click();
  await page.getByRole('button', { name: '公布最终结果' }).waitFor();
  await land.sweep();
  for (const mark of await listMarks(ctx.db, ids.running)) if (mark.state === 'waiting') await decideMark(ctx, ids.running, mark.id, { action: 'dismiss', reason: '学校已说明', matched: mark.matched });
  await page.getByRole('button', { name: '公布最终结果' }).click();
  await dialog.getByRole('button', { name: '公布最终结果' }).click();
  await page.getByText('结果已公布').first().waitFor();
  await checkPage(page, 'poll-final');

  const reader = await (await land.profile()).newPage();
  await reader.goto(`${land.origin}/polls/${ids.running}/results`);
  await reader.getByText('主办单位提前结束').waitFor();
  await reader.getByRole('table', { name: '防作弊情况说明' }).getByText('同一地址段的票过多').waitFor();
  await checkPage(reader, 'results');
  const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByRole('link', { name: '下载全部数据' }).click()]);
  await reader.goto(`${land.origin}/verify`);
  await reader.setInputFiles('#verify-file', (await download.path())!);
  await reader.locator('.verify-result[data-state=whole]').waitFor();
});

test('an office sets a poll up, makes invitation codes and publishes the rules', LONG, async () => {
  const page = await land.enter('province');
  await page.goto(`${land.origin}/console/polls/new?campaign=${campaignId}`);
  await page.getByLabel('名称（中文）').fill('最美阅览室');
  const now = land.ctx.clock.now().getTime() + 8 * 3_600_000;
  const wall = (ms: number) => new Date(now + ms).toISOString().slice(0, 16);
  await page.getByLabel('开始时间').fill(wall(3_600_000));
  await page.getByLabel('截止时间').fill(wall(DAY));
  await page.getByLabel('持邀请码').check();
  await page.getByLabel('选项（中文）').nth(0).fill('北馆');
  await page.getByLabel('选项（中文）').nth(1).fill('南馆');
  await checkPage(page, 'setup');
  await page.getByRole('button', { name: word('新建') }).click();
  await page.getByRole('heading', { level: 1, name: '最美阅览室' }).waitFor();
  await page.getByLabel('个数').fill('3');
  await page.getByRole('button', { name: '生成邀请码' }).click();
  await page.getByText('已生成3个邀请码').waitFor();
  await checkPage(page, 'codes');
  await page.getByRole('button', { name: '公布规则' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '公布规则' }).click();
  await page.getByText('名单已封闭。').waitFor();
  await page.getByRole('button', { name: '取消投票' }).waitFor();
});
