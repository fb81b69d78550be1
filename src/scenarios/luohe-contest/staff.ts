import { person } from '../content/index.ts';
import { luoheStaff } from '../luohe/staff.ts';
import type { Staff } from '../run/founding.ts';

/** The body that the judges belong to; it enters nothing. */
const EXPERTS = 'LH-U07';
const FIRST_JUDGE = 80;

/** Panels: of the first round; of the final, most of whom sat in the first; of what the final leaves open; of reviews, who sat nowhere before. */
export const PANELS = { first: [0, 1, 2, 3, 4, 5, 6, 7, 8], final: [0, 1, 2, 3, 4, 9, 10], extra: [11, 12, 13], review: [14, 15, 16, 17, 18] } as const;
const JUDGES = 19;

/** The `index`-th judge. */
export function judgeOf(index: number): Staff {
  const { name, mobile } = person(FIRST_JUDGE + index);
  return { username: `judge-${String(index + 1).padStart(2, '0')}`, name, mobile, unit: EXPERTS, role: 'judge' };
}

export const judges = (): Staff[] => Array.from({ length: JUDGES }, (_, index) => judgeOf(index));
export { CITY_ADMIN } from '../luohe/staff.ts';
/** User name of an office's administrator or a unit's liaison. */
export const usernameOf = (code: string): string => luoheStaff(code).username;

/** A citizen of the public: an author or an objector. */
export const citizen = (index: number): { readonly name: string; readonly mobile: string } => person(600 + index);
