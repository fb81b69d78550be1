import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { newId } from '../../platform/ids/ids.ts';
import { totpAt } from '../../platform/auth/totp.ts';
import { readTable } from '../../platform/spreadsheets/read-table.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { peopleModule } from './people.module.ts';
import { setupToken } from './setup-token.ts';
import { type Browser, browserOn, testApp } from './test-kit.ts';
import { createAdministrator, issueToken } from './usecases/administer-from-terminal.ts';
import { exportsInbox } from './usecases/export-people.ts';

const PASSWORD = 'Bamboo-Lantern-27';
let ctx: TestContext;
let app: ReturnType<typeof testApp>;
let root = '';
const cities: string[] = [];
const browsers: Record<string, Browser> = {};
const secrets = new Map<string, string>();

async function enter(username: string, password = PASSWORD): Promise<Browser> {
  await ctx.db.deleteFrom('rate_limits').execute();
  const browser = browserOn(app);
  const { body } = await browser.call('POST', '/api/session', { username, password });
  if (body.next === 'set-up-second-factor') {
    const begun = await browser.call('POST', '/api/session/second-factor/secret', { password });
    secrets.set(username, begun.body.secret);
    await browser.call('POST', '/api/session/second-factor/confirm', { code: totpAt(begun.body.secret, new Date()) });
  }
  return browser;
}

