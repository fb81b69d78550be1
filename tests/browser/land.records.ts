import { createBulletin, publishBulletin } from '../../src/modules/campaigns/bulletins/write-bulletin.ts';
import { saveTemplate } from '../../src/modules/campaigns/templates/templates.ts';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { changeForm } from '../../src/modules/contests/entry-form/change-form.ts';
import { issueExtension } from '../../src/modules/contests/extensions/extensions.ts';
import { NewContest, NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { requireContest } from '../../src/modules/contests/contests.queries.ts';
import { setContestState } from '../../src/modules/contests/usecases/change-contest.ts';
import { createContest } from '../../src/modules/contests/usecases/create-contest.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { draft, LEAD, LEAD_FORM, sent } from '../../src/modules/notices/test-kit.ts';
import { draftNotice } from '../../src/modules/notices/usecases/draft-notice.ts';
import { askExtension } from '../../src/modules/notices/usecases/extend-due-time.ts';
import { signReceipt } from '../../src/modules/notices/usecases/sign-receipt.ts';
import { submitReturn } from '../../src/modules/notices/usecases/submit-return.ts';
import { NewSurvey } from '../../src/modules/surveys/surveys.schemas.ts';
import { QUESTIONS } from '../../src/modules/surveys/test-kit.ts';
import { createSurvey } from '../../src/modules/surveys/usecases/save-survey.ts';
import { publishSurvey } from '../../src/modules/surveys/usecases/step-survey.ts';
import { moveOrganization } from '../../src/modules/organizations/usecases/move-organization.ts';
import { samplePicture } from '../../src/platform/files/sample-files.ts';
import { storeUpload } from '../../src/platform/files/store-upload.ts';
import { AWARDS_CONTENT, fillAwards } from './land.awards.ts';
import type { Land } from './land.fixture.ts';
import { fillJudging } from './land.judging.ts';
import { fillPolls, POLLS_CONTENT } from './land.polls.ts';
import { fillVoices, VOICES_CONTENT } from './land.voices.ts';

/** A name as long as offices do give. */
const LONG_TITLE = '关于在全省开展“我们的节日”主题文化活动并报送活动方案、分管领导和联络员名单的通知';

/** Parameters of console addresses, by their names in the patterns of routes, and whole addresses where a pattern needs another record. */
export type Addresses = Readonly<Record<`$${string}` | `/${string}`, string>>;

/** Puts one record of every kind into the land, in the states in which the console shows most of each; gives the addresses that open them. */
export async function fillLand(land: Land): Promise<Addresses> {
  const [province, county, school] = [land.as('province'), land.as('county'), land.as('school')];
  const { ids } = land;

  await moveOrganization(province, ids.mill, { parentId: ids.city, reason: '改由市里管理' });

  const campaign = await createCampaign(province, { hostId: ids.province, content: readyContent({ name: { zh: '我们的节日', en: 'Our festivals' }, slug: 'festivals' }) });
  await publishCampaign(province, campaign.id, { version: campaign.version });
  const planned = await createCampaign(province, { hostId: ids.province, content: readyContent({ name: { zh: '书香满江', en: 'A river of books' }, slug: 'books' }) });
  const bulletin = await createBulletin(province, campaign.id, { title: { zh: '第一期进展', en: 'Progress, first issue' }, body: { zh: '各地陆续启动。', en: 'The places have begun.' }, figures: [] }, []);
  await publishBulletin(province, bulletin.id, bulletin.version);
  await createBulletin(province, campaign.id, { title: { zh: '第二期进展', en: 'Progress, second issue' }, body: { zh: '作品正在报送。', en: 'Works are coming in.' }, figures: [] }, []);
  await saveTemplate(province, { campaignId: campaign.id, name: { zh: '节日模板', en: 'Festivals' } });

  const contest = await createContest(province, NewContest.parse({ campaignId: campaign.id, title: { zh: '节日摄影', en: 'Festival pictures' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', categories: [{ kind: 'picture', name: { zh: '单幅', en: 'Single picture' } }] }));
  await setContestState(province, contest, 'open');
  const categoryId = (await requireContest(land.ctx.db, contest)).categories[0]!.id;
  const file = await storeUpload(school, { bytes: await samplePicture(600, 400), name: 'rain.jpg', purpose: 'picture' });
  const entry = await createEntry(school, contest, NewEntry.parse({ title: { zh: '廊下听雨', en: 'Rain under the eaves' }, authors: [{ name: '林小满' }, { name: '苏禾', role: 'tutor', invite: true }], categoryId, nodeId: ids.school, fileIds: [file.id], submit: true }));
  const begun = await createEntry(school, contest, NewEntry.parse({ title: { zh: '未完', en: 'Not done yet' }, authors: [{ name: '林小满' }], categoryId, nodeId: ids.school, submit: false }));

  const yes = { value: 'yes', label: { zh: '有', en: 'Yes' } };
  await changeForm(province, contest, {
    categoryId, version: 0,
    form: { questions: [
      { key: 'tools', kind: 'choice', label: { zh: '有没有用生成工具', en: 'Were generating tools used' }, required: true, options: [yes, { value: 'no', label: { zh: '没有', en: 'No' } }] },
      { key: 'which', kind: 'text', label: { zh: '用了哪些', en: 'Which ones' }, help: { zh: '写明名称。', en: 'Name them.' }, required: true, max: 100, when: { match: 'all', tests: [{ question: 'tools', is: 'one-of', values: ['yes'] }] } },
      { key: 'adviser', kind: 'person', label: { zh: '顾问', en: 'Adviser' }, required: false },
    ] },
  });
  await issueExtension(province, contest, { categoryId, until: '2026-12-05T18:00:00+08:00', reason: '学校停电一天' });

  const notice = await sent(county, draft(ids.county, { title: LONG_TITLE, series: '河文明办', receipt: true, audience: {}, form: LEAD_FORM, dueAt: '2026-03-20T17:00:00+08:00' }));
  await signReceipt(school, notice, ids.school);
  const fromAbove = await sent(province, draft(ids.province, { title: '关于上报活动情况的通知', receipt: true, audience: {}, form: LEAD_FORM, dueAt: '2026-03-20T17:00:00+08:00' }));
  await submitReturn(school, fromAbove, ids.school, { answers: { lead: LEAD, report: '已经启动。' }, revision: 0 });
  await askExtension(county, fromAbove, ids.county, { reason: '正在汇总', until: '2026-03-25T17:00:00+08:00' });
  const unsent = await draftNotice(province, draft(ids.province, { title: '关于召开推进会的通知' }));
  const judging = await fillJudging(land, campaign.id);
  const awards = await fillAwards(land, campaign.id);
  const voices = await fillVoices(land, campaign.id);
  const polls = await fillPolls(land, campaign.id);
  const survey = await createSurvey(province, NewSurvey.parse({ campaignId: campaign.id, title: { zh: '节日满意度调查', en: 'How were the festivals' }, form: QUESTIONS, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00' }));
  await publishSurvey(province, survey, 1);
  await land.sweep();

  return {
    ...judging, ...awards,
    $forumId: voices.topic, $postId: voices.post, $pledgeId: voices.pledge, $letterId: voices.letter,
    $pollId: polls.running, '/polls/$pollId/setup': `/polls/${polls.draft}/setup`, '/polls/new': `/polls/new?campaign=${campaign.id}`,
    '/forums/new': `/forums/new?kind=topic&campaign=${campaign.id}`,
    $surveyId: survey, '/surveys/new': `/surveys/new?campaign=${campaign.id}`,
    '/pledges/new': `/pledges/new?campaign=${campaign.id}`,
    $campaignId: campaign.id, $contestId: contest, $entryId: entry, $noticeId: fromAbove, $organizationId: ids.school, $personId: land.people.school,
    '/campaigns/$campaignId/compose': `/campaigns/${planned.id}/compose`,
    '/entries/$entryId/edit': `/entries/${begun}/edit`,
    '/entries/new': `/entries/new?contest=${contest}`,
    '/contests/new': `/contests/new?campaign=${campaign.id}`,
    '/notices/$noticeId/edit': `/notices/${unsent}/edit`,
  };
}

/** What stands in Chinese on an English screen by right: names that have no English form, titles and texts that people wrote. */
export function contentOf(land: Land): string[] {
  return [
    ...Object.values(land.places).map(({ name }) => name),
    ...Object.values(land.seats).map(({ name }) => name),
    LONG_TITLE, '关于上报活动情况的通知', '关于召开推进会的通知', '河文明办', '江文明办', '改由市里管理', '正在汇总', '林小满', '苏禾', '学校停电一天', '已经启动。', '现将有关事项通知如下。', '教育', '工业',
    // Who set the land up, and the marks of headings in official documents, which have no other form.
    '测试人员', '一、', '（一）', '（1）',
    LEAD[0]!.name, LEAD[0]!.post, '单位', '分管领导', '启动情况', '单幅', '东市', '河县',
    // What a judge declared.
    '沈先生', '师生', '达到', '分的样子', '简二', '裴三', '请谈谈对立意的看法。', '构图有新意。', '初评', '复评', '立意', '表现',
    ...AWARDS_CONTENT, ...VOICES_CONTENT, ...POLLS_CONTENT,
  ];
}
