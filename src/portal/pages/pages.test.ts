import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, testContext, type TestContext } from '../../../tests/support/context.ts';
import { anonymous } from '../../platform/auth/actor.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import { createHttpApp } from '../../platform/http/http-app.ts';
import { PageCache } from '../../platform/http/page-cache.ts';
import { newId } from '../../platform/ids/ids.ts';
import { readOutbox } from '../../platform/messaging/messaging.ts';
import { indexDocument } from '../../platform/search/search.ts';
import { fillSite, type SampleSite } from '../../../tests/support/portal/sample-site.ts';
import { renderError } from '../shared/error-page.tsx';
import { feedbackInbox, removeOldFeedbackContacts } from './feedback/feedback.inbox.ts';
import { feedbackApi } from './feedback/feedback.routes.ts';
import { portalPages } from './index.ts';

let ctx: TestContext;
let site: SampleSite;
let actor: Actor = anonymous;
const pages = new PageCache();

beforeAll(async () => {
  ctx = await testContext();
  site = await fillSite(ctx);
});
afterAll(() => ctx?.close());

const request = async (path: string, init: RequestInit = {}) => {
  const app = createHttpApp({ services: { ...ctx, pages }, authenticate: async () => actor, api: [feedbackApi], pages: [portalPages], renderError });
  return app.request(`http://heming.test${path}`, { ...init, headers: { host: 'heming.test', ...init.headers } });
};
const text = async (path: string) => (await request(path)).text();
const post = (path: string, fields: Record<string, string>) => request(path, { method: 'POST', body: new URLSearchParams(fields) });

test.each(['/', '/regions', '/regions/HLJ', '/regions/hlj-1', '/works', '/search?q=%E9%9B%AA', '/figures', '/about', '/accessibility', '/feedback', '/feed.xml'])('%s answers in both languages, each naming the other', async (path) => {
  for (const [locale, url] of [['zh-CN', path], ['en', path === '/' ? '/en' : `/en${path}`]] as const) {
    const response = await request(url);
    expect(response.status, url).toBe(200);
    const html = await response.text();
    if (path.endsWith('.xml')) expect(html).toContain(`xml:lang="${locale}"`);
    else {
      expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">`));
      expect(html).toContain('hreflang="zh-CN"');
      expect(html).not.toMatch(/<script(?![^>]* src=)/);
    }
  }
});

