import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/ids/ids.ts';
import { closeOrganization } from '../organizations/usecases/end-organization.ts';
import { readBurden } from './burden.ts';
import { guardCampaigns } from './campaign-guard.ts';
import { noticesInbox } from './notices.inbox.ts';
import { listNotices, readNotice } from './notices.present.ts';
import { NoticeQuery } from './notices.schemas.ts';
import { listRecipients, readProgress, readRecipient } from './recipients.present.ts';
import { RecipientQuery } from './recipients.schemas.ts';
import { changeOrganization } from '../organizations/usecases/change-organization.ts';
import { draft, LEAD, LEAD_FORM, province, type Province, sent } from './test-kit.ts';
import { changeDraft, deleteDraft, draftNotice } from './usecases/draft-notice.ts';
import { previewSending } from './usecases/preview-sending.ts';
import { sendNotice } from './usecases/send-notice.ts';
import { signReceipt } from './usecases/sign-receipt.ts';
import { submitReturn } from './usecases/submit-return.ts';
import { withdrawNotice } from './usecases/withdraw-notice.ts';

let p: Province;
beforeAll(async () => {
  p = await province();
});
afterAll(() => p.ctx.close());

const recipientsOf = async (id: string) => (await p.ctx.db.selectFrom('notice_recipients').select('organization_id').where('notice_id', '=', id).execute()).map((row) => row.organization_id).toSorted();
const factsOf = (id: string) => p.ctx.db.selectFrom('facts').select(['kind', 'node_id', 'quantity', 'campaign_id']).where('subject_id', '=', id).orderBy('kind').execute();
const box = (given: Record<string, unknown>) => NoticeQuery.parse(given);

test('a notice goes to exactly its audience, with a number, facts and an audit row', async () => {
  const campaignId = newId();
  guardCampaigns(async (_db, _ctx, id) => id === campaignId);
  await expect(draftNotice(p.staff.province, draft(p.ids.province, { campaignId: newId() }))).rejects.toMatchObject({ fields: [{ path: 'campaignId', code: 'notice.campaign-unknown' }] });
  const id = await draftNotice(p.staff.province, draft(p.ids.province, { audience: { depth: 1 }, campaignId, form: LEAD_FORM, dueAt: '2026-03-10T17:00:00+08:00' }));
  expect(await readNotice(p.staff.province, id)).toMatchObject({ state: 'draft', number: null, counts: null });
  const preview = await previewSending(p.staff.province, id);
  expect(preview).toMatchObject({ audience: { total: 3 }, allHeld: false, held: [{ key: 'unit', heldFor: 3 }, { key: 'lead', heldFor: 0 }, { key: 'report', heldFor: 0 }] });
  await sendNotice(p.staff.province, id, { version: 1 });
  expect(await recipientsOf(id)).toEqual([p.ids.east, p.ids.west, p.ids.body].toSorted());
  expect(await readNotice(p.staff.province, id)).toMatchObject({ state: 'sent', number: '江文明办〔2026〕1号', recipientCount: 3, standings: ['issuer'], counts: { recipients: 3, signed: 0, returned: 0 } });
  const facts = await factsOf(id);
  expect(facts.filter(({ kind }) => kind === 'notices.notice-sent')).toEqual([{ kind: 'notices.notice-sent', node_id: p.ids.province, quantity: 1, campaign_id: campaignId }]);
  expect(facts.filter(({ kind }) => kind === 'notices.field-asked').map(({ quantity }) => quantity)).toEqual([2, 2, 2]);
  expect(await p.ctx.db.selectFrom('audit_events').select('action').where('object_id', '=', id).orderBy('id').execute()).toEqual([{ action: 'notice.drafted' }, { action: 'notice.sent' }]);
});

test('an audience by kind, sector, level, named ids and exceptions; a closed organization is not in it', async () => {
  const closed = await p.add(p.ids.river, '河县旧校', { kind: 'school', sector: '教育', level: 'national' });
  await closeOrganization(p.staff.river, closed, { reason: '撤并' });
  const audiences: [object, string[]][] = [
    [{ kinds: ['school'] }, [p.ids.riverSchool, p.ids.hillSchool]],
    [{ sectors: ['教育'], levels: ['national'] }, [p.ids.riverSchool]],
    [{ under: [p.ids.east, p.ids.body] }, [p.ids.east, p.ids.river, p.ids.riverSchool, p.ids.body]],
    [{ under: [p.ids.east], depth: 1 }, [p.ids.east, p.ids.river]],
    [{ only: [p.ids.hill, p.ids.body], kinds: ['school'] }, [p.ids.hill, p.ids.body]],
    [{ except: [p.ids.east, p.ids.hillSchool] }, [p.ids.west, p.ids.hill, p.ids.body]],
  ];
  for (const [audience, expected] of audiences) expect(await recipientsOf(await sent(p.staff.province, draft(p.ids.province, { audience })))).toEqual(expected.toSorted());
});

