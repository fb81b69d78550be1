import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { readFigure, sequence } from '../../ledger/public.ts';
import { newId } from '../../platform/ids/ids.ts';
import { storeUpload } from '../../platform/files/store-upload.ts';
import { ProposalChange } from './awards.schemas.ts';
import { evidenceReader } from './awards.files.ts';
import { awardsInbox } from './awards.inbox.ts';
import { answerCase } from './cases/answer-case.ts';
import { casesForHost, objectorOf, openCase, startReview, takeCase } from './cases/handle-case.ts';
import { objectTo, ownObjection } from './cases/object.ts';
import { withdrawObjection } from './cases/withdraw.ts';
import { certificateRows, certificatesOf, checkCertificate, requireBatch } from './certificates/certificates.queries.ts';
import { certificateTexts } from './certificates/draw.ts';
import { drawBatchJob } from './certificates/draw-batch.ts';
import { issueCertificates, revokeCertificate } from './certificates/issue.ts';
import { drawOne, ownCertificates } from './certificates/own.ts';
import { awardsOf } from './grants/awards.queries.ts';
import { grantAwards, revokeAward } from './grants/grant-awards.ts';
import { hostedProposal, publicNotice } from './proposals/present.ts';
import { changeProposal, propose, withdrawProposal } from './proposals/propose.ts';
import { publishNotice, sweepNotices } from './proposals/publish-notice.ts';
import { awardsOfPerson } from './person.contributor.ts';
import { fixScheme, saveScheme } from './scheme/save-scheme.ts';
import { type AwardsWorld, awardsWorld, fixedScheme, reviewWith, schemeInput } from './test-kit.ts';
import { decideEntry } from '../contests/usecases/decide-entry.ts';
import { inviteJudge } from '../judging/usecases/change-panel.ts';

let world: AwardsWorld;
let objector: TestContext;
let proposalId: string;
let caseId: string;

beforeAll(async () => {
  world = await awardsWorld();
  objector = await world.objector();
});
afterAll(() => world.close());

const titles = async () => (await hostedProposal(world.root, proposalId)).categories[0]!.levels.map(({ entries }) => entries.map(({ title }) => title.zh));
const version = async () => (await hostedProposal(world.root, proposalId)).version;
const sweep = () => sweepNotices(world.root.as({ kind: 'system', name: 'sweep' }));
const day = (text: string) => world.root.clock.set(new Date(`2026-${text}:00+08:00`));

test('awards are set up by the host and fixed before anything is proposed', async () => {
  const { root } = world;
  await expect(propose(root, world.contestId, world.roundId)).rejects.toMatchObject({ code: 'award.no-scheme' });
  await expect(saveScheme(world.world.admin(world.world.cities[0]!), world.contestId, schemeInput(world))).rejects.toMatchObject({ code: 'award.not-found', status: 404 });
  await saveScheme(root, world.contestId, schemeInput(world, [2]));
  await expect(saveScheme(root, world.contestId, schemeInput(world))).rejects.toMatchObject({ code: 'state.stale' });
  await expect(propose(root, world.contestId, world.roundId)).rejects.toMatchObject({ code: 'award.scheme-open' });
  await saveScheme(root, world.contestId, { ...schemeInput(world), version: 1 });
  await fixScheme(root, world.contestId, 2);
  await expect(saveScheme(root, world.contestId, { ...schemeInput(world), version: 3 })).rejects.toMatchObject({ code: 'award.scheme-fixed' });
  await expect(fixScheme(root, world.contestId, 3)).rejects.toMatchObject({ code: 'award.scheme-fixed' });
});

