import { person } from '../content/index.ts';
import type { ScenarioResult } from '../run/drive.ts';
import type { Staff } from '../run/founding.ts';
import type { Run } from '../run/run.ts';
import { AREAS, NODES, nodeOf, PROVINCE_CODE } from './tree.ts';

/** User name of the administrator of the province's office. */
export const PROVINCE = 'province';
const FIRST_PERSON = 10;

const positions = new Map(NODES.map(({ code }, index) => [code, index]));

/** The administrator of an office, or the liaison of a unit. */
export function staffOf(code: string): Staff {
  const { name, mobile } = person(FIRST_PERSON + positions.get(code)!);
  const isOffice = nodeOf(code).kind === 'office';
  return { username: code === PROVINCE_CODE ? PROVINCE : code.toLowerCase(), name, mobile, unit: code, role: isOffice ? 'office_admin' : 'unit_liaison' };
}

/** Everybody with work in the programme. */
export const everybody = (): Staff[] => NODES.map(({ code }) => staffOf(code));
/** Who invites a liaison: the office above the unit. */
export const inviterOf = ({ unit }: Staff): string => staffOf(nodeOf(unit).parent!).username;

const ROLES = { office_admin: { zh: '文明办管理员', en: 'Office administrator' }, unit_liaison: { zh: '联络员', en: 'Unit liaison' } } as const;

/** One account of each tier, for whoever looks at a finished run. */
export function shownAccounts(run: Run): ScenarioResult['accounts'] {
  const [{ prefecture, counties }] = AREAS as [(typeof AREAS)[number]];
  return [PROVINCE_CODE, prefecture, counties[0]!.code, counties[0]!.units[0]!].map((code) => {
    const { name, nameEn, kind } = nodeOf(code);
    const { username } = staffOf(code);
    return { username, password: run.password(username), role: ROLES[kind === 'office' ? 'office_admin' : 'unit_liaison'], unit: { zh: name, en: nameEn } };
  });
}
