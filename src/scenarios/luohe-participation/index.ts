import { luoheAccounts } from '../luohe/staff.ts';
import type { Scenario } from '../run/drive.ts';
import { check } from './check.ts';
import { steps } from './steps.ts';

const NAME = 'luohe-2017-participation';

/** A city's year of taking part: ten topics, a wall of tributes, a poll on 106 works, a pledge and a survey. */
export const luoheParticipation: Scenario = {
  name: NAME,
  steps,
  result: (run) => ({ scenario: NAME, scale: run.memory.scale, counts: { ...run.memory.counts }, accounts: luoheAccounts(run) }),
  check,
};
