import { PieChartOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { seePolls } from '../polls.policy.ts';
import { POLLS_AUDIT } from './audit-words.ts';

export const pollsConsole: ConsoleModule = {
  name: 'polls',
  label: { zh: '投票', en: 'Polls' },
  icon: <PieChartOutlined aria-hidden />,
  order: 36,
  audit: POLLS_AUDIT,
  nav: [{ path: '/polls', label: { zh: '投票', en: 'Polls' }, needs: seePolls }],
  routes: [
    { path: '/polls', title: { zh: '投票', en: 'Polls' }, page: () => import('./polls-page.tsx') },
    { path: '/polls/new', title: { zh: '新建投票', en: 'New poll' }, page: () => import('./setup-page.tsx') },
    { path: '/polls/shared-addresses', title: { zh: '共用地址', en: 'Shared addresses' }, page: () => import('./addresses-page.tsx') },
    { path: '/polls/$pollId', title: { zh: '投票', en: 'Poll' }, page: () => import('./poll-page.tsx') },
    { path: '/polls/$pollId/setup', title: { zh: '设置', en: 'Set up' }, page: () => import('./setup-page.tsx') },
    { path: '/polls/$pollId/marks', title: { zh: '异常线索', en: 'Fraud marks' }, page: () => import('./marks-page.tsx') },
  ],
};
