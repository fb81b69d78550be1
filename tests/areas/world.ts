import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { createBulletin } from '../../src/modules/campaigns/bulletins/write-bulletin.ts';
import { saveTemplate } from '../../src/modules/campaigns/templates/templates.ts';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { NewContest, NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { requireContest } from '../../src/modules/contests/contests.queries.ts';
import { setContestState } from '../../src/modules/contests/usecases/change-contest.ts';
import { createContest } from '../../src/modules/contests/usecases/create-contest.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { askPeopleExport } from '../../src/modules/people/usecases/export-people.ts';
import { askExport } from '../../src/modules/notices/usecases/export-returns.ts';
import { draft, LEAD_FORM, province, sent, type Province } from '../../src/modules/notices/test-kit.ts';
import { signReceipt } from '../../src/modules/notices/usecases/sign-receipt.ts';
import { insertGrant } from '../../src/modules/people/usecases/give-role.ts';
import { inviteStaff } from '../../src/modules/people/usecases/invite-staff.ts';
import { NewStaffInput } from '../../src/modules/people/people.schemas.ts';
import { organizationImportJob } from '../../src/modules/organizations/imports/organization-import.ts';
import { samplePicture } from '../../src/platform/files/sample-files.ts';
import { storeUpload } from '../../src/platform/files/store-upload.ts';
import { startImport } from '../../src/platform/imports/imports.ts';
import { NewRound } from '../../src/modules/judging/judging.schemas.ts';
import { createRound } from '../../src/modules/judging/usecases/save-round.ts';
import { NewPoll } from '../../src/modules/polls/polls.schemas.ts';
import { createPoll } from '../../src/modules/polls/usecases/save-poll.ts';
import { NewForum, NewLetter, NewPledge } from '../../src/modules/voices/voices.schemas.ts';
import { createForum } from '../../src/modules/voices/usecases/manage-forum.ts';
import { createPledge } from '../../src/modules/voices/usecases/manage-pledge.ts';
import { writeLetter } from '../../src/modules/voices/usecases/letters.ts';
import { NewSurvey } from '../../src/modules/surveys/surveys.schemas.ts';
import { createSurvey } from '../../src/modules/surveys/usecases/save-survey.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { staff } from '../support/context.ts';

/** Where a county lies in the small province, and the word that stands in everything of it. */
interface Where {
  readonly city: 'west' | 'east';
  readonly county: 'hill' | 'river';
  readonly school: 'hillSchool' | 'riverSchool';
  readonly mark: string;
  readonly username: string;
  readonly mobile: string;
  readonly certificate: string;
  /** Where its entries in the log of the house begin. */
  readonly seq: number;
}

const HILL: Where = { city: 'west', county: 'hill', school: 'hillSchool', mark: '山县', username: 'hill.person', mobile: '13800005678', certificate: '0123456789AB', seq: 1 };
const RIVER: Where = { city: 'east', county: 'river', school: 'riverSchool', mark: '河县', username: 'river.person', mobile: '13800008765', certificate: 'BA9876543210', seq: 3 };

/** One thing of every kind that belongs to the western city and its hill county: what another city may neither see nor change. */
export interface OtherCounty {
  readonly land: Province;
  readonly ids: Readonly<Record<'organization' | 'person' | 'account' | 'grant' | 'notice' | 'recipient' | 'export' | 'peopleExport' | 'campaign' | 'bulletin' | 'template' | 'contest' | 'category' | 'entry' | 'file' | 'import' | 'fact' | 'nothing' | 'round' | 'judge' | 'work' | 'medium' | 'awardProposal' | 'awardCase' | 'award' | 'certificate' | 'certificateBatch' | 'awardLevel' | 'poll' | 'forum' | 'post' | 'pledge' | 'letter' | 'survey', string>>;
}

/** A round of the western city's contest with a judge who has the entry before them. */
async function judging(land: Province, { city, mark }: Where, of: { contest: string; category: string; entry: string; file: string; person: string; account: string }): Promise<Record<'round' | 'judge' | 'work' | 'medium', string>> {
  const { db } = land.ctx;
  const round = await createRound(land.staff[city], NewRound.parse({ contestId: of.contest, name: { zh: `${mark}评审` }, method: 'pass-fail', terms: {}, categories: [{ categoryId: of.category, places: 1 }], opensAt: '2026-03-01T00:00:00+08:00', dueAt: '2026-11-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00' }));
  const [judge, work, medium, now] = [newId(), newId(), newId(), new Date('2026-03-02T00:00:00+08:00')];
  await db.insertInto('judging_judges').values({ id: judge, round_id: round, account_id: of.account, person_id: of.person, letter: 1, state: 'accepted', most: 5, invited_at: now }).execute();
  await db.insertInto('judging_entries').values({ round_id: round, entry_id: of.entry, category_id: of.category, number: 1 }).execute();
  await db.insertInto('judging_assignments').values({ id: work, round_id: round, entry_id: of.entry, judge_id: judge, category_id: of.category, state: 'open', how: 'by-hand', assigned_at: now }).execute();
  await db.insertInto('judging_media').values({ id: medium, assignment_id: work, position: 0, file_id: of.file }).execute();
  await db.insertInto('judging_discussions').values({ round_id: round, entry_id: of.entry, opened_at: now }).execute();
  await db.updateTable('judging_rounds').set({ state: 'open', opened_at: now }).where('id', '=', round).execute();
  return { round, judge, work, medium };
}

/** A level, a list drawn up, an objection, an award with its certificate, of the western city's contest. */
async function awards(land: Province, { city, school, mark, certificate: code, seq }: Where, of: { contest: string; category: string; entry: string; round: string; campaign: string }): Promise<Record<'awardProposal' | 'awardCase' | 'award' | 'certificate' | 'certificateBatch' | 'awardLevel', string>> {
  const { db } = land.ctx;
  const [proposal, caseId, award, certificate, batch, level, now] = [newId(), newId(), newId(), newId(), newId(), newId(), new Date('2026-03-02T00:00:00+08:00')];
  const host = { contest_id: of.contest, host_id: land.ids[city] };
  await db.insertInto('award_schemes').values({ ...host, campaign_id: of.campaign, notice_days: 5, renewal_days: 3, number_prefix: `${mark}`, state: 'fixed', created_at: now, fixed_at: now }).execute();
  await db.insertInto('award_levels').values({ id: level, contest_id: of.contest, category_id: of.category, position: 1, name_zh: `${mark}一等奖`, places: 1 }).execute();
  await db.insertInto('award_proposals').values({ ...host, id: proposal, campaign_id: of.campaign, round_id: of.round, result_seq: 1, result_sha256: '', state: 'draft', created_at: now }).execute();
  await db.insertInto('award_proposal_categories').values({ proposal_id: proposal, category_id: of.category, state: 'draft' }).execute();
  await db.insertInto('award_places').values({ proposal_id: proposal, category_id: of.category, entry_id: of.entry, level_id: level, position: 1, rank: 1, settled: true }).execute();
  await db.insertInto('award_cases').values({ ...host, id: caseId, proposal_id: proposal, category_id: of.category, entry_id: of.entry, number: 1, ground: 'other', state: 'received', received_at: now }).execute();
  await db.insertInto('awards').values({ ...host, id: award, proposal_id: proposal, category_id: of.category, level_id: level, entry_id: of.entry, node_id: land.ids[school], position: 1, granted_at: now, log_seq: seq }).execute();
  await db.insertInto('award_certificates').values({ ...host, id: certificate, award_id: award, number: `${mark}〔2026〕1号`, serial: 1, code, issued_at: now, log_seq: seq + 1 }).execute();
  await db.insertInto('award_certificate_batches').values({ ...host, id: batch, form: 'pdf', state: 'waiting', certificate_ids: [certificate], asked_at: now, asked_by: newId() }).execute();
  return { awardProposal: proposal, awardCase: caseId, award, certificate, certificateBatch: batch, awardLevel: level };
}

/** A poll, a survey, a topic with a post that waits, a pledge and a letter of the western city. */
async function voices(land: Province, { city, mark }: Where, campaignId: string): Promise<Record<'poll' | 'forum' | 'post' | 'pledge' | 'letter' | 'survey', string>> {
  const office = land.staff[city];
  const { db } = land.ctx;
  const window = { opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00' };
  const poll = await createPoll(office, NewPoll.parse({ campaignId, title: { zh: `${mark}投票` }, about: { zh: `选出${mark}的好人。` }, eligibility: 'code', opensAt: '2026-04-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', options: [{ title: { zh: `${mark}甲` } }, { title: { zh: `${mark}乙` } }] }));
  const survey = await createSurvey(office, NewSurvey.parse({ campaignId, title: { zh: `${mark}问卷` }, form: { questions: [{ key: 'place', kind: 'text', label: { zh: `${mark}的问题` } }] }, ...window }));
  const forum = await createForum(office, NewForum.parse({ campaignId, kind: 'topic', title: { zh: `${mark}话题` }, ...window }));
  const pledge = await createPledge(office, NewPledge.parse({ campaignId, title: { zh: `${mark}承诺` }, text: { zh: `${mark}的承诺。` }, ...window }));
  const letter = await writeLetter(land.ctx.as({ ...staff(), staff: false }), NewLetter.parse({ officeId: land.ids[city], subject: `${mark}的路灯`, body: `${mark}的路灯不亮。`, name: `${mark}人` }));
  const post = newId();
  await db.insertInto('posts').values({ id: post, forum_id: forum, account_id: newId(), author: `${mark}人`, body: `${mark}的话。`, state: 'waiting', posted_at: new Date('2026-03-02T00:00:00+08:00') }).execute();
  return { poll, forum, post, pledge, letter, survey };
}

export const otherCounty = async (): Promise<OtherCounty> => countyOf(await province(), HILL);

/** The like of it in the eastern city and its river county. */
export const ownCounty = (land: Province): Promise<OtherCounty> => countyOf(land, RIVER);

async function countyOf(land: Province, where: Where): Promise<OtherCounty> {
  const { ctx } = land;
  const { city, county, school, mark, username, mobile } = where;
  const [cityId, countyId, schoolId] = [land.ids[city], land.ids[county], land.ids[school]];
  const [office, liaison] = [land.staff[city], land.staff[school]];

  const security = ctx.as(staff({ role: 'security_admin', nodeId: cityId }));
  const { personId, accountId } = await inviteStaff(office, NewStaffInput.parse({ name: `${mark}某人`, username, mobile, unitId: countyId, grants: [] }));
  const grant = await ctx.db.transaction().execute((tx) => insertGrant(tx, security, { personId, role: 'unit_liaison', nodeId: schoolId }));

  const notice = await sent(office, draft(cityId, { series: `${mark.at(0)}文明办`, title: `${mark}专用的通知`, receipt: true, audience: { under: [countyId] }, form: LEAD_FORM, dueAt: '2026-03-20T17:00:00+08:00' }));
  await signReceipt(liaison, notice, schoolId);
  const exported = await askExport(office, notice, { reason: '核对' });
  const peopleExported = await askPeopleExport(office, { node: cityId, reason: '核对', minors: false });

  const content = readyContent({ name: { zh: `${mark}的活动`, en: '' } });
  const campaign = (await createCampaign(office, { hostId: cityId, content })).id;
  const bulletin = (await createBulletin(office, campaign, { title: { zh: `${mark}通报`, en: '' }, body: { zh: '进展。', en: '' }, figures: [] }, [])).id;
  const template = (await saveTemplate(office, { campaignId: campaign, name: { zh: `${mark}模板`, en: '' } })).id;
  const contest = await createContest(office, NewContest.parse({ campaignId: campaign, title: { zh: `${mark}征集` }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', fromPublic: false, categories: [{ kind: 'picture', name: { zh: '图片' } }] }));
  await setContestState(office, contest, 'open');
  const category = (await requireContest(ctx.db, contest)).categories[0]!.id;
  const file = (await storeUpload(liaison, { bytes: await samplePicture(200, 150), name: `${mark}.jpg`, purpose: 'picture' })).id;
  const entry = await createEntry(liaison, contest, NewEntry.parse({ title: { zh: `${mark}的雪` }, authors: [{ name: `${mark}作者` }], categoryId: category, nodeId: schoolId, fileIds: [file], submit: true }));
  const task = await startImport(office, organizationImportJob, 'organizations', cityId, new File(['x'], `${mark}.csv`));
  const fact = await ctx.db.selectFrom('facts').select('id').where('kind', '=', 'notices.receipt-signed').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
  const judged = await judging(land, where, { contest, category, entry, file, person: personId, account: accountId });
  return { land, ids: { ...judged, ...(await awards(land, where, { contest, category, entry, round: judged.round, campaign })), ...(await voices(land, where, campaign)), organization: countyId, person: personId, account: accountId, grant, notice, recipient: schoolId, export: exported, peopleExport: peopleExported, campaign, bulletin, template, contest, category, entry, file, import: task.id, fact: fact.id, nothing: newId() } };
}