test('a list follows the result, names its round, and what the scores do not settle stands on it only by a reason', async () => {
  const { root } = world;
  proposalId = await propose(root, world.contestId, world.roundId);
  await expect(propose(root, world.contestId, world.roundId)).rejects.toMatchObject({ code: 'award.nothing-to-propose' });
  expect(await titles()).toEqual([['作品甲'], [expect.stringMatching(/作品[乙丙]/)], [expect.stringMatching(/作品[乙丙]/)]]);
  const proposal = await hostedProposal(root, proposalId);
  expect(proposal).toMatchObject({ roundId: world.roundId, state: 'draft', resultSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const open = proposal.categories[0]!.levels.flatMap(({ entries }) => entries).filter(({ settled }) => !settled);
  expect(open.map(({ title }) => title.zh)).toEqual(expect.arrayContaining(['作品乙', '作品丙']));
  await expect(publishNotice(root, proposalId, proposal.version)).rejects.toMatchObject({ code: 'award.unsettled', params: { count: open.length } });
  await expect(publicNotice(root, proposalId)).rejects.toMatchObject({ code: 'award.not-found' });
  await expect(hostedProposal(world.world.admin(world.world.cities[0]!), proposalId)).rejects.toMatchObject({ code: 'award.not-found' });
  const [first] = proposal.categories[0]!.levels;
  await expect(changeProposal(root, proposalId, ProposalChange.parse({ version: proposal.version, vacancies: [{ levelId: first!.id, count: 2, reason: '没有' }] }))).rejects.toMatchObject({ code: 'award.too-many-vacancies' });
  await changeProposal(root, proposalId, ProposalChange.parse({ version: proposal.version, vacancies: [{ levelId: first!.id, count: 1, reason: '没有达到一等奖水平的作品' }] }));
  expect(await titles()).toEqual([[], ['作品甲'], [expect.stringMatching(/作品[乙丙]/)]]);
  await changeProposal(root, proposalId, ProposalChange.parse({ version: await version() }));
  // One reason for a category is kept with each place that it covers; one that is settled needs none, and one of its own comes first.
  const change = async (input: object) => changeProposal(root, proposalId, ProposalChange.parse({ version: await version(), ...input }));
  const reasons = async () => (await hostedProposal(root, proposalId)).categories[0]!.levels.flatMap(({ entries }) => entries.map(({ settled, sure, confirmed }) => [settled, sure, confirmed]));
  await change({ confirmedCategories: [{ categoryId: world.text, reason: '同分，按规则' }], confirmed: [{ entryId: open[0]!.entryId, reason: '另有理由' }] });
  expect(await reasons()).toEqual([[true, 1, null], [false, 0, '另有理由'], [false, 0, '同分，按规则']]);
  expect(await hostedProposal(root, proposalId)).toMatchObject({ unsettled: 0 });
  await expect(change({ confirmedCategories: [{ categoryId: world.picture, reason: '没有' }] })).rejects.toMatchObject({ code: 'award.category-unknown' });
  await change({});
  expect(await hostedProposal(root, proposalId)).toMatchObject({ unsettled: 2 });
  expect(await titles()).toEqual([['作品甲'], [expect.any(String)], [expect.any(String)]]);
});

test('the notice shows the works to everybody until its days are over', async () => {
  const { root } = world;
  const proposal = await hostedProposal(root, proposalId);
  const confirmed = proposal.categories[0]!.levels.flatMap(({ entries }) => entries).filter(({ settled }) => !settled).map(({ entryId }) => ({ entryId, reason: '两件均分相同，按抽签规则' }));
  await changeProposal(root, proposalId, ProposalChange.parse({ version: proposal.version, confirmed }));
  await expect(publishNotice(root, proposalId, proposal.version)).rejects.toMatchObject({ code: 'state.stale' });
  await publishNotice(root, proposalId, await version());
  const notice = await publicNotice(world.reader(), proposalId);
  expect(notice).toMatchObject({ state: 'noticed', answers: [] });
  expect(notice.categories[0]).toMatchObject({ state: 'noticed', noticeUntil: '2026-03-15T16:00:00.000Z', changes: [{ cause: 'noticed' }] });
  expect(notice.categories[0]!.levels[0]!.entries[0]).toMatchObject({ credits: ['欧阳先生'] });
  expect(JSON.stringify(notice)).not.toContain('欧阳甲');
  const { state } = await world.world.base.db.selectFrom('entries').select('state').where('id', '=', world.entries[0]!).executeTakeFirstOrThrow();
  expect(state).toBe('published');
  expect((await readFigure(root.db, { nodeId: world.world.rootId, kinds: ['awards.notice-published'], campaignId: world.campaignId, basis: 'was' })).quantity).toBe(1);
  await expect(grantAwards(root, proposalId, await version())).rejects.toMatchObject({ code: 'award.notice-running' });
});

test('whoever has a proved contact may object, in confidence, once an entry', async () => {
  const input = { entryId: world.entries[0]!, ground: 'copied' as const, text: '此文与某年某刊的文章几乎相同，附原文。', fileIds: [] as string[] };
  await expect(objectTo(world.reader(), proposalId, input)).rejects.toMatchObject({ code: 'objection.contact-missing' });
  await expect(objectTo(objector, proposalId, { ...input, entryId: world.entries[4]! })).rejects.toMatchObject({ code: 'award.not-on-list' });
  const file = await storeUpload(objector, { bytes: Buffer.from('原文'), name: '原文.txt', purpose: 'text' });
  caseId = await objectTo(objector, proposalId, { ...input, fileIds: [file.id] });
  await expect(objectTo(objector, proposalId, input)).rejects.toMatchObject({ code: 'objection.once' });
  expect(await ownObjection(objector, caseId)).toMatchObject({ number: 1, text: input.text, state: 'received', answer: null, files: [{ id: file.id }] });
  await expect(ownObjection(world.reader(), caseId)).rejects.toMatchObject({ code: 'award.not-found' });
  const { rows } = { rows: await world.root.db.selectFrom('award_cases').selectAll().execute() };
  expect(rows[0]!.text_cipher!.toString('utf8')).not.toContain('某刊');
  const told = await world.root.db.selectFrom('audit_events').selectAll().where('object_id', '=', caseId).execute();
  expect(told.map(({ action, actor_id }) => [action, actor_id])).toEqual([['award-case.received', null]]);
});

test('nobody but who has a case in hand sees what is in it, and every reading is logged', async () => {
  const { root } = world;
  const file = (await root.db.selectFrom('award_case_files').select('file_id').executeTakeFirstOrThrow()).file_id;
  await expect(openCase(root, caseId)).rejects.toMatchObject({ code: 'case.not-handler' });
  expect(await evidenceReader(root, file)).toBeNull();
  expect(JSON.stringify(await casesForHost(root))).not.toMatch(/某刊|李读者/);
  expect(await casesForHost(world.world.admin(world.world.cities[0]!))).toEqual([]);
  await expect(takeCase(world.world.admin(world.world.cities[0]!), caseId, 1)).rejects.toMatchObject({ code: 'award.not-found' });
  await takeCase(root, caseId, 1);
  expect(await openCase(root, caseId)).toMatchObject({ text: expect.stringContaining('某刊'), state: 'in-hand', review: null });
  expect(await objectorOf(root, caseId)).toEqual({ name: '李读者', contacts: [{ kind: 'mobile', masked: '139****0001' }] });
  expect(await evidenceReader(root, file)).toBe('reader');
  const colleague = root.as(staff({ role: 'office_admin', nodeId: world.world.rootId }));
  await expect(openCase(colleague, caseId)).rejects.toMatchObject({ code: 'case.not-handler' });
  await expect(objectorOf(colleague, caseId)).rejects.toMatchObject({ code: 'case.not-handler' });
  const read = await root.db.selectFrom('audit_events').select('action').where('object_id', '=', caseId).orderBy('id').execute();
  expect(read.map(({ action }) => action)).toEqual(['award-case.received', 'award-case.taken', 'award-case.read', 'award-case.objector-read']);
});

test('an open case holds the category’s awards, and is answered only after other judges reviewed the entry', async () => {
  const { root } = world;
  day('03-16T00:00');
  await sweep();
  expect((await hostedProposal(root, proposalId)).categories[0]).toMatchObject({ state: 'over', openCases: 1 });
  await expect(objectTo(await world.objector('迟到者'), proposalId, { entryId: world.entries[0]!, ground: 'other', text: '现在才看到，也有话要说。', fileIds: [] })).rejects.toMatchObject({ code: 'objection.closed' });
  await expect(grantAwards(root, proposalId, await version())).rejects.toMatchObject({ code: 'award.open-cases', params: { count: 1 } });
  const answer = { zh: '经复评，此文多处与他人文章相同。', en: '' };
  await expect(answerCase(root, caseId, { version: 2, outcome: 'upheld', effect: 'struck', answer })).rejects.toMatchObject({ code: 'case.review-missing' });
  await expect(answerCase(root, caseId, { version: 2, outcome: 'dismissed', effect: 'struck', answer })).rejects.toMatchObject({ code: 'case.effect' });
  const reviewId = await startReview(root, caseId, { version: 2, until: '2026-03-20T00:00:00+08:00' });
  await expect(inviteJudge(root, reviewId, { personId: world.judges[0]!.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.judged-before' });
  await reviewWith(world, reviewId, 0);
  expect((await openCase(root, caseId)).review).toMatchObject({ state: 'closed', scores: 3, mean: 0, former: 100 });
});

test('an objection that is upheld re-ranks the list, says so in public, and tells who objected', async () => {
  const { root } = world;
  await answerCase(root, caseId, { version: 3, outcome: 'upheld', effect: 'struck', answer: { zh: '经复评，此文多处与他人文章相同，取消拟奖。', en: '' } });
  expect(await titles()).toEqual([[expect.stringMatching(/作品[乙丙]/)], [expect.stringMatching(/作品[乙丙]/)], ['作品丁']]);
  const notice = await publicNotice(world.reader(), proposalId);
  expect(notice.answers).toMatchObject([{ number: 1, outcome: 'upheld', effect: 'struck', entry: { zh: '作品甲' }, answer: { zh: expect.stringContaining('取消拟奖') } }]);
  expect(notice.categories[0]!.changes.at(-1)).toMatchObject({ cause: 'case', case: 1, gone: [{ zh: '作品甲' }], came: [{ zh: '作品丁' }] });
  expect(notice.categories[0]!.changes.at(-1)!.rose).toHaveLength(2);
  expect(JSON.stringify(notice)).not.toMatch(/某刊|李读者|139/);
  // In notice again, for the days of a renewal.
  expect(notice.categories[0]).toMatchObject({ state: 'noticed', noticeUntil: '2026-03-19T16:00:00.000Z' });
  const states = await world.root.db.selectFrom('entries').select(['id', 'state']).where('id', 'in', [world.entries[0]!, world.entries[3]!]).execute();
  expect(Object.fromEntries(states.map((row) => [row.id, row.state]))).toEqual({ [world.entries[0]!]: 'set-aside', [world.entries[3]!]: 'published' });
  expect(await ownObjection(objector, caseId)).toMatchObject({ state: 'answered', outcome: 'upheld' });
  await expect(answerCase(root, caseId, { version: 4, outcome: 'inadmissible', effect: 'stands', answer: { zh: '再答', en: '' } })).rejects.toMatchObject({ code: 'case.state' });
  await expect(world.root.db.updateTable('award_revisions').set({ cause: 'left' }).execute()).rejects.toThrow();
});

test('awards are granted after the notice, with facts and leaves in the log', async () => {
  const { root } = world;
  await expect(grantAwards(root, proposalId, await version())).rejects.toMatchObject({ code: 'award.notice-running' });
  day('03-20T00:00');
  expect(await grantAwards(root, proposalId, await version())).toBe(3);
  expect(await titles()).toEqual([[expect.any(String)], [expect.any(String)], ['作品丁']]);
  const awards = await awardsOf(root.db, world.contestId);
  expect(awards.map(({ level }) => level.zh)).toEqual(['一等奖', '二等奖', '三等奖']);
  const figure = (kind: string, nodeId: string) => readFigure(root.db, { nodeId, kinds: [kind], campaignId: world.campaignId, basis: 'was' });
  expect((await figure('awards.award-granted', world.world.rootId)).quantity).toBe(3);
  expect((await figure('awards.award-granted', world.world.schools[0]!)).quantity).toBe(1);
  expect((await figure('awards.objection-answered', world.world.rootId)).quantity).toBe(1);
  await sequence(root, root.db);
  const { size } = await root.db.selectFrom('transparency_logs').select('size').where('name', '=', 'house').executeTakeFirstOrThrow();
  expect(size).toBe(3);
  await expect(grantAwards(root, proposalId, await version())).rejects.toMatchObject({ code: 'award.state' });
  await expect(withdrawProposal(root, proposalId, { version: await version(), reason: '改' })).rejects.toMatchObject({ code: 'award.state' });
});

test('certificates have running numbers, are drawn by a job, are checked by their code and revoked with a reason', async () => {
  const { root } = world;
  const batchId = await issueCertificates(root, world.contestId, 'zip');
  await drawBatchJob.handle(root, { batchId, locale: 'zh-CN', origin: 'http://localhost' });
  await drawBatchJob.handle(root, { batchId, locale: 'zh-CN', origin: 'http://localhost' });
  expect(await requireBatch(root.db, batchId)).toMatchObject({ state: 'done', done: 3, file_id: expect.any(String) });
  const certificates = await certificatesOf(root.db, world.contestId);
  expect(certificates.map(({ number }) => number)).toEqual(['省文明征〔2026〕1号', '省文明征〔2026〕2号', '省文明征〔2026〕3号']);
  const [first] = certificates;
  expect(await checkCertificate(root.db, first!.code.toLowerCase().replace(/(.{4})/, '$1-'))).toMatchObject({ valid: true, level: { zh: '一等奖' }, credits: ['欧阳先生'] });
  const author = world.root.as({ ...staff(), staff: false, accountId: (await root.db.selectFrom('awards').select('account_id').where('id', '=', first!.awardId).executeTakeFirstOrThrow()).account_id! });
  expect(await ownCertificates(author)).toMatchObject([{ number: first!.number, valid: true }]);
  expect((await drawOne(author, first!.id)).bytes.length).toBeGreaterThan(5000);
  await expect(drawOne(world.reader(), first!.id)).rejects.toMatchObject({ code: 'certificate.not-found' });
  await revokeCertificate(root, first!.id, '姓名写法有误，重新制发');
  await expect(revokeCertificate(root, first!.id, '再撤')).rejects.toMatchObject({ code: 'certificate.revoked' });
  expect(await checkCertificate(root.db, first!.code)).toMatchObject({ valid: false, revokedReason: '姓名写法有误，重新制发' });
  await issueCertificates(root, world.contestId, 'pdf');
  expect((await certificatesOf(root.db, world.contestId)).filter(({ revokedAt }) => revokedAt === null).map(({ number }) => number).toSorted()).toEqual(['省文明征〔2026〕2号', '省文明征〔2026〕3号', '省文明征〔2026〕4号']);
});

test('an award is revoked with its certificate, and the figure corrected', async () => {
  const { root } = world;
  const award = (await awardsOf(root.db, world.contestId)).at(-1)!;
  await expect(revokeAward(world.world.admin(world.world.cities[0]!), award.id, '查实')).rejects.toMatchObject({ code: 'award.not-found' });
  await revokeAward(root, award.id, '事后查实为他人作品');
  await expect(revokeAward(root, award.id, '再撤')).rejects.toMatchObject({ code: 'award.revoked' });
  expect((await certificatesOf(root.db, world.contestId)).find(({ awardId }) => awardId === award.id)).toMatchObject({ revokedReason: '事后查实为他人作品' });
  expect((await readFigure(root.db, { nodeId: world.world.schools[0]!, kinds: ['awards.award-granted'], campaignId: world.campaignId, basis: 'was' })).quantity).toBe(0);
});

test('who objected can see, take along and have erased what they sent', async () => {
  const { personId } = objector.actor as { personId: string };
  expect(await awardsOfPerson.section!(objector, personId)).toMatchObject({ rows: [{ value: '已答复' }] });
  expect(await awardsOfPerson.exportOwnData!(objector, personId)).toMatchObject({ objections: [{ text: expect.stringContaining('某刊') }] });
  await world.root.db.transaction().execute((tx) => awardsOfPerson.eraseOwnData!(tx, objector, personId));
  expect(await world.root.db.selectFrom('award_cases').select(['account_id', 'text_cipher']).where('id', '=', caseId).executeTakeFirstOrThrow()).toEqual({ account_id: null, text_cipher: null });
});

test('a review can move an entry instead, and a withdrawn list frees its category', async () => {
  const other = await awardsWorld();
  try {
    await fixedScheme(other, [2]);
    const id = await propose(other.root, other.contestId, other.roundId);
    const seen = () => hostedProposal(other.root, id);
    const confirmed = (await seen()).categories[0]!.levels.flatMap(({ entries }) => entries).filter(({ settled }) => !settled).map(({ entryId }) => ({ entryId, reason: '按规则' }));
    await changeProposal(other.root, id, ProposalChange.parse({ version: 1, confirmed }));
    await publishNotice(other.root, id, 2);
    const objection = await objectTo(await other.objector(), id, { entryId: other.entries[0]!, ground: 'judging', text: '评分过高，请复评这件作品。', fileIds: [] });
    await expect(withdrawProposal(other.root, id, { version: 3, reason: '试' })).rejects.toMatchObject({ code: 'award.open-cases' });
    await takeCase(other.root, objection, 1);
    const review = await startReview(other.root, objection, { version: 2, until: '2026-03-20T00:00:00+08:00' });
    await reviewWith(other, review, 50);
    await answerCase(other.root, objection, { version: 3, outcome: 'upheld', effect: 'moved', answer: { zh: '复评得分低于原分，按复评调整。', en: '' } });
    expect((await seen()).categories[0]!.levels[0]!.entries.map(({ title }) => title.zh).toSorted()).toEqual(['作品丙', '作品乙'].toSorted());
    await withdrawProposal(other.root, id, { version: 3, reason: '改由另一轮提出' });
    expect((await publicNotice(other.reader(), id)).state).toBe('withdrawn');
    const again = await propose(other.root, other.contestId, other.roundId);
    // What an objection changed was of the list that is gone; works that its notice had shown are admitted as before.
    expect((await hostedProposal(other.root, again)).categories[0]!.levels[0]!.entries[0]!.title.zh).toBe('作品甲');
    expect((await other.root.db.selectFrom('entries').select('state').where('contest_id', '=', other.contestId).distinct().execute()).map(({ state }) => state)).toEqual(['admitted']);
  } finally {
    await other.close();
  }
});

test('who objected can take it back until it is answered; then it waits for nobody and holds no award', async () => {
  const other = await awardsWorld();
  try {
    const { root } = other;
    await fixedScheme(other, [1]);
    const id = await propose(root, other.contestId, other.roundId);
    await publishNotice(root, id, 1);
    const [mine, another] = [await other.objector('甲读者'), await other.objector('乙读者')];
    const input = { entryId: other.entries[0]!, ground: 'copied' as const, text: '像是抄来的，请核对原文。', fileIds: [] };
    const taken = await objectTo(mine, id, input);
    const standing = await objectTo(another, id, input);
    await takeCase(root, taken, 1);
    await expect(withdrawObjection(another, taken, '')).rejects.toMatchObject({ code: 'award.not-found' });
    await withdrawObjection(mine, taken, '核对后是我看错了');
    await expect(withdrawObjection(mine, taken, '')).rejects.toMatchObject({ code: 'case.state' });
    expect(await ownObjection(mine, taken)).toMatchObject({ state: 'withdrawn', withdrawnAt: expect.any(String), text: input.text });
    expect(await openCase(root, taken)).toMatchObject({ state: 'withdrawn', withdrawnReason: '核对后是我看错了' });
    await expect(answerCase(root, taken, { version: 3, outcome: 'inadmissible', effect: 'stands', answer: { zh: '不予受理', en: '' } })).rejects.toMatchObject({ code: 'case.state' });
    const told = await root.db.selectFrom('audit_events').select(['action', 'actor_id', 'reason']).where('object_id', '=', taken).orderBy('id').execute();
    expect(told.find(({ action }) => action === 'award-case.withdrawn')).toEqual({ action: 'award-case.withdrawn', actor_id: null, reason: null });
    // It waits for nobody any more; the other one does.
    expect((await awardsInbox(root)).filter(({ key }) => key.startsWith('award-case:')).map(({ key }) => key)).toEqual([`award-case:${standing}`]);
    // Nothing of it is public, and one may object anew while the notice runs.
    expect(JSON.stringify(await publicNotice(other.reader(), id))).not.toMatch(/看错|抄来/);
    const again = await objectTo(mine, id, input);
    await withdrawObjection(mine, again, '');
    expect((await hostedProposal(root, id)).categories[0]).toMatchObject({ openCases: 1 });
    await takeCase(root, standing, 1);
    await answerCase(root, standing, { version: 2, outcome: 'inadmissible', effect: 'stands', answer: { zh: '不属于受理范围', en: '' } });
    await expect(withdrawObjection(another, standing, '')).rejects.toMatchObject({ code: 'objection.answered' });
    root.clock.set(new Date('2026-03-16T00:00:00+08:00'));
    expect(await grantAwards(root, id, 2)).toBe(1);
  } finally {
    await other.close();
  }
});

test('certificates are made out to each author and each tutor who is named, and are theirs to take along', async () => {
  const other = await awardsWorld();
  try {
    const { root } = other;
    const first = other.entries[0]!;
    const { authors } = await root.db.selectFrom('entries').select('authors').where('id', '=', first).executeTakeFirstOrThrow();
    const [author] = authors as { id: string }[];
    const [tutor, hidden] = [newId(), newId()];
    const more = [{ ...author, id: tutor, name: '上官老师', role: 'tutor', credit: 'full', consent: 'given' }, { ...author, id: hidden, name: '夏侯同学', credit: 'full', consent: 'missing' }];
    await root.db.updateTable('entries').set({ authors: JSON.stringify([author, ...more]) }).where('id', '=', first).execute();
    const owner = await other.objector('上官老师');
    const { accountId } = owner.actor as { accountId: string };
    await root.db.insertInto('author_consents').values({ id: newId(), entry_id: first, author_id: tutor, account_id: accountId, credit: 'full', text_version: 'test', given_at: root.clock.now() }).execute();
    await fixedScheme(other, [1]);
    const id = await propose(root, other.contestId, other.roundId);
    await publishNotice(root, id, 1);
    root.clock.set(new Date('2026-03-16T00:00:00+08:00'));
    await grantAwards(root, id, 2);
    await issueCertificates(root, other.contestId, 'pdf', ['work', 'author', 'tutor']);
    const issued = await certificatesOf(root.db, other.contestId);
    expect(issued.map(({ holder, credits }) => [holder, credits])).toEqual([['work', ['欧阳先生', '上官老师（指导）']], ['author', ['欧阳先生']], ['tutor', ['上官老师']]]);
    expect((await requireBatch(root.db, (await root.db.selectFrom('award_certificate_batches').select('id').executeTakeFirstOrThrow()).id)).certificate_ids).toHaveLength(3);
    // Asked again, only what is missing is issued; works alone are drawn alone.
    const works = await issueCertificates(root, other.contestId, 'pdf');
    expect((await requireBatch(root.db, works)).certificate_ids).toEqual([issued[0]!.id]);
    expect(await certificatesOf(root.db, other.contestId)).toHaveLength(3);
    expect(await ownCertificates(owner)).toMatchObject([{ holder: 'tutor', number: issued[2]!.number }]);
    expect((await drawOne(owner, issued[2]!.id)).bytes.length).toBeGreaterThan(5000);
    await expect(drawOne(owner, issued[0]!.id)).rejects.toMatchObject({ code: 'certificate.not-found' });
    const texts = await certificateTexts(root.db, other.contestId, await certificateRows(root.db, other.contestId), { locale: 'zh-CN', origin: 'http://localhost' });
    expect(texts.map(({ title, to }) => [title, to])).toEqual([['获奖证书', '欧阳先生、上官老师（指导）'], ['获奖证书', '欧阳先生'], ['指导教师证书', '上官老师']]);
    expect(texts[2]!.body).toContain('您指导的作品《作品甲》');
    // Whoever takes their name back is on no certificate any more.
    await root.db.updateTable('entries').set({ authors: JSON.stringify([author, { ...more[0], consent: 'withdrawn' }, more[1]]) }).where('id', '=', first).execute();
    await root.db.updateTable('author_consents').set({ withdrawn_at: root.clock.now() }).where('author_id', '=', tutor).execute();
    expect((await checkCertificate(root.db, issued[2]!.code)).credits).toEqual([]);
    expect(await ownCertificates(owner)).toEqual([]);
    await revokeAward(root, issued[0]!.awardId, '查实');
    expect((await certificatesOf(root.db, other.contestId)).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  } finally {
    await other.close();
  }
});

test('a work that leaves the contest goes off the public list, which is published again; what waits for the host is on its first page', async () => {
  const other = await awardsWorld();
  try {
    await fixedScheme(other, [1, 1]);
    const id = await propose(other.root, other.contestId, other.roundId);
    const seen = () => hostedProposal(other.root, id);
    expect((await awardsInbox(other.root)).map(({ action }) => action.zh)).toEqual(['公示拟奖名单']);
    const confirmed = (await seen()).categories[0]!.levels.flatMap(({ entries }) => entries).filter(({ settled }) => !settled).map(({ entryId }) => ({ entryId, reason: '按规则' }));
    await changeProposal(other.root, id, ProposalChange.parse({ version: 1, confirmed }));
    await publishNotice(other.root, id, 2);
    const { version: at } = await other.root.db.selectFrom('entries').select('version').where('id', '=', other.entries[0]!).executeTakeFirstOrThrow();
    await decideEntry(other.root, other.entries[0]!, { action: 'unpublish', version: at, reason: '作者要求撤下' });
    other.root.clock.set(new Date('2026-03-16T00:00:00+08:00'));
    await expect(grantAwards(other.root, id, 3)).rejects.toMatchObject({ code: 'award.entry-left' });
    await sweepNotices(other.root.as({ kind: 'system', name: 'sweep' }));
    const notice = await publicNotice(other.reader(), id);
    expect(notice.categories[0]).toMatchObject({ state: 'noticed', noticeUntil: '2026-03-19T16:00:00.000Z' });
    expect(notice.categories[0]!.changes.at(-1)).toMatchObject({ cause: 'left', gone: [{ zh: '作品甲' }] });
    expect(await awardsInbox(other.root)).toEqual([]);
    other.root.clock.set(new Date('2026-03-20T00:00:00+08:00'));
    await sweepNotices(other.root.as({ kind: 'system', name: 'sweep' }));
    await sweepNotices(other.root.as({ kind: 'system', name: 'sweep' }));
    expect((await awardsInbox(other.root)).map(({ action }) => action.zh)).toEqual(['授奖']);
    // Two who grant at once: one does, the other is told.
    const both = await Promise.allSettled([grantAwards(other.root, id, 3), grantAwards(other.root, id, 3)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await awardsOf(other.root.db, other.contestId)).toHaveLength(2);
  } finally {
    await other.close();
  }
});
