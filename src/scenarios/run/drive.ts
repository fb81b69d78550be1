import type { Bilingual } from '../../platform/i18n/messages.ts';
import { InterruptedError } from '../client/problem-error.ts';
import type { ScenarioServer } from '../client/scenario-server.ts';
import type { Checked } from './check.ts';
import { Memory, newMemory } from './memory.ts';
import { Run, type Step } from './run.ts';

/** How long a server that went away is waited for. */
const AWAY_MS = 60_000;

/** What a run did, counted by itself, and with which accounts visitors sign in. */
export type ScenarioResult = Record<string, unknown> & {
  readonly counts: Record<string, number>;
  readonly accounts: readonly { readonly username: string; readonly password: string; readonly role: Bilingual; readonly unit: Bilingual }[];
};

/** A programme that can be run: its steps, and what it came to. */
export interface Scenario {
  readonly name: string;
  steps(scale: number): Step[];
  /** What is kept and printed at the end. */
  result(run: Run): ScenarioResult;
  /** Compares what a finished run counted with every other source of the same figure. */
  check(run: Run, counts: Readonly<Record<string, number>>): Promise<Checked>;
}

export interface Driving {
  readonly scale: number;
  readonly isAbandoned: () => boolean;
  onProgress(done: number, total: number, words: Bilingual, ms: number): void;
}

/**
 * Runs a scenario to its end, from where an earlier run stopped. Each step is begun anew when the server goes away in it.
 * @returns what it did. Throws what a step throws, and InterruptedError when the server does not come back.
 */
export async function drive(scenario: Scenario, server: ScenarioServer, how: Driving): Promise<ScenarioResult> {
  const before = await again(server, how, () => server.readState());
  if (before?.state === 'ready' && before.result !== null) return before.result as ScenarioResult;
  const kept = Memory.safeParse(before?.memory);
  const memory = kept.success ? kept.data : newMemory(how.scale);
  const steps = scenario.steps(memory.scale);
  const save = (step: Step | undefined, end?: ScenarioResult) =>
    server.writeState({
      state: end === undefined ? 'loading' : 'ready', scenario: scenario.name, done: memory.cursor, total: steps.length,
      step: step?.words ?? { zh: '完成', en: 'Done' }, memory, result: end ?? null,
    });
  const run = new Run(server, memory, () => save(steps[memory.cursor]));

  while (memory.cursor < steps.length) {
    const step = steps[memory.cursor]!;
    const began = Date.now();
    await again(server, how, async () => {
      run.beginStep();
      await save(step);
      await server.setClock(step.at);
      await step.act(run);
    });
    run.endStep();
    how.onProgress(memory.cursor, steps.length, step.words, Date.now() - began);
  }
  return again(server, how, async () => {
    const result = scenario.result(run);
    await save(undefined, result);
    return result;
  });
}

/** Does it again when the server went away meanwhile and came back. */
async function again<T>(server: ScenarioServer, how: Driving, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof InterruptedError) || how.isAbandoned() || !(await server.isReady(AWAY_MS)) || how.isAbandoned()) throw error;
    }
  }
}
