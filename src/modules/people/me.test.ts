import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { nextOutsideQuietHours } from '../../platform/calendar/calendar.ts';
import { sendMessageJob } from '../../platform/messaging/messaging.ts';
import { notifyPerson } from './notify-person.ts';
import { peopleModule } from './people.module.ts';
import { disableStaleAccounts, removeLeftovers, removeOldConsents } from './people.sweeps.ts';
import { registerPersonContributor } from './person-registry.ts';
import { type Browser, browserOn, testApp } from './test-kit.ts';
import { insertStaff } from './usecases/create-staff-account.ts';
import { requireGuardianConsent } from './usecases/guardian-consent.ts';

let ctx: TestContext;
let app: ReturnType<typeof testApp>;
let number = 0;

beforeAll(async () => {
  const plain = await testContext();
  await plain.db.insertInto('settings').values({ key: 'demonstration', value: '{}', updated_at: new Date() }).execute();
  ctx = { ...plain, config: { ...plain.config, demo: true } };
  app = testApp(ctx, [peopleModule.api]);
});
afterAll(() => ctx.close());
beforeEach(() => ctx.db.deleteFrom('rate_limits').execute());

const codeFor = async (browser: Browser, to: string) => {
  const { body } = await browser.call('GET', '/api/demo/outbox');
  return /\d{6}/.exec(body.messages.find((message: { to: string }) => message.to === to).text)![0];
};

async function person(): Promise<{ browser: Browser; personId: string; mobile: string }> {
  const browser = browserOn(app);
  const mobile = `1000000${String(++number).padStart(4, '0')}`;
  await browser.call('POST', '/api/session/code', { contact: mobile });
  await browser.call('POST', '/api/session/code/verify', { contact: mobile, code: await codeFor(browser, mobile) });
  return { browser, mobile, personId: (await browser.call('GET', '/api/session')).body.personId };
}

test('a person sees each field with why it is kept and until when, and corrects it', async () => {
  const { browser } = await person();
  const { body } = await browser.call('GET', '/api/me');
  expect(body.fields).toHaveLength(11);
  for (const field of body.fields) expect(field.why.length * field.until.length * field.value.length).toBeGreaterThan(0);
  expect(body.contacts[0].masked).toMatch(/^100\*{4}\d{4}$/);
  const changed = await browser.call('PATCH', '/api/me', { name: '周晓雪', notifyBy: 'none', quietFrom: '21:00', locale: 'en' });
  expect(changed.body).toMatchObject({ name: '周晓雪', preferences: { notifyBy: 'none', quietFrom: '21:00', quietTo: '07:30', locale: 'en' } });
  expect((await browser.call('PATCH', '/api/me', { name: '', quietFrom: '25:00' })).body.fields.map((field: { path: string }) => field.path)).toEqual(['name', 'quietFrom']);
  expect((await browser.call('GET', '/api/session')).body.name).toBe('周晓雪');
});

test('another person\'s record is out of reach, and nobody reads any without signing in', async () => {
  const one = await person();
  const two = await person();
  expect((await one.browser.call('GET', '/api/me')).body.personId).not.toBe(two.personId);
  expect((await one.browser.call('GET', `/api/people/${two.personId}`)).status).toBe(403);
  expect((await browserOn(app).call('GET', '/api/me')).status).toBe(401);
  const own = (await two.browser.call('GET', '/api/me')).body.sessions[0];
  expect((await one.browser.call('DELETE', `/api/session/others/${own.id}`)).status).toBe(404);
});

test('a new contact counts once its code came back; the sign-in contact moves but is not removed', async () => {
  const { browser, mobile } = await person();
  const other = await person();
  await ctx.db.deleteFrom('rate_limits').execute();
  await browser.call('POST', '/api/me/contacts', { contact: 'new@example.org' });
  expect((await browser.call('POST', '/api/me/contacts/verify', { contact: 'new@example.org', code: '000000' })).body.fields[0].code).toBe('session.code-refused');
  expect((await browser.call('POST', '/api/me/contacts/verify', { contact: 'new@example.org', code: await codeFor(browser, 'new@example.org') })).status).toBe(200);
  expect((await browser.call('GET', '/api/me')).body.contacts.map((contact: { kind: string }) => contact.kind)).toEqual(['email', 'mobile']);
  expect((await browser.call('DELETE', '/api/me/contacts/mobile')).body.code).toBe('contact.sign-in');
  expect((await browser.call('DELETE', '/api/me/contacts/email')).status).toBe(200);

  await ctx.db.deleteFrom('rate_limits').execute();
  await browser.call('POST', '/api/me/contacts', { contact: other.mobile });
  expect((await browser.call('POST', '/api/me/contacts/verify', { contact: other.mobile, code: await codeFor(browser, other.mobile) })).body.fields[0].code).toBe('contact.taken');
  await browser.call('POST', '/api/me/contacts', { contact: '10000009999' });
  await browser.call('POST', '/api/me/contacts/verify', { contact: '10000009999', code: await codeFor(browser, '10000009999') });
  await ctx.db.deleteFrom('rate_limits').execute();
  const again = browserOn(app);
  await again.call('POST', '/api/session/code', { contact: '10000009999' });
  await again.call('POST', '/api/session/code/verify', { contact: '10000009999', code: await codeFor(again, '10000009999') });
  expect((await again.call('GET', '/api/session')).body.personId).toBe((await browser.call('GET', '/api/session')).body.personId);
  expect(mobile).not.toBe('10000009999');
});

