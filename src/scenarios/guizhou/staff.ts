import { person } from '../content/index.ts';
import type { Staff } from '../run/founding.ts';
import { NODES, nodeOf, PROVINCE_CODE } from './tree.ts';

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
