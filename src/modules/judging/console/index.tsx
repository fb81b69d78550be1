import { SolutionOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { beJudge } from '../judging.policy.ts';
import { JUDGING_AUDIT } from './audit-words.ts';

export const judgingConsole: ConsoleModule = {
  name: 'judging',
  label: { zh: '评审', en: 'Judging' },
  icon: <SolutionOutlined aria-hidden />,
  order: 32,
  audit: JUDGING_AUDIT,
  nav: [
    { path: '/judging-desk', label: { zh: '我的评审', en: 'My judging' }, needs: beJudge, shortcut: 'j' },
  ],
  routes: [
    { path: '/judging-desk', title: { zh: '我的评审', en: 'My judging' }, page: () => import('./desks-page.tsx') },
    { path: '/judging-desk/$deskId', title: { zh: '评审', en: 'Judging' }, page: () => import('./desk-page.tsx') },
    { path: '/judging-desk/works/$workId', title: { zh: '作品', en: 'Work' }, page: () => import('./work-page.tsx') },
  ],
};
