import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { totpAt } from '../../platform/auth/totp.ts';
import { readOutbox } from '../../platform/messaging/messaging.ts';
import { sessionsApi } from './sessions.routes.ts';
import { browserOn, testApp } from './test-kit.ts';
import { insertStaff } from './usecases/create-staff-account.ts';

const PASSWORD = 'Bamboo-Lantern-27';
let ctx: TestContext;
let app: ReturnType<typeof testApp>;
let number = 0;
let username = '';
let accountId = '';

beforeAll(async () => {
  ctx = await testContext();
  app = testApp(ctx, [sessionsApi]);
});
afterAll(() => ctx.close());
beforeEach(async () => {
  await ctx.db.deleteFrom('rate_limits').execute();
  username = `staff${++number}`;
  accountId = (await ctx.db.transaction().execute((tx) => insertStaff(tx, ctx, { username, name: '林晓', unitId: null, password: PASSWORD }))).accountId;
});

const signIn = (browser = browserOn(app), password = PASSWORD, name = username) => browser.call('POST', '/api/session', { username: name, password });
const auditRows = (action: string) => ctx.db.selectFrom('audit_events').selectAll().where('action', '=', action).where('object_id', '=', accountId).execute();

async function withSecondFactor() {
  const browser = browserOn(app);
  await signIn(browser);
  const { body } = await browser.call('POST', '/api/session/second-factor/secret', { password: PASSWORD });
  const { body: confirmed } = await browser.call('POST', '/api/session/second-factor/confirm', { code: totpAt(body.secret, new Date(Date.now() - 30_000)) });
  return { browser, secret: body.secret as string, codes: confirmed.codes as string[] };
}

test('staff sign in by password, see who they are, and sign out', async () => {
  const browser = browserOn(app);
  const answer = await signIn(browser);
  expect(answer.body).toEqual({ next: 'set-up-second-factor' });
  expect(answer.headers.get('set-cookie')).toMatch(/^heming_session=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  const { body } = await browser.call('GET', '/api/session');
  expect(body).toMatchObject({ accountId, username, name: '林晓', kind: 'staff', secondFactor: false, grants: [] });
  const before = browser.cookie;
  await browser.call('DELETE', '/api/session');
  expect(browser.cookie).toBeNull();
  browser.cookie = before;
  expect((await browser.call('GET', '/api/session')).status).toBe(401);
  expect(await auditRows('session.opened')).toHaveLength(1);
  expect(await auditRows('session.ended')).toHaveLength(1);
});

test('an unknown name and a wrong password are answered alike', async () => {
  const wrong = await signIn(browserOn(app), 'not-the-password');
  const unknown = await signIn(browserOn(app), PASSWORD, 'nobody-here');
  expect(wrong.status).toBe(401);
  expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  expect(await auditRows('session.refused')).toHaveLength(1);
});

test('five failures lock the name for 15 minutes, also against the right password, and unknown names alike', async () => {
  for (const name of [username, 'nobody-at-all']) {
    for (let n = 0; n < 5; n++) expect((await signIn(browserOn(app), 'wrong', name)).body.code).toBe('session.refused');
    // The 15 minutes begin with the fifth failure, not with the next try: who waits them out signs in.
    const { expire } = await ctx.db.selectFrom('rate_limits').select('expire').where('key', 'like', `%${name}`).executeTakeFirstOrThrow();
    expect(Number(expire) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    const locked = await signIn(browserOn(app), PASSWORD, name);
    expect(locked).toMatchObject({ status: 423, body: { code: 'session.locked', params: { minutes: 15 } } });
  }
  await ctx.db.updateTable('rate_limits').set({ expire: Date.now() - 1 }).execute();
  expect((await signIn()).status).toBe(200);
});

test('many guesses at once cannot outrun the lock', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(browserOn(app), 'wrong')));
  expect(answers.filter(({ body }) => body.code === 'session.refused').length).toBeLessThanOrEqual(5);
});

