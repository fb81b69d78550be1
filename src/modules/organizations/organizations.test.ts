import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, testContext, type TestContext } from '../../../tests/support/context.ts';
import { listSpells, searchOrganizations } from './organizations.queries.ts';
import type { NewOrganization, Organization } from './organizations.schemas.ts';
import { isWithin, placeOf } from './tree.queries.ts';
import { changeOrganization } from './usecases/change-organization.ts';
import { createOrganization } from './usecases/create-organization.ts';
import { createRoot } from './usecases/create-root.ts';
import { closeOrganization, mergeOrganization } from './usecases/end-organization.ts';
import { moveOrganization } from './usecases/move-organization.ts';

let base: TestContext;
let root: TestContext;
let rootId: string;
let serial = 0;

const particulars = (name: string): Omit<NewOrganization, 'parentId'> => ({ code: `T${++serial}`, name, nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null });
const add = (ctx: TestContext, parentId: string, name: string): Promise<Organization> => createOrganization(ctx, { ...particulars(name), parentId });
const later = (hours: number) => base.clock.set(new Date(base.clock.now().getTime() + hours * 3_600_000));

beforeAll(async () => {
  base = await testContext();
  rootId = await base.db.transaction().execute((tx) => createRoot(tx, base, particulars('省文明办')));
  root = base.as(staff({ role: 'office_admin', nodeId: rootId }));
});
afterAll(() => base.close());

test('a second root is refused', async () => {
  await expect(base.db.transaction().execute((tx) => createRoot(tx, base, particulars('另一个省')))).rejects.toMatchObject({ code: 'organization.root-exists' });
});

test('a duplicate code and a duplicate name among siblings are refused at their fields', async () => {
  const city = await add(root, rootId, '甲市');
  await expect(createOrganization(root, { ...particulars('乙市'), code: city.code, parentId: rootId })).rejects.toMatchObject({ code: 'organization.code-taken', fields: [{ path: 'code' }] });
  await expect(add(root, rootId, '甲市')).rejects.toMatchObject({ code: 'organization.name-taken', fields: [{ path: 'name' }] });
});

test('the tree as it was and as it is now', async () => {
  const [east, west] = [await add(root, rootId, '东市'), await add(root, rootId, '西市')];
  const county = await add(root, east.id, '河县');
  const school = await add(root, county.id, '河县一中');
  const before = base.clock.now();
  later(24);
  const moved = await moveOrganization(root, county.id, { parentId: west.id, reason: '区划调整' });
  expect(moved.path).toEqual([rootId, west.id, county.id]);
  expect(await placeOf(base.db, school.id, before)).toEqual({ nodeId: school.id, path: [rootId, east.id, county.id, school.id], pathNow: [rootId, west.id, county.id, school.id] });
  expect((await placeOf(base.db, school.id, base.clock.now())).path).toEqual([rootId, west.id, county.id, school.id]);
  expect(await isWithin(base.db, school.id, [east.id])).toBe(false);

  later(1);
  await changeOrganization(root, county.id, { name: '新河区', reason: '撤县设区' });
  const spells = await listSpells(base.db, county.id);
  expect(spells.map((spell) => [spell.name, spell.parent_name])).toEqual([['河县', '东市'], ['河县', '西市'], ['新河区', '西市']]);
  expect(spells.filter((spell) => spell.valid_to === null)).toHaveLength(1);
});

test('two moves at one instant leave one line each', async () => {
  const [a, b] = [await add(root, rootId, '一市'), await add(root, rootId, '二市')];
  const unit = await add(root, a.id, '某校');
  later(1);
  await moveOrganization(root, unit.id, { parentId: b.id, reason: '试' });
  await moveOrganization(root, unit.id, { parentId: a.id, reason: '改回' });
  expect((await placeOf(base.db, unit.id, base.clock.now())).path).toEqual([rootId, a.id, unit.id]);
});

test('an organization cannot go below itself, nor end while others stand below it', async () => {
  const city = await add(root, rootId, '山市');
  const county = await add(root, city.id, '山县');
  await expect(moveOrganization(root, city.id, { parentId: county.id, reason: '试' })).rejects.toMatchObject({ code: 'organization.under-itself' });
  await expect(closeOrganization(root, city.id, { reason: '试' })).rejects.toMatchObject({ code: 'organization.has-children', params: { count: 1 } });
  const next = await add(root, city.id, '海县');
  later(1);
  expect(await mergeOrganization(root, county.id, { into: next.id, reason: '合并' })).toMatchObject({ status: 'merged', mergedInto: next.id });
  await expect(changeOrganization(root, county.id, { name: 'x', reason: '' })).rejects.toMatchObject({ code: 'organization.not-active' });
  await expect(closeOrganization(root, rootId, { reason: '试' })).rejects.toMatchObject({ code: 'organization.is-root' });
});

test('an administrator of one city sees and changes nothing of another', async () => {
  const [mine, other] = [await add(root, rootId, '我市'), await add(root, rootId, '他市')];
  const unit = await add(root, other.id, '他校');
  const actor = base.as(staff({ role: 'office_admin', nodeId: mine.id }));
  const outside = { code: 'organization.not-found', status: 404 };
  await expect(add(actor, other.id, '混入')).rejects.toMatchObject(outside);
  await expect(changeOrganization(actor, unit.id, { name: '改名', reason: '' })).rejects.toMatchObject(outside);
  await expect(moveOrganization(actor, unit.id, { parentId: mine.id, reason: '抢' })).rejects.toMatchObject(outside);
  await expect(closeOrganization(actor, unit.id, { reason: '关' })).rejects.toMatchObject(outside);
  const query = { page: 1, size: 50, status: 'active' as const };
  expect((await searchOrganizations(base.db, [mine.id], query)).items.map((each) => each.id)).toEqual([mine.id]);
  const liaison = base.as(staff({ role: 'unit_liaison', nodeId: mine.id }));
  await expect(add(liaison, mine.id, '越权')).rejects.toMatchObject({ code: 'auth.forbidden' });
});

test('a search takes wildcards as letters', async () => {
  const city = await add(root, rootId, '百%市');
  const found = await searchOrganizations(base.db, [rootId], { page: 1, size: 20, status: 'active', text: '百%' });
  expect(found).toMatchObject({ total: 1, items: [{ id: city.id }] });
  expect((await searchOrganizations(base.db, [rootId], { page: 1, size: 20, status: 'active', text: '_' })).total).toBe(0);
});
