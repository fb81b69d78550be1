import { person } from '../content/index.ts';
import type { Staff } from '../run/founding.ts';
import { CITY_CODE, EXPERTS_CODE, NODES, nodeOf } from './tree.ts';

/** User name of the administrator of the city's office. */
export const CITY = 'luohe';
const FIRST_PERSON = 10;
const FIRST_JUDGE = 80;

const positions = new Map(NODES.map(({ code }, index) => [code, index]));

/** The administrator of an office, or the liaison of a unit. */
export function staffOf(code: string): Staff {
  const { name, mobile } = person(FIRST_PERSON + positions.get(code)!);
  return { username: code === CITY_CODE ? CITY : code.toLowerCase(), name, mobile, unit: code, role: nodeOf(code).kind === 'office' ? 'office_admin' : 'unit_liaison' };
}

/** Panels: of the first round; of the final, most of whom sat in the first; of what the final leaves open; of reviews, who sat nowhere before. */
export const PANELS = { first: [0, 1, 2, 3, 4, 5, 6, 7, 8], final: [0, 1, 2, 3, 4, 9, 10], extra: [11, 12, 13], review: [14, 15, 16, 17, 18] } as const;
const JUDGES = 19;

/** The `index`-th judge. */
export function judgeOf(index: number): Staff {
  const { name, mobile } = person(FIRST_JUDGE + index);
  return { username: `judge-${String(index + 1).padStart(2, '0')}`, name, mobile, unit: EXPERTS_CODE, role: 'judge' };
}

/** Everybody with an account of the staff: offices, units, judges. */
export const everybody = (): Staff[] => [...NODES.filter(({ code }) => code !== EXPERTS_CODE).map(({ code }) => staffOf(code)), ...Array.from({ length: JUDGES }, (_, index) => judgeOf(index))];
/** Who invites somebody: the office above the unit. */
export const inviterOf = ({ unit }: Staff): string => staffOf(nodeOf(unit).parent!).username;

/** A citizen of the public: an author or an objector. */
export const citizen = (index: number): { readonly name: string; readonly mobile: string } => person(600 + index);
