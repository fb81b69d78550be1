import { SolutionOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { beJudge, manageJudging } from '../judging.policy.ts';
import { JUDGING_AUDIT } from './audit-words.ts';

export const judgingConsole: ConsoleModule = {
  name: 'judging',
  label: { zh: '评审', en: 'Judging' },
  icon: <SolutionOutlined aria-hidden />,
  order: 32,
  audit: JUDGING_AUDIT,
  nav: [
    { path: '/judging', label: { zh: '评审', en: 'Judging' }, needs: manageJudging },
    { path: '/judging-desk', label: { zh: '我的评审', en: 'My judging' }, needs: beJudge, shortcut: 'j' },
  ],
  routes: [
    { path: '/judging', title: { zh: '评审', en: 'Judging' }, page: () => import('./rounds-page.tsx') },
    { path: '/judging/new', title: { zh: '新建评审轮次', en: 'New round of judging' }, page: () => import('./setup-page.tsx') },
    { path: '/judging/$roundId', title: { zh: '评审轮次', en: 'Round of judging' }, page: () => import('./progress-page.tsx') },
    { path: '/judging/$roundId/setup', title: { zh: '设置', en: 'Set up' }, page: () => import('./setup-page.tsx') },
    { path: '/judging/$roundId/panel', title: { zh: '评委', en: 'Panel' }, page: () => import('./panel-page.tsx') },
    { path: '/judging/$roundId/assignment', title: { zh: '分配', en: 'Assignment' }, page: () => import('./assignment-page.tsx') },
    { path: '/judging/$roundId/result', title: { zh: '结果', en: 'Result' }, page: () => import('./result-page.tsx') },
    { path: '/judging/$roundId/entries/$entryId', title: { zh: '讨论', en: 'Discussion' }, page: () => import('./entry-discussion-page.tsx') },
    { path: '/judging-desk', title: { zh: '我的评审', en: 'My judging' }, page: () => import('./desks-page.tsx') },
    { path: '/judging-desk/$deskId', title: { zh: '评审', en: 'Judging' }, page: () => import('./desk-page.tsx') },
    { path: '/judging-desk/works/$workId', title: { zh: '作品', en: 'Work' }, page: () => import('./work-page.tsx') },
  ],
};
