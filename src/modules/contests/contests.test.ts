import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { readFigure } from '../../ledger/public.ts';
import { storeUpload } from '../../platform/files/store-upload.ts';
import { samplePicture } from '../../platform/files/sample-files.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { createCampaign } from '../campaigns/usecases/create-campaign.ts';
import { province, type Province, readyContent } from '../campaigns/test-kit.ts';
import { creditName, ENTRY_ACTIONS, type ENTRY_STATES, entryAfter, nextTier, tiersAbove } from './contests.rules.ts';
import { NewContest, NewEntry } from './contests.schemas.ts';
import { viewOf } from './entries/entries.access.ts';
import { findEntry, listEntries, stepsOf } from './entries/entries.queries.ts';
import { galleryOf } from './published/gallery.ts';
import { findWork } from './published/published-works.ts';
import { setContestState } from './usecases/change-contest.ts';
import { createContest } from './usecases/create-contest.ts';
import { decideEntry, withdrawEntry } from './usecases/decide-entry.ts';
import { createEntry, editEntry } from './usecases/save-entry.ts';
import { requireContest } from './contests.queries.ts';

let world: Province;
let root: TestContext;
let city: TestContext;
let county: TestContext;
let liaison: TestContext;
let contestId: string;
let campaignId: string;
let text: string;
let picture: string;

const clerk = (role: string, nodeId: string) => world.base.as(staff({ role, nodeId }));
const entry = (changes: Partial<NewEntry> = {}): NewEntry =>
  NewEntry.parse({ title: { zh: '雪中送炭' }, body: '清晨的雪还没有停，'.repeat(10), authors: [{ name: '欧阳明' }], categoryId: text, nodeId: world.schools[0], submit: true, ...changes });
const current = async (id: string) => (await findEntry(world.base.db, id, 'all'))!;
const decide = async (ctx: TestContext, id: string, action: 'forward' | 'return' | 'set-aside' | 'take-up' | 'publish' | 'unpublish', reason = '') =>
  decideEntry(ctx, id, { action, version: (await current(id)).version, reason });

beforeAll(async () => {
  world = await province(createOrganization);
  root = world.admin(world.rootId);
  city = world.admin(world.cities[0]!);
  county = world.admin(world.counties[0]!);
  liaison = clerk('unit_liaison', world.schools[0]!);
  const content = readyContent();
  campaignId = await createCampaign(root, { hostId: world.rootId, content }).then((made) => (typeof made === 'string' ? made : made.id));
  contestId = await createContest(
    root,
    NewContest.parse({
      campaignId, title: { zh: '作品征集' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-01T00:00:00+08:00',
      categories: [{ kind: 'text', name: { zh: '文章' }, minCharacters: 20, maxCharacters: 1000, trackId: content.tracks[0]!.id }, { kind: 'picture', name: { zh: '图片' }, maxFiles: 2 }],
      tiers: [{ depth: 1, decideBy: '2026-05-01T00:00:00+08:00', quota: 2 }, { depth: 2, decideBy: '2026-04-15T00:00:00+08:00', quota: null }],
    }),
  );
  await setContestState(root, contestId, 'open');
  const contest = await requireContest(world.base.db, contestId);
  [text, picture] = contest.categories.map(({ id }) => id) as [string, string];
});
afterAll(() => world.close());

test('the state table: what is over stays over, and only a waiting entry is decided on', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ENTRY_ACTIONS), { maxLength: 30 }), (actions) => {
      let state: (typeof ENTRY_STATES)[number] = 'draft';
      let submitted = false;
      for (const action of actions) {
        const next = entryAfter(state, action);
        if (next === undefined) continue;
        if (action === 'submit') submitted = true;
        if (['forward', 'return', 'admit'].includes(action)) expect(state).toBe('waiting');
        if (action === 'publish') expect(['waiting', 'admitted']).toContain(state);
        if (next === 'published') expect(submitted).toBe(true);
        expect(state).not.toBe('withdrawn');
        state = next;
      }
    }),
  );
});

