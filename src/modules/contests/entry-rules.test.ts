import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { readFigure } from '../../ledger/public.ts';
import type { FormDefinition } from '../../platform/forms/form.types.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { consentsOf, giveGuardianConsent, withdrawGuardianConsent } from './consent/guardian-consent.ts';
import { answerInvitation, inviteAuthor, readInvitation, withdrawAuthorConsent } from './consent/invite-author.ts';
import { requireContest } from './contests.queries.ts';
import { creditName } from './contests.rules.ts';
import { ContestChange, NewEntry } from './contests.schemas.ts';
import { authorsOf } from './entries/authors.rules.ts';
import { entriesForJudging, requireEntry } from './entries/judged.queries.ts';
import { findEntry, stepsOf } from './entries/entries.queries.ts';
import { presentEntries } from './entries/entries.present.ts';
import { changeForm } from './entry-form/change-form.ts';
import { issueExtension, revokeExtension } from './extensions/extensions.ts';
import { findWork } from './published/published-works.ts';
import { type Call, openCall } from './test-kit.ts';
import { changesOf } from './tiers/entry-changes.ts';
import { funnelOf } from './tiers/funnel.queries.ts';
import { changeContest, setContestState } from './usecases/change-contest.ts';
import { decideEntry, publishEntry, withdrawEntry } from './usecases/decide-entry.ts';
import { eraseEntriesOf } from './usecases/erase-entries.ts';
import { createEntry, editEntry } from './usecases/save-entry.ts';

let call: Call;
let [root, city, county, liaison] = [] as unknown as [TestContext, TestContext, TestContext, TestContext];
const START = new Date('2026-03-05T09:00:00+08:00');

const current = async (id: string) => (await findEntry(call.world.base.db, id, 'all'))!;
const content = (changes: Partial<NewEntry> = {}) => NewEntry.parse({ title: { zh: '雪中送炭' }, body: '清晨的雪还没有停，'.repeat(5), authors: [{ name: '欧阳明' }], categoryId: call.text, nodeId: call.world.schools[0], submit: true, ...changes });
const enter = (changes: Partial<NewEntry> = {}, ctx = liaison) => createEntry(ctx, call.contestId, content(changes));
const decide = async (ctx: TestContext, id: string, action: Parameters<typeof decideEntry>[2]['action'], reason = '') => decideEntry(ctx, id, { action, version: (await current(id)).version, reason });
const edit = async (id: string, changes: Partial<NewEntry> = {}, ctx = liaison) => {
  const { categoryId: _, nodeId: __, ...rest } = content(changes);
  await editEntry(ctx, id, { ...rest, version: (await current(id)).version });
};
const figure = (kind: string, nodeId: string) => readFigure(call.world.base.db, { nodeId, kinds: [kind], basis: 'was' }).then((found) => found.quantity);
const accountOf = (ctx: TestContext) => (ctx.actor.kind === 'account' ? ctx.actor.accountId : '');

/** Changes the call, everything else as it is. */
async function change(alter: (input: ContestChange) => void): Promise<void> {
  const contest = await requireContest(root.db, call.contestId);
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  const input = ContestChange.parse({
    version: contest.version, title: { zh: '征集' }, opensAt: instant(contest.opensAt), closesAt: instant(contest.closesAt),
    categories: contest.categories.map((category) => ({ ...category, opensAt: instant(category.opensAt), closesAt: instant(category.closesAt) })), tiers: contest.tiers.map((tier) => ({ ...tier, decideBy: instant(tier.decideBy) })),
  });
  alter(input);
  await changeContest(root, call.contestId, input);
}
const categoryIn = (input: ContestChange, id: string) => input.categories.find((category) => category.id === id)!;

beforeAll(async () => {
  call = await openCall();
  const { world } = call;
  [root, city, county] = [world.admin(world.rootId), world.admin(world.cities[0]!), world.admin(world.counties[0]!)];
  liaison = world.base.as(staff({ role: 'unit_liaison', nodeId: world.schools[0]! }));
});
afterAll(() => call.world.close());
afterEach(() => call.world.base.clock.set(START));

