import { ProfileOutlined } from '@ant-design/icons';
import type { ConsoleModule } from '../shared/console-module.ts';

/** The page that every figure of the console opens. */
export const factsConsole: ConsoleModule = {
  name: 'facts',
  label: { zh: '事实台账', en: 'Ledger' },
  icon: <ProfileOutlined aria-hidden />,
  order: 70,
  audit: { acts: { 'facts.exported': { zh: '导出事实', en: 'Facts exported' } }, objects: { fact: { zh: '事实', en: 'Fact' } } },
  nav: [{ path: '/facts', label: { zh: '事实台账', en: 'Ledger' }, shortcut: 'f' }],
  routes: [{ path: '/facts', title: { zh: '事实台账', en: 'Ledger of facts' }, page: () => import('./facts-page.tsx') }],
};
