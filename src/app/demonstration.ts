import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isSetUp } from '../modules/people/public.ts';
import { ROOT } from '../platform/config/root.ts';
import { isDemonstration } from '../platform/messaging/channels.ts';
import type { Services } from '../platform/http/context.ts';
import { accountLines, readDemonstration, writeDemonstration } from './demonstration-state.ts';

const SCENARIO = 'heilongjiang-2013';

/** A demonstration being loaded by a process of its own. */
export interface RunningDemonstration {
  stop(): Promise<void>;
}

/**
 * Loads the demonstration in the background when the database is empty, or goes on with one that was cut short: a process of its own
 * drives the scenario through the public API, as its actors would. Null when there is nothing to load.
 */
export async function startDemonstration(services: Services, at: { address: string; scenarioSecret: string }): Promise<RunningDemonstration | null> {
  // Whoever gave this process its secret drives the scenario.
  if (!services.config.demo || process.env.HEMING_SCENARIO_SECRET !== undefined) return null;
  const before = await readDemonstration(services.db);
  // From here on the pages of this process know it.
  await isDemonstration(services);
  if (before?.state === 'ready') return null;
  if (before === undefined) {
    if (await isSetUp(services.db)) return null;
    await writeDemonstration(services.db, { state: 'loading', scenario: SCENARIO, done: 0, total: 1, step: { zh: '准备演示数据', en: 'Preparing the demonstration' }, memory: {}, result: null });
    await isDemonstration(services);
  }
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'scenario.js'), SCENARIO], {
    env: { ...process.env, HEMING_URL: at.address, HEMING_SCENARIO_SECRET: at.scenarioSecret, HEMING_SCENARIO_CHILD: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  void ended.then(async (code) => {
    if (code === 0) {
      const loaded = accountLines((await readDemonstration(services.db))?.result);
      if (loaded.length > 0) process.stdout.write(`${[...loaded, `  首先看什么、二次验证码 What to click first, second-factor codes: ${at.address}/demo`, ''].join('\n')}\n`);
    }
    if (code === 0 || code === null) return;
    services.log.error({ code }, 'the demonstration could not be loaded');
    const state = await readDemonstration(services.db);
    if (state !== undefined) await writeDemonstration(services.db, { ...state, state: 'failed' });
  }).catch((error: unknown) => services.log.error({ err: error }, 'the state of the demonstration could not be written'));
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