test('an admitted entry is judged, published once by whoever answers for it, and out of judging when set aside', async () => {
  const id = await enter();
  const direct = await enter({ nodeId: call.world.rootId }, call.reader());
  await expect(decide(county, id, 'admit')).rejects.toMatchObject({ code: 'entry.not-top' });
  await decide(root, direct, 'admit');
  expect(await entriesForJudging(root.db, call.contestId)).toMatchObject([{ id: direct, state: 'admitted', titleZh: '雪中送炭', fileIds: [], nodeId: call.world.rootId }]);
  expect(JSON.stringify(await requireEntry(root.db, direct))).not.toContain('欧阳');
  expect(await figure('contests.entry-admitted', call.world.rootId)).toBe(1);
  const funnel = await funnelOf(root.db, await requireContest(root.db, call.contestId), [call.world.rootId]);
  expect(funnel.find(({ nodeId }) => nodeId === call.world.rootId)).toMatchObject({ admitted: 1, decideBy: null });
  for (const _ of [1, 2]) await root.db.transaction().execute((tx) => publishEntry(tx, root, direct));
  expect((await stepsOf(root.db, direct)).map(({ action }) => action)).toEqual(['submitted', 'admitted', 'published']);
  expect((await findWork(root.db, direct))?.work.credits).toEqual(['欧阳先生']);
  await decide(root, direct, 'unpublish', '核对');
  expect(await figure('contests.entry-admitted', call.world.rootId)).toBe(0);
  await expect(root.db.transaction().execute((tx) => publishEntry(tx, root, direct))).rejects.toMatchObject({ code: 'entry.state' });
  await decide(root, direct, 'take-up');
  await decide(root, direct, 'admit');
  await decide(root, direct, 'set-aside', '超出名额');
  expect([(await entriesForJudging(root.db, call.contestId)).length, await figure('contests.entry-admitted', call.world.rootId)]).toEqual([0, 0]);
}, 30_000);

test('an entry is changed until the close as long as no office decided on it, and the office sees what changed', async () => {
  const before = await figure('contests.entry-submitted', call.world.schools[0]!);
  const id = await enter();
  await expect(editEntry(liaison, id, { ...content(), version: 1, submit: false })).rejects.toMatchObject({ code: 'entry.hand-in-again' });
  await edit(id, { title: { zh: '雪中送炭（二稿）', en: '' } });
  expect(await current(id)).toMatchObject({ state: 'waiting', holder_id: call.world.counties[0], version: 2 });
  expect(await changesOf(county, id)).toMatchObject({ reason: null, fields: [{ field: 'title.zh' }] });
  await decide(county, id, 'return', '请补写地点');
  await edit(id, { title: { zh: '雪中送炭（二稿）', en: '' }, body: `${'清晨的雪还没有停，'.repeat(5)}就在河县老街。` });
  const changes = await changesOf(county, id);
  expect(changes).toMatchObject({ reason: '请补写地点', fields: [{ field: 'body', after: [{ changed: true }] }] });
  await decide(county, id, 'forward');
  await expect(edit(id)).rejects.toMatchObject({ code: 'entry.state' });
  expect(await figure('contests.entry-submitted', call.world.schools[0]!)).toBe(before + 1);
});

test('an office above calls in what was set aside or not decided in time; nobody\'s quota is touched, and two at once conflict plainly', async () => {
  const [aside, late] = [await enter({ title: { zh: '落选', en: '' } }), await enter({ title: { zh: '逾期', en: '' } })];
  await decide(county, aside, 'set-aside');
  await expect(decide(county, aside, 'call-in')).rejects.toMatchObject({ code: 'auth.forbidden' });
  await expect(decide(city, late, 'call-in')).rejects.toMatchObject({ code: 'entry.not-left' });
  await decide(city, aside, 'call-in');
  expect(await current(aside)).toMatchObject({ state: 'waiting', holder_id: call.world.cities[0] });
  expect((await stepsOf(root.db, aside)).at(-1)).toMatchObject({ action: 'called-in', from_node: call.world.counties[0], to_node: call.world.cities[0] });
  expect(await figure('contests.entry-called-in', call.world.cities[0]!)).toBe(1);
  call.world.base.clock.set(new Date('2026-04-15T00:00:00+08:00'));
  const { version } = await current(late);
  const actions = (await presentEntries(root.db, city, [await current(late)]))[0]!.actions;
  expect(actions).toEqual(['call-in']);
  const outcomes = await Promise.allSettled([decideEntry(city, late, { action: 'call-in', version, reason: '' }), decideEntry(county, late, { action: 'forward', version, reason: '' })]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.find((each) => each.status === 'rejected')).toMatchObject({ reason: { code: 'state.stale', status: 409 } });
}, 30_000);

