import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestContext } from '../../../../tests/support/context.ts';
import { anonymous, type Actor } from '../../../platform/auth/actor.ts';
import { samplePicture } from '../../../platform/files/sample-files.ts';
import { createHttpApp } from '../../../platform/http/http-app.ts';
import { findEntry, filesOf } from '../entries/entries.queries.ts';
import { type Call, openCall } from '../test-kit.ts';
import { decideEntry } from '../usecases/decide-entry.ts';
import { contestPages } from './contest-pages.tsx';

let call: Call;
let reader: TestContext;
let actor: Actor;

/** A browser without scripts: it follows no redirect by itself and sends forms as multipart. */
async function send(path: string, fields?: Record<string, string | File | (string | File)[]>) {
  const app = createHttpApp({ services: call.world.base, authenticate: async () => actor, api: [], pages: [contestPages], renderError: (_, error) => `<p>${error.code}</p>` });
  const body = new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) for (const each of [value].flat()) body.append(name, each);
  const response = await app.request(`http://localhost${path}`, { headers: { 'sec-fetch-site': 'same-origin' }, ...(fields === undefined ? {} : { method: 'POST', body }) });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

const idOf = (location: string | null) => /\/me\/entries\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';
const current = async (id: string) => (await findEntry(call.world.base.db, id, 'all'))!;
const form = (changes: Record<string, string | File | (string | File)[]> = {}) => ({ title: '雪中送炭', body: '清晨的雪还没有停，'.repeat(5), caption: '', nodeId: call.world.counties[0]!, authorName: '李明', address: 'ms', credit: 'masked', adult: 'yes', act: 'submit', ...changes });

beforeAll(async () => {
  call = await openCall();
  reader = call.reader();
  actor = reader.actor;
});
afterAll(() => call.world.close());

test('who is not signed in is sent to sign in and back to the category', async () => {
  actor = anonymous;
  const { status, location } = await send(`/contests/${call.contestId}/enter?category=${call.text}`);
  expect([status, location]).toEqual([303, `/sign-in?next=${encodeURIComponent(`/contests/${call.contestId}/enter?category=${call.text}`)}`]);
  actor = reader.actor;
});

test('a category is chosen, a text handed in, and followed to its publication', async () => {
  const choose = await send(`/contests/${call.contestId}/enter`);
  for (const part of ['文章', '图片', '微视频', `category=${call.film}`]) expect(choose.html).toContain(part);
  const empty = await send(`/contests/${call.contestId}/enter?category=${call.text}`);
  for (const part of ['河县文明办', 'name="title"', 'name="body"', 'enctype="multipart/form-data"']) expect(empty.html).toContain(part);
  const sent = await send(`/contests/${call.contestId}/enter?category=${call.text}`, form());
  expect(sent.status).toBe(303);
  const id = idOf(sent.location);
  expect(await current(id)).toMatchObject({ state: 'waiting', entrant: 'public', holder_id: call.world.counties[0], title_zh: '雪中送炭' });
  const thanks = await send(sent.location!);
  for (const part of ['已收到您的作品', '河县文明办', '审核中']) expect(thanks.html).toContain(part);
  expect((await send('/en/me/entries')).html).toContain(`/en/me/entries/${id}`);

  const county = call.world.admin(call.world.counties[0]!);
  await decideEntry(county, id, { action: 'return', version: 1, reason: '请写明时间<b>地点</b>' });
  const returned = await send(`/me/entries/${id}`);
  for (const part of ['请写明时间&lt;b&gt;地点&lt;/b&gt;', 'value="雪中送炭"', 'value="李明"']) expect(returned.html).toContain(part);
  const mended = await send(`/me/entries/${id}`, { ...form({ title: '雪中送炭（改）' }), version: '1' });
  expect(mended.status).toBe(409);
  expect(mended.html).toContain('value="雪中送炭（改）"');
  expect((await send(`/me/entries/${id}`, { ...form({ title: '雪中送炭（改）' }), version: String((await current(id)).version) })).location).toBe(`/me/entries/${id}?sent`);
  for (const ctx of [county, call.world.admin(call.world.cities[0]!)]) await decideEntry(ctx, id, { action: 'forward', version: (await current(id)).version, reason: '' });
  await decideEntry(call.world.admin(call.world.rootId), id, { action: 'publish', version: (await current(id)).version, reason: '' });
  const work = await send(`/works/${id}`);
  for (const part of ['雪中送炭（改）', '李女士', '河县文明办']) expect(work.html).toContain(part);
  expect(work.html).not.toContain('李明');
});

