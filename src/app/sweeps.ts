import type { Services } from '../platform/http/context.ts';
import type { Module } from './module.ts';
import { systemContext } from './system-context.ts';

/** Lets every module do what has fallen due; one sweep that fails is logged and does not hold up the others. */
export async function runSweeps(services: Services, modules: readonly Module[]): Promise<void> {
  for (const sweep of modules.flatMap((module) => module.sweeps ?? [])) {
    try {
      await sweep.run(systemContext(services, `sweep:${sweep.name}`));
    } catch (error) {
      services.log.error({ err: error, sweep: sweep.name }, 'a sweep failed');
    }
  }
}