test('a quota keeps places for each office below that has entries waiting, by tier and category, and says for whom', async () => {
  const { world } = call;
  const second = await createOrganization(root, { nameEn: '', sector: null, level: null, divisionCode: null, code: 'X9', name: '湖县文明办', parentId: world.cities[0]!, kind: 'office' });
  const school = await createOrganization(root, { nameEn: '', sector: null, level: null, divisionCode: null, code: 'S9', name: '湖县小学', parentId: second.id, kind: 'school' });
  const other = world.base.as(staff({ role: 'unit_liaison', nodeId: school.id }));
  const lake = world.admin(second.id);
  await change((input) => {
    categoryIn(input, call.text).tierQuotas = [{ depth: 1, quota: 2 }];
    input.tiers[0]!.regionMinimum = 1;
    input.tiers[0]!.quota = 9;
  });
  const river = [await enter({ title: { zh: '河一', en: '' } }), await enter({ title: { zh: '河二', en: '' } })];
  const fromLake = await enter({ nodeId: school.id, title: { zh: '湖一', en: '' } }, other);
  for (const id of river) await decide(county, id, 'forward');
  await decide(lake, fromLake, 'forward');
  await decide(city, river[0]!, 'forward');
  await expect(decide(city, river[1]!, 'forward')).rejects.toMatchObject({ code: 'entry.region-minimum', params: { region: '湖县文明办', minimum: 1, waiting: 1, forwarded: 0 } });
  await decide(city, fromLake, 'forward');
  await expect(decide(city, river[1]!, 'forward')).rejects.toMatchObject({ code: 'entry.quota', params: { quota: 2 } });
  await expect(change((input) => (categoryIn(input, call.text).tierQuotas = [{ depth: 1, quota: 1 }]))).rejects.toMatchObject({ fields: [{ path: 'categories.0.tierQuotas.0.quota', code: 'contest.quota-below', message: { zh: expect.stringContaining('2件') } }] });
  await change((input) => (categoryIn(input, call.text).tierQuotas = []));
  await decide(city, river[1]!, 'forward');
}, 30_000);

test('a unit without an office above it goes to the next one up', async () => {
  const [company] = [await createOrganization(root, { nameEn: '', sector: null, level: null, divisionCode: null, code: 'E1', name: '省属企业', parentId: call.world.rootId, kind: 'enterprise' })];
  const branch = await createOrganization(root, { nameEn: '', sector: null, level: null, divisionCode: null, code: 'E2', name: '企业分公司', parentId: company.id, kind: 'enterprise' });
  const id = await enter({ nodeId: branch.id }, call.world.base.as(staff({ role: 'unit_liaison', nodeId: branch.id })));
  expect(await current(id)).toMatchObject({ state: 'waiting', holder_id: call.world.rootId });
});

test('a category asks questions of its own; a form that changed meanwhile keeps what was typed and says what changed', async () => {
  const label = (zh: string) => ({ zh, en: '' });
  const first: FormDefinition = { questions: [{ key: 'how', kind: 'choice', label: label('创作方式'), required: true, options: [{ value: 'hand', label: label('手绘') }, { value: 'ai', label: label('使用生成工具') }] }, { key: 'tool', kind: 'text', label: label('所用工具'), required: true, when: { match: 'all', tests: [{ question: 'how', is: 'one-of', values: ['ai'] }] } }, { key: 'adviser', kind: 'person', label: label('顾问'), required: false }] };
  expect(await changeForm(root, call.contestId, { categoryId: call.text, version: 0, form: first })).toBe(1);
  await expect(changeForm(root, call.contestId, { categoryId: call.text, version: 0, form: first })).rejects.toMatchObject({ code: 'form.in-use' });
  await expect(enter({ answers: { how: 'ai' }, formVersion: 1 })).rejects.toMatchObject({ code: 'input.invalid', fields: [{ path: 'answers.tool' }] });
  const id = await enter({ answers: { how: 'hand', tool: '画笔', adviser: { name: '陈某' } }, formVersion: 1, submit: false });
  expect((await current(id)).answers).toEqual({ how: 'hand', tool: '画笔', adviser: { name: '陈某' } });
  const second: FormDefinition = { questions: [first.questions[0]!, { key: 'place', kind: 'text', label: label('创作地点'), required: true }, first.questions[2]!] };
  await changeForm(root, call.contestId, { categoryId: call.text, version: 1, form: second });
  await expect(edit(id, { answers: { how: 'hand', adviser: { name: '陈某' } }, formVersion: 1 })).rejects.toMatchObject({ code: 'form.changed', params: { changes: '“创作地点”新增；“所用工具”已取消' }, fields: [{ path: 'answers.place' }] });
  expect((await current(id)).answers).toEqual({ how: 'hand', tool: '画笔', adviser: { name: '陈某' } });
  await edit(id, { answers: { how: 'hand', place: '老街', adviser: { name: '陈某' } }, formVersion: 2 });
  expect((await requireEntry(root.db, id)).answers).toEqual({ how: 'hand', place: '老街', adviser: { name: '陈某' } });
  // Versions cannot be changed, so nobody is named in them.
  expect(JSON.stringify(await root.db.selectFrom('entry_versions').select('content').where('entry_id', '=', id).execute())).not.toContain('陈某');
  await root.db.transaction().execute((tx) => eraseEntriesOf(tx, root, accountOf(liaison)));
  expect((await current(id)).answers).toEqual({ how: 'hand', place: '老街' });
  await changeForm(root, call.contestId, { categoryId: call.text, version: 2, form: { questions: [] } });
}, 30_000);

