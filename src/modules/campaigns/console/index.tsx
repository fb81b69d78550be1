import { FlagOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { seeCampaigns } from '../campaigns.policy.ts';
import { CAMPAIGN_AUDIT } from './audit-words.ts';

export const campaignsConsole: ConsoleModule = {
  name: 'campaigns',
  label: { zh: '活动', en: 'Campaigns' },
  icon: <FlagOutlined aria-hidden />,
  order: 10,
  audit: CAMPAIGN_AUDIT,
  nav: [{ path: '/campaigns', label: { zh: '活动', en: 'Campaigns' }, needs: seeCampaigns, shortcut: 'c' }],
  routes: [
    { path: '/campaigns', title: { zh: '活动', en: 'Campaigns' }, page: () => import('./campaigns-list.tsx') },
    { path: '/campaigns/templates', title: { zh: '活动模板', en: 'Campaign templates' }, page: () => import('./templates-page.tsx') },
    { path: '/campaigns/$campaignId', title: { zh: '活动', en: 'Campaign' }, page: () => import('./campaign-page.tsx') },
    { path: '/campaigns/$campaignId/compose', title: { zh: '编排', en: 'Compose' }, page: () => import('./composer.tsx') },
    { path: '/campaigns/$campaignId/bulletins', title: { zh: '进展通报', en: 'Progress bulletins' }, page: () => import('./bulletins-page.tsx') },
  ],
};
