import { MessageOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { answerLetters, manageVoices, moderatePosts } from '../voices.policy.ts';
import { VOICES_AUDIT } from './audit-words.ts';

export const voicesConsole: ConsoleModule = {
  name: 'voices',
  label: { zh: '公众参与', en: 'Participation' },
  icon: <MessageOutlined aria-hidden />,
  order: 38,
  audit: VOICES_AUDIT,
  nav: [
    { path: '/forums', label: { zh: '话题与祭扫', en: 'Topics and walls' }, needs: moderatePosts },
    { path: '/posts', label: { zh: '留言审核', en: 'Posts' }, needs: moderatePosts, shortcut: 'm' },
    { path: '/appeals', label: { zh: '申诉', en: 'Appeals' }, needs: moderatePosts },
    { path: '/letters', label: { zh: '来信', en: 'Letters' }, needs: answerLetters, shortcut: 'l' },
    { path: '/pledges', label: { zh: '承诺', en: 'Pledges' }, needs: manageVoices },
  ],
  routes: [
    { path: '/forums', title: { zh: '话题与祭扫', en: 'Topics and walls' }, page: () => import('./forums-page.tsx') },
    { path: '/forums/new', title: { zh: '新建', en: 'New' }, page: () => import('./forum-setup-page.tsx') },
    { path: '/forums/$forumId', title: { zh: '话题', en: 'Topic' }, page: () => import('./forum-page.tsx') },
    { path: '/forums/$forumId/edit', title: { zh: '修改', en: 'Change' }, page: () => import('./forum-setup-page.tsx') },
    { path: '/posts', title: { zh: '留言审核', en: 'Posts' }, page: () => import('./posts-page.tsx') },
    { path: '/posts/$postId', title: { zh: '留言', en: 'Post' }, page: () => import('./post-page.tsx') },
    { path: '/appeals', title: { zh: '申诉', en: 'Appeals' }, page: () => import('./appeals-page.tsx') },
    { path: '/letters', title: { zh: '来信', en: 'Letters' }, page: () => import('./letters-page.tsx') },
    { path: '/letters/$letterId', title: { zh: '来信', en: 'Letter' }, page: () => import('./letter-page.tsx') },
    { path: '/pledges', title: { zh: '承诺', en: 'Pledges' }, page: () => import('./pledges-page.tsx') },
    { path: '/pledges/new', title: { zh: '新建承诺', en: 'New pledge' }, page: () => import('./pledge-setup-page.tsx') },
    { path: '/pledges/$pledgeId', title: { zh: '承诺', en: 'Pledge' }, page: () => import('./pledge-page.tsx') },
    { path: '/pledges/$pledgeId/edit', title: { zh: '修改', en: 'Change' }, page: () => import('./pledge-setup-page.tsx') },
  ],
};
