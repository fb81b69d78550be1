import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, testContext, type TestContext } from '../../tests/support/context.ts';
import { anonymous } from '../platform/auth/actor.ts';
import { commonErrors } from '../platform/errors/errors.ts';
import { createHttpApp } from '../platform/http/http-app.ts';
import { newId } from '../platform/ids/ids.ts';
import { writeWorkbook } from '../platform/spreadsheets/write-workbook.ts';
import { correctFact } from './correct-fact.ts';
import { exportFacts } from './export-facts.ts';
import { syncFactKinds } from './fact-kinds.ts';
import { createLedgerRoutes } from './ledger.routes.ts';
import { recordFacts } from './record-facts.ts';
import { SubjectRegistry, type SubjectType } from './subjects.ts';
import { ENTRIES, HOURS, TestTree, VIEWS } from './testing/ledger-fixture.ts';
import { holdTree } from './tree-lock.ts';

// Bodies are looked into field by field; a wrong shape fails the expectation.
// oxlint-disable-next-line typescript/no-explicit-any
type Json = any;

const tree = new TestTree(7);
const [campaignId, hiddenCampaignId, published, unpublished] = [newId(), newId(), newId(), newId()];
const entries: SubjectType = {
  type: 'entry',
  links: async (_, ids, audience) =>
    new Map(ids.filter((id) => audience === 'staff' || id === published).map((id) => [id, { href: `/works/${id}`, title: id === published ? '春到松江' : '未发布的作品' }])),
};

let ctx: TestContext;
let correctedId: string;
// The actor of each request: its name is the header `as`; `staff` covers node 1 and below, anybody else nothing.
let get: (path: string, as?: string) => Promise<{ status: number; body: Json }>;

beforeAll(async () => {
  ctx = await testContext();
  await syncFactKinds(ctx.db, [ENTRIES, HOURS, VIEWS]);
  const api = createLedgerRoutes(
    {
      publicKinds: [ENTRIES.kind, VIEWS.kind],
      namesOf: async (_, ids) => new Map(ids.map((id) => [id, { zh: `机构${tree.ids.indexOf(id)}`, en: `Unit ${tree.ids.indexOf(id)}` }])),
      childrenOf: async (_, nodeId) => (nodeId === tree.ids[1] ? [tree.ids[3]!] : []),
      audienceOf: async ({ actor }, asked) => {
        const covers = asked.nodeIds.some((id) => tree.path(tree.ids.indexOf(id)).includes(tree.ids[1]!));
        if (actor.kind === 'system' && covers) return 'staff';
        return asked.campaignId === campaignId ? 'public' : commonErrors.fail('not-found');
      },
    },
    new SubjectRegistry([entries]),
  );
  const app = createHttpApp({
    services: ctx,
    authenticate: async (_, headers) => (headers.get('as') === 'staff' ? { kind: 'system', name: 'staff' } : headers.get('as') === 'account' ? staff() : anonymous),
    api: [api],
    pages: [],
    renderError: (_, error) => error.code,
  });
  get = async (path, as = 'nobody') => {
    const response = await app.request(`http://localhost/api/ledger/${path}`, { headers: { as } });
    return { status: response.status, body: await response.json() };
  };
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const declared = { by: '市网信办', source: '短视频平台', evidence: { fileId: newId() } };
    [correctedId] = (await recordFacts(tx, ctx, [
      { kind: ENTRIES, place: tree.place(3), campaignId, subject: { type: 'entry', id: published }, quantity: 4, at: '2026-03-01' },
      { kind: ENTRIES, place: tree.place(4), campaignId, subject: { type: 'entry', id: unpublished }, at: '2026-02-28' },
      { kind: HOURS, place: tree.place(3), campaignId, subject: { type: 'shift', id: newId() }, quantity: 2.5 },
      { kind: VIEWS, place: tree.place(1), campaignId, subject: { type: 'entry', id: published }, quantity: 1000, declared },
      { kind: ENTRIES, place: tree.place(3), campaignId: hiddenCampaignId, subject: { type: 'entry', id: unpublished } },
    ])) as [string];
    await correctFact(tx, ctx, { factId: correctedId, kind: ENTRIES, change: -1, reason: '重复报送' });
  });
});
afterAll(() => ctx.close());

const node = (number: number) => `node=${tree.ids[number]}`;

test('kinds are listed with class, unit and label', async () => {
  const { body } = await get('kinds');
  expect(body).toContainEqual({ ...VIEWS });
});

test('a figure comes with its unit and the moment', async () => {
  const { status, body } = await get(`figures?${node(1)}&kinds=${ENTRIES.kind}`, 'staff');
  expect(status).toBe(200);
  expect(body).toMatchObject({ quantity: 5, facts: 4, unit: 'piece', declared: false, asOf: '2026-03-05T01:00:00.000Z', parts: null });
});

