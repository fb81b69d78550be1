import { randomUUID } from 'node:crypto';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { province, type Province, readyContent } from '../campaigns/test-kit.ts';
import { createCampaign } from '../campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../campaigns/usecases/step-campaign.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { requireSurvey } from './surveys.queries.ts';
import { NewSurvey, SentAnswers, type Survey } from './surveys.schemas.ts';
import { handInAnswers } from './usecases/hand-in-answers.ts';
import { createSurvey } from './usecases/save-survey.ts';
import { publishSurvey } from './usecases/step-survey.ts';

const pair = (zh: string, en: string) => ({ zh, en });

/** Questions of every kind; the reason is asked of those who are not satisfied. */
export const QUESTIONS: Survey['form'] = {
  questions: [
    { key: 'place', kind: 'choice', label: pair('您住在哪里', 'Where do you live'), required: true, options: [{ value: 'town', label: pair('城镇', 'Town') }, { value: 'village', label: pair('乡村', 'Village') }, { value: 'other', label: pair('其他', 'Elsewhere') }] },
    { key: 'content', kind: 'scale', label: pair('您对活动满意吗', 'Are you content with the campaign'), required: true, min: 1, max: 5 },
    { key: 'why', kind: 'text', label: pair('哪里不满意', 'What is amiss'), required: true, max: 200, when: { match: 'all', tests: [{ question: 'content', is: 'at-most', value: 2 }] } },
    { key: 'seen', kind: 'choice', label: pair('您参加过哪些', 'What did you take part in'), required: false, several: true, options: [{ value: 'films', label: pair('影像征集', 'Films') }, { value: 'poll', label: pair('网上投票', 'The poll') }, { value: 'walk', label: pair('公益健步', 'The walk') }] },
    { key: 'parts', kind: 'matrix', label: pair('请评价各项服务', 'Rate the services'), required: false, min: 1, max: 3, options: [{ value: 'pages', label: pair('网页', 'Pages') }, { value: 'staff', label: pair('工作人员', 'Staff') }] },
    { key: 'order', kind: 'ranking', label: pair('请排序', 'Put in order'), required: false, options: [{ value: 'a', label: pair('诵读', 'Reading') }, { value: 'b', label: pair('绘画', 'Painting') }] },
    { key: 'age', kind: 'number', label: pair('年龄', 'Age'), required: false, whole: true, min: 14, max: 120 },
    { key: 'day', kind: 'date', label: pair('参加日期', 'Day'), required: false },
  ],
};

export interface SurveyWorld {
  readonly world: Province;
  readonly root: TestContext;
  readonly campaignId: string;
  /** A published survey from 1 March to 10 April. The clock of the world stands in March. */
  running(changes?: Partial<Parameters<typeof NewSurvey.parse>[0] & object>): Promise<string>;
  draft(changes?: object): Promise<string>;
  /** Somebody signed in, another each time. */
  reader(): TestContext;
  answer(ctx: TestContext, surveyId: string, answers: object, key?: string): Promise<{ again: boolean }>;
}

/** A published campaign of a small province, in which surveys are made. */
export async function surveyWorld(): Promise<SurveyWorld> {
  const world = await province(createOrganization);
  const root = world.admin(world.rootId);
  const campaign = await createCampaign(root, { hostId: world.rootId, content: readyContent() });
  await publishCampaign(root, campaign.id, { version: campaign.version });
  const draft = (changes: object = {}) =>
    createSurvey(root, NewSurvey.parse({ campaignId: campaign.id, title: { zh: '活动满意度调查', en: 'How was it' }, about: { zh: '大约需要三分钟。', en: 'About three minutes.' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-10T00:00:00+08:00', form: QUESTIONS, ...changes }));
  return {
    world, root, campaignId: campaign.id, draft,
    async running(changes) {
      const id = await draft(changes);
      await publishSurvey(root, id, 1);
      return id;
    },
    reader: () => world.base.as({ ...staff(), staff: false, accountId: randomUUID(), personId: randomUUID() }),
    async answer(ctx, surveyId, answers, key = randomUUID()) {
      const { formVersion } = await requireSurvey(ctx.db, surveyId);
      return handInAnswers(ctx, surveyId, SentAnswers.parse({ sending: key, formVersion, answers }));
    },
  };
}