test('an entry climbs every office between its unit and the host, and none twice', () => {
  const kinds = fc.constantFrom('office', 'body', 'school', 'community');
  fc.assert(
    fc.property(fc.array(kinds, { minLength: 1, maxLength: 6 }), fc.constantFrom('unit' as const, 'public' as const), (below, entrant) => {
      const line = [{ id: 'host', kind: 'office' }, ...below.map((kind, index) => ({ id: `n${index}`, kind }))];
      const tiers = tiersAbove(line, 'host', entrant);
      expect(tiers.at(-1)).toBe('host');
      expect(new Set(tiers).size).toBe(tiers.length);
      if (entrant === 'unit') expect(tiers).not.toContain(line.at(-1)!.id);
      let at: string | undefined = tiers[0];
      for (let steps = 0; at !== undefined; steps++) {
        expect(steps).toBeLessThan(line.length);
        at = nextTier(tiers, at);
      }
    }),
  );
});

test('credits show no more than the author agreed to', () => {
  expect(creditName({ name: '欧阳明', credit: 'masked', address: 'ms' })).toBe('欧阳女士');
  expect(creditName({ name: '李小明', credit: 'masked', address: 'pupil' })).toBe('李同学');
  expect(creditName({ name: '李小明', credit: 'full', address: 'mr' })).toBe('李小明');
  expect(creditName({ name: '李小明', credit: 'unit-only', address: 'mr' })).toBe('');
});

test('an entry goes from the unit through county and city to the province and is published, each step a fact', async () => {
  const id = await createEntry(liaison, contestId, entry());
  expect(await current(id)).toMatchObject({ state: 'waiting', holder_id: world.counties[0] });
  await decide(county, id, 'return', '请补充结尾');
  await editEntry(liaison, id, { ...entry({ title: { zh: '雪中送炭（修改）', en: '' } }), version: (await current(id)).version, submit: true });
  for (const ctx of [county, city]) await decide(ctx, id, 'forward');
  await decide(root, id, 'publish');
  expect((await stepsOf(world.base.db, id)).map((step) => step.action)).toEqual(['submitted', 'returned', 'resubmitted', 'forwarded', 'forwarded', 'published']);
  const work = await findWork(world.base.db, id);
  expect(work?.work).toMatchObject({ title: { zh: '雪中送炭（修改）' }, credits: ['欧阳先生'], unit: { name: { zh: '河县一中' } } });
  expect(JSON.stringify(work)).not.toContain('欧阳明');
  expect((await galleryOf(world.base.db, campaignId, { limit: 10, offset: 0, regionId: world.cities[0] })).total).toBe(1);
  expect((await galleryOf(world.base.db, campaignId, { limit: 10, offset: 0, regionId: world.cities[1] })).total).toBe(0);

  const figure = (kind: string, nodeId: string) => readFigure(world.base.db, { nodeId, kinds: [kind], campaignId, basis: 'was' }).then((found) => found.quantity);
  expect(await figure('contests.entry-submitted', world.cities[0]!)).toBe(1);
  expect(await figure('contests.entry-forwarded', world.rootId)).toBe(2);
  expect(await figure('contests.work-published', world.schools[0]!)).toBe(1);
  await decide(root, id, 'unpublish', '作者要求');
  expect(await figure('contests.work-published', world.rootId)).toBe(0);
  expect(await findWork(world.base.db, id)).toBeUndefined();
});

test('two clerks at once cannot forward more than the quota', async () => {
  const ids = await Promise.all(Array.from({ length: 4 }, (_, index) => createEntry(liaison, contestId, entry({ title: { zh: `名额${index}`, en: '' } }))));
  for (const id of ids) await decide(county, id, 'forward');
  const used = (await listEntries(world.base.db, 'all', { page: 1, size: 50, contest: contestId })).items.length;
  expect(used).toBeGreaterThan(4);
  const outcomes = await Promise.allSettled(ids.map((id) => decide(city, id, 'forward')));
  // One of the city's two places was used by the test above.
  expect(outcomes.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.filter((each) => each.status === 'rejected' && (each.reason as { code: string }).code === 'entry.quota')).toHaveLength(3);
});

