import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '../../../tests/support/context.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { newId } from '../../platform/ids/ids.ts';
import { isInAudience } from './audience.queries.ts';
import { openCampaign } from './campaigns.access.ts';
import { activitiesOf, listSeen } from './campaigns.queries.ts';
import { CampaignContent } from './campaigns.schemas.ts';
import { listVersions } from './history.queries.ts';
import { findPage } from './page/page.queries.ts';
import { createRefreshPages } from './refresh-pages.sweep.ts';
import { type Province, province, readyContent } from './test-kit.ts';
import { listTemplates, removeTemplate, saveTemplate, useTemplate } from './templates/templates.ts';
import { addActivity } from './usecases/add-activity.ts';
import { changeCampaign, changeProse } from './usecases/change-campaign.ts';
import { createCampaign } from './usecases/create-campaign.ts';
import { archiveCampaign, closeCampaign, discardCampaign, publishCampaign, reopenCampaign } from './usecases/step-campaign.ts';

let land: Province;
beforeAll(async () => {
  land = await province(createOrganization);
});
afterAll(() => land.close());

const draft = (hostId: string, changes: Parameters<typeof readyContent>[0] = {}) => createCampaign(land.admin(hostId), { hostId, content: readyContent(changes) });
const published = async (hostId: string, changes: Parameters<typeof readyContent>[0] = {}) => {
  const { id, version } = await draft(hostId, changes);
  return publishCampaign(land.admin(hostId), id, { version });
};
const facts = (campaignId: string) => land.base.db.selectFrom('facts').select(['kind', 'quantity', 'node_id']).where('campaign_id', '=', campaignId).orderBy('id').execute();

test('a draft may lack anything and is saved as it is; publishing says field by field what is missing', async () => {
  const root = land.admin(land.rootId);
  const campaign = await createCampaign(root, { hostId: land.rootId, content: CampaignContent.parse({ year: 2026 }) });
  expect(campaign).toMatchObject({ state: 'draft', version: 1, startsOn: null, steps: ['publish', 'discard'] });
  const saved = await changeCampaign(root, campaign.id, { version: 1, content: { ...campaign.content, name: { zh: '新活动', en: '' } }, reason: '' });
  expect(saved).toMatchObject({ version: 2, name: { zh: '新活动' } });
  await expect(publishCampaign(root, campaign.id, { version: 2 })).rejects.toMatchObject({ code: 'campaign.not-ready', fields: [{ path: 'content.slug' }, { path: 'content.summary.zh' }, { path: 'content.phases' }, { path: 'content.tracks' }] });
});

test('a change from a version that is not the newest is refused and loses nothing', async () => {
  const root = land.admin(land.rootId);
  const campaign = await draft(land.rootId);
  const first = await changeCampaign(root, campaign.id, { version: 1, content: { ...campaign.content, slogan: { zh: '先到', en: '' } }, reason: '' });
  await expect(changeCampaign(root, campaign.id, { version: 1, content: { ...campaign.content, slogan: { zh: '后到', en: '' } }, reason: '' })).rejects.toMatchObject({ code: 'state.stale' });
  expect((await openCampaign(land.base.db, root, campaign.id)).content.slogan).toEqual(first.content.slogan);
});

test('publishing writes the fact and draws the page; closing and reopening keep the figures right', async () => {
  const root = land.admin(land.rootId);
  const campaign = await published(land.rootId);
  const page = await findPage(land.base.db, campaign.slug);
  expect(page).toMatchObject({ id: campaign.id, host: { name: { zh: '某省文明办' } }, startsOn: '2026-03-05', endsOn: '2026-12-20', milestones: [{ day: '2026-04-05', date: { zh: '清明', en: 'Qingming' } }] });
  expect(page!.phases[0]).toMatchObject({ from: '2026-03-04T16:00:00.000Z', to: '2026-05-14T16:00:00.000Z' });
  expect(await findPage(land.base.db, campaign.id)).toEqual(page);

  const closed = await closeCampaign(root, campaign.id, { version: campaign.version });
  await expect(publishCampaign(root, campaign.id, { version: closed.version })).rejects.toMatchObject({ code: 'campaign.wrong-state' });
  const open = await reopenCampaign(root, campaign.id, { version: closed.version, reason: '延长征集' });
  const again = await closeCampaign(root, campaign.id, { version: open.version });
  const kept = await archiveCampaign(root, campaign.id, { version: again.version });
  expect(kept).toMatchObject({ state: 'archived', steps: [] });
  await expect(changeCampaign(root, campaign.id, { version: kept.version, content: kept.content, reason: '改' })).rejects.toMatchObject({ code: 'campaign.archived' });
  expect((await facts(campaign.id)).map(({ kind, quantity }) => [kind, quantity])).toEqual([
    ['campaigns.campaign-published', 1], ['campaigns.campaign-closed', 1], ['campaigns.campaign-closed', -1], ['campaigns.campaign-closed', 1],
  ]);
});

