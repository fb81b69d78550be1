import { person, type TreeNode } from '../content/index.ts';
import { ADMINISTRATORS, importOrganizations, openStaffAccounts, setUpOffice, type Staff } from '../run/founding.ts';
import type { Run, Step } from '../run/run.ts';
import { CITY, LUOHE_TREE, luoheNode } from './tree.ts';

/** The administrator of the city's office, and its two editors. */
export const CITY_ADMIN = 'luohe';
export const EDITORS = ['editor', 'editor-second'] as const;

/** Words by which people sign in: the English name's first for an office, the code for a unit. */
const usernameOf = (node: TreeNode) => (node.code === CITY ? CITY_ADMIN : node.kind === 'office' ? node.nameEn.split(' ')[0]!.toLowerCase() : node.code.toLowerCase());

/** The administrator of an office, or the liaison of a unit. */
export function luoheStaff(code: string): Staff {
  const node = luoheNode(code);
  const { name, mobile } = person(10 + LUOHE_TREE.indexOf(node));
  return { username: usernameOf(node), name, mobile, unit: code, role: node.kind === 'office' ? 'office_admin' : 'unit_liaison' };
}

/** The two editors of the city's office. */
export const luoheEditors = (): Staff[] => EDITORS.map((username, index): Staff => ({ username, name: person(3 + index).name, mobile: person(3 + index).mobile, unit: CITY, role: 'editor' }));

/** Somebody of the office above invites a liaison; the city's administrator the editors. */
export const inviterOf = ({ unit }: Staff): string => luoheStaff(unit === CITY ? CITY : luoheNode(unit).parent!).username;

/** Set-up, tree and accounts at the beginning of the year; `more`: staff beside the offices and liaisons of all units. */
export function foundingSteps(more: readonly Staff[] = []): Step[] {
  const everybody = [...LUOHE_TREE.map(({ code }) => luoheStaff(code)), ...luoheEditors(), ...more];
  return [
    { name: 'set-up', at: '2017-01-09T09:00:00+08:00', words: { zh: '首次设置：市文明办与三员', en: 'First set-up: the city’s office and three administrators' }, act: (run) => setUpOffice(run, luoheNode(CITY)) },
    { name: 'tree', at: '2017-01-09T10:00:00+08:00', words: { zh: '导入全市机构', en: 'Importing the city’s tree' }, act: (run) => importOrganizations(run, LUOHE_TREE, '全市机构.csv') },
    { name: 'accounts', at: '2017-01-10T09:00:00+08:00', words: { zh: '开通各级账号', en: 'Opening accounts of offices and units' }, act: (run) => openStaffAccounts(run, everybody, inviterOf) },
  ];
}

const ROLES = { office_admin: { zh: '文明办管理员', en: 'Office administrator' }, editor: { zh: '编辑', en: 'Editor' }, unit_liaison: { zh: '联络员', en: 'Unit liaison' }, judge: { zh: '评委', en: 'Judge' } } as const;

/** Accounts of each kind that whoever looks at a finished run signs in with. */
export function luoheAccounts(run: Run, more: readonly Staff[] = []) {
  const unit = luoheNode('LH-U01');
  const seat = (key: keyof typeof ADMINISTRATORS, zh: string, en: string) => ({ username: ADMINISTRATORS[key], password: run.password(ADMINISTRATORS[key]), role: { zh, en }, unit: { zh: luoheNode(CITY).name, en: luoheNode(CITY).nameEn } });
  const shown = [luoheStaff(CITY), ...luoheEditors(), luoheStaff('LH-1102'), luoheStaff(unit.code), ...more].map(({ username, role, unit: code }) => ({ username, password: run.password(username), role: ROLES[role], unit: { zh: luoheNode(code).name, en: luoheNode(code).nameEn } }));
  return [...shown, seat('system', '系统管理员', 'System administrator'), seat('security', '安全管理员', 'Security administrator'), seat('audit', '审计管理员', 'Audit administrator')];
}