beforeAll(async () => {
  ctx = await testContext();
  app = testApp(ctx, [peopleModule.api]);
  const seat = (username: string, name: string) => ({ username, name, password: PASSWORD });
  const input = { token: await setupToken(ctx), office: { name: '省文明办', code: 'P' }, system: seat('sys', '沈一'), security: seat('sec', '安二'), audit: seat('aud', '纪三') };
  const stranger = browserOn(app);
  expect((await stranger.call('POST', '/api/setup', { ...input, token: 'guess' })).body.fields[0]).toMatchObject({ path: 'token', code: 'setup.token' });
  expect((await stranger.call('POST', '/api/setup', { ...input, audit: input.system })).body.fields[0]).toMatchObject({ path: 'audit.username', code: 'setup.same-person' });
  expect((await stranger.call('POST', '/api/setup', { ...input, system: { ...input.system, password: 'sys-password' } })).body.fields[0].path).toBe('system.password');
  const both = await Promise.all([stranger.call('POST', '/api/setup', input), browserOn(app).call('POST', '/api/setup', input)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  root = both.find(({ status }) => status === 200)!.body.organizationId;
  expect((await stranger.call('GET', '/api/setup')).body).toEqual({ done: true });
  for (const name of ['sys', 'sec', 'aud']) browsers[name] = await enter(name);
  for (const [index, name] of ['甲市文明办', '乙市文明办'].entries()) {
    const city = { code: `C${index}`, parentId: root, name, nameEn: '', kind: 'office' as const, sector: null, level: null, divisionCode: null };
    cities.push((await createOrganization(ctx.as({ kind: 'system', name: 'test' }), city)).id);
  }

  browsers['a'] = await staff('admin-a', cities[0]!, 'office_admin');
  browsers['b'] = await staff('admin-b', cities[1]!, 'office_admin');
});
afterAll(() => ctx.close());

/** A staff person made by the system administrator, with a role given by the security administrator. */
async function staff(username: string, unitId: string, role: string | null): Promise<Browser> {
  const made = await browsers['sys']!.call('POST', '/api/people', { username, name: `人员${username}`, unitId, mobile: '13800000001' });
  expect(made.status).toBe(200);
  ids[username] = made.body;
  const token = new URL(made.body.invitation.link).searchParams.get('token');
  expect((await browserOn(app).call('POST', '/api/invitations/accept', { token, password: PASSWORD })).body).toEqual({ username });
  if (role !== null) expect((await browsers['sec']!.call('POST', '/api/grants', { personId: made.body.personId, role, nodeId: unitId })).status).toBe(200);
  return enter(username);
}
const actorOf = (username: string) => ({ kind: 'account', accountId: ids[username]!.accountId, personId: ids[username]!.personId, name: username, grants: [{ role: 'office_admin', nodeId: cities[0]! }], staff: true, secondFactor: true, via: 'session' }) as const;
const ids: Record<string, { personId: string; accountId: string }> = {};

test('an invitation works once, and a new one replaces the old', async () => {
  const made = await browsers['a']!.call('POST', '/api/people', { username: 'liaison-a', name: '林联', unitId: cities[0], role: 'unit_liaison', email: 'lin@example.org' });
  expect(made.status).toBe(200);
  const again = await browsers['a']!.call('POST', `/api/accounts/${made.body.accountId}/invitation`);
  const token = (link: string) => new URL(link).searchParams.get('token');
  const accept = (link: string) => browserOn(app).call('POST', '/api/invitations/accept', { token: token(link), password: PASSWORD });
  expect((await accept(made.body.invitation.link)).body.code).toBe('invitation.invalid');
  expect((await accept(again.body.link)).status).toBe(200);
  expect((await accept(again.body.link)).status).toBe(410);
  browsers['l'] = await enter('liaison-a');
  const { body } = await browsers['l'].call('GET', '/api/session');
  expect(body.grants).toEqual([{ role: 'unit_liaison', roleName: '联络员', nodeId: cities[0], nodeName: '甲市文明办', isTop: false }]);
  ids['liaison-a'] = made.body;
});

test('roles do not count before the second factor is set up', async () => {
  const made = await browsers['a']!.call('POST', '/api/people', { username: 'new-liaison', name: '新人', unitId: cities[0], role: 'unit_liaison' });
  await browserOn(app).call('POST', '/api/invitations/accept', { token: new URL(made.body.invitation.link).searchParams.get('token'), password: PASSWORD });
  const browser = browserOn(app);
  await browser.call('POST', '/api/session', { username: 'new-liaison', password: PASSWORD });
  expect((await browser.call('GET', '/api/people')).body.code).toBe('auth.second-factor');
});

test('an office sees and changes nothing of another', async () => {
  const other = ids['admin-b']!;
  const own = await browsers['a']!.call('GET', '/api/people');
  expect(own.body.items.map((item: { username: string }) => item.username)).toEqual(expect.arrayContaining(['admin-a', 'liaison-a']));
  expect(own.body.items.map((item: { username: string }) => item.username)).not.toContain('admin-b');
  expect((await browsers['a']!.call('GET', `/api/people/${other.personId}`)).status).toBe(404);
  expect((await browsers['a']!.call('PATCH', `/api/people/${other.personId}`, { name: '改名' })).status).toBe(404);
  expect((await browsers['a']!.call('POST', `/api/people/${other.personId}/contacts/mobile/reveal`, { reason: '核对名册' })).status).toBe(404);
  expect((await browsers['a']!.call('POST', '/api/people', { username: 'x-user', name: '某人', unitId: cities[1] })).status).toBe(404);
  expect((await browsers['a']!.call('POST', '/api/grants', { personId: ids['liaison-a']!.personId, role: 'editor', nodeId: cities[1] })).status).toBe(404);
  expect((await browsers['a']!.call('POST', `/api/accounts/${other.accountId}/invitation`)).status).toBe(403);
});

test('contacts are masked in lists; one is shown for a reason, and the reading is in the audit log', async () => {
  const { body } = await browsers['a']!.call('GET', '/api/people?text=13800000001');
  expect(body.items.map((item: { username: string }) => item.username)).toEqual(['admin-a']);
  expect(body.items[0].contacts).toEqual([{ kind: 'mobile', masked: '138****0001', verified: false }]);
  expect(JSON.stringify(body)).not.toContain('13800000001');
  expect((await browsers['a']!.call('GET', '/api/people?text=1380000')).body.total).toBe(0);
  const path = `/api/people/${ids['admin-a']!.personId}/contacts/mobile/reveal`;
  expect((await browsers['a']!.call('POST', path, { reason: '' })).status).toBe(422);
  expect((await browsers['a']!.call('POST', path, { reason: '通知领取证书' })).body).toEqual({ kind: 'mobile', value: '13800000001' });
  expect((await browsers['sys']!.call('POST', path, { reason: '随便看看' })).status).toBe(403);
  const log = await browsers['aud']!.call('GET', '/api/audit-log?action=contact.');
  expect(log.body.items).toEqual([expect.objectContaining({ action: 'contact.revealed', reason: '通知领取证书', actorName: '人员admin-a', nodeName: '甲市文明办', outcome: 'done' })]);
  expect(JSON.stringify(log.body)).not.toContain('13800000001');
});

test.each([
  ['sys', 'GET', '/api/people', 200], ['sec', 'GET', '/api/people', 200], ['aud', 'GET', '/api/people', 403], ['a', 'GET', '/api/people', 200], ['l', 'GET', '/api/people', 200],
  ['sys', 'GET', '/api/grants', 403], ['sec', 'GET', '/api/grants', 200], ['aud', 'GET', '/api/grants', 403], ['a', 'GET', '/api/grants', 200], ['l', 'GET', '/api/grants', 403],
  ['sys', 'GET', '/api/audit-log', 403], ['sec', 'GET', '/api/audit-log', 403], ['aud', 'GET', '/api/audit-log', 200], ['a', 'GET', '/api/audit-log', 403],
])('%s: %s %s answers %i', async (who, method, path, status) => {
  expect((await browsers[who]!.call(method, path)).status).toBe(status);
  expect((await browserOn(app).call(method, path)).status).toBe(401);
});

test('the three administrators are three people, and nobody raises themselves', async () => {
  const session = async (who: string) => (await browsers[who]!.call('GET', '/api/session')).body;
  const [sys, sec] = [await session('sys'), await session('sec')];
  const give = (who: string, personId: string, role: string, nodeId = root) => browsers[who]!.call('POST', '/api/grants', { personId, role, nodeId });
  for (const role of ['security_admin', 'audit_admin']) expect((await give('sec', sys.personId, role)).body.code).toBe('grant.separate-administrators');
  expect((await give('sec', sec.personId, 'office_admin')).body.code).toBe('grant.own');
  expect((await give('sys', sys.personId, 'office_admin')).status).toBe(403);
  expect((await give('a', ids['liaison-a']!.personId, 'office_admin', cities[0])).status).toBe(403);
  expect((await give('a', ids['liaison-a']!.personId, 'editor', cities[0])).status).toBe(200);
  expect((await give('a', ids['liaison-a']!.personId, 'editor', cities[0])).body.code).toBe('grant.exists');
  const held = (await browsers['sec']!.call('GET', '/api/grants?role=system_admin')).body.items[0];
  expect((await browsers['sec']!.call('POST', `/api/grants/${held.id}/revoke`, { reason: '调岗' })).body.code).toBe('grant.last-administrator');
  const reset = await browsers['sys']!.call('POST', `/api/accounts/${sec.accountId}/second-factor/reset`, { reason: '手机丢失' });
  expect(reset.body.code).toBe('account.of-administrator');
  expect((await browsers['sys']!.call('POST', `/api/accounts/${sec.accountId}/invitation`)).body.code).toBe('account.of-administrator');
  // The rule holds in the database too, whatever code writes to it.
  await expect(ctx.db.insertInto('grants').values({ id: sys.accountId, person_id: sys.personId, role: 'audit_admin', node_id: root, granted_at: new Date() }).execute()).rejects.toThrow(/grants_one_administrator/);
});

test('a role that is taken away stops at once and stays in the history', async () => {
  const grants = await browsers['a']!.call('GET', `/api/grants?role=editor&personId=${ids['liaison-a']!.personId}`);
  const [grant] = grants.body.items;
  expect((await browsers['b']!.call('POST', `/api/grants/${grant.id}/revoke`, { reason: '不是我的人' })).status).toBe(404);
  expect((await browsers['a']!.call('POST', `/api/grants/${grant.id}/revoke`, { reason: '任务结束' })).status).toBe(200);
  expect((await browsers['l']!.call('GET', '/api/session')).body.grants.map((each: { role: string }) => each.role)).toEqual(['unit_liaison']);
  const detail = await browsers['a']!.call('GET', `/api/people/${ids['liaison-a']!.personId}`);
  expect(detail.body.grants.find((each: { role: string }) => each.role === 'editor')).toMatchObject({ revokeReason: '任务结束' });
});

test('a grant with an end counts until then, by the program\'s clock', async () => {
  const endsAt = '2026-03-10T00:00:00+08:00';
  await browsers['a']!.call('POST', '/api/grants', { personId: ids['liaison-a']!.personId, role: 'judge', nodeId: cities[0], endsAt });
  const roles = async () => (await browsers['l']!.call('GET', '/api/session')).body.grants.map((each: { role: string }) => each.role);
  expect(await roles()).toContain('judge');
  ctx.clock.set(new Date('2026-03-10T00:00:01+08:00'));
  expect(await roles()).not.toContain('judge');
  expect((await browsers['a']!.call('POST', '/api/grants', { personId: ids['liaison-a']!.personId, role: 'judge', nodeId: cities[0] })).status).toBe(200);
});

test('the system administrator disables, enables, unlocks and resets accounts', async () => {
  const victim = await staff('victim', cities[0]!, null);
  const { accountId } = ids['victim']!;
  expect((await browsers['sys']!.call('POST', `/api/accounts/${accountId}/disable`, { reason: '离职' })).status).toBe(200);
  expect((await victim.call('GET', '/api/session')).status).toBe(401);
  expect((await browserOn(app).call('POST', '/api/session', { username: 'victim', password: PASSWORD })).body.code).toBe('session.disabled');
  await browsers['sys']!.call('POST', `/api/accounts/${accountId}/enable`);
  for (let n = 0; n < 6; n++) await browserOn(app).call('POST', '/api/session', { username: 'victim', password: 'no' });
  expect((await browsers['sys']!.call('GET', `/api/people/${ids['victim']!.personId}`)).body.lockedMinutes).toBe(15);
  await browsers['sys']!.call('POST', `/api/accounts/${accountId}/unlock`);
  await browsers['sys']!.call('POST', `/api/accounts/${accountId}/require-password-change`, { reason: '疑似泄露' });
  const demanded = await enter('victim');
  expect((await demanded.call('PUT', '/api/session/password', { current: PASSWORD, password: 'River-Stone-88' })).status).toBe(401);
  await demanded.call('POST', '/api/session/second-factor', { code: totpAt(secrets.get('victim')!, new Date(Date.now() + 30_000)) });
  expect((await demanded.call('GET', '/api/session')).body.next).toBe('change-password');
  expect((await demanded.call('PUT', '/api/session/password', { current: PASSWORD, password: 'River-Stone-88' })).status).toBe(200);
  expect((await demanded.call('GET', '/api/session')).body.next).toBe('none');
  await browsers['sys']!.call('POST', `/api/accounts/${accountId}/second-factor/reset`, { reason: '手机丢失' });
  expect((await browserOn(app).call('POST', '/api/session', { username: 'victim', password: 'River-Stone-88' })).body.next).toBe('set-up-second-factor');
  expect((await browsers['a']!.call('POST', `/api/accounts/${accountId}/disable`, { reason: '试试' })).status).toBe(403);
  const history = await browsers['a']!.call('GET', `/api/people/${ids['victim']!.personId}/history`);
  expect(history.body.items[0]).toMatchObject({ actorName: expect.any(String), action: expect.any(String) });
  expect((await browsers['b']!.call('GET', `/api/people/${ids['victim']!.personId}/history`)).status).toBe(404);
  const log = await browsers['aud']!.call('GET', `/api/audit-log?objectId=${accountId}&size=50`);
  expect(log.body.items.map((item: { action: string }) => item.action)).toEqual(expect.arrayContaining(['account.created', 'account.password-set', 'account.disabled', 'account.enabled', 'account.unlocked', 'account.second-factor-reset', 'session.refused']));
});

test('people are exported with a reason, a second person, a watermark and an end; minors only when asked for', async () => {
  const second = await staff('second-a', cities[0]!, 'office_admin');
  const now = ctx.clock.now();
  for (const [name, band] of [['小禾', 'under-14'], ['青禾', '14-17']] as const) await ctx.db.insertInto('persons').values({ id: newId(), kind: 'public', display_name: name, unit_id: cities[0]!, age_band: band, notify_by: 'none', created_at: now, updated_at: now, created_by: null, erased_at: null }).execute();
  const [a, b] = [browsers['a']!, browsers['b']!];
  const ask = (browser: Browser, more: object = {}) => browser.call('POST', '/api/people/exports', { node: cities[0], reason: '核对名册', ...more });
  expect((await a.call('GET', '/api/people/export')).status).not.toBe(200);
  expect((await ask(b)).status).toBe(404);
  expect((await ask(a, { reason: ' ' })).body.fields[0].path).toBe('reason');
  expect((await ask(a, { text: '138 0000 0001' })).body.fields[0]).toMatchObject({ path: 'text', code: 'people.export-by-contact' });
  const { id } = (await ask(a)).body;
  const file = (browser: Browser, of = id) => app.request(`http://localhost/api/people/exports/${of}/people.xlsx`, { headers: { cookie: browser.cookie! } });
  const textOf = async (response: Response) => Object.values(unzipSync(new Uint8Array(await response.arrayBuffer()))).map((part) => strFromU8(part)).join('\n');
  const decide = (browser: Browser, approved: boolean, of = id) => browser.call('POST', `/api/people/exports/${of}/decision`, { approved });
  expect((await file(a)).status).toBe(404);
  expect((await decide(a, true)).body.code).toBe('export.own');
  expect((await decide(b, true)).status).toBe(404);
  expect((await second.call('GET', '/api/people/exports')).body).toMatchObject([{ id, mayDecide: true, isMine: false, askedBy: '人员admin-a', office: { name: '甲市文明办' }, minors: false }]);
  expect((await b.call('GET', '/api/people/exports')).body).toEqual([]);
  expect(await exportsInbox(ctx.as(actorOf('second-a')))).toMatchObject([{ title: '人员名单的导出申请（1项）', href: '/console/people/exports' }]);
  expect((await decide(second, true)).status).toBe(200);
  expect((await decide(second, false)).body.code).toBe('export.decided');
  expect(await exportsInbox(ctx.as(actorOf('second-a')))).toEqual([]);
  expect((await file(second)).status).toBe(404);
  const text = await textOf(await file(a));
  for (const word of ['导出说明', '人员admin-a', '核对名册', id, '138****0001']) expect(text).toContain(word);
  for (const word of ['小禾', '青禾', '13800000001', '人员admin-b']) expect(text).not.toContain(word);
  const withMinors = (await ask(a, { minors: true })).body.id;
  await decide(second, true, withMinors);
  expect(await textOf(await file(a, withMinors))).toContain('小禾');
  await ctx.db.updateTable('guarded_exports').set({ expires_at: new Date(now.getTime() - 1000) }).where('id', '=', id).execute();
  expect((await file(a)).status).toBe(404);
  expect(await ctx.db.selectFrom('audit_events').select('action').where('object_id', '=', cities[0]!).where('action', 'like', 'people.%').orderBy('id').execute()).toMatchObject([{ action: 'people.export-asked' }, { action: 'people.export-approved' }, { action: 'people.exported' }, { action: 'people.export-asked' }, { action: 'people.export-approved' }, { action: 'people.exported' }]);
});

test('the audit log is filtered, exported and cannot be rewritten', async () => {
  const { body } = await browsers['aud']!.call('GET', '/api/audit-log?action=grant.&outcome=done&size=200');
  expect(body.items.length).toBe(body.total);
  expect(body.items.every((item: { action: string }) => item.action.startsWith('grant.'))).toBe(true);
  const exported = await app.request('http://localhost/api/audit-log/export?action=grant.&outcome=done', { headers: { cookie: browsers['aud']!.cookie! } });
  const table = await readTable(new Uint8Array(await exported.arrayBuffer()), [{ key: 'action', header: { zh: '操作', en: 'Act' } }] as never);
  const acts: unknown[] = [];
  for await (const row of table.rows) acts.push(row.cells['action']);
  expect(acts).toEqual(body.items.map((item: { action: string }) => item.action));
  expect((await browsers['aud']!.call('GET', '/api/audit-log?action=audit-log.')).body.total).toBe(1);
  expect((await browsers['aud']!.call('GET', '/api/audit-log?from=2026-03-05&to=2026-03-05')).body.total).toBeGreaterThan(0);
  expect((await browsers['aud']!.call('GET', '/api/audit-log?from=2026-03-11')).body.total).toBe(0);
  await expect(ctx.db.deleteFrom('audit_events').execute()).rejects.toThrow(/never changed/);
});

test('the terminal makes administrators and tokens', async () => {
  const terminal = ctx.as({ kind: 'system', name: 'terminal' });
  const made = await createAdministrator(terminal, { username: 'sys2', name: '沈四', role: 'system_admin' });
  const accept = (link: string) => browserOn(app).call('POST', '/api/invitations/accept', { token: new URL(link).searchParams.get('token'), password: PASSWORD });
  expect((await accept(made.link)).status).toBe(200);
  await enter('sys2');
  await expect(createAdministrator(terminal, { username: 'sys2', name: '沈四', role: 'audit_admin' })).rejects.toMatchObject({ code: 'grant.separate-administrators' });
  await expect(createAdministrator(terminal, { username: 'x', name: '沈四', role: 'king' })).rejects.toMatchObject({ code: 'input.invalid' });
  const again = await createAdministrator(terminal, { username: 'sys2', name: '沈四', role: 'system_admin' });
  const signIn = () => browserOn(app).call('POST', '/api/session', { username: 'sys2', password: PASSWORD });
  expect((await signIn()).body.code).toBe('session.disabled');
  await accept(again.link);
  expect((await signIn()).body.next).toBe('set-up-second-factor');

  const { token } = await issueToken(terminal, { username: 'admin-a', name: '脚本', days: 1 });
  expect(token).toMatch(/^hmg_/);
  const call = (given: string) => app.request('http://localhost/api/people', { headers: { authorization: `Bearer ${given}` } });
  expect((await call(token)).status).toBe(200);
  expect((await call(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).status).toBe(401);
  expect((await call('nonsense')).status).toBe(401);
  expect(JSON.stringify(await ctx.db.selectFrom('access_tokens').selectAll().execute())).not.toContain(token);
  await ctx.db.updateTable('access_tokens').set({ expires_at: new Date(Date.now() - 1) }).execute();
  expect((await call(token)).status).toBe(401);
});
