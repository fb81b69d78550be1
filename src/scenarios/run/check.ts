import type { ScenarioServer } from '../client/scenario-server.ts';
import type { Scenario } from './drive.ts';
import { Memory } from './memory.ts';
import { Run } from './run.ts';

/** A figure that two sources give differently. */
export interface Difference {
  readonly figure: string;
  readonly counted: number;
  readonly source: string;
  readonly found: number;
}

/** How many comparisons were made, and those that failed. */
export interface Checked {
  readonly compared: number;
  readonly differences: readonly Difference[];
}

/** Recomputes each figure of a finished run and compares it with what the run counted. Throws where no finished run is there. */
export async function checkRun(scenario: Scenario, server: ScenarioServer): Promise<Checked> {
  const state = await server.readState();
  if (state?.state !== 'ready' || state.result === null) throw new Error('There is no finished run to check here: run the scenario first.');
  const counts = (state.result as { counts: Record<string, number> }).counts;
  return scenario.check(new Run(server, Memory.parse(state.memory), () => Promise.resolve()), counts);
}
