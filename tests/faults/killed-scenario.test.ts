import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, expectFinished, killSoon, PATIENCE_MS, start } from './scenario-command.ts';

const SCENARIO = 'heilongjiang-2013';

function databaseProcess(data: string): number {
  const file = globSync(join(data, 'postgres', '**', 'postmaster.pid'))[0];
  return Number(readFileSync(file!, 'utf8').split('\n')[0]);
}

test('a web process killed again and again in a run leaves no figure wrong', async () => {
  const data = await dataFolder();
  const killed = new Set<number>();
  const running = start(SCENARIO, [], data, (step, { web }) => {
    // In the middle of opening accounts, of returns and of entries on their way.
    if (![2, 6, 13, 15, 17].includes(step) || killed.has(step)) return;
    killed.add(step);
    killSoon(web(), step === 2 ? 1500 : 60);
  });
  await expectFinished(SCENARIO, running, data);
  expect(killed.size).toBe(5);
  expect(running.lines.filter((line) => line.startsWith('server ')).length).toBeGreaterThan(3);
}, PATIENCE_MS);

test('a database process killed in a run comes back, and leaves no figure wrong', async () => {
  const data = await dataFolder();
  const killed = new Set<number>();
  const running = start(SCENARIO, [], data, (step) => {
    if (![2, 7, 14, 16].includes(step) || killed.has(step)) return;
    killed.add(step);
    killSoon(databaseProcess(data), step === 2 ? 1200 : 60);
  });
  await expectFinished(SCENARIO, running, data);
  expect(killed.size).toBe(4);
}, PATIENCE_MS);

test('a run whose command was killed goes on with --resume', async () => {
  const data = await dataFolder();
  const first = start(SCENARIO, [], data, (step, { child, web }) => {
    if (step !== 14) return;
    child.kill('SIGKILL');
    process.kill(web(), 'SIGKILL');
  });
  await once(first.child, 'exit');
  await expectFinished(SCENARIO, start(SCENARIO, ['--resume'], data), data);
}, PATIENCE_MS);