test('a category closed with drafts inside keeps them readable and takes none; its own window is kept to', async () => {
  const reader = call.reader();
  const id = await enter({ nodeId: call.world.rootId, submit: false }, reader);
  await change((input) => (categoryIn(input, call.text).closed = true));
  await expect(edit(id, {}, reader)).rejects.toMatchObject({ code: 'contest.category-closed' });
  const [shown] = await presentEntries(root.db, reader, [await current(id)]);
  expect(shown).toMatchObject({ title: { zh: '雪中送炭' }, actions: ['withdraw'] });
  await change((input) => Object.assign(categoryIn(input, call.text), { closed: false, opensAt: '2026-03-10T00:00:00+08:00', closesAt: '2026-03-20T00:00:00+08:00' }));
  await expect(enter({}, liaison)).rejects.toMatchObject({ code: 'contest.category-not-open' });
  await expect(change((input) => (categoryIn(input, call.text).closesAt = '2026-05-01T00:00:00+08:00'))).rejects.toMatchObject({ fields: [{ path: 'categories.0.closesAt', code: 'contest.category-window' }] });
  await change((input) => Object.assign(categoryIn(input, call.text), { opensAt: null, closesAt: null }));
}, 30_000);

test('who may enter is checked for units and declared by the public', async () => {
  const { world } = call;
  await change((input) => (categoryIn(input, call.text).eligibility = { ages: { min: 6, max: 17 }, regions: [world.cities[0]!], unitKinds: ['school'], sectors: [], levels: [] }));
  const west = world.base.as(staff({ role: 'unit_liaison', nodeId: world.schools[1]! }));
  await expect(enter({ nodeId: world.schools[1] }, west)).rejects.toMatchObject({ fields: [{ path: 'nodeId', code: 'entry.ineligible-region' }] });
  await expect(enter({ nodeId: world.counties[0] }, county)).rejects.toMatchObject({ fields: [{ code: 'entry.ineligible-unit' }] });
  await expect(enter()).rejects.toMatchObject({ fields: [{ path: 'declared.ages' }] });
  await enter({ declared: { ages: true } });
  await expect(enter({ nodeId: world.counties[0], declared: { ages: true } }, call.reader())).rejects.toMatchObject({ fields: [{ path: 'declared.regions' }] });
  const id = await enter({ nodeId: world.counties[0], declared: { ages: true, regions: true } }, call.reader());
  expect((await current(id)).declared).toEqual({ ages: true, regions: true });
  await change((input) => (categoryIn(input, call.text).eligibility = { ages: null, regions: [], unitKinds: [], sectors: [], levels: [] }));
}, 30_000);

