import type { Scenario } from '../run/drive.ts';
import type { Run } from '../run/run.ts';
import { steps } from './steps.ts';

/** A province's campaign in four tracks and three phases, from its set-up to its close. */
export const heilongjiang: Scenario = {
  name: 'heilongjiang-2013',
  steps,
  result: async (run: Run) => ({ scenario: 'heilongjiang-2013', scale: run.memory.scale, counts: run.memory.counts }),
};
