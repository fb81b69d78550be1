import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestContext } from '../../../tests/support/context.ts';
import { createDocumentRenderer } from '../../platform/documents/render-typst.ts';
import { PDF } from '../../platform/files/sample-files.ts';
import { storeUpload } from '../../platform/files/store-upload.ts';
import { createHttpApp } from '../../platform/http/http-app.ts';
import { isId } from '../../platform/ids/ids.ts';
import { noticeFileVisibility } from './attachments.ts';
import { noticesModule } from './notices.module.ts';
import { draft, LEAD, LEAD_FORM, province, type Province } from './test-kit.ts';

let p: Province;
const documents = createDocumentRenderer();
beforeAll(async () => {
  p = await province();
});
afterAll(async () => {
  await documents.close();
  await p.ctx.close();
});

/** Calls the module's API as somebody. */
async function call(as: TestContext, method: string, path: string, body?: unknown) {
  const app = createHttpApp({ services: { ...as, documents }, authenticate: async () => as.actor, api: [noticesModule.api], pages: [new Hono()], renderError: (_, error) => error.code });
  const response = await app.request(`/api${path}`, { method, headers: { 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  // Each route answers in a shape of its own.
  // oxlint-disable-next-line typescript/no-explicit-any
  return { status: response.status, headers: response.headers, bytes: await response.clone().arrayBuffer(), body: (await response.json().catch(() => null)) as any };
}

test('a notice from draft to the answered return, by the API alone', async () => {
  const { body: made } = await call(p.staff.province, 'POST', '/notices', draft(p.ids.province, { audience: { kinds: ['school'] }, form: LEAD_FORM, dueAt: '2026-03-10T17:00:00+08:00' }));
  expect(isId(made.id)).toBe(true);
  expect((await call(p.staff.province, 'POST', '/notices/audience-preview', { issuerId: p.ids.province, audience: { kinds: ['school'] } })).body).toMatchObject({ total: 2, kinds: [{ kind: 'school', count: 2 }] });
  expect((await call(p.staff.province, 'GET', `/notices/${made.id}/sending-preview`)).body).toMatchObject({ allHeld: false });
  expect((await call(p.staff.province, 'POST', `/notices/${made.id}/send`, { version: 1 })).body).toMatchObject({ number: '江文明办〔2026〕1号' });
  const unit = `/notices/${made.id}/recipients/${p.ids.riverSchool}`;
  expect((await call(p.staff.riverSchool, 'GET', unit)).body).toMatchObject({ mayAnswer: true, revision: 0, prefilled: ['unit'] });
  expect((await call(p.staff.riverSchool, 'POST', `${unit}/receipt`)).body.signedAt).toBe('2026-03-05T01:00:00.000Z');
  expect((await call(p.staff.riverSchool, 'PUT', `${unit}/draft`, { answers: { lead: LEAD }, revision: 0 })).body).toEqual({ revision: 1 });
  const bad = await call(p.staff.riverSchool, 'POST', `${unit}/return`, { answers: {}, revision: 1 });
  expect([bad.status, bad.body.code, bad.body.fields.map((field: { path: string }) => field.path)]).toEqual([422, 'notice.return-invalid', ['answers.lead']]);
  expect((await call(p.staff.riverSchool, 'POST', `${unit}/return`, { answers: { unit: '河县听雨小学', lead: LEAD }, revision: 1 })).body).toMatchObject({ returnState: 'submitted' });
  expect((await call(p.staff.province, 'GET', `/notices/${made.id}/progress`)).body.total).toMatchObject({ recipients: 2, signed: 1, returned: 1 });
  expect((await call(p.staff.province, 'GET', '/notices?box=sent')).body).toMatchObject({ total: 1, items: [{ counts: { returned: 1 } }] });
  expect((await call(p.staff.province, 'GET', `/burden?node=${p.ids.province}&month=2026-03`)).body.below).toMatchObject({ units: 2 });
  expect((await call(p.staff.hill, 'GET', `/burden?node=${p.ids.river}&month=2026-03`)).status).toBe(404);
  const table = await call(p.staff.province, 'GET', `/notices/${made.id}/returns.xlsx`);
  expect([table.headers.get('content-type'), Buffer.from(table.bytes).subarray(0, 2).toString()]).toEqual(['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK']);
});

test('the document is a PDF in the official layout, the same bytes each time', async () => {
  const { body: made } = await call(p.staff.river, 'POST', '/notices', draft(p.ids.river, { series: '河文明办', cc: ['县委宣传部'], body: [{ kind: 'heading', level: 1, text: '一、总体要求' }, { kind: 'paragraph', text: '请各单位认真落实。' }] }));
  await call(p.staff.river, 'POST', `/notices/${made.id}/send`, { version: 1 });
  const [one, two] = [await call(p.staff.riverSchool, 'GET', `/notices/${made.id}/document.pdf`), await call(p.staff.river, 'GET', `/notices/${made.id}/document.pdf`)];
  expect([one.status, one.headers.get('content-type'), one.headers.get('x-missing-glyphs'), Buffer.from(one.bytes).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '', '%PDF-']);
  expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(two.bytes))).toBe(0);
  expect((await call(p.staff.hillSchool, 'GET', `/notices/${made.id}/document.pdf`)).status).toBe(404);
});

test('attachments are the drafter\'s own files, and whoever may read the notice may read them', async () => {
  const file = await storeUpload(p.staff.river, { bytes: PDF, name: '方案.pdf', purpose: 'document' });
  const input = draft(p.ids.river, { series: '河文明办', attachments: [{ fileId: file.id, title: '活动方案' }] });
  expect((await call(p.staff.east, 'POST', '/notices', { ...input, issuerId: p.ids.east, series: '东文明办' })).body).toMatchObject({ code: 'file.not-found', fields: [{ path: 'attachments.0.fileId' }] });
  const { body: made } = await call(p.staff.river, 'POST', '/notices', input);
  expect(made.attachments).toEqual([{ fileId: file.id, title: '活动方案', name: '方案.pdf', size: PDF.length, url: `/files/${file.id}/${encodeURIComponent('方案.pdf')}` }]);
  expect(await noticeFileVisibility(p.staff.riverSchool, file.id)).toBeNull();
  await call(p.staff.river, 'POST', `/notices/${made.id}/send`, { version: 1 });
  expect(await noticeFileVisibility(p.staff.riverSchool, file.id)).toBe('reader');
  expect(await noticeFileVisibility(p.staff.hillSchool, file.id)).toBeNull();
});

test('an input that does not fit is answered field by field', async () => {
  const { status, body } = await call(p.staff.river, 'POST', '/notices', { ...draft(p.ids.river), title: '', series: '河文明办〔' });
  expect([status, body.fields.map((field: { path: string }) => field.path)]).toEqual([422, ['title', 'series']]);
});