test('its parts by child, with what the node itself has, add up to it', async () => {
  const { body } = await get(`figures?${node(1)}&kinds=${ENTRIES.kind}&by=child`, 'staff');
  expect(body.parts).toEqual([{ key: tree.ids[3], quantity: 4, facts: 3 }, { key: null, quantity: 1, facts: 1 }]);
});

test('parts by day, month, campaign and kind', async () => {
  const parts = async (by: string) => (await get(`figures?${node(1)}&kinds=${ENTRIES.kind}&by=${by}`, 'staff')).body.parts.map((part: Json) => [part.key, part.quantity]);
  expect(await parts('day')).toEqual([['2026-02-28', 1], ['2026-03-01', 3], ['2026-03-05', 1]]);
  expect(await parts('month')).toEqual([['2026-02', 1], ['2026-03', 4]]);
  expect((await parts('campaign')).toSorted()).toEqual([[campaignId, 4], [hiddenCampaignId, 1]].toSorted());
  const { body } = await get(`figures?${node(1)}&by=kind`, 'staff');
  expect(body).toMatchObject({ quantity: null, unit: null, declared: true });
  expect(body.parts.map((part: Json) => part.key)).toEqual([ENTRIES.kind, HOURS.kind, VIEWS.kind].toSorted());
});

test('hours and pieces are not added up', async () => {
  const { status, body } = await get(`figures?${node(1)}&kinds=${ENTRIES.kind},${HOURS.kind}`, 'staff');
  expect([status, body.code, body.fields[0].path]).toEqual([422, 'ledger.mixed-units', 'kinds']);
});

test('anybody sees the public kinds of a public campaign, and nothing else', async () => {
  expect((await get(`figures?${node(0)}&campaign=${campaignId}&by=kind`)).body.parts.map((part: Json) => [part.key, part.quantity])).toEqual([[ENTRIES.kind, 4], [VIEWS.kind, 1000]]);
  expect((await get(`figures?${node(0)}&campaign=${campaignId}&kinds=${HOURS.kind}`)).body.code).toBe('ledger.unknown-kind');
  for (const path of ['figures', 'facts']) {
    expect((await get(`${path}?${node(0)}&kinds=${ENTRIES.kind}`)).status).toBe(404);
    expect((await get(`${path}?${node(0)}&campaign=${hiddenCampaignId}`)).status).toBe(404);
    expect((await get(`${path}?${node(2)}&kinds=${ENTRIES.kind}`, 'staff')).status).toBe(404);
  }
});

test('the facts of a figure add up to it, page by page, and open what the reader may open', async () => {
  const pages = [];
  for (const page of [1, 2, 3]) pages.push((await get(`facts?${node(0)}&campaign=${campaignId}&kinds=${ENTRIES.kind}&size=1&page=${page}`)).body);
  expect(pages.map((page) => [page.total, page.quantity])).toEqual([[3, 4], [3, 4], [3, 4]]);
  const items = pages.flatMap((page) => page.items);
  expect(items.map((item) => [item.day, item.quantity, item.reason])).toEqual([['2026-03-01', -1, null], ['2026-03-01', 4, null], ['2026-02-28', 1, null]]);
  expect(items[0].corrects).toBe(correctedId);
  expect(items.map((item) => item.subject)).toEqual([
    { type: 'entry', href: `/works/${published}`, title: '春到松江' }, { type: 'entry', href: `/works/${published}`, title: '春到松江' }, { type: 'entry', href: null, title: null },
  ]);
  expect(JSON.stringify(items)).not.toContain(unpublished);
  const staff = (await get(`facts?${node(1)}&campaign=${campaignId}&kinds=${ENTRIES.kind}`, 'staff')).body.items;
  expect(staff.map((item: Json) => [item.reason, item.subject.title])).toEqual([['重复报送', '春到松江'], [null, '春到松江'], [null, '未发布的作品']]);
});

test('a record has its own facts with their sum, as far as they counted for the node and the reader', async () => {
  const of = (id: string) => `subjectType=entry&subject=${id}`;
  const facts = (path: string, as?: string) => get(`facts?${path}`, as).then(({ status, body }) => ({ status, quantities: body.items?.map((item: Json) => item.quantity), total: body.total, quantity: body.quantity }));
  expect(await facts(`${node(1)}&${of(published)}&kinds=${ENTRIES.kind}`, 'staff')).toEqual({ status: 200, quantities: [-1, 4], total: 2, quantity: 3 });
  for (const basis of ['was', 'now']) expect(await facts(`${node(3)}&${of(published)}&basis=${basis}`, 'staff')).toEqual({ status: 200, quantities: [-1, 4], total: 2, quantity: null });
  expect(await facts(`${node(1)}&${of(published)}&kinds=${ENTRIES.kind}&size=1&page=2`, 'staff')).toMatchObject({ quantities: [4], total: 2 });
  expect(await facts(`${node(4)}&${of(published)}&kinds=${ENTRIES.kind}`, 'staff')).toEqual({ status: 200, quantities: [], total: 0, quantity: 0 });
  expect((await facts(`${node(2)}&${of(published)}`, 'staff')).status).toBe(404);
  expect((await facts(`${node(1)}&${of(published)}`)).status).toBe(404);
  expect(await facts(`${node(0)}&campaign=${campaignId}&${of(unpublished)}&kinds=${ENTRIES.kind}`)).toMatchObject({ quantities: [1] });
  expect(await facts(`${node(1)}&subjectType=shift&subject=${published}&kinds=${ENTRIES.kind}`, 'staff')).toMatchObject({ total: 0 });
  expect((await get(`facts?${node(1)}&subject=${published}`, 'staff')).body.fields[0].path).toBe('subject');
});