test('a stale decision, a decision by another office and one after the fact are refused', async () => {
  const id = await createEntry(liaison, contestId, entry({ title: { zh: '先后', en: '' } }));
  await expect(decide(city, id, 'forward')).rejects.toMatchObject({ code: 'auth.forbidden' });
  const { version } = await current(id);
  await decide(county, id, 'set-aside');
  await expect(decideEntry(county, id, { action: 'set-aside', version, reason: '' })).rejects.toMatchObject({ code: 'entry.state' });
  await expect(decideEntry(county, id, { action: 'take-up', version, reason: '' })).rejects.toMatchObject({ code: 'state.stale' });
  const other = world.admin(world.counties[1]!);
  expect(await findEntry(world.base.db, id, viewOf(other))).toBeUndefined();
  await expect(decide(other, id, 'take-up')).rejects.toMatchObject({ code: 'entry.not-found', status: 404 });
});

test('a draft is its author\'s alone and lacks what it lacks; handing it in names every field', async () => {
  const id = await createEntry(liaison, contestId, entry({ title: { zh: '', en: '' }, body: '短', authors: [], submit: false }));
  expect(await findEntry(world.base.db, id, viewOf(county))).toBeUndefined();
  await expect(editEntry(liaison, id, { ...entry({ title: { zh: '', en: '' }, body: '短', authors: [] }), version: 1, submit: true })).rejects.toMatchObject({ code: 'input.invalid', fields: [{ path: 'title.zh' }, { path: 'body' }, { path: 'authors' }] });
  await withdrawEntry(liaison, id, 1);
  await expect(editEntry(liaison, id, { ...entry(), version: 2, submit: true })).rejects.toMatchObject({ code: 'entry.state' });
});

test('a picture is claimed once by its uploader, and told when entered twice', async () => {
  const bytes = await samplePicture(400, 300);
  const file = await storeUpload(liaison, { bytes, name: '雪.jpg', purpose: 'picture' });
  await createEntry(liaison, contestId, entry({ categoryId: picture, fileIds: [file.id] }));
  const again = await storeUpload(liaison, { bytes, name: '雪2.jpg', purpose: 'picture' });
  await expect(createEntry(liaison, contestId, entry({ categoryId: picture, fileIds: [again.id] }))).rejects.toMatchObject({ fields: [{ path: 'fileIds.0', code: 'entry.same-file' }] });
  await expect(createEntry(county, contestId, entry({ categoryId: picture, fileIds: [again.id] }))).rejects.toMatchObject({ fields: [{ code: 'file.not-found' }] });
  await expect(createEntry(liaison, contestId, entry({ fileIds: [again.id, file.id] }))).rejects.toMatchObject({ code: 'entry.too-many-files' });
});

test('the public enters through an office, and only while the call is open, to the instant', async () => {
  const reader = world.base.as({ ...staff(), staff: false });
  await expect(createEntry(reader, contestId, entry({ nodeId: world.schools[0] }))).rejects.toMatchObject({ fields: [{ path: 'nodeId' }] });
  const id = await createEntry(reader, contestId, entry({ nodeId: world.counties[1] }));
  expect(await current(id)).toMatchObject({ entrant: 'public', holder_id: world.counties[1] });
  world.base.clock.set(new Date('2026-04-01T00:00:00+08:00'));
  await expect(createEntry(reader, contestId, entry({ nodeId: world.counties[1] }))).rejects.toMatchObject({ code: 'contest.closed' });
  world.base.clock.set(new Date('2026-03-31T23:59:59.999+08:00'));
  await createEntry(reader, contestId, entry({ nodeId: world.counties[1], title: { zh: '最后一刻', en: '' } }));
});