test('a public page is kept, validated and the same for all; its key holds the host', async () => {
  pages.clear();
  const first = await request('/');
  expect(first.headers.get('cache-control')).toBe('public, max-age=0, s-maxage=15, stale-while-revalidate=60, must-revalidate');
  const etag = first.headers.get('etag') ?? '';
  const again = await request('/', { headers: { 'if-none-match': `W/${etag}` } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(await (await request('/', { headers: { host: 'evil.test' } })).text()).toContain('http://evil.test');
  expect(await text('/')).not.toContain('evil.test');

  await indexDocument(ctx.db, { type: 'work', id: newId(), belongsTo: [site.rootId], title: { zh: '新来的', en: '' }, text: { zh: '', en: '' }, path: '/works/new', publishedAt: new Date('2026-03-04T00:00:00Z') });
  expect(await text('/')).not.toContain('新来的');
  pages.clear();
  expect(await text('/')).toContain('新来的');
});

test('pages of searches and forms are not kept by anybody', async () => {
  for (const path of ['/search?q=x', '/feedback']) expect((await request(path)).headers.get('cache-control')).toBe('private, no-store');
});

test('the English home page has one address', async () => {
  const response = await request('/en/');
  expect([response.status, response.headers.get('location')]).toEqual([301, '/en']);
});

test('what is missing is a page that says so, in the language of the address', async () => {
  for (const [path, words] of [['/nothing', '没有找到这个页面'], ['/en/regions/NO', 'This page was not found'], ['/feeds/x.xml', '没有找到这个页面'], ['/sitemaps/9.xml', '没有找到这个页面']] as const) {
    const response = await request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(words);
  }
});

test('search marks what it found and shows markup as text', async () => {
  const id = newId();
  await indexDocument(ctx.db, { type: 'work', id, belongsTo: [], title: { zh: '<script>alert(1)</script>雪地', en: '' }, text: { zh: '一', en: '' }, path: '/works/x', publishedAt: new Date('2026-03-01T00:00:00Z') });
  const html = await text(`/search?q=${encodeURIComponent('雪地 script')}`);
  expect(html).toContain('&lt;<mark>script</mark>&gt;');
  expect(html).toContain('<mark>雪地</mark>');
  expect(html).not.toContain('<script>alert');
  expect(await text(`/search?q=${encodeURIComponent('"><img src=x>')}`)).not.toContain('<img src=x');
});

test('the feed of a city holds what belongs to it, and nothing of the others', async () => {
  const xml = await text(`/feeds/${site.cityIds[0]}.xml`);
  expect(xml).toContain('哈尔滨');
  expect(xml.match(/<entry>/g)).toHaveLength(6);
  expect(await text(`/feeds/${site.campaignId}.xml`)).toContain('学雷锋');
});

test('the sitemap names every published page in both languages', async () => {
  expect(await text('/sitemap.xml')).toContain('<loc>http://heming.test/sitemaps/1.xml</loc>');
  const xml = await text('/sitemaps/1.xml');
  for (const id of site.workIds) for (const path of [`/works/${id}`, `/en/works/${id}`]) expect(xml).toContain(`<loc>http://heming.test${path}</loc>`);
  expect(await text('/robots.txt')).toContain('Sitemap: http://heming.test/sitemap.xml');
});

test('a figure opens its records, and the records add up to it', async () => {
  const home = await text('/');
  const link = /href="(\/figures\/records\?[^"]*entry-submitted[^"]*)"/.exec(home)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(home).toContain('1,214');
  const first = await text(link);
  expect(first).toContain('由 1,214 条记录相加得出');
  expect(first).toContain(`href="/works/${site.workIds[0]}"`);
  expect(first).toContain('未公开展示的内容');
  const last = await text(`${link}&page=25`);
  expect(last.match(/<tr>/g)).toHaveLength(15);

  const city = await text(`/figures?node=${site.cityIds[0]}`);
  expect(city).toContain('哈尔滨市文明办');
  expect(await text(`/figures/records?node=${site.rootId}&kind=contests.entry-submitted&campaign=${site.campaignId}&from=2026-03-02&to=2026-03-02`)).toContain('由 14 条记录');
});

test('what passes between offices is no public figure', async () => {
  expect((await request(`/figures/records?node=${site.rootId}&kind=notices.return-late`)).status).toBe(404);
  expect((await request(`/figures/records?node=${site.rootId}&kind=contests.entry-submitted&campaign=${newId()}`)).status).toBe(404);
  expect((await request('/figures/records?node=x&kind=y')).status).toBe(422);
});

test('works are paged, and narrowed to an area', async () => {
  expect(await text('/works?region=HLJ-2')).toContain('齐齐哈尔');
  expect((await text('/works?region=HLJ-2')).match(/class="work"/g)).toHaveLength(5);
  expect((await request('/works?region=NO')).status).toBe(404);
  expect((await request('/works?page=-3')).status).toBe(200);
});

test('large type without script: a cookie, its own style sheet, and back to where one was, on this site only', async () => {
  const response = await post('/type-size', { back: '/works?page=2' });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/works?page=2']);
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(await (await request('/type-size.css', { headers: { cookie: cookie.split(';')[0] ?? '' } })).text()).toContain('font-size');
  expect(await (await request('/type-size.css')).text()).toBe('');
  for (const back of ['//evil.test', 'https://evil.test/', '/\\evil.test', 'javascript:1']) expect((await post('/type-size', { back })).headers.get('location')).toBe('/');
});

test('feedback: refused at the field with what was typed, taken, answered by the site administrator alone, shown', async () => {
  const refused = await post('/en/feedback', { topic: 'nonsense', message: '<b>kept</b>', about: '/works' });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('Please choose what it is about.');
  expect(html).toContain('&lt;b&gt;kept&lt;/b&gt;');
  expect(html).toContain('href="#field-topic"');

  const taken = await post('/feedback', { topic: 'broken', message: '打不开第二页', about: '//evil.test' });
  expect([taken.status, taken.headers.get('location')]).toEqual([303, '/feedback?sent']);

  const asked: [Actor, number][] = [[anonymous, 401], [staff({ role: 'editor', nodeId: site.rootId }), 403], [staff({ role: 'office_admin', nodeId: site.cityIds[0]! }), 403], [staff({ role: 'office_admin', nodeId: site.rootId }), 200], [staff({ role: 'system_admin', nodeId: site.cityIds[0]! }), 403], [staff({ role: 'system_admin', nodeId: site.rootId }), 200]];
  for (const [who, status] of asked) {
    actor = who;
    expect((await request('/api/site-feedback?state=waiting')).status).toBe(status);
  }
  const { items } = (await (await request('/api/site-feedback?state=waiting')).json()) as { items: { id: string; aboutPath: string | null }[] };
  expect(items).toMatchObject([{ aboutPath: null }]);
  expect(await text('/feedback')).not.toContain('打不开第二页');
  const answered = await request(`/api/site-feedback/${items[0]!.id}/reply`, { method: 'PUT', body: JSON.stringify({ reply: '已经修好。' }), headers: { 'content-type': 'application/json' } });
  expect(answered.status).toBe(200);
  actor = anonymous;
  expect(await text('/feedback')).toMatch(/打不开第二页.*已经修好。/s);
});

test('an author who left a contact is told the answer and the contact goes; what is closed stays unseen', async () => {
  await ctx.db.deleteFrom('site_feedback').execute();
  await ctx.db.deleteFrom('rate_limits').execute();
  expect(await text('/feedback')).not.toContain('name="contact"');
  Object.assign(ctx.config, { smsUrl: 'http://sms.invalid/' });
  expect(await text('/feedback')).toContain('name="contact"');
  expect((await post('/feedback', { topic: 'other', message: 'x', contact: 'nobody' })).status).toBe(422);
  await post('/en/feedback', { topic: 'burden', message: 'Asked thrice', contact: '138 0000 5678', about: '/console/notices' });
  await post('/feedback', { topic: 'other', message: '广告' });
  actor = staff({ role: 'office_admin', nodeId: site.rootId });
  const inbox = await feedbackInbox({ ...ctx, actor, locale: 'zh-CN' });
  expect(inbox).toMatchObject([{ title: '对本平台的意见（2条待答复）', href: '/console/feedback?state=waiting', overdue: false }]);
  expect(await feedbackInbox({ ...ctx, actor: staff({ role: 'office_admin', nodeId: site.cityIds[0]! }) })).toEqual([]);
  const { items } = (await (await request('/api/site-feedback?state=waiting')).json()) as { items: { id: string; aboutPath: string; wantsAnswer: boolean; topic: string }[] };
  const asked = items.find(({ topic }) => topic === 'burden')!;
  const advert = items.find(({ topic }) => topic === 'other')!;
  expect(asked).toMatchObject({ aboutPath: '/console/notices', wantsAnswer: true });
  expect(JSON.stringify(items)).not.toContain('13800005678');
  const send = (method: string, path: string, body: object) => request(`/api/site-feedback/${path}`, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  expect((await send('PUT', `${asked.id}/reply`, { reply: 'Held now.' })).status).toBe(200);
  const told = await ctx.db.selectFrom('outgoing_messages').selectAll().where('purpose', '=', 'site-feedback-answer').execute();
  expect(told).toMatchObject([{ recipient_masked: '138****5678', subject: 'Heming has answered your feedback' }]);
  expect((await readOutbox(ctx, 1))[0]!.text).toContain('“Asked thrice”, has been answered: Held now.');
  expect(await ctx.db.selectFrom('site_feedback').select('contact_cipher').where('id', '=', asked.id).executeTakeFirst()).toEqual({ contact_cipher: null });
  expect((await send('POST', `${asked.id}/closing`, { reason: 'x' })).status).toBe(409);
  expect((await send('POST', `${advert.id}/closing`, { reason: '广告' })).status).toBe(200);
  expect((await send('PUT', `${advert.id}/reply`, { reply: 'x' })).status).toBe(409);
  expect(await feedbackInbox({ ...ctx, actor })).toEqual([]);
  const closed = (await (await request('/api/site-feedback?state=closed')).json()) as object;
  expect(closed).toMatchObject({ total: 1, items: [{ closeReason: '广告' }] });
  const workbook = await request('/api/site-feedback/export?state=answered');
  expect([workbook.status, workbook.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  actor = anonymous;
  expect(await text('/feedback')).not.toContain('广告');
});

test('contacts that were left are gone after 90 days', async () => {
  await ctx.db.deleteFrom('rate_limits').execute();
  await post('/feedback', { topic: 'other', message: 'late', contact: 'someone@example.org' });
  const kept = () => ctx.db.selectFrom('site_feedback').select('contact_kind').where('message', '=', 'late').executeTakeFirstOrThrow();
  await removeOldFeedbackContacts.run({ ...ctx, clock: { now: () => new Date(ctx.clock.now().getTime() + 89 * 86_400_000) } });
  expect((await kept()).contact_kind).toBe('email');
  await removeOldFeedbackContacts.run({ ...ctx, clock: { now: () => new Date(ctx.clock.now().getTime() + 91 * 86_400_000) } });
  expect((await kept()).contact_kind).toBeNull();
});

test('feedback from one address is limited', async () => {
  const statuses = [];
  for (let index = 0; index < 8; index++) statuses.push((await post('/feedback', { topic: 'other', message: 'x' })).status);
  expect(statuses.at(-1)).toBe(429);
  expect(statuses).toContain(303);
});
