import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeCheck, smallTargets } from '../support/browser.ts';
import { checkPage } from './check-page.ts';
import { type Land, openLand, PASSWORD, type Seat } from './land.fixture.ts';
import { type Addresses, fillLand } from './land.records.ts';

/** A journey on a machine that has other work. */
const LONG = { timeout: 180_000 };

let land: Land;
let addresses: Addresses;

beforeAll(async () => {
  land = await openLand();
  addresses = await fillLand(land);
});
afterAll(() => land?.close());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name, exact: true });
/** antd may set a space between the two characters of a button. */
const word = (text: string) => new RegExp(`^${[...text].join('\\s*')}$`);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** The dialog that opened, after a look at what it is to assistive technology and to a finger. */
async function opened(page: Page, name: string) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button').last().waitFor();
  await expect.poll(() => page.locator('.ant-zoom-appear, .ant-zoom-enter').count()).toBe(0);
  await checkPage(page, name);
  const { width, height } = page.viewportSize()!;
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => smallTargets(page), { message: `${name} on a phone` }).toEqual([]);
  await page.setViewportSize({ width, height });
  return dialog;
}

/** Asks the API as the page's person, past the screens. */
const ask = (page: Page, path: string, method = 'GET') => page.evaluate(async ([to, how]) => (await fetch(`/api${to}`, { method: how! })).status, [path, method]);

async function go(seat: Seat, path: string, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  const page = await land.enter(seat, locale);
  await page.goto(`${land.origin}/console${path}`);
  return page;
}

test('an editor writes a bulletin, may not type a figure into it, and leaves its publication to the office', LONG, async () => {
  const page = await go('editor', '/campaigns');
  await page.getByRole('main').getByRole('link', { name: '我们的节日', exact: true }).click();
  await heading(page, '我们的节日').waitFor();
  expect(await page.getByRole('button', { name: '编排' }).count()).toBe(0);
  await page.getByRole('link', { name: '查看与撰写' }).click();
  await press(page, '写通报');
  await page.getByLabel('标题（中文）').fill('第三期进展');
  await page.getByLabel('标题（英文）').fill('Progress, third issue');
  await page.getByLabel('正文（中文）').fill('已收到作品600件。');
  await page.getByLabel('正文（英文）').fill('Works keep coming in.');
  await checkPage(page, 'bulletin-form');
  await press(page, word('保存'));
  await page.getByRole('alert').first().waitFor();
  await page.getByText(/600/).first().waitFor();
  await page.getByLabel('正文（中文）').fill('各地作品陆续报送。');
  await press(page, word('保存'));
  await page.getByRole('heading', { name: '第三期进展' }).waitFor();
  expect(await page.getByRole('main').getByRole('button', { name: word('发布') }).count()).toBe(0);
  await checkPage(page, 'bulletins-of-an-editor');
  await page.getByRole('navigation').getByRole('link', { name: '作品', exact: true }).first().click();
  await heading(page, '作品').waitFor();
  await checkPage(page, 'entries-of-an-editor');
  expect(await ask(page, '/notices')).toBe(403);

  const english = await go('editor', `/campaigns/${addresses.$campaignId}/bulletins`, 'en');
  await english.getByRole('heading', { name: 'Progress, third issue' }).waitFor();
  await checkPage(english, 'bulletins-of-an-editor-en');

  const office = await go('province', `/campaigns/${addresses.$campaignId}/bulletins`);
  await office.getByRole('region', { name: '第三期进展' }).or(office.locator('section', { hasText: '第三期进展' })).getByRole('button', { name: word('发布') }).click();
  const dialog = await opened(office, 'bulletin-publish');
  await dialog.getByText('通报立即出现在专题页。').waitFor();
  await dialog.getByRole('button', { name: word('发布') }).click();
  await dialog.waitFor({ state: 'hidden' });
  const reader = await (await land.profile()).newPage();
  await reader.goto(`${land.origin}/campaigns/festivals`);
  await reader.getByText('第三期进展').first().waitFor();
  for (const each of [page, english, office, reader]) await each.context().close();
});