test('consents stand apart, each with its version, and can be taken back', async () => {
  const { browser, personId } = await person();
  await browser.call('PUT', '/api/me/consents/public-display', { given: true });
  expect((await browser.call('GET', '/api/me')).body.consents.map((each: { givenAt: string | null }) => each.givenAt !== null)).toEqual([true, false]);
  await browser.call('PUT', '/api/me/consents/public-display', { given: false });
  const rows = await ctx.db.selectFrom('consents').selectAll().where('person_id', '=', personId).execute();
  expect(rows).toMatchObject([{ purpose: 'public-display', text_version: '2026-1', withdrawn_at: expect.any(Date) }]);
  await ctx.db.updateTable('consents').set({ withdrawn_at: new Date('2023-03-04T00:00:00Z') }).where('person_id', '=', personId).execute();
  await removeOldConsents.run(ctx);
  expect(await ctx.db.selectFrom('consents').selectAll().where('person_id', '=', personId).execute()).toEqual([]);
});

test('under 14 a guardian consents first, proved by a code to the guardian', async () => {
  const { browser, personId } = await person();
  await requireGuardianConsent(ctx.db, personId);
  await browser.call('PATCH', '/api/me', { ageBand: 'under-14' });
  await expect(requireGuardianConsent(ctx.db, personId)).rejects.toMatchObject({ code: 'person.under-14' });
  await browser.call('POST', '/api/me/contacts', { contact: '10000008888' });
  const consent = { guardianName: '周父', relation: 'father', contact: '10000008888', agrees: true };
  expect((await browser.call('POST', '/api/me/guardian-consent', { ...consent, code: '000000' })).status).toBe(422);
  expect((await browser.call('POST', '/api/me/guardian-consent', { ...consent, code: await codeFor(browser, '10000008888') })).status).toBe(200);
  await requireGuardianConsent(ctx.db, personId);
  const row = await ctx.db.selectFrom('guardian_consents').selectAll().where('person_id', '=', personId).executeTakeFirstOrThrow();
  expect([row.guardian_name_cipher!.includes('周父'), row.guardian_contact_masked, row.text_version]).toEqual([false, '100****8888', '2026-1']);
  await browser.call('DELETE', '/api/me/guardian-consent');
  await expect(requireGuardianConsent(ctx.db, personId)).rejects.toMatchObject({ code: 'person.under-14' });
});

test('a copy holds everything, other modules\' parts too, and taking it is audited', async () => {
  registerPersonContributor({ name: 'example', section: async () => ({ title: { zh: '示例', en: 'Example' }, purpose: { zh: '试', en: 'To try' }, rows: [{ title: '一', value: '1' }] }), exportOwnData: async () => ({ things: [1, 2] }), eraseOwnData: async () => ({ removed: { things: 2 }, kept: { facts: 5 } }) });
  const { browser, personId, mobile } = await person();
  const { body } = await browser.call('GET', '/api/me/export');
  expect(body).toMatchObject({ person: { personId, contacts: { mobile } }, modules: { example: { things: [1, 2] } } });
  expect((await browser.call('GET', '/api/me')).body.sections).toEqual([{ title: '示例', purpose: '试', rows: [{ title: '一', value: '1' }] }]);
  expect(await ctx.db.selectFrom('audit_events').select('id').where('action', '=', 'person.exported-own').where('object_id', '=', personId).execute()).toHaveLength(1);
});

test('closing an account erases the data, leaves a receipt without it, and the contact can begin anew', async () => {
  const { browser, personId, mobile } = await person();
  await browser.call('PATCH', '/api/me', { name: '将要注销的人' });
  expect((await browser.call('POST', '/api/me/close', { confirm: false })).status).toBe(422);
  const { body: receipt } = await browser.call('POST', '/api/me/close', { confirm: true });
  expect(receipt).toMatchObject({ removed: { contacts: 1, things: 2 }, kept: { facts: 5, consents: 0, roles: 0 } });
  expect(browser.cookie).toBeNull();
  const left = JSON.stringify([await ctx.db.selectFrom('persons').selectAll().where('id', '=', personId).execute(), await ctx.db.selectFrom('accounts').selectAll().where('person_id', '=', personId).execute(), await ctx.db.selectFrom('erasures').selectAll().where('person_id', '=', personId).execute()]);
  expect(left).not.toContain('将要注销的人');
  expect(await ctx.db.selectFrom('person_contacts').selectAll().where('person_id', '=', personId).execute()).toEqual([]);
  await ctx.db.deleteFrom('rate_limits').execute();
  await browser.call('POST', '/api/session/code', { contact: mobile });
  await browser.call('POST', '/api/session/code/verify', { contact: mobile, code: await codeFor(browser, mobile) });
  expect((await browser.call('GET', '/api/session')).body.personId).not.toBe(personId);
});