test('the red head names the issuers in Chinese, also to a reader of English', async () => {
  const id = await draftNotice(p.staff.province, draft(p.ids.province));
  const before = await readNotice(p.staff.province, id);
  await changeOrganization(p.ctx.as({ kind: 'system', name: 'test' }), p.ids.province, { nameEn: 'Provincial Office', reason: '' });
  const notice = await readNotice({ ...p.staff.province, locale: 'en' }, id);
  expect([notice.issuer.name, notice.printedIssuers]).toEqual(['Provincial Office', [before.issuer.name]]);
});

test('an office reaches only what is below it, never itself', async () => {
  const id = await sent(p.staff.east, draft(p.ids.east, { series: '东文明办', audience: { only: [p.ids.river, p.ids.hill, p.ids.province, p.ids.east] } }));
  expect(await recipientsOf(id)).toEqual([p.ids.river]);
  const nobody = await draftNotice(p.staff.east, draft(p.ids.east, { series: '东文明办', audience: { under: [p.ids.west] } }));
  await expect(sendNotice(p.staff.east, nobody, { version: 1 })).rejects.toMatchObject({ code: 'notice.no-recipients', fields: [{ path: 'audience' }] });
});

test('senders at the same time get different numbers without a gap; a sending that fails loses none', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, () => draftNotice(p.staff.west, draft(p.ids.west, { series: '西文明办' }))));
  const failing = await draftNotice(p.staff.west, draft(p.ids.west, { series: '西文明办', form: { fields: [{ key: 'unit', label: '单位名称', kind: 'text', asks: 'unit.name' }] }, dueAt: '2026-03-20T17:00:00+08:00' }));
  const results = await Promise.allSettled([...ids.slice(0, 3), failing, ...ids.slice(3)].map((id) => sendNotice(p.staff.west, id, { version: 1 })));
  expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'notice.all-held' } }]);
  const numbers = await Promise.all(ids.map(async (id) => (await readNotice(p.staff.west, id)).number));
  expect(numbers.toSorted()).toEqual(Array.from({ length: 6 }, (_, index) => `西文明办〔2026〕${index + 1}号`));
});

test('a new year begins at one, by the clocks of Shanghai; a withdrawn notice keeps its number and its reason', async () => {
  const before = p.ctx.clock.now();
  p.at('2026-12-31T23:59');
  const last = await sent(p.staff.hill, draft(p.ids.hill, { series: '山文明办' }));
  p.at('2027-01-01T00:00');
  const first = await sent(p.staff.hill, draft(p.ids.hill, { series: '山文明办' }));
  await withdrawNotice(p.staff.hill, first, { reason: '内容有误' });
  const next = await sent(p.staff.hill, draft(p.ids.hill, { series: '山文明办' }));
  p.ctx.clock.set(before);
  expect(await Promise.all([last, first, next].map(async (id) => (await readNotice(p.staff.hill, id)).number))).toEqual(['山文明办〔2026〕1号', '山文明办〔2027〕1号', '山文明办〔2027〕2号']);
  expect(await readNotice(p.staff.hillSchool, first)).toMatchObject({ state: 'withdrawn', withdrawReason: '内容有误' });
  await expect(signReceipt(p.staff.hillSchool, first, p.ids.hillSchool)).rejects.toMatchObject({ code: 'notice.not-sent' });
  await expect(withdrawNotice(p.staff.hill, first, { reason: '再次' })).rejects.toMatchObject({ code: 'notice.not-sent' });
});

test('a series belongs to the office that used it first', async () => {
  await expect(draftNotice(p.staff.east, draft(p.ids.east, { series: '江文明办' }))).rejects.toMatchObject({ code: 'notice.series-taken', fields: [{ path: 'series' }] });
});

