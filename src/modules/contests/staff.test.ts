import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { samplePicture } from '../../platform/files/sample-files.ts';
import { storeUpload } from '../../platform/files/store-upload.ts';
import { listContests } from './contest-lists.queries.ts';
import { contestsInbox } from './contests.inbox.ts';
import { requireContest } from './contests.queries.ts';
import { ContestChange, NewEntry } from './contests.schemas.ts';
import { entrySubject } from './contests.subjects.ts';
import { entriesSheet } from './entries/entries-table.ts';
import { findEntry, listEntries } from './entries/entries.queries.ts';
import { funnelOf } from './tiers/funnel.queries.ts';
import { redrawWorkJob } from './jobs/redraw-work.ts';
import { placesOf } from './tiers/places.queries.ts';
import { findWork } from './published/published-works.ts';
import { type Call, openCall } from './test-kit.ts';
import { changeContest, setOwnQuota } from './usecases/change-contest.ts';
import { decideEntries, decideEntry } from './usecases/decide-entry.ts';
import { eraseEntriesOf } from './usecases/erase-entries.ts';
import { createEntry } from './usecases/save-entry.ts';

let call: Call;
let liaison: TestContext;
let [root, county, other] = [] as unknown as [TestContext, TestContext, TestContext];
const ids: string[] = [];
const current = async (id: string) => (await findEntry(call.world.base.db, id, 'all'))!;
const entry = (changes: Partial<NewEntry> = {}) => NewEntry.parse({ title: { zh: '雪中送炭' }, body: '清晨的雪还没有停，'.repeat(5), authors: [{ name: '欧阳明' }], categoryId: call.text, nodeId: call.world.schools[0], submit: true, ...changes });

beforeAll(async () => {
  call = await openCall();
  const { world } = call;
  liaison = world.base.as(staff({ role: 'unit_liaison', nodeId: world.schools[0]! }));
  [root, county, other] = [world.admin(world.rootId), world.admin(world.counties[0]!), world.admin(world.counties[1]!)];
  for (const number of [1, 2, 3]) ids.push(await createEntry(liaison, call.contestId, entry({ title: { zh: `作品${number}`, en: '' } })));
});
afterAll(() => call.world.close());

test('what waits is told to the office it waits at with its date, a returned entry to its author, to others nothing', async () => {
  expect(await contestsInbox(county)).toMatchObject([{ action: { zh: '审核作品（3件）' }, href: `/console/entries?show=queue&contest=${call.contestId}`, dueAt: '2026-04-14T16:00:00.000Z', overdue: false }]);
  expect(await contestsInbox(other)).toEqual([]);
  await decideEntry(county, ids[2]!, { action: 'return', version: 1, reason: '补充' });
  expect(await contestsInbox(liaison)).toMatchObject([{ title: '作品3', href: `/console/entries/${ids[2]}`, dueAt: '2026-04-14T16:00:00.000Z' }]);
});

test('a batch is decided whole or not at all', async () => {
  const versions = [{ id: ids[0]!, version: 1 }, { id: ids[1]!, version: 9 }];
  await expect(decideEntries(county, versions, { action: 'forward', reason: '' })).rejects.toMatchObject({ code: 'state.stale' });
  expect((await current(ids[0]!)).holder_id).toBe(call.world.counties[0]);
  await decideEntries(county, versions.map(({ id }) => ({ id, version: 1 })), { action: 'forward', reason: '' });
  expect((await current(ids[1]!)).holder_id).toBe(call.world.cities[0]);
});

test('places and the funnel count what is there, and every number of the funnel opens as many entries', async () => {
  const { db } = call.world.base;
  const contest = await requireContest(db, call.contestId);
  expect((await placesOf(db, contest, [call.world.cities[0]!])).find(({ categoryId }) => categoryId === call.text)).toMatchObject({ quota: 2, forwarded: 0, waiting: 2, isHost: false });
  const cells = await funnelOf(db, contest, [call.world.rootId]);
  const at = (nodeId: string) => cells.find((cell) => cell.nodeId === nodeId);
  expect(at(call.world.counties[0]!)).toMatchObject({ depth: 2, forwarded: 2, returned: 1, waiting: 0, quota: null });
  expect(at(call.world.cities[0]!)).toMatchObject({ depth: 1, waiting: 2, quota: 2 });
  const count = async (query: object) => (await listEntries(db, 'all', { page: 1, size: 10, contest: call.contestId, ...query })).total;
  expect(await count({ forwardedBy: call.world.counties[0] })).toBe(2);
  expect(await count({ at: call.world.counties[0], state: 'returned' })).toBe(1);
  expect(await count({ at: call.world.cities[0], state: 'waiting' })).toBe(2);
  expect(await funnelOf(db, contest, [call.world.counties[1]!])).toEqual([]);
});

