import { recipients, ROOT_CODE, TREE, treeNode } from '../content/index.ts';
import { importOrganizations, openStaffAccounts, setUpOffice, type Staff } from '../run/founding.ts';
import type { Run } from '../run/run.ts';
import { planEntries } from './entry-plan.ts';
import { editor, staffOf } from './staff.ts';

/** First set-up: the province's office and the three administrators. */
export const setUp = (run: Run): Promise<void> => setUpOffice(run, treeNode(ROOT_CODE));

/** The tree below the province's office. */
export const importTree = (run: Run): Promise<void> => importOrganizations(run, TREE, '全省机构.csv');

/** Everybody with work in the programme, offices before their units. */
export function allStaff(scale: number): Staff[] {
  const plan = planEntries(scale);
  const codes = new Set([ROOT_CODE, ...recipients().map(({ code }) => code), ...plan.entries.flatMap(({ path }) => path.map(({ office }) => office)), ...plan.units.map(({ code }) => code)]);
  const inOrder = TREE.filter(({ code }) => codes.has(code)).toSorted((a, b) => Number(isUnit(a.code)) - Number(isUnit(b.code)));
  return [...inOrder.slice(0, 1).map(({ code }) => staffOf(code)), editor(), ...inOrder.slice(1).map(({ code }) => staffOf(code))];
}

const isUnit = (code: string) => staffOf(code).role === 'unit_liaison';

/** Liaisons and editors are invited by the office above them. */
export const openAccounts = (run: Run): Promise<void> =>
  openStaffAccounts(run, allStaff(run.memory.scale), ({ unit }) => staffOf(unit === ROOT_CODE ? ROOT_CODE : treeNode(unit).parent!).username);