test('a form that asks only for what is held is refused; what a unit answered once is filled in', async () => {
  const form = { fields: [{ key: 'lead', label: '分管领导', kind: 'person', asks: 'lead' }, { key: 'unit', label: '单位', kind: 'text', asks: 'unit.name' }] };
  const given = { form, audience: { only: [p.ids.hillSchool] }, dueAt: '2026-03-20T17:00:00+08:00' };
  const first = await sent(p.staff.province, draft(p.ids.province, given));
  await submitReturn(p.staff.hillSchool, first, p.ids.hillSchool, { answers: { lead: LEAD, unit: '山县望云小学' }, revision: 0 });
  await expect(sent(p.staff.hill, draft(p.ids.hill, { ...given, series: '山文明办' }))).rejects.toMatchObject({ code: 'notice.all-held', fields: [{ path: 'form' }] });
  const second = await sent(p.staff.province, draft(p.ids.province, { ...given, form: { fields: [...form.fields, { key: 'count', label: '人数', kind: 'number' }] } }));
  const detail = await readRecipient(p.staff.hillSchool, second, p.ids.hillSchool);
  expect(detail).toMatchObject({ prefilled: ['lead', 'unit'], answers: { lead: [{ name: '林晓', mobile: '138****1234' }], unit: '山县望云小学' } });
  await submitReturn(p.staff.hillSchool, second, p.ids.hillSchool, { answers: { ...detail.answers, count: 4 }, revision: 0 });
  const burden = await readBurden(p.ctx.db, { node: p.ids.hillSchool, month: '2026-03', page: 1, size: 20 });
  expect(burden.items.filter(({ noticeId }) => [first, second].includes(noticeId)).map(({ fields }) => fields)).toEqual([1, 1]);
  expect(burden.sums.fields).toBe((await p.ctx.db.selectFrom('facts').select((eb) => eb.fn.sum<number>('quantity').as('sum')).where('kind', '=', 'notices.field-asked').where('node_id', '=', p.ids.hillSchool).executeTakeFirstOrThrow()).sum);

  const before = p.ctx.clock.now();
  p.at('2027-04-01T09:00');
  expect(await sent(p.staff.province, draft(p.ids.province, { ...given, dueAt: '2027-04-20T17:00:00+08:00' }))).toBeTruthy();
  p.ctx.clock.set(before);
});

test('roles: an office sends in its own name alone, units answer for themselves, the offices above read, others see nothing', async () => {
  await expect(draftNotice(p.staff.riverSchool, draft(p.ids.river))).rejects.toMatchObject({ code: 'auth.forbidden' });
  await expect(draftNotice(p.staff.province, draft(p.ids.east, { series: '东文明办' }))).rejects.toMatchObject({ code: 'notice.not-issuer' });
  await expect(draftNotice(p.ctx, draft(p.ids.east))).rejects.toMatchObject({ code: 'auth.required' });

  const id = await draftNotice(p.staff.east, draft(p.ids.east, { series: '东文明办', audience: { only: [p.ids.riverSchool] } }));
  for (const reader of [p.staff.province, p.staff.river, p.staff.riverSchool, p.staff.west]) await expect(readNotice(reader, id)).rejects.toMatchObject({ code: 'notice.not-found', status: 404 });
  await sendNotice(p.staff.east, id, { version: 1 });

  expect((await readNotice(p.staff.riverSchool, id)).standings).toEqual(['recipient']);
  for (const reader of [p.staff.river, p.staff.province]) {
    expect((await readNotice(reader, id)).standings).toEqual(['above']);
    await expect(signReceipt(reader, id, p.ids.riverSchool)).rejects.toMatchObject({ code: 'auth.forbidden' });
    await expect(withdrawNotice(reader, id, { reason: '不行' })).rejects.toMatchObject({ code: 'auth.forbidden' });
  }
  for (const stranger of [p.staff.west, p.staff.hill, p.staff.hillSchool]) {
    const attempts = [() => readNotice(stranger, id), () => listRecipients(stranger, id, RecipientQuery.parse({})), () => readProgress(stranger, id, undefined), () => readRecipient(stranger, id, p.ids.riverSchool), () => signReceipt(stranger, id, p.ids.riverSchool)];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ status: 404 });
  }
  await signReceipt(p.staff.riverSchool, id, p.ids.riverSchool);
  await expect(signReceipt(p.staff.riverSchool, id, p.ids.riverSchool)).rejects.toMatchObject({ code: 'notice.already-signed' });
});