test('an extension\'s code serves one entry until its instant; it is kept as a hash, and its issue is audited', async () => {
  const { base, counties } = call.world;
  const issue = (until = '2026-04-03T00:00:00+08:00') => issueExtension(root, call.contestId, { categoryId: call.text, until, reason: '当天停电' });
  await expect(issueExtension(city, call.contestId, { categoryId: null, until: '2026-04-03T00:00:00+08:00', reason: '停电' })).rejects.toMatchObject({ code: 'auth.forbidden' });
  const [used, revoked, other] = [await issue(), await issue(), await issue()];
  await revokeExtension(root, call.contestId, revoked.id);
  base.clock.set(new Date('2026-04-02T00:00:00+08:00'));
  const reader = call.reader();
  const late = (code?: string) => enter({ nodeId: counties[0], ...(code === undefined ? {} : { code }) }, reader);
  await expect(late()).rejects.toMatchObject({ code: 'contest.closed' });
  for (const code of ['AAAA-AAAA-AAAA-AAAA', revoked.code]) await expect(late(code)).rejects.toMatchObject({ fields: [{ path: 'code', code: 'extension.refused' }] });
  const twice = await Promise.allSettled([late(used.code.toLowerCase().replaceAll('-', ' ')), late(used.code)]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(revokeExtension(root, call.contestId, used.id)).rejects.toMatchObject({ code: 'extension.refused' });
  base.clock.set(new Date('2026-04-03T00:00:00+08:00'));
  await expect(late(other.code)).rejects.toMatchObject({ code: 'extension.refused' });
  const rows = await sql<{ t: string }>`select x::text as t from entry_extensions x union all select a::text from audit_events a`.execute(base.db);
  const all = JSON.stringify(rows.rows);
  expect(all).toContain('当天停电');
  expect(all).not.toContain(used.code);
}, 30_000);

test('a co-author is unnamed until they decide themselves, and is gone from the page when they take it back', async () => {
  const { base, rootId } = call.world;
  const [entrant, friend, stranger] = [call.reader(), call.reader(), call.reader()];
  const id = await enter({ nodeId: rootId, authors: [{ name: '李明', credit: 'full', address: 'mr', under14: false }, { name: '王芳', role: 'tutor', credit: 'full', address: 'ms', under14: false }] }, entrant);
  await decide(root, id, 'publish');
  const credits = async () => (await findWork(base.db, id))?.work.credits;
  expect(await credits()).toEqual(['李明']);
  const tutor = authorsOf(await current(id))[1]!;
  expect(tutor.consent).toBe('missing');
  await expect(inviteAuthor(stranger, id, tutor.id)).rejects.toMatchObject({ code: 'entry.not-found' });
  const former = await inviteAuthor(entrant, id, tutor.id);
  const { code } = await inviteAuthor(entrant, id, tutor.id);
  await expect(answerInvitation(friend, { code: former.code, answer: 'full', agrees: true })).rejects.toMatchObject({ code: 'consent.refused' });
  expect(await readInvitation(friend, code)).toMatchObject({ name: '王芳', role: 'tutor', title: { zh: '雪中送炭' }, own: false });
  await expect(answerInvitation(entrant, { code, answer: 'full', agrees: true })).rejects.toMatchObject({ code: 'consent.own' });
  await answerInvitation(friend, { code, answer: 'masked', agrees: true });
  await expect(answerInvitation(stranger, { code, answer: 'full', agrees: true })).rejects.toMatchObject({ code: 'consent.refused' });
  expect(await credits()).toEqual(['李明', '王女士（指导）']);
  expect((await requireEntry(base.db, id)).authorAccountIds).toEqual([accountOf(entrant), accountOf(friend)]);
  expect(await consentsOf(entrant, id)).toMatchObject([{ kind: 'author', purpose: 'masked', withdrawnAt: null }]);
  await withdrawAuthorConsent(friend, id);
  await expect(withdrawAuthorConsent(friend, id)).rejects.toMatchObject({ code: 'consent.none' });
  expect(await credits()).toEqual(['李明']);
  await base.db.transaction().execute((tx) => eraseEntriesOf(tx, root, accountOf(friend)));
  expect(JSON.stringify((await current(id)).authors)).not.toContain('王芳');
  const kept = await sql<{ t: string }>`select i::text as t from author_invitations i`.execute(base.db);
  expect(JSON.stringify(kept.rows)).not.toContain(code);
}, 30_000);

test('no save by whoever entered a work speaks for an author who was asked: not without ids, not by another place, name or a second round', async () => {
  const { base } = call.world;
  const friend = call.reader();
  const names = [{ name: '李明', credit: 'full', address: 'mr', under14: false }, { name: '王芳', credit: 'full', address: 'ms', under14: false, invite: true }] as const;
  const id = await enter({ authors: [...names] });
  const authors = async () => authorsOf(await current(id)).map(({ name, consent }) => [name, consent]);
  const { invite: _, ...plain } = names[1];
  // As a client would that knows nothing of ids.
  await edit(id, { authors: [names[0], plain] });
  expect(await authors()).toEqual([['李明', 'held'], ['王芳', 'missing']]);
  const wang = authorsOf(await current(id))[1]!;
  await edit(id, { authors: [names[0], { ...plain, id: wang.id, invite: false }] });
  expect((await authors())[1]).toEqual(['王芳', 'missing']);
  const { code } = await inviteAuthor(liaison, id, wang.id);
  await answerInvitation(friend, { code, answer: 'refuse', agrees: true });
  for (const again of [plain, { ...plain, name: '王 芳' }, { ...plain, name: '王方' }]) {
    const before = authorsOf(await current(id)).find(({ consent }) => consent !== 'held')!;
    await edit(id, { authors: [again.name === '王方' ? { ...again, id: before.id } : again, names[0]] });
    expect((await authors())[0]![1]).not.toBe('held');
    expect(authorsOf(await current(id)).map((author) => creditName(author)).filter((credit) => credit !== '')).toEqual(['李明']);
  }
  await edit(id, { authors: [names[0]] });
  await edit(id, { authors: [names[0], plain] });
  expect(await authors()).toEqual([['李明', 'held'], ['王芳', 'missing']]);
  // Neither does the public, by putting somebody who was asked in the first place.
  const entrant = call.reader();
  const own = await enter({ nodeId: call.world.rootId, authors: [names[0], plain] }, entrant);
  await edit(own, { nodeId: call.world.rootId, authors: [plain, names[0]] }, entrant);
  expect(authorsOf(await current(own)).map(({ consent }) => consent)).toEqual(['missing', 'held']);
  const invitations = await sql<{ t: string }>`select i::text as t from author_invitations i`.execute(base.db);
  expect(JSON.stringify(invitations.rows)).not.toContain('王芳');
}, 30_000);

test('a work by a child waits for the guardian, shows no more than the default without a consent of its own, and goes as the guardian chooses', async () => {
  const { base, rootId } = call.world;
  const entrant = call.reader();
  const published = await figure('contests.work-published', rootId);
  const authors: NewEntry['authors'] = [{ name: '李小雨', credit: 'full', address: 'pupil', under14: true }];
  await expect(enter({ nodeId: rootId, authors }, entrant)).rejects.toMatchObject({ fields: [{ path: 'authors.0.guardian', code: 'entry.guardian-missing' }] });
  const id = await enter({ nodeId: rootId, authors, submit: false }, entrant);
  const child = authorsOf(await current(id))[0]!;
  const consent = (purpose: 'take-part' | 'full-name') => giveGuardianConsent(entrant, id, { authorId: child.id, purpose, relation: 'mother', guardianName: '张某某', contact: '13812345678', manner: 'screen', agrees: true });
  await consent('take-part');
  await edit(id, { authors: [{ ...authors[0]!, id: child.id }] }, entrant);
  await decide(root, id, 'publish');
  const credits = async () => (await findWork(base.db, id))?.work.credits;
  expect(await credits()).toEqual(['李同学']);
  await consent('full-name');
  expect(await credits()).toEqual(['李小雨']);
  await withdrawGuardianConsent(entrant, id, { authorId: child.id, take: 'full-name' });
  expect(await credits()).toEqual(['李同学']);
  await expect(withdrawGuardianConsent(county, id, { authorId: child.id, take: 'name' })).rejects.toMatchObject({ code: 'entry.not-found' });
  await withdrawGuardianConsent(root, id, { authorId: child.id, take: 'name' });
  expect(await credits()).toEqual([]);
  await withdrawGuardianConsent(root, id, { authorId: child.id, take: 'work' });
  expect(await findWork(base.db, id)).toBeUndefined();
  expect(await current(id)).toMatchObject({ state: 'withdrawn', published_at: null });
  expect(await figure('contests.work-published', rootId)).toBe(published);
  expect(await consentsOf(entrant, id)).toMatchObject([{ purpose: 'take-part', contact: '138****5678', withdrawnAs: 'work' }, { purpose: 'full-name', withdrawnAs: 'name' }]);
  const stored = await sql<{ t: string }>`select g::text as t from entry_guardian_consents g union all select a::text from audit_events a`.execute(base.db);
  expect(JSON.stringify(stored.rows)).not.toMatch(/张某某|13812345678/);
}, 30_000);

test('an admitted entry may be withdrawn by its author, and the figure follows', async () => {
  const entrant = call.reader();
  const id = await enter({ nodeId: call.world.rootId }, entrant);
  await decide(root, id, 'admit');
  const before = await figure('contests.entry-admitted', call.world.rootId);
  await withdrawEntry(entrant, id, (await current(id)).version);
  expect(await figure('contests.entry-admitted', call.world.rootId)).toBe(before - 1);
  await setContestState(root, call.contestId, 'closed');
  await expect(enter({ nodeId: call.world.rootId }, entrant)).rejects.toMatchObject({ code: 'contest.closed' });
});
