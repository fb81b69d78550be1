import type { Scenario } from '../run/drive.ts';
import { check } from './check.ts';
import { shownAccounts } from './staff.ts';
import { steps } from './steps.ts';

const NAME = 'guizhou-2022-lessons';

/** A province's call for micro-lessons: units enter, counties and nine prefectures forward by quota, the province shows the best. */
export const guizhou: Scenario = {
  name: NAME,
  steps,
  result: (run) => ({ scenario: NAME, scale: run.memory.scale, counts: { ...run.memory.counts }, accounts: shownAccounts(run) }),
  check,
};
