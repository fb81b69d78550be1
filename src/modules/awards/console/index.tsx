import { TrophyOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { handleCases, manageAwards } from '../awards.policy.ts';
import { AWARDS_AUDIT } from './audit-words.ts';

export const awardsConsole: ConsoleModule = {
  name: 'awards',
  label: { zh: '评奖', en: 'Awards' },
  icon: <TrophyOutlined aria-hidden />,
  order: 34,
  audit: AWARDS_AUDIT,
  nav: [
    { path: '/awards', label: { zh: '评奖', en: 'Awards' }, needs: manageAwards },
    { path: '/award-cases', label: { zh: '异议', en: 'Objections' }, needs: handleCases },
  ],
  routes: [
    { path: '/awards', title: { zh: '评奖', en: 'Awards' }, page: () => import('./contests-page.tsx') },
    { path: '/awards/$contestId', title: { zh: '奖项', en: 'Awards' }, page: () => import('./awards-page.tsx') },
    { path: '/award-cases', title: { zh: '异议', en: 'Objections' }, page: () => import('./cases-page.tsx') },
    { path: '/award-cases/$caseId', title: { zh: '异议', en: 'Objection' }, page: () => import('./case-page.tsx') },
  ],
};