test('the system administrator ends a lock, disables and enables an account and resets its second factor; accounts of the three are not theirs to reset', LONG, async () => {
  const signIn = async (password: string) => {
    const visitor = await (await land.profile()).newPage();
    await visitor.goto(`${land.origin}/console/sign-in`);
    await visitor.getByLabel('用户名').fill(land.seats.city.username);
    await visitor.getByLabel('密码', { exact: true }).fill(password);
    await press(visitor, word('登录'));
    return visitor;
  };
  for (let failure = 0; failure < 4; failure += 1) {
    const visitor = await signIn('not the password');
    await visitor.getByRole('alert').waitFor();
    await visitor.context().close();
  }
  const fifth = await signIn('not the password');
  await fifth.getByText(/锁定/).first().waitFor();
  await checkPage(fifth, 'sign-in-locked');

  const page = await go('system', `/people/${land.people.city}`);
  await page.getByText(/因多次输错已锁定/).waitFor();
  await checkPage(page, 'person-locked');
  await press(page, '解除锁定');
  await (await opened(page, 'unlock')).getByRole('button', { name: '解除锁定' }).click();
  await page.getByText('已解除锁定。').waitFor();
  await expect.poll(() => page.getByText(/因多次输错已锁定/).count()).toBe(0);

  const office = await go('city', '/notices');
  await heading(office, '通知').waitFor();
  await press(page, '停用账号');
  const disabling = await opened(page, 'disable');
  await disabling.getByText('该账号立即退出登录，令牌失效，不能再登录。').waitFor();
  await disabling.getByRole('button', { name: '停用账号' }).click();
  await disabling.getByText(/请.*(理由|原因)/).first().waitFor();
  await disabling.getByRole('textbox').fill('离岗');
  await disabling.getByRole('button', { name: '停用账号' }).click();
  await page.getByText('账号已停用。').waitFor();
  await page.getByText('已停用', { exact: true }).first().waitFor();
  await office.reload();
  await office.getByLabel('用户名').waitFor();
  const refused = await signIn(PASSWORD);
  await refused.getByText('这个账号已停用。请联系系统管理员。').first().waitFor();

  await press(page, '恢复账号');
  await page.getByRole('dialog').getByRole('button', { name: '恢复账号' }).click();
  await page.getByText('账号已恢复。').waitFor();
  await press(page, '重置二次验证');
  const resetting = await opened(page, 'reset-second-factor');
  await resetting.getByRole('textbox').fill('手机丢失');
  await resetting.getByRole('button', { name: '重置二次验证' }).click();
  await page.getByText('二次验证已重置。').waitFor();
  const again = await signIn(PASSWORD);
  await again.getByRole('heading', { name: '设置二次验证' }).waitFor();

  await page.goto(`${land.origin}/console/people/${land.people.security}`);
  await heading(page, land.seats.security.name).waitFor();
  expect(await page.getByRole('button', { name: '重置二次验证' }).count()).toBe(0);
  for (const path of ['/notices', '/audit-log', '/campaigns']) expect(await ask(page, path), path).toBe(403);
  for (const each of [fifth, page, office, refused, again]) await each.context().close();
});

