import { TeamOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../../../console/shared/console-module.ts';
import { grantWorkRoles, manageAccounts, readAuditLog, seePeople } from '../people.policy.ts';
import { ACT_WORDS, FIELD_WORDS, OBJECT_WORDS } from './audit-words.ts';
import { exportsConsoleMessages } from './exports-console.messages.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

const [zh, en] = [peopleConsoleMessages('zh-CN'), peopleConsoleMessages('en')];
const exportsTitle = { zh: exportsConsoleMessages('zh-CN').exports, en: exportsConsoleMessages('en').exports };
const both = (key: 'people' | 'accounts' | 'roles' | 'auditLog') => ({ zh: zh[key], en: en[key] });

/** People, accounts, roles and the audit log: each administrator has a screen of their own. */
export const peopleConsole: ConsoleModule = {
  name: 'people',
  label: both('people'),
  icon: <TeamOutlined aria-hidden />,
  order: 50,
  audit: { acts: ACT_WORDS, objects: OBJECT_WORDS, fields: FIELD_WORDS },
  nav: [
    { path: '/people', label: both('people'), needs: seePeople, shortcut: 'p' },
    { path: '/accounts', label: both('accounts'), needs: manageAccounts },
    { path: '/roles', label: both('roles'), needs: grantWorkRoles },
    { path: '/audit-log', label: both('auditLog'), needs: readAuditLog },
  ],
  routes: [
    { path: '/people', title: both('people'), page: () => import('./people-page.tsx') },
    { path: '/people/exports', title: exportsTitle, page: () => import('./exports-page.tsx') },
    { path: '/people/$personId', title: both('people'), page: () => import('./person-page.tsx') },
    { path: '/accounts', title: both('accounts'), page: () => import('./accounts-page.tsx') },
    { path: '/roles', title: both('roles'), page: () => import('./roles-page.tsx') },
    { path: '/audit-log', title: both('auditLog'), page: () => import('./audit-log-page.tsx') },
  ],
};
