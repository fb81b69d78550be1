import { luoheAccounts } from '../luohe/staff.ts';
import type { Scenario } from '../run/drive.ts';
import { check } from './check.ts';
import { judges } from './staff.ts';
import { steps } from './steps.ts';

const NAME = 'luohe-2017-contest';

/** A city's contest of advertisements: two blind rounds, public notice, objections one of which is upheld, awards and certificates. */
export const luoheContest: Scenario = {
  name: NAME,
  steps,
  result: (run) => ({ scenario: NAME, scale: run.memory.scale, counts: { ...run.memory.counts }, accounts: luoheAccounts(run, judges().slice(0, 1)) }),
  check,
};
