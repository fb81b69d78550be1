import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdTree, recordFacts, type FactKind } from '../../../ledger/public.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { createOrganization } from '../../organizations/usecases/create-organization.ts';
import { placeOf } from '../../organizations/public.ts';
import { browserOn, testApp } from '../../people/test-kit.ts';
import type { ActivityKind } from '../activity-kind.ts';
import { createBulletin, changeBulletin, publishBulletin, withdrawBulletin } from '../bulletins/write-bulletin.ts';
import { shownKinds } from '../figures/campaign-figures.ts';
import { createCampaignsModule } from '../campaigns.module.ts';
import type { Campaign } from '../campaigns.schemas.ts';
import { type Province, province, readyContent } from '../test-kit.ts';
import { addActivity } from '../usecases/add-activity.ts';
import { changeCampaign } from '../usecases/change-campaign.ts';
import { createCampaign } from '../usecases/create-campaign.ts';
import { publishCampaign } from '../usecases/step-campaign.ts';
import { syncFactKinds } from '../../../ledger/fact-kinds.ts';

const sown: FactKind = { kind: 'gardens.tree-planted', class: 'work', unit: 'piece', label: { zh: '种树', en: 'Trees planted' } };
const WORKS = 40;

const trees = () => Array.from({ length: WORKS }, (_, index) => ({ id: newId(), title: { zh: `第${index + 1}棵<b>树</b>`, en: `Tree ${index + 1}` }, href: `/works/${index}`, opening: '一棵树', credit: { name: '王女士' }, trackId: null }));

/** A kind of activity of the test's own: it plants trees and shows pictures of them. */
const gardens: ActivityKind = {
  kind: 'garden',
  label: { zh: '植树', en: 'Planting' },
  figures: [sown],
  summarize: async (_, ids) => ids.map((activityId) => ({ activityId, state: { zh: '进行中', en: 'Open' }, href: `/gardens/${activityId}`, consoleHref: null, opensAt: null, closesAt: null })),
  latest: async (_, __, ___, each) => trees().slice(0, each),
  gallery: async (_, __, { limit, offset }) => ({ items: trees().slice(offset, offset + limit), total: WORKS }),
};

let land: Province;
let campaign: Campaign;
let browser: ReturnType<typeof browserOn>;

beforeAll(async () => {
  land = await province(createOrganization);
  await syncFactKinds(land.base.db, [sown]);
  const module = createCampaignsModule([gardens]);
  browser = browserOn(testApp(land.base, [module.api], [module.pages]));
  const root = land.admin(land.rootId);
  const draft = await createCampaign(root, { hostId: land.rootId, content: readyContent({ slug: 'lei-feng-2026', units: [{ organizationId: land.schools[0]!, note: { zh: '示范校', en: 'A model' } }], media: [{ name: { zh: '某新闻网', en: 'News' }, url: 'https://news.example.org/' }] }) });
  campaign = await publishCampaign(root, draft.id, { version: 1 });
  await root.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    await addActivity(tx, root, { campaignId: campaign.id, trackId: campaign.content.tracks[0]!.id, kind: 'garden', title: { zh: '春天植树', en: 'Spring planting' } });
    await recordFacts(tx, root, [{ kind: sown, place: await placeOf(tx, land.schools[0]!, root.clock.now()), campaignId: campaign.id, subject: { type: 'garden', id: newId() }, quantity: 12 }]);
  });
  for (const sweep of module.sweeps) await sweep.run(land.base.as({ kind: 'system', name: 'sweep' }));
});
afterAll(() => land.close());

test('the special page is drawn in both languages, with figures that open their records', async () => {
  const zh = await browser.page('/campaigns/lei-feng-2026');
  expect(zh.status).toBe(200);
  for (const part of ['lang="zh-CN"', '“学雷锋”主题活动', '某省文明办', '写下身边的好', '启动阶段', '撰美文', '致敬与怀念', '清明', '河县一中', '示范校', '某新闻网', '种树', '>12<', `node=${land.rootId}&amp;kind=gardens.tree-planted&amp;campaign=${campaign.id}`, '春天植树', '不收取任何费用']) expect(zh.html).toContain(part);
  const en = await browser.page('/en/campaigns/lei-feng-2026');
  for (const part of ['lang="en"', 'Learning from Lei Feng', 'The Province', 'Write down the good', 'Launch', 'Fine words', 'In memory', 'Trees planted', 'Spring planting', '/en/campaigns/lei-feng-2026/works']) expect(en.html).toContain(part);
});

test('a work\'s title cannot bring markup of its own', async () => {
  const { html } = await browser.page('/campaigns/lei-feng-2026');
  expect(html).toContain('第1棵&lt;b&gt;树&lt;/b&gt;');
});