test('a change after publishing needs a reason, stays publishable, keeps its address and is kept as a version', async () => {
  const root = land.admin(land.rootId);
  const campaign = await published(land.rootId);
  const { content, version } = campaign;
  await expect(changeCampaign(root, campaign.id, { version, content, reason: '' })).rejects.toMatchObject({ code: 'campaign.reason-missing', fields: [{ path: 'reason' }] });
  await expect(changeCampaign(root, campaign.id, { version, content: { ...content, slug: 'another' }, reason: '改' })).rejects.toMatchObject({ code: 'campaign.slug-fixed' });
  await expect(changeCampaign(root, campaign.id, { version, content: { ...content, phases: [] }, reason: '改' })).rejects.toMatchObject({ code: 'campaign.not-ready' });
  await changeCampaign(root, campaign.id, { version, content: { ...content, summary: { zh: '新的简介。', en: '' } }, reason: '补充简介' });
  const [latest, first] = await listVersions(land.base.db, campaign.id);
  expect(latest).toMatchObject({ reason: '补充简介', changed: [{ field: 'summary', before: { zh: content.summary.zh }, after: { zh: '新的简介。' } }] });
  expect(first).toMatchObject({ changed: [] });
  expect((await findPage(land.base.db, campaign.slug))!.summary.zh).toBe('新的简介。');
});

test('an editor of the host changes the prose and nothing else', async () => {
  const campaign = await draft(land.cities[0]!);
  const editor = land.base.as(staff({ role: 'editor', nodeId: land.cities[0]! }));
  const { slogan, summary, coverAlt } = campaign.content;
  const prose = { version: 1, slogan, summary, coverAlt, prose: [{ heading: { zh: '新', en: '' }, text: { zh: '文', en: '' } }], reason: '' };
  expect((await changeProse(editor, campaign.id, prose)).content.prose).toEqual(prose.prose);
  await expect(changeCampaign(editor, campaign.id, { version: 2, content: campaign.content, reason: '' })).rejects.toMatchObject({ code: 'auth.forbidden' });
  await expect(publishCampaign(editor, campaign.id, { version: 2 })).rejects.toMatchObject({ code: 'auth.forbidden' });
});

test('drafts are seen by their own line only; published ones by those below, and changed by the host alone', async () => {
  const mine = await draft(land.cities[0]!);
  const away = land.admin(land.cities[1]!);
  await expect(openCampaign(land.base.db, away, mine.id)).rejects.toMatchObject({ code: 'campaign.not-found', status: 404 });
  await expect(changeCampaign(away, mine.id, { version: 1, content: mine.content, reason: '' })).rejects.toMatchObject({ status: 404 });
  await expect(discardCampaign(away, mine.id, { version: 1 })).rejects.toMatchObject({ status: 404 });
  const below = land.admin(land.counties[0]!);
  await expect(openCampaign(land.base.db, below, mine.id)).rejects.toMatchObject({ status: 404 });
  const above = land.admin(land.rootId);
  expect((await openCampaign(land.base.db, above, mine.id)).id).toBe(mine.id);
  await expect(publishCampaign(above, mine.id, { version: 1 })).rejects.toMatchObject({ code: 'auth.forbidden' });
  await publishCampaign(land.admin(land.cities[0]!), mine.id, { version: 1 });
  expect((await openCampaign(land.base.db, below, mine.id)).id).toBe(mine.id);
  await expect(openCampaign(land.base.db, away, mine.id)).rejects.toMatchObject({ status: 404 });
  expect((await listSeen(land.base.db, [land.cities[1]!], { page: 1, size: 100 })).items.map(({ id }) => id)).not.toContain(mine.id);
  await expect(createCampaign(above, { hostId: land.cities[0]!, content: mine.content })).rejects.toMatchObject({ code: 'campaign.not-host' });
  await expect(createCampaign(land.admin(land.schools[0]!), { hostId: land.schools[0]!, content: { ...mine.content, slug: '' } })).rejects.toMatchObject({ code: 'campaign.host-may-not' });
});

test('an address is taken once', async () => {
  const first = await draft(land.rootId);
  await expect(draft(land.cities[0]!, { slug: first.slug })).rejects.toMatchObject({ code: 'campaign.slug-taken', fields: [{ path: 'content.slug' }] });
});

