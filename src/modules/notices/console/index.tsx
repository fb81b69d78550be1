import { SolutionOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { seeNotices } from '../notices.policy.ts';
import { historyMessages } from './history.messages.ts';

const [zh, en] = [historyMessages('zh-CN'), historyMessages('en')];
const acts = Object.fromEntries((Object.keys(zh) as (keyof typeof zh)[]).map((act) => [act, { zh: zh[act], en: en[act] }]));

export const noticesConsole: ConsoleModule = {
  name: 'notices',
  label: { zh: '通知', en: 'Notices' },
  icon: <SolutionOutlined aria-hidden />,
  order: 20,
  audit: { acts, objects: { notice: { zh: '通知', en: 'Notice' } }, fields: { number: { zh: '文号', en: 'Number' }, recipients: { zh: '收文单位', en: 'Recipients' }, dueAt: { zh: '截止时间', en: 'Due' } } },
  nav: [
    { path: '/notices', label: { zh: '通知', en: 'Notices' }, needs: seeNotices, shortcut: 'n' },
    { path: '/burden', label: { zh: '基层负担', en: 'Burden' }, needs: seeNotices },
  ],
  routes: [
    { path: '/notices', title: { zh: '通知', en: 'Notices' }, page: () => import('./notices-page.tsx') },
    { path: '/notices/new', title: { zh: '拟写通知', en: 'Draft a notice' }, page: () => import('./compose-page.tsx') },
    { path: '/notices/$noticeId', title: { zh: '通知', en: 'Notice' }, page: () => import('./notice-page.tsx') },
    { path: '/notices/$noticeId/edit', title: { zh: '修改草稿', en: 'Edit the draft' }, page: () => import('./compose-page.tsx'), above: '/notices' },
    { path: '/notices/$noticeId/units/$organizationId', title: { zh: '单位办理情况', en: 'One unit' }, page: () => import('./unit-page.tsx'), above: '/notices' },
    { path: '/burden', title: { zh: '基层负担', en: 'Burden' }, page: () => import('./burden-page.tsx') },
  ],
};