test('what is missing is told at each field, what was typed stays, an uploaded picture too', async () => {
  const picture = new File([await samplePicture(300, 200) as BlobPart], '雪.jpg', { type: 'image/jpeg' });
  const refused = await send(`/contests/${call.contestId}/enter?category=${call.picture}`, form({ title: '', authorName: '', adult: '', caption: '窗外<script>', file: picture }));
  expect(refused.status).toBe(422);
  for (const part of ['请填写作品标题', '请至少填写一位作者', '窗外&lt;script&gt;', 'data-file-name="雪.jpg"', 'href="#field-title"', 'href="#field-authorName"']) expect(refused.html).toContain(part);
  const fileId = /name="fileIds" value="([0-9a-f-]{36})"/.exec(refused.html)![1]!;
  const young = await send(`/contests/${call.contestId}/enter?category=${call.picture}`, form({ fileIds: fileId, adult: '' }));
  expect(young.status).toBe(422);
  expect(young.html).toContain('id="field-adult-error"');
  const sent = await send(`/contests/${call.contestId}/enter?category=${call.picture}`, form({ fileIds: fileId }));
  expect(sent.status).toBe(303);
  expect((await filesOf(reader.db, [idOf(sent.location)])).get(idOf(sent.location))).toEqual([fileId]);
});

test('a program named .jpg, too long a title and another account\'s file are refused at the field', async () => {
  const program = new File([Buffer.from('MZ\u0090\u0000 this is no picture')], '照片.jpg', { type: 'image/jpeg' });
  const disguised = await send(`/contests/${call.contestId}/enter?category=${call.picture}`, form({ file: program }));
  expect(disguised.status).toBe(422);
  expect(disguised.html).toContain('id="field-fileIds-error"');
  const long = await send(`/contests/${call.contestId}/enter?category=${call.text}`, form({ title: '长'.repeat(101) }));
  expect(long.status).toBe(422);
  expect(long.html).toContain('id="field-title-error"');
  const mine = await send(`/contests/${call.contestId}/enter?category=${call.picture}`, form({ act: 'draft', file: new File([await samplePicture(80, 60) as BlobPart], 'a.jpg') }));
  const [theirs] = (await filesOf(reader.db, [idOf(mine.location)])).get(idOf(mine.location))!;
  actor = call.reader().actor;
  const taken = await send(`/contests/${call.contestId}/enter?category=${call.picture}`, form({ fileIds: theirs! }));
  expect(taken.status).toBe(422);
  expect(taken.html).not.toContain('a.jpg');
  expect((await send(`/me/entries/${idOf(mine.location)}`)).status).toBe(404);
  actor = reader.actor;
});

test('a draft is kept as far as it goes, and handed in or withdrawn later', async () => {
  const saved = await send(`/contests/${call.contestId}/enter?category=${call.text}`, form({ act: 'draft', body: '开头', title: '草稿', authorName: '' }));
  expect(saved.location).toMatch(/\?saved$/);
  const id = idOf(saved.location);
  expect((await send(saved.location!)).html).toContain('value="草稿"');
  expect((await send(`/me/entries/${id}/withdraw`, { version: '1' })).status).toBe(303);
  expect((await current(id)).state).toBe('withdrawn');
  // What was said of the author's age is there again; where nothing was said, nothing is ticked.
  const ticked = async (adult: string) => {
    const { location } = await send(`/contests/${call.contestId}/enter?category=${call.text}`, form({ act: 'draft', title: '又一篇', adult }));
    return /<input[^>]*name="adult"[^>]*checked[^>]*>/.exec((await send(location!)).html)?.[0].match(/value="(\w+)"/)?.[1];
  };
  expect([await ticked('yes'), await ticked('under14'), await ticked('')]).toEqual(['yes', 'under14', undefined]);
});

test('after the close the form leads back to the call, and what is sent is refused', async () => {
  call.world.base.clock.set(new Date('2026-04-01T00:00:00+08:00'));
  expect((await send(`/contests/${call.contestId}/enter`)).location).toBe(`/contests/${call.contestId}`);
  const late = await send(`/contests/${call.contestId}/enter?category=${call.text}`, form({ title: '迟到' }));
  expect(late.status).toBe(409);
  expect(late.html).toContain('value="迟到"');
});