test('a recipient sees only itself, an office above only what is below it, the issuer all by region', async () => {
  const id = await sent(p.staff.province, draft(p.ids.province, { audience: { kinds: ['school'] } }));
  await signReceipt(p.staff.riverSchool, id, p.ids.riverSchool);
  const seen = async (reader: typeof p.ctx) => (await listRecipients(reader, id, RecipientQuery.parse({}))).items.map(({ organization }) => organization.id);
  expect(await seen(p.staff.riverSchool)).toEqual([p.ids.riverSchool]);
  expect(await seen(p.staff.east)).toEqual([p.ids.riverSchool]);
  expect((await seen(p.staff.province)).toSorted()).toEqual([p.ids.riverSchool, p.ids.hillSchool].toSorted());
  await expect(readRecipient(p.staff.riverSchool, id, p.ids.hillSchool)).rejects.toMatchObject({ status: 404 });
  const progress = await readProgress(p.staff.province, id, undefined);
  expect(progress.total).toMatchObject({ recipients: 2, signed: 1 });
  expect(progress.regions).toMatchObject([{ node: { id: p.ids.east, name: '东市文明办' }, counts: { recipients: 1, signed: 1 } }, { node: { id: p.ids.west }, counts: { recipients: 1, signed: 0 } }]);
  expect((await listRecipients(p.staff.province, id, RecipientQuery.parse({ state: 'unsigned' }))).items.map(({ organization }) => organization.id)).toEqual([p.ids.hillSchool]);
});

test('boxes show what is received, sent, drafted and below; what is open comes apart', async () => {
  const id = await sent(p.staff.river, draft(p.ids.river, { series: '河文明办' }));
  const find = async (reader: typeof p.ctx, given: Record<string, unknown>) => (await listNotices(reader, box(given))).items.find((item) => item.id === id);
  expect(await find(p.staff.riverSchool, { open: 'true' })).toMatchObject({ mine: { organization: { id: p.ids.riverSchool }, signedAt: null }, counts: null });
  expect(await find(p.staff.river, { box: 'sent', open: 'true' })).toMatchObject({ counts: { recipients: 1, signed: 0 } });
  expect(await find(p.staff.east, { box: 'below' })).toMatchObject({ mine: null, counts: { recipients: 1 } });
  expect(await find(p.staff.east, { box: 'received' })).toBeUndefined();
  expect(await find(p.staff.hill, { box: 'below' })).toBeUndefined();
  expect((await noticesInbox(p.staff.riverSchool)).map(({ key }) => key)).toContain(`notice-sign:${id}:${p.ids.riverSchool}`);
  await signReceipt(p.staff.riverSchool, id, p.ids.riverSchool);
  expect(await find(p.staff.riverSchool, { open: 'true' })).toBeUndefined();
  expect(await find(p.staff.riverSchool, { open: 'false' })).toBeDefined();
  expect(await find(p.staff.river, { box: 'sent', open: 'true' })).toBeUndefined();
  expect((await noticesInbox(p.staff.riverSchool)).map(({ key }) => key)).not.toContain(`notice-sign:${id}:${p.ids.riverSchool}`);
});

test('a draft changed meanwhile is stale; a sent notice is not changed; a draft can go', async () => {
  const id = await draftNotice(p.staff.river, draft(p.ids.river, { series: '河文明办' }));
  await changeDraft(p.staff.river, id, { ...draft(p.ids.river, { series: '河文明办', title: '改过的通知' }), version: 1 });
  await expect(changeDraft(p.staff.river, id, { ...draft(p.ids.river, { series: '河文明办' }), version: 1 })).rejects.toMatchObject({ code: 'state.stale' });
  await expect(sendNotice(p.staff.river, id, { version: 1 })).rejects.toMatchObject({ code: 'state.stale' });
  await sendNotice(p.staff.river, id, { version: 2 });
  await expect(changeDraft(p.staff.river, id, { ...draft(p.ids.river, { series: '河文明办' }), version: 3 })).rejects.toMatchObject({ code: 'notice.not-draft' });
  const other = await draftNotice(p.staff.river, draft(p.ids.river, { series: '河文明办' }));
  await deleteDraft(p.staff.river, other, { version: 1 });
  await expect(readNotice(p.staff.river, other)).rejects.toMatchObject({ code: 'notice.not-found' });
});

test('due times: needed for a return, senseless without an ask, and never in the past', async () => {
  await expect(draftNotice(p.staff.river, draft(p.ids.river, { form: LEAD_FORM }))).rejects.toMatchObject({ code: 'notice.due-missing' });
  await expect(draftNotice(p.staff.river, draft(p.ids.river, { wantsReceipt: false, dueAt: '2026-03-10T17:00:00+08:00' }))).rejects.toMatchObject({ code: 'notice.nothing-due' });
  await expect(sent(p.staff.river, draft(p.ids.river, { series: '河文明办', dueAt: '2026-03-01T17:00:00+08:00' }))).rejects.toMatchObject({ code: 'notice.due-passed' });
});
