import { FormOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { seeSurveys } from '../surveys.policy.ts';
import { SURVEY_AUDIT } from './audit-words.ts';

export const surveysConsole: ConsoleModule = {
  name: 'surveys',
  label: { zh: '问卷', en: 'Surveys' },
  icon: <FormOutlined aria-hidden />,
  order: 36,
  audit: SURVEY_AUDIT,
  nav: [{ path: '/surveys', label: { zh: '问卷', en: 'Surveys' }, needs: seeSurveys }],
  routes: [
    { path: '/surveys', title: { zh: '问卷', en: 'Surveys' }, page: () => import('./surveys-page.tsx') },
    { path: '/surveys/new', title: { zh: '新建问卷', en: 'New survey' }, page: () => import('./setup-page.tsx') },
    { path: '/surveys/$surveyId', title: { zh: '问卷', en: 'Survey' }, page: () => import('./survey-page.tsx') },
    { path: '/surveys/$surveyId/edit', title: { zh: '修改问卷', en: 'Change the survey' }, page: () => import('./setup-page.tsx') },
  ],
};
