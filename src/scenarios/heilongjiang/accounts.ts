import type { Bilingual } from '../../platform/i18n/messages.ts';
import { TREE, treeNode } from '../content/index.ts';
import { ADMINISTRATORS } from '../run/founding.ts';
import type { Run } from '../run/run.ts';
import { planEntries } from './entry-plan.ts';
import { EDITOR, editor, PROVINCE, staffOf } from './staff.ts';

/** An account that visitors of the demonstration sign in with. */
export interface ShownAccount {
  readonly username: string;
  readonly password: string;
  readonly role: Bilingual;
  readonly unit: Bilingual;
}

const ROLES = {
  system: { zh: '系统管理员', en: 'System administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  audit: { zh: '审计管理员', en: 'Audit administrator' },
  office_admin: { zh: '文明办管理员', en: 'Office administrator' },
  editor: { zh: '编辑', en: 'Editor' },
  unit_liaison: { zh: '联络员', en: 'Unit liaison' },
} as const satisfies Record<string, Bilingual>;
const CITY = 'HLJ-2301';

/** One account of each kind, from the province's office down one line to a unit. */
export function shownAccounts(run: Run): ShownAccount[] {
  const entering = planEntries(run.memory.scale).units;
  const counties = new Set(entering.map(({ parent }) => parent).filter((code) => code !== null && treeNode(code).parent?.startsWith('HLJ-') === true));
  const county = TREE.find(({ code }) => counties.has(code));
  const unit = entering.find(({ parent }) => parent === CITY) ?? entering[0]!;
  const root = treeNode('HLJ');
  const shown = (username: string, role: keyof typeof ROLES, code: string): ShownAccount => ({ username, password: run.password(username), role: ROLES[role], unit: { zh: treeNode(code).name, en: treeNode(code).nameEn } });
  const of = (code: string) => shown(staffOf(code).username, staffOf(code).role, code);
  return [
    shown(PROVINCE, 'office_admin', root.code),
    shown(EDITOR, 'editor', editor().unit),
    of(CITY),
    ...(county === undefined ? [] : [of(county.code)]),
    of(unit.code),
    shown(ADMINISTRATORS.system, 'system', root.code),
    shown(ADMINISTRATORS.security, 'security', root.code),
    shown(ADMINISTRATORS.audit, 'audit', root.code),
  ];
}