test('a second factor is set up, asked for, and each code works once', async () => {
  const { browser, secret, codes } = await withSecondFactor();
  expect(codes).toHaveLength(10);
  expect((await browser.call('GET', '/api/session')).body).toMatchObject({ secondFactor: true, next: 'none' });

  const other = browserOn(app);
  expect((await signIn(other)).body).toEqual({ next: 'second-factor' });
  expect((await other.call('GET', '/api/session')).status).toBe(401);
  const waiting = other.cookie;
  expect((await other.call('POST', '/api/session/second-factor', { code: '000000' })).body.code).toBe('session.second-factor-refused');
  const code = totpAt(secret, new Date());
  expect((await other.call('POST', '/api/session/second-factor', { code })).body).toEqual({ next: 'none' });
  expect(other.cookie).not.toBe(waiting);
  expect((await other.call('GET', '/api/session')).body.secondFactor).toBe(true);

  const third = browserOn(app);
  await signIn(third);
  expect((await third.call('POST', '/api/session/second-factor', { code })).body.code).toBe('session.second-factor-refused');
  expect((await third.call('POST', '/api/session/second-factor', { code: codes[0]!.toUpperCase() })).body).toEqual({ next: 'none' });
  const fourth = browserOn(app);
  await signIn(fourth);
  expect((await fourth.call('POST', '/api/session/second-factor', { code: codes[0] })).status).toBe(422);
  expect(await auditRows('account.recovery-code-used')).toHaveLength(1);
});

test('five wrong second codes lock the second step', async () => {
  const { secret } = await withSecondFactor();
  const browser = browserOn(app);
  await signIn(browser);
  for (let n = 0; n < 5; n++) await browser.call('POST', '/api/session/second-factor', { code: 'aaaaa-aaaaa' });
  expect((await browser.call('POST', '/api/session/second-factor', { code: totpAt(secret, new Date()) })).status).toBe(423);
});

test('staff are signed out after 30 idle minutes; a clock set to 2013 changes nothing', async () => {
  const browser = browserOn(app);
  ctx.clock.set(new Date('2013-03-05T09:00:00+08:00'));
  await signIn(browser);
  expect((await browser.call('GET', '/api/session')).status).toBe(200);
  await ctx.db.updateTable('auth_sessions').set({ last_seen_at: new Date(Date.now() - 31 * 60_000) }).where('user_id', '=', accountId).execute();
  expect((await browser.call('GET', '/api/session')).status).toBe(401);
  ctx.clock.set(new Date('2026-03-05T09:00:00+08:00'));
});

test('a changed password is held to the rules and ends the other sessions', async () => {
  const [one, two] = [browserOn(app), browserOn(app)];
  await signIn(one);
  await signIn(two);
  const change = (password: string, current = PASSWORD) => one.call('PUT', '/api/session/password', { current, password });
  expect((await change('Short-1')).body.fields[0]).toMatchObject({ path: 'password', code: 'password.short' });
  expect((await change('Password2026')).body.fields[0].code).toBe('password.common');
  expect((await change(`${username}-Xy12`)).body.fields[0].code).toBe('password.own-name');
  expect((await change('River-Stone-88', 'wrong')).body.fields[0]).toMatchObject({ path: 'current', code: 'password.wrong' });
  await ctx.db.deleteFrom('rate_limits').execute();
  expect((await change('River-Stone-88')).status).toBe(200);
  expect((await one.call('GET', '/api/session')).status).toBe(200);
  expect((await two.call('GET', '/api/session')).status).toBe(401);
  expect((await signIn(browserOn(app), 'River-Stone-88')).status).toBe(200);
});

test('a disabled account is refused at sign-in and in the middle of a session', async () => {
  const browser = browserOn(app);
  await signIn(browser);
  await ctx.db.updateTable('accounts').set({ status: 'disabled' }).where('id', '=', accountId).execute();
  expect((await browser.call('GET', '/api/session')).status).toBe(401);
  expect((await signIn()).body.code).toBe('session.disabled');
});

test('a cookie with a false signature, or of another page\'s making, signs nobody in', async () => {
  const browser = browserOn(app);
  await signIn(browser);
  browser.cookie = `${browser.cookie!.slice(0, -6)}AAAA%3D`;
  expect((await browser.call('GET', '/api/session')).status).toBe(401);
  const foreign = browserOn(app, { 'sec-fetch-site': 'cross-site' });
  await signIn(foreign);
  expect((await foreign.call('DELETE', '/api/session')).body.code).toBe('auth.origin');
});

test('without a mail or SMS service a code cannot be asked for, and the answer says so', async () => {
  const answer = await browserOn(app).call('POST', '/api/session/code', { contact: '13800000000' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'session.no-channel' } });
  expect(answer.body.message).toContain('短信服务');
});