test('a token acts as the person, but makes no tokens and closes nothing', async () => {
  const { browser } = await person();
  const { body: made } = await browser.call('POST', '/api/me/tokens', { name: '脚本', days: 1 });
  const call = (method: string, path: string, body?: unknown) => app.request(`http://localhost${path}`, { method, headers: { authorization: `Bearer ${made.token}`, 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
  expect((await call('GET', '/api/me')).status).toBe(200);
  expect((await call('POST', '/api/me/tokens', { name: 'x', days: 1 })).status).toBe(403);
  expect((await call('POST', '/api/me/close', { confirm: true })).status).toBe(403);
  expect((await browser.call('DELETE', `/api/me/tokens/${made.id}`)).status).toBe(200);
  expect((await call('GET', '/api/me')).status).toBe(401);
});

test('messages wait for the end of quiet hours and follow the person\'s wishes', async () => {
  const { browser, personId } = await person();
  const send = () => ctx.db.transaction().execute((tx) => notifyPerson(tx, ctx, { personId, purpose: 'test', subject: { zh: '提醒', en: 'Reminder' }, text: { zh: '请查看', en: 'Please look' } }));
  expect(await send()).toBe(true);
  const row = await ctx.db.selectFrom('outgoing_messages').select(['not_before', 'created_at', 'channel', 'subject']).where('person_id', '=', personId).executeTakeFirstOrThrow();
  const at = nextOutsideQuietHours(row.created_at, { from: '22:00', to: '07:30' });
  expect(row).toMatchObject({ channel: 'sms', subject: '提醒', not_before: at > row.created_at ? at : null });
  await browser.call('PATCH', '/api/me', { notifyBy: 'none' });
  expect(await send()).toBe(false);
});

test('a live channel gets a job in the same transaction, and a sent message is not sent twice', async () => {
  const taken: unknown[] = [];
  const { createServer } = await import('node:http');
  const gateway = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += part)).on('end', () => {
      taken.push(JSON.parse(text));
      response.writeHead(taken.length === 1 ? 503 : 200).end();
    });
  });
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done));
  const live = { ...ctx, config: { ...ctx.config, smsUrl: `http://127.0.0.1:${(gateway.address() as { port: number }).port}/` } };
  const { personId } = await person();
  await ctx.db.transaction().execute((tx) => notifyPerson(tx, live, { personId, purpose: 'live', subject: { zh: '提醒', en: '' }, text: { zh: '正文', en: '' } }));
  const { id } = await ctx.db.selectFrom('outgoing_messages').select('id').where('purpose', '=', 'live').executeTakeFirstOrThrow();
  await expect(sendMessageJob.handle(live, { id })).rejects.toThrow(/503/);
  await sendMessageJob.handle(live, { id });
  await sendMessageJob.handle(live, { id });
  gateway.close();
  expect(taken).toHaveLength(2);
  expect(taken[1]).toMatchObject({ id, text: '正文' });
});

test('leftovers go and unused staff accounts are disabled', async () => {
  const made = await ctx.db.transaction().execute((tx) => insertStaff(tx, ctx, { username: 'stale-one', name: '久未登录', unitId: null, password: 'Bamboo-Lantern-27' }));
  await ctx.db.updateTable('accounts').set({ last_signed_in_at: new Date(Date.now() - 181 * 86_400_000), demonstration: false }).where('id', '=', made.accountId).execute();
  await disableStaleAccounts.run(ctx);
  expect((await ctx.db.selectFrom('accounts').select('status').where('id', '=', made.accountId).executeTakeFirstOrThrow()).status).toBe('disabled');
  await ctx.db.updateTable('outgoing_messages').set({ created_at: new Date(Date.now() - 31 * 86_400_000) }).execute();
  await removeLeftovers.run(ctx);
  expect(await ctx.db.selectFrom('outgoing_messages').select('id').execute()).toEqual([]);
});

test('the outbox exists in the demonstration only', async () => {
  const elsewhere = testApp({ ...ctx, config: { ...ctx.config, demo: false } }, [peopleModule.api]);
  expect((await browserOn(elsewhere).call('GET', '/api/demo/outbox')).status).toBe(404);
});