test('the security administrator gives and takes roles, never their own and never two of the three to one person', LONG, async () => {
  const page = await go('security', '/roles', 'en');
  await heading(page, 'Roles').waitFor();
  // The list of roles is long and drawn as far as it is seen: up from the first is the last, the audit administrator's.
  const give = async (person: string, option: RegExp, role: string) => {
    await page.getByRole('main').getByRole('button', { name: 'Give a role' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Person').fill(person);
    await page.getByTitle(option).click();
    await dialog.getByLabel('Role', { exact: true }).click();
    if (role === 'the last') {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
    } else await page.getByTitle(role, { exact: true }).last().click();
    await dialog.getByRole('button', { name: 'Give a role' }).click();
    return dialog;
  };
  const own = await give(land.seats.security.name, /^安二 · security/, 'Judge');
  await own.getByText('Nobody gives or takes their own roles.').first().waitFor();
  await checkPage(page, 'grant-own-en');
  await own.getByRole('button', { name: 'Cancel' }).click();
  await own.waitFor({ state: 'hidden' });
  const second = await give(land.seats.system.name, /^沈一 · system/, 'the last');
  await second.getByText(/this person is already System administrator/).first().waitFor();
  await second.getByRole('button', { name: 'Cancel' }).click();
  await second.waitFor({ state: 'hidden' });
  await (await give(land.seats.editor.name, /^何文 · editor/, 'Inspector')).waitFor({ state: 'hidden' });
  await page.getByText('The role is given.').waitFor();
  const row = page.getByRole('row', { name: /何文.*Inspector/ });
  await row.getByRole('button', { name: /Take away/ }).click();
  const taking = await opened(page, 'take-role-en');
  await taking.getByRole('textbox').fill('Moved to another post');
  await taking.getByRole('button', { name: 'Take away' }).click();
  await page.getByText('The role is taken away.').waitFor();
  await expect.poll(() => row.count()).toBe(0);
  await page.goto(`${land.origin}/console/roles?past=true`);
  await row.getByText('Taken away').waitFor();
  await checkPage(page, 'roles-past-en');
  await page.goto(`${land.origin}/console/people/${land.people.security}`);
  await heading(page, land.seats.security.name).waitFor();
  expect(await page.getByRole('main').getByRole('button', { name: /Give a role|Take away/ }).count()).toBe(0);
  for (const path of ['/notices', '/audit-log', '/campaigns']) expect(await ask(page, path), path).toBe(403);
  await page.context().close();
});

test('the audit administrator finds in the log what the others did and were refused, and has no other access', LONG, async () => {
  const page = await go('auditor', '/audit-log?action=grant.');
  await page.getByRole('row', { name: /安二.*解除角色/ }).first().waitFor();
  await page.getByRole('button', { name: /查看详情 安二 解除角色/ }).first().click();
  const detail = await opened(page, 'audit-detail');
  await detail.getByText('Moved to another post').waitFor();
  await detail.getByRole('button', { name: word('完成') }).click();
  await page.goto(`${land.origin}/console/audit-log?action=account.&actor=${encodeURIComponent('沈一')}`);
  for (const act of ['解除锁定', '停用账号', '恢复账号', '重置二次验证']) await page.getByRole('row', { name: new RegExp(`沈一.*${act}`) }).first().waitFor();
  await page.goto(`${land.origin}/console/audit-log?outcome=refused`);
  await page.getByRole('row', { name: /登录被拒/ }).first().waitFor();
  await checkPage(page, 'audit-refused');
  expect(await page.getByRole('navigation').getByRole('link', { name: /^(人员|账号|授权|通知|活动)$/ }).count()).toBe(0);
  for (const path of ['/people', '/grants', '/notices', '/campaigns']) expect(await ask(page, path), path).toBe(403);
  const english = await go('auditor', '/audit-log?action=account.', 'en');
  await english.getByRole('row', { name: /Second factor reset/ }).first().waitFor();
  await checkPage(english, 'audit-log-en');
  await page.context().close();
  await english.context().close();
});

test('an organization is renamed, moved, merged and closed; its past stays as it was', LONG, async () => {
  const later = (day: string) => land.ctx.clock.set(new Date(`${day}T09:00:00+08:00`));
  later('2026-03-06');
  const page = await go('province', `/organizations/${land.ids.mill}`);
  await heading(page, '河县纺织厂').waitFor();
  await press(page, '修改');
  await page.getByLabel('名称', { exact: true }).fill('江东纺织集团');
  await page.getByLabel('理由').fill('改制');
  await checkPage(page, 'organization-change');
  await press(page, word('保存'));
  await page.getByText('已保存，自此刻起生效').waitFor();
  await heading(page, '江东纺织集团').waitFor();
  const history = page.locator('section', { has: page.getByRole('heading', { name: '沿革' }) });
  await history.getByText('改制').waitFor();
  await history.getByText('河县纺织厂').first().waitFor();

  later('2026-03-07');
  // The school signed and returned below the county; what it did stays the county's as it was, and is the city's as it is now.
  const english = await go('province', `/organizations/${land.ids.school}`, 'en');
  await english.getByRole('button', { name: 'Move to another parent' }).click();
  const moving = await opened(english, 'organization-move-en');
  await moving.getByText(/Figures as it was stay/).waitFor();
  await moving.getByLabel('New parent').fill('East City');
  await english.getByTitle('East City Office', { exact: true }).last().click();
  await moving.getByLabel('Reason').fill('Run by the city');
  await moving.getByRole('button', { name: 'Move to another parent' }).click();
  await english.getByText('Moved', { exact: true }).waitFor();
  await english.getByText('Run by the city').waitFor();
  const facts = (node: string, now: boolean) => `${land.origin}/console/facts?node=${node}&kinds=notices.return-submitted${now ? '&now=true' : ''}`;
  const returned = english.getByRole('row', { name: /Returns submitted/ });
  await english.goto(facts(land.ids.county, false));
  await returned.first().waitFor();
  await english.goto(facts(land.ids.county, true));
  await english.getByText(/Nothing|No /).first().waitFor();
  expect(await returned.count()).toBe(0);
  await english.goto(facts(land.ids.city, true));
  await returned.first().waitFor();

  later('2026-03-08');
  await page.goto(`${land.origin}/console/organizations/${land.ids.mill}`);
  await press(page, '并入其他机构');
  const merging = await opened(page, 'organization-merge');
  await merging.getByText(/做过的事仍记在它自己名下/).waitFor();
  await merging.getByRole('button', { name: '并入其他机构' }).click();
  await merging.locator('.ant-form-item-explain-error').first().waitFor();
  await merging.getByLabel('并入', { exact: true }).fill('听雨');
  await page.getByTitle('河县听雨小学', { exact: true }).last().click();
  await merging.getByLabel('理由').fill('合并办学');
  await merging.getByRole('button', { name: '并入其他机构' }).click();
  await page.getByText('已合并', { exact: true }).first().waitFor();
  await history.getByText('合并办学').waitFor();
  expect(await page.getByRole('button', { name: /移到|并入|撤销|修改/ }).count()).toBe(0);
  await checkPage(page, 'organization-merged');

  later('2026-03-09');
  await english.goto(`${land.origin}/console/organizations/${land.ids.school}`);
  await english.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click();
  const closing = await opened(english, 'organization-close-en');
  await closing.getByText('It cannot be opened again; add a new organization if one is needed.').waitFor();
  await closing.getByRole('textbox').fill('Joined with another school');
  await closing.getByRole('button', { name: 'Close', exact: true }).last().click();
  await english.getByText('Closed', { exact: true }).first().waitFor();
  await checkPage(english, 'organization-closed-en');
  await english.goto(`${land.origin}/console/organizations?status=closed`);
  await english.getByRole('link', { name: 'Listening Rain School' }).waitFor();
  expect(await axeCheck(english)).toEqual([]);
  await page.context().close();
  await english.context().close();
});