async function demonstration() {
  await ctx.db.insertInto('settings').values({ key: 'demonstration', value: '{}', updated_at: new Date() }).onConflict((conflict) => conflict.doNothing()).execute();
  const demo = { ...ctx, config: { ...ctx.config, demo: true } };
  return { demo, app: testApp(demo, [sessionsApi]), code: async () => /\d{6}/.exec((await readOutbox(demo, 1))[0]!.text)![0] };
}

test('the public signs in by a code; the account is made the first time and found again', async () => {
  const { app: demoApp, code } = await demonstration();
  const browser = browserOn(demoApp);
  const asked = await browser.call('POST', '/api/session/code', { contact: '+86 100 0000 0001' });
  expect(asked.body).toEqual({ sentTo: '100****0001', seconds: 600, outbox: true });
  const first = await code();
  const answer = await browser.call('POST', '/api/session/code/verify', { contact: '10000000001', code: first });
  expect(answer.body).toEqual({ next: 'none' });
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=2592000');
  const { body } = await browser.call('GET', '/api/session');
  expect(body).toMatchObject({ kind: 'public', secondFactor: true, grants: [] });

  await ctx.db.deleteFrom('rate_limits').execute();
  const again = browserOn(demoApp);
  expect((await again.call('POST', '/api/session/code/verify', { contact: '10000000001', code: first })).status).toBe(422);
  await again.call('POST', '/api/session/code', { contact: '10000000001' });
  await again.call('POST', '/api/session/code/verify', { contact: '10000000001', code: await code() });
  expect((await again.call('GET', '/api/session')).body.personId).toBe(body.personId);
});

test('codes: one a minute, five tries, ten minutes, and nobody learns which contacts have accounts', async () => {
  const { app: demoApp, code } = await demonstration();
  const browser = browserOn(demoApp);
  const ask = (contact: string) => browser.call('POST', '/api/session/code', { contact });
  const verify = (contact: string, text: string) => browser.call('POST', '/api/session/code/verify', { contact, code: text });
  const known = await ask('10000000001');
  const unknown = await ask('10000000002');
  expect({ ...unknown.body, sentTo: '' }).toEqual({ ...known.body, sentTo: '' });
  const right = await code();
  const soon = await ask('10000000002');
  expect(soon.status).toBe(429);
  expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(50);
  const wrong = right === '111111' ? '222222' : '111111';
  for (let n = 0; n < 5; n++) expect((await verify('10000000002', wrong)).body.code).toBe('session.code-refused');
  expect((await verify('10000000002', right)).body.code).toBe('session.code-refused');

  await ctx.db.deleteFrom('rate_limits').execute();
  await ask('10000000003');
  const late = await code();
  await ctx.db.updateTable('auth_verifications').set({ expires_at: new Date(Date.now() - 1000) }).execute();
  expect((await verify('10000000003', late)).status).toBe(422);
  expect((await ask('10000')).body.fields[0]).toMatchObject({ path: 'contact', code: 'contact.invalid' });
});

test('contacts are kept encrypted, and no table of the account engine holds one', async () => {
  const { app: demoApp, code } = await demonstration();
  const browser = browserOn(demoApp);
  await browser.call('POST', '/api/session/code', { contact: 'person@example.org' });
  await browser.call('POST', '/api/session/code/verify', { contact: 'person@example.org', code: await code() });
  const users = JSON.stringify([await ctx.db.selectFrom('auth_users').selectAll().execute(), await ctx.db.selectFrom('auth_sessions').selectAll().execute(), await ctx.db.selectFrom('outgoing_messages').selectAll().execute(), await ctx.db.selectFrom('audit_events').selectAll().execute(), await ctx.db.selectFrom('rate_limits').selectAll().execute()]);
  expect(users).not.toContain('person@example.org');
  const contact = await ctx.db.selectFrom('person_contacts').selectAll().where('masked', '=', 'p***@example.org').executeTakeFirstOrThrow();
  expect(contact.cipher.includes('person@')).toBe(false);
});

test('a synthetic number counts in the demonstration only', async () => {
  const live = testApp({ ...ctx, config: { ...ctx.config, smsUrl: 'https://sms.example.org/send' } }, [sessionsApi]);
  expect((await browserOn(live).call('POST', '/api/session/code', { contact: '10000000009' })).body.fields[0].code).toBe('contact.invalid');
  expect((await browserOn(live).call('POST', '/api/session/code', { contact: '13800000009' })).status).toBe(200);
});