test('facts are exported for staff alone, capped, audited, and never as formulas', async () => {
  const subjects = new SubjectRegistry([{ type: 'entry', links: async (_, ids) => new Map(ids.map((id) => [id, { href: '/x', title: '=HYPERLINK("http://evil.test")' }])) }]);
  const namesOf = async (_: unknown, ids: readonly string[]) => new Map(ids.map((id) => [id, { zh: `机构${tree.ids.indexOf(id)}`, en: '' }]));
  const query = { nodeId: tree.ids[1]!, basis: 'was' as const, kinds: [ENTRIES.kind] };
  const textOf = async (most?: number) => Object.values(unzipSync(await buffer(writeWorkbook({ sheets: await exportFacts({ ...ctx, locale: 'zh-CN' }, { namesOf }, subjects, query, most) })))).map((part) => strFromU8(part)).join('\n');
  const whole = await textOf();
  for (const word of ['机构3', '重复报送', '=HYPERLINK', '2026-02-28', '事实总数', correctedId]) expect(whole).toContain(word);
  expect(whole).not.toMatch(/<f[ >]/);
  expect(whole.split('=HYPERLINK')).toHaveLength(5);
  const capped = await textOf(2);
  expect(capped.split('=HYPERLINK')).toHaveLength(3);
  expect(capped).toMatch(/事实总数.*?<v>4<\/v>.*?本表行数.*?<v>2<\/v>.*?合计.*?<v>5<\/v>/s);
  const audited = await ctx.db.selectFrom('audit_events').select('after').where('action', '=', 'facts.exported').orderBy('id').execute();
  expect(audited.map(({ after }) => after)).toEqual([{ rows: 4, of: 4 }, { rows: 2, of: 4 }]);
  for (const [as, status] of [['nobody', 401], ['account', 404]] as const) expect((await get(`facts/export?${node(0)}&campaign=${campaignId}`, as)).status).toBe(status);
});

test('a declared fact shows who stated it, where, and the evidence', async () => {
  const { body } = await get(`facts?${node(0)}&campaign=${campaignId}&kinds=${VIEWS.kind}`);
  expect(body.items[0].declared).toMatchObject({ by: '市网信办', source: '短视频平台', url: null });
});

test('a fact, or any of its corrections, opens with the whole line of corrections', async () => {
  const { body } = await get(`facts/${correctedId}`);
  expect([body.original.id, body.stands, body.corrections.map((each: Json) => each.quantity)]).toEqual([correctedId, 3, [-1]]);
  expect((await get(`facts/${body.corrections[0].id}`, 'staff')).body).toMatchObject({ original: { id: correctedId }, stands: 3, corrections: [{ reason: '重复报送' }] });
  expect((await get(`facts/${newId()}`, 'staff')).body.code).toBe('ledger.fact-not-found');
});

test('a fact of a kind or campaign that is not public is not found by anybody', async () => {
  const ids = await ctx.db.selectFrom('facts').select(['id', 'kind', 'campaign_id']).execute();
  for (const { id, kind, campaign_id } of ids) {
    expect((await get(`facts/${id}`)).status).toBe(kind !== HOURS.kind && campaign_id === campaignId ? 200 : 404);
    expect((await get(`facts/${id}`, 'staff')).status).toBe(200);
  }
});

test('input that does not fit is refused at its field', async () => {
  const problem = async (query: string) => (await get(`figures?${query}`, 'staff')).body.fields?.[0]?.path;
  expect(await problem('kinds=a.b')).toBe('node');
  expect(await problem(`${node(1)}&from=2026-03-02&to=2026-03-01`)).toBe('to');
  expect(await problem(`${node(1)}&kinds=Robert`)).toBe('kinds.0');
  expect(await problem(`${node(1)}&kinds=no.such`)).toBe('kinds');
  expect(await problem(`${node(1)}&basis=then`)).toBe('basis');
  expect(await problem(`${node(1)}&from=2026-02-30`)).toBe('from');
});
