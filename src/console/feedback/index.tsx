import { CommentOutlined } from '@ant-design/icons';
import { answerSiteFeedback } from '../../portal/pages/feedback/feedback.policy.ts';
import type { ConsoleModule } from '../shared/console-module.ts';

/** What people say about the site and the console itself. */
export const feedbackConsole: ConsoleModule = {
  name: 'feedback',
  label: { zh: '平台意见', en: 'Feedback' },
  icon: <CommentOutlined aria-hidden />,
  order: 95,
  audit: {
    acts: { 'site-feedback.answered': { zh: '答复网站留言', en: 'Feedback answered' }, 'site-feedback.closed': { zh: '不答复网站留言', en: 'Feedback closed' }, 'site-feedback.exported': { zh: '导出网站留言', en: 'Feedback exported' } },
    objects: { 'site-feedback': { zh: '网站留言', en: 'Feedback on the site' } },
  },
  nav: [{ path: '/feedback', label: { zh: '平台意见', en: 'Feedback' }, needs: answerSiteFeedback, only: 'top' }],
  routes: [{ path: '/feedback', title: { zh: '对平台的意见', en: 'Feedback about this platform' }, page: () => import('./feedback-page.tsx') }],
};
