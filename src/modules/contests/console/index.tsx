import { PictureOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { CONTEST_AUDIT } from './audit-words.ts';
import { seeEntries } from '../contests.policy.ts';

export const contestsConsole: ConsoleModule = {
  name: 'contests',
  label: { zh: '作品征集', en: 'Calls for entries' },
  icon: <PictureOutlined aria-hidden />,
  order: 30,
  audit: CONTEST_AUDIT,
  nav: [
    { path: '/entries', label: { zh: '作品', en: 'Entries' }, needs: seeEntries, shortcut: 'e' },
    { path: '/contests', label: { zh: '征集', en: 'Calls' }, needs: seeEntries },
  ],
  routes: [
    { path: '/entries', title: { zh: '作品', en: 'Entries' }, page: () => import('./entries-page.tsx') },
    { path: '/entries/new', title: { zh: '报送作品', en: 'Enter a work' }, page: () => import('./entry-form-page.tsx') },
    { path: '/entries/$entryId', title: { zh: '作品', en: 'Entry' }, page: () => import('./entry-page.tsx') },
    { path: '/entries/$entryId/edit', title: { zh: '修改作品', en: 'Change the entry' }, page: () => import('./entry-form-page.tsx') },
    { path: '/contests', title: { zh: '征集', en: 'Calls' }, page: () => import('./contests-page.tsx') },
    { path: '/contests/new', title: { zh: '新建征集', en: 'New call' }, page: () => import('./setup-page.tsx') },
    { path: '/contests/$contestId', title: { zh: '征集', en: 'Call' }, page: () => import('./contest-page.tsx') },
    { path: '/contests/$contestId/questions', title: { zh: '投稿问题', en: 'Questions' }, page: () => import('./questions-page.tsx') },
    { path: '/contests/$contestId/setup', title: { zh: '设置', en: 'Set-up' }, page: () => import('./setup-page.tsx') },
  ],
};