test('a tier\'s quota cannot go below what one of its offices forwarded, unless the office has its own', async () => {
  const contest = await requireContest(call.world.base.db, call.contestId);
  const change = (quota: number | null) =>
    ContestChange.parse({ version: contest.version, title: { zh: '征集' }, opensAt: contest.opensAt.toISOString(), closesAt: contest.closesAt.toISOString(), categories: contest.categories.map((category) => ({ ...category, name: { ...category.name } })), tiers: [{ depth: 1, decideBy: '2026-05-01T00:00:00+08:00', quota: 2 }, { depth: 2, decideBy: '2026-04-15T00:00:00+08:00', quota }] });
  await expect(changeContest(root, call.contestId, change(1))).rejects.toMatchObject({ fields: [{ path: 'tiers.1.quota', code: 'contest.quota-below' }] });
  await setOwnQuota(root, call.contestId, { categoryId: call.text, nodeId: call.world.counties[0]!, quota: 5 });
  await changeContest(root, call.contestId, change(1));
});

test('calls are listed for the offices they concern, drafts for their host\'s area', async () => {
  const { base: { db }, counties } = call.world;
  const during = call.world.base.clock.now();
  expect(await listContests(db, [counties[0]!], [call.world.cities[0]!], { page: 1, size: 20 }, during)).toMatchObject({ total: 1, items: [{ id: call.contestId, state: 'open', waiting: 2 }] });
  expect((await listContests(db, [counties[0]!], [], { page: 1, size: 20, state: 'draft' }, during)).total).toBe(0);
  // Whose time is over is closed, whether or not its host said so.
  const inState = async (state: 'open' | 'closed', at: Date) => (await listContests(db, [counties[0]!], [], { page: 1, size: 20, state }, at)).total;
  expect([await inState('open', during), await inState('closed', during), await inState('open', new Date('2036-01-01')), await inState('closed', new Date('2036-01-01'))]).toEqual([1, 0, 0, 1]);
});

test('the workbook holds the list as seen, without authors', async () => {
  const rows = [];
  for await (const row of entriesSheet(county, { contest: call.contestId }).rows) rows.push(row);
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual(expect.objectContaining({ title: '作品3', state: '已退回', unit: '河县一中' }));
  expect(JSON.stringify(rows)).not.toContain('欧阳');
});

test('a work published before its pictures were made small is drawn again with them; erased, it names its unit only', async () => {
  const reader = call.reader();
  const file = await storeUpload(reader, { bytes: await samplePicture(900, 600), name: '雪.jpg', purpose: 'picture' });
  const id = await createEntry(reader, call.contestId, entry({ categoryId: call.picture, nodeId: call.world.rootId, fileIds: [file.id] }));
  await decideEntry(root, id, { action: 'publish', version: 1, reason: '' });
  expect((await findWork(root.db, id))?.work.pictures[0]?.sources).toBeUndefined();
  await redrawWorkJob.handle(call.world.base, { entryId: id });
  await redrawWorkJob.handle(call.world.base, { entryId: id });
  expect((await findWork(root.db, id))?.work).toMatchObject({ credits: ['欧阳先生'], pictures: [{ sources: [{ width: 320 }, { width: 640 }, {}] }] });

  expect((await entrySubject.links(call.world.base, [id, ids[0]!], 'public')).get(id)).toMatchObject({ href: `/works/${id}` });
  expect((await entrySubject.links(call.world.base, [ids[0]!], 'public')).size).toBe(0);
  expect([...(await entrySubject.links(county, [id, ids[0]!], 'staff')).keys()]).toEqual([ids[0]]);

  const draft = await createEntry(reader, call.contestId, entry({ submit: false, nodeId: call.world.rootId }));
  const accountId = reader.actor.kind === 'account' ? reader.actor.accountId : '';
  expect(await root.db.transaction().execute((tx) => eraseEntriesOf(tx, root, accountId))).toEqual({ removed: { drafts: 1 }, kept: { entries: 1 } });
  expect(await current(draft)).toMatchObject({ state: 'withdrawn', title_zh: '', body: '', authors: [] });
  expect((await findWork(root.db, id))?.work.credits).toEqual([]);
  const rows = await root.db.selectFrom('entry_versions').select('content').execute();
  expect(JSON.stringify(rows)).not.toContain('欧阳');
});