test('the id leads to the address; drafts and unknown addresses are not there', async () => {
  const moved = await browser.page(`/en/campaigns/${campaign.id}`);
  expect([moved.status, moved.headers.get('location')]).toEqual([303, '/en/campaigns/lei-feng-2026']);
  expect((await browser.page('/campaigns/no-such')).status).toBe(404);
  const draft = await createCampaign(land.admin(land.rootId), { hostId: land.rootId, content: readyContent({ slug: 'not-yet' }) });
  expect((await browser.page('/campaigns/not-yet')).status).toBe(404);
  expect((await browser.call('GET', `/api/campaigns/${draft.id}/public`)).status).toBe(404);
  expect((await browser.call('GET', `/api/campaigns/${campaign.id}/public`)).body).toMatchObject({ slug: 'lei-feng-2026', phases: [{}, {}] });
});

test('the gallery is paged and keeps its filters', async () => {
  const track = campaign.content.tracks[0]!.id;
  const second = await browser.page(`/campaigns/lei-feng-2026/works?track=${track}&page=2`);
  expect(second.html).toContain('第40棵');
  expect(second.html).not.toContain('第1棵');
  expect(second.html).toContain(`track=${track}`);
});

test('regions show what they came to, zero included, in the order of their divisions', async () => {
  const { html } = await browser.page('/campaigns/lei-feng-2026/regions');
  expect(html).toContain('东市文明办');
  expect(html).toContain(`node=${land.cities[0]}&amp;kind=gardens.tree-planted`);
  expect(html).toContain('西市文明办');
});

test('the list of campaigns says what is under way', async () => {
  const { html } = await browser.page('/campaigns');
  expect(html).toContain('进行中');
  expect(html).toContain('/campaigns/lei-feng-2026');
  land.base.clock.set(new Date('2027-01-05T09:00:00+08:00'));
  expect((await browser.page('/campaigns')).html).toContain('已结束');
  land.base.clock.set(new Date('2026-03-06T09:00:00+08:00'));
});

test('a bulletin types no number: each is a figure that follows the ledger and opens its records', async () => {
  const root = land.admin(land.rootId);
  const kinds = shownKinds([gardens]);
  const figures = [{ nodeId: land.cities[0]!, kind: 'gardens.tree-planted', from: '2026-03-01', to: '2026-03-31', withinCampaign: true }];
  const draft = { title: { zh: '三月进展', en: 'March' }, body: { zh: '截至3月31日，种树{1}件。', en: 'By 31 March, {1} trees stood.' }, figures };
  await expect(createBulletin(root, campaign.id, { ...draft, body: { zh: '种树12件。', en: '' } }, kinds)).rejects.toMatchObject({ code: 'bulletin.typed-number', fields: [{ path: 'body.zh' }] });
  await expect(createBulletin(root, campaign.id, { ...draft, body: { zh: '种树{2}件。', en: '' } }, kinds)).rejects.toMatchObject({ code: 'bulletin.figure-missing', params: { place: 2 } });
  await expect(createBulletin(root, campaign.id, { ...draft, figures: [{ ...figures[0]!, kind: 'notices.receipt-signed' }] }, kinds)).rejects.toMatchObject({ code: 'bulletin.kind-unknown' });
  await expect(createBulletin(root, campaign.id, { ...draft, figures: [{ ...figures[0]!, nodeId: newId() }] }, kinds)).rejects.toMatchObject({ code: 'bulletin.figure-outside' });
  const made = await createBulletin(root, campaign.id, draft, kinds);
  const changed = await changeBulletin(root, made.id, { ...draft, version: 1 }, kinds);
  const live = await publishBulletin(root, made.id, changed.version);
  await expect(changeBulletin(root, made.id, { ...draft, version: live.version }, kinds)).rejects.toMatchObject({ code: 'bulletin.not-draft' });
  expect((await browser.page('/campaigns/lei-feng-2026')).html).toContain('三月进展');
  const path = `/campaigns/lei-feng-2026/bulletins/${made.id}`;
  expect((await browser.page(path)).html).toMatch(/种树<a href="\/figures\/records\?node=[^"]+"[^>]*>12<\/a>件/);
  expect((await browser.page(`/en${path}`)).html).toContain('By 31 March');
  await withdrawBulletin(root, made.id, { version: live.version, reason: '口径有误' });
  expect((await browser.page(path)).status).toBe(404);
  const { rows } = { rows: await root.db.selectFrom('facts').select('quantity').where('kind', '=', 'campaigns.bulletin-published').execute() };
  expect(rows.map(({ quantity }) => quantity).toSorted()).toEqual([-1, 1]);
});

test('a change shows on the page at once', async () => {
  const root = land.admin(land.rootId);
  await changeCampaign(root, campaign.id, { version: campaign.version, content: { ...campaign.content, slogan: { zh: '换一句口号', en: '' } }, reason: '换口号' });
  expect((await browser.page('/campaigns/lei-feng-2026')).html).toContain('换一句口号');
});
