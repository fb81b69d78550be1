import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestContext } from '../../../tests/support/context.ts';
import { type WorkbookSheet, writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { remindSweep } from './jobs/remind.sweep.ts';
import { noticesInbox } from './notices.inbox.ts';
import { listRecipients, readProgress, readRecipient } from './recipients.present.ts';
import { RecipientQuery } from './recipients.schemas.ts';
import { colleagueOf, draft, LEAD, LEAD_FORM, province, type Province, sent } from './test-kit.ts';
import { revealContact, sendBackReturn } from './usecases/correct-return.ts';
import { askExport, decideExport, downloadExport, exportMasked } from './usecases/export-returns.ts';
import { askExtension, decideExtension } from './usecases/extend-due-time.ts';
import { remindRecipients } from './usecases/remind-recipients.ts';
import { saveReturnDraft, submitReturn } from './usecases/submit-return.ts';
import { closeReturns } from './usecases/withdraw-notice.ts';

let p: Province;
let id: string;
let school: string;
const DUE = '2026-03-10T17:00:00+08:00';
// The name of the unit is the tree's, whatever is sent.
const ANSWERS = { unit: '别的单位', lead: LEAD, report: '=HYPERLINK("http://example.org")' };

beforeAll(async () => {
  p = await province();
  school = p.ids.riverSchool;
});
afterAll(() => p.ctx.close());
beforeEach(async () => {
  p.at('2026-03-05T09:00');
  await p.ctx.db.deleteFrom('notice_held').execute();
  id = await sent(p.staff.province, draft(p.ids.province, { audience: { kinds: ['school'] }, form: LEAD_FORM, dueAt: DUE }));
});

const submit = (answers: Record<string, unknown> = ANSWERS, revision = 0) => submitReturn(p.staff.riverSchool, id, school, { answers: answers as never, revision });
const detail = (reader: TestContext = p.staff.riverSchool) => readRecipient(reader, id, school);
const facts = async () => (await p.ctx.db.selectFrom('facts').select('kind').where((eb) => eb.or([eb('subject_id', '=', id), eb('subject_id', 'in', eb.selectFrom('notice_returns').select('id').where('notice_id', '=', id))])).where('node_id', '=', school).execute()).map(({ kind }) => kind.replace('notices.', '')).toSorted();
const reminders = async () => (await p.ctx.db.selectFrom('notice_reminders').select(['kind', 'hours']).where('notice_id', '=', id).where('organization_id', '=', school).orderBy('sent_at').execute()).map(({ kind, hours }) => `${kind}${hours ?? ''}`);
const sweepAt = async (text: string) => {
  p.at(text);
  await remindSweep.run(p.ctx.as({ kind: 'system', name: 'sweep' }));
};
const textOf = async (sheets: readonly WorkbookSheet[]) => Object.entries(unzipSync(await buffer(writeWorkbook({ sheets })))).map(([, bytes]) => strFromU8(bytes)).join('\n');

test('a return in time is signed for, counted once, and its contact is nowhere in clear', async () => {
  expect(await submit()).toEqual({ version: 1, lateSeconds: null });
  expect(await detail()).toMatchObject({ returnState: 'submitted', lateSeconds: null, versions: [{ version: 1, answers: { unit: '河县听雨小学', lead: [{ mobile: '138****1234' }] } }] });
  expect((await detail()).signedAt).not.toBeNull();
  expect(await facts()).toEqual(['field-asked', 'notice-received', 'receipt-signed', 'return-submitted']);
  const rows = await p.ctx.db.selectFrom('notice_returns').selectAll().where('notice_id', '=', id).execute();
  const held = await p.ctx.db.selectFrom('notice_held').selectAll().execute();
  expect(rows[0]!.sealed).not.toBeNull();
  expect(JSON.stringify([rows, held].map((each) => each.map((row) => ({ ...row, sealed: row.sealed?.toString('latin1') }))))).not.toContain('13800001234');
  await expect(submit()).rejects.toMatchObject({ code: 'notice.already-submitted' });
  expect(await reminders()).toEqual([]);
});

test('what does not fit is refused field by field and nothing is written', async () => {
  await expect(submit({ lead: [{ name: '', post: '', mobile: '1' }] })).rejects.toMatchObject({ code: 'notice.return-invalid', status: 422, fields: [{ path: 'answers.lead.0.name' }] });
  expect(await detail()).toMatchObject({ returnState: 'awaited', versions: [] });
});

test('a late return is taken and marked with how late it came, until returns are closed', async () => {
  p.at('2026-03-10T19:30');
  expect(await readProgress(p.staff.province, id, undefined)).toMatchObject({ total: { overdue: 2, late: 0 } });
  expect(await submit()).toEqual({ version: 1, lateSeconds: 9000 });
  expect(await detail()).toMatchObject({ lateSeconds: 9000, lateWords: '迟交2小时', overdue: false });
  expect(await facts()).toContain('return-late');
  expect(await readProgress(p.staff.province, id, undefined)).toMatchObject({ total: { returned: 1, late: 1, overdue: 1 } });
  expect((await noticesInbox(p.staff.province)).map(({ key }) => key)).toContain(`notice-overdue:${id}`);
  await closeReturns(p.staff.province, id, { closed: true });
  await expect(submitReturn(p.staff.hillSchool, id, p.ids.hillSchool, { answers: ANSWERS, revision: 0 })).rejects.toMatchObject({ code: 'notice.returns-closed' });
});

test('a draft of two colleagues: the second to save is stale, and a masked contact keeps the one behind it', async () => {
  expect(await saveReturnDraft(p.staff.riverSchool, id, school, { answers: { lead: LEAD, hours: 1 }, revision: 0 })).toEqual({ revision: 1 });
  const colleague = colleagueOf(p.staff.riverSchool);
  await expect(saveReturnDraft(colleague, id, school, { answers: {}, revision: 0 })).rejects.toMatchObject({ code: 'state.stale' });
  const { answers, revision } = await readRecipient(colleague, id, school);
  expect(answers).toEqual({ lead: [{ ...LEAD[0], mobile: '138****1234' }] });
  await submit({ ...ANSWERS, lead: answers['lead'] }, revision);
  expect(await revealContact(p.staff.province, id, school, { field: 'lead', index: 0, reason: '会务联系' })).toBe('13800001234');
});

test('contacts are revealed to issuer and unit alone, and each reading is audited with its reason', async () => {
  await submit();
  await expect(revealContact(p.staff.east, id, school, { field: 'lead', index: 0, reason: '看看' })).rejects.toMatchObject({ code: 'notice.nothing-to-reveal' });
  await expect(revealContact(p.staff.hill, id, school, { field: 'lead', index: 0, reason: '看看' })).rejects.toMatchObject({ status: 404 });
  await revealContact(p.staff.riverSchool, id, school, { field: 'lead', index: 0, reason: '核对' });
  expect(await p.ctx.db.selectFrom('audit_events').select(['reason', 'after']).where('action', '=', 'notice.contact-revealed').where('object_id', '=', id).execute()).toEqual([{ reason: '核对', after: { field: 'lead', index: 0 } }]);
});

test('a return sent back keeps its version, says why, and its correction keeps the time of the first', async () => {
  await submit();
  await expect(sendBackReturn(p.staff.province, id, school, { reason: '请补充', marks: [{ key: 'nothing', note: '' }], dueAt: null })).rejects.toMatchObject({ code: 'notice.no-such-field' });
  await expect(sendBackReturn(p.staff.east, id, school, { reason: '请补充', marks: [], dueAt: null })).rejects.toMatchObject({ code: 'auth.forbidden' });
  await sendBackReturn(p.staff.province, id, school, { reason: '请补充职务', marks: [{ key: 'lead', note: '职务不全' }], dueAt: null });
  expect(await detail()).toMatchObject({ returnState: 'sent-back', answers: { report: ANSWERS.report }, versions: [{ sentBack: { reason: '请补充职务', marks: [{ key: 'lead', note: '职务不全' }] } }] });
  expect((await noticesInbox(p.staff.riverSchool)).map(({ key }) => key)).toContain(`notice-correct:${id}:${school}`);
  p.at('2026-03-11T09:00');
  expect(await submit({ ...ANSWERS, report: '已补充' })).toEqual({ version: 2, lateSeconds: null });
  expect((await detail()).versions.map(({ version }) => version)).toEqual([2, 1]);
  expect((await facts()).filter((kind) => kind === 'return-submitted')).toHaveLength(1);
});

test('more time is asked for once, granted or declined, and moves the due time and its reminders', async () => {
  const ask = (until: string) => askExtension(p.staff.riverSchool, id, school, { reason: '领导外出', until });
  await expect(ask('2026-03-10T16:00:00+08:00')).rejects.toMatchObject({ code: 'notice.extension-not-later', fields: [{ path: 'until' }] });
  await ask('2026-03-12T17:00:00+08:00');
  await expect(ask('2026-03-13T17:00:00+08:00')).rejects.toMatchObject({ code: 'notice.extension-open' });
  expect((await noticesInbox(p.staff.province)).find(({ key }) => key === `notice-extension:${id}`)).toMatchObject({ action: { zh: '答复延期申请（1家）' } });
  await expect(decideExtension(p.staff.riverSchool, id, school, { granted: true, dueAt: null, reason: '' })).rejects.toMatchObject({ code: 'auth.forbidden' });
  await decideExtension(p.staff.province, id, school, { granted: true, dueAt: null, reason: '' });
  expect(await detail()).toMatchObject({ dueAt: '2026-03-12T09:00:00.000Z', extensions: [{ state: 'granted' }] });
  await sweepAt('2026-03-10T15:30');
  expect(await reminders()).toEqual([]);
  await sweepAt('2026-03-12T15:00');
  expect(await reminders()).toEqual(['before2']);
  p.at('2026-03-12T16:59');
  expect(await submit()).toMatchObject({ lateSeconds: null });
});

test('a declined request leaves the due time', async () => {
  await askExtension(p.staff.riverSchool, id, school, { reason: '来不及', until: '2026-03-12T17:00:00+08:00' });
  await decideExtension(p.staff.province, id, school, { granted: false, dueAt: null, reason: '请按时报送' });
  expect(await detail()).toMatchObject({ dueAt: '2026-03-10T09:00:00.000Z', extensions: [{ state: 'declined', decisionReason: '请按时报送' }] });
  await expect(decideExtension(p.staff.province, id, school, { granted: true, dueAt: null, reason: '' })).rejects.toMatchObject({ code: 'notice.no-extension' });
});

test('each reminder goes out once, however often the sweep runs, and none in the night', async () => {
  await sweepAt('2026-03-09T16:59');
  expect(await reminders()).toEqual([]);
  await sweepAt('2026-03-09T17:00');
  await sweepAt('2026-03-09T17:00');
  await Promise.all([remindSweep.run(p.ctx.as({ kind: 'system', name: 'one' })), remindSweep.run(p.ctx.as({ kind: 'system', name: 'two' }))]);
  expect(await reminders()).toEqual(['before24']);
  await sweepAt('2026-03-10T15:00');
  await sweepAt('2026-03-11T23:00');
  expect(await reminders()).toEqual(['before24', 'before2']);
  await sweepAt('2026-03-12T08:00');
  expect(await reminders()).toEqual(['before24', 'before2', 'after24']);
  await sweepAt('2026-03-20T10:00');
  expect(await reminders()).toHaveLength(3);
});

test('reminding by hand reaches those still open, each at most once a day', async () => {
  await submit();
  await expect(remindRecipients(p.staff.east, id, { who: 'unreturned' })).rejects.toMatchObject({ code: 'auth.forbidden' });
  expect(await remindRecipients(p.staff.province, id, { who: 'unreturned' })).toMatchObject({ reminded: 1, leftOut: 0 });
  await expect(remindRecipients(p.staff.province, id, { who: 'unreturned' })).rejects.toMatchObject({ code: 'notice.reminded-today' });
  p.at('2026-03-06T22:00');
  expect(await remindRecipients(p.staff.province, id, { who: 'unreturned' })).toMatchObject({ reminded: 1, at: new Date('2026-03-07T08:00:00+08:00') });
  expect(await reminders()).toEqual([]);
  await submitReturn(p.staff.hillSchool, id, p.ids.hillSchool, { answers: ANSWERS, revision: 0 });
  await expect(remindRecipients(p.staff.province, id, { who: 'unreturned' })).rejects.toMatchObject({ code: 'notice.nobody-to-remind' });
});

test('the returned table masks contacts and holds no formula', async () => {
  await submit();
  const text = await textOf(await exportMasked(p.staff.province, id));
  expect(text).toContain('138****1234');
  expect(text).not.toContain('13800001234');
  expect(text).toContain('HYPERLINK');
  expect(text).not.toMatch(/<f[ >]/);
  expect(text).toContain('山县望云小学');
  expect(await textOf(await exportMasked(p.staff.riverSchool, id))).not.toContain('山县望云小学');
});

test('an export in clear needs a reason, a second person and is over after a day', async () => {
  await submit();
  const exportId = await askExport(p.staff.province, id, { reason: '印制通讯录' });
  await expect(downloadExport(p.staff.province, id, exportId)).rejects.toMatchObject({ code: 'export.not-found' });
  await expect(decideExport(p.staff.province, id, exportId, { approved: true })).rejects.toMatchObject({ code: 'export.own' });
  await expect(decideExport(p.staff.east, id, exportId, { approved: true })).rejects.toMatchObject({ status: 404 });
  const second = colleagueOf(p.staff.province);
  await decideExport(second, id, exportId, { approved: true });
  await expect(decideExport(second, id, exportId, { approved: false })).rejects.toMatchObject({ code: 'export.decided' });
  await expect(downloadExport(second, id, exportId)).rejects.toMatchObject({ code: 'export.not-found' });
  const text = await textOf(await downloadExport(p.staff.province, id, exportId));
  expect(text).toContain('13800001234');
  expect(text).toContain('印制通讯录');
  p.at('2026-03-07T09:00');
  await expect(downloadExport(p.staff.province, id, exportId)).rejects.toMatchObject({ code: 'export.not-found' });
});

test('who has and who has not is found by state', async () => {
  await submit();
  const found = async (state: string) => (await listRecipients(p.staff.province, id, RecipientQuery.parse({ state }))).items.map(({ organization }) => organization.id);
  expect(await found('returned')).toEqual([school]);
  expect(await found('awaited')).toEqual([p.ids.hillSchool]);
  p.at('2026-03-11T09:00');
  expect(await found('overdue')).toEqual([p.ids.hillSchool]);
});
