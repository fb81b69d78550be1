import { ApartmentOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { ORGANIZATION_AUDIT } from './audit-words.ts';
import { seeOrganizations } from '../organizations.policy.ts';

export const organizationsConsole: ConsoleModule = {
  name: 'organizations',
  label: { zh: '机构', en: 'Organizations' },
  icon: <ApartmentOutlined aria-hidden />,
  order: 60,
  audit: ORGANIZATION_AUDIT,
  nav: [{ path: '/organizations', label: { zh: '机构', en: 'Organizations' }, needs: seeOrganizations, shortcut: 'o' }],
  routes: [
    { path: '/organizations', title: { zh: '机构', en: 'Organizations' }, page: () => import('./organizations-list.tsx') },
    { path: '/organizations/import', title: { zh: '导入机构', en: 'Import organizations' }, page: () => import('./import-page.tsx') },
    { path: '/organizations/new', title: { zh: '新增机构', en: 'Add an organization' }, page: () => import('./new-organization.tsx') },
    { path: '/organizations/$organizationId', title: { zh: '机构', en: 'Organization' }, page: () => import('./organization-page.tsx') },
  ],
};