test('the audience decides who takes part', async () => {
  const campaign = await published(land.rootId, { audience: { kinds: ['school'], under: [land.cities[0]!] } });
  const takesPart = (id: string) => isInAudience(land.base.db, campaign.id, id);
  expect(await Promise.all([land.schools[0]!, land.schools[1]!, land.counties[0]!, land.rootId].map(takesPart))).toEqual([true, false, false, true]);
  const nobody = await draft(land.rootId, { audience: { kinds: ['media'] } });
  await expect(publishCampaign(land.admin(land.rootId), nobody.id, { version: 1 })).rejects.toMatchObject({ code: 'campaign.not-ready', fields: [{ path: 'content.audience' }] });
});

test('activities stand under a track, which then stays', async () => {
  const root = land.admin(land.rootId);
  const campaign = await draft(land.rootId);
  const [kept, free] = campaign.content.tracks;
  const add = (ctx: typeof root, trackId: string | null) => land.base.db.transaction().execute((tx) => addActivity(tx, ctx, { campaignId: campaign.id, trackId, kind: 'contest', title: { zh: '征文', en: '' } }));
  const id = await add(root, kept!.id);
  expect(await activitiesOf(land.base.db, campaign.id)).toEqual([{ id, trackId: kept!.id, kind: 'contest', title: { zh: '征文', en: '' } }]);
  await expect(add(root, newId())).rejects.toMatchObject({ code: 'campaign.track-unknown' });
  await expect(add(land.admin(land.cities[0]!), null)).rejects.toMatchObject({ status: 404 });
  await expect(changeCampaign(root, campaign.id, { version: 1, content: { ...campaign.content, tracks: [free!] }, reason: '' })).rejects.toMatchObject({ code: 'campaign.track-in-use' });
  await changeCampaign(root, campaign.id, { version: 1, content: { ...campaign.content, tracks: [kept!] }, reason: '' });
  await expect(discardCampaign(root, campaign.id, { version: 2 })).rejects.toMatchObject({ code: 'campaign.has-activities' });
});

test('a template makes the same campaign in another year, its dates falling as they do then', async () => {
  const root = land.admin(land.rootId);
  const instant = { rule: { kind: 'instant' as const, at: '2027-01-10T09:00:00+08:00' }, yearsLater: 0 };
  const spring = { rule: { kind: 'lunar' as const, month: 1, day: 1 }, yearsLater: 1 };
  const whole = readyContent();
  const campaign = await published(land.rootId, { phases: [{ ...whole.phases[0]!, to: instant }], milestones: [...whole.milestones], approval: { basis: { zh: '年度计划' } } });
  const template = await saveTemplate(root, { campaignId: campaign.id, name: { zh: '学雷锋模板', en: '' } });
  expect(template.content).toMatchObject({ slug: '', approval: { basis: { zh: '' } }, phases: [{ to: { rule: { kind: 'date', month: 1, day: 10 }, yearsLater: 1 } }] });

  const next = await useTemplate(root, template.id, { hostId: land.rootId, year: 2028 });
  expect(next).toMatchObject({ state: 'draft', year: 2028, startsOn: '2028-03-05', endsOn: '2029-01-10', name: campaign.name });
  expect(next.content.tracks.map(({ name }) => name)).toEqual(campaign.content.tracks.map(({ name }) => name));
  expect(next.content.tracks[0]!.id).not.toBe(campaign.content.tracks[0]!.id);
  const ready = await changeCampaign(root, next.id, { version: 1, content: { ...next.content, slug: 'lei-feng-2028', phases: [{ ...next.content.phases[0]!, to: spring }] }, reason: '' });
  expect(ready.endsOn).toBe('2029-02-13');
  const live = await publishCampaign(root, next.id, { version: 2 });
  expect((await findPage(land.base.db, live.slug))!.milestones).toMatchObject([{ day: '2028-04-04' }]);

  expect((await listTemplates(land.admin(land.cities[0]!))).map(({ id }) => id)).toContain(template.id);
  await expect(removeTemplate(land.admin(land.cities[0]!), template.id)).rejects.toMatchObject({ code: 'auth.forbidden' });
  await removeTemplate(root, template.id);
  await expect(useTemplate(root, template.id, { hostId: land.rootId, year: 2029 })).rejects.toMatchObject({ code: 'campaign.template-not-found' });
});

test('an organization renamed is named anew on the page', async () => {
  const campaign = await published(land.cities[1]!, { units: [{ organizationId: land.schools[1]!, note: { zh: '示范' } }] });
  const { changeOrganization } = await import('../organizations/usecases/change-organization.ts');
  land.base.clock.set(new Date(land.base.clock.now().getTime() + 3_600_000));
  await changeOrganization(land.admin(land.rootId), land.schools[1]!, { name: '山县实验中学', reason: '更名' });
  await createRefreshPages([]).run(land.base.as({ kind: 'system', name: 'sweep' }));
  expect((await findPage(land.base.db, campaign.slug))!.units).toMatchObject([{ name: { zh: '山县实验中学' }, note: { zh: '示范' } }]);
});
