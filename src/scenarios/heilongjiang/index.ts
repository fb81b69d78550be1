import type { Scenario } from '../run/drive.ts';
import { shownAccounts } from './accounts.ts';
import { check } from './check.ts';
import { steps } from './steps.ts';

const NAME = 'heilongjiang-2013';

/** A province's campaign in four tracks and three phases, from its set-up to its close and the beginning of the next. */
export const heilongjiang: Scenario = {
  name: NAME,
  steps,
  result: (run) => ({ scenario: NAME, scale: run.memory.scale, counts: { ...run.memory.counts }, accounts: shownAccounts(run) }),
  check,
};
