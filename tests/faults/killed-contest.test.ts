import { expect, test } from 'vitest';
import { dataFolder, expectFinished, killSoon, PATIENCE_MS, start } from './scenario-command.ts';

const SCENARIO = 'luohe-2017-contest';
/** Finished steps after which the web process is killed: into the first round's scoring, objections, their answers, and certificates. */
const KILLED_AFTER = [10, 16, 19, 21];

test('a web process killed while judges score, citizens object and cases are answered loses no score and leaves no figure wrong', async () => {
  const data = await dataFolder();
  const killed = new Set<number>();
  const running = start(SCENARIO, [], data, (step, { web }) => {
    if (!KILLED_AFTER.includes(step) || killed.has(step)) return;
    killed.add(step);
    killSoon(web(), step === 10 ? 400 : 60);
  });
  await expectFinished(SCENARIO, running, data);
  expect(killed.size).toBe(KILLED_AFTER.length);
  expect(JSON.parse(running.printed())).toMatchObject({ counts: { 'awards.objection-answered': 3, 'works struck off': 1 } });
}, PATIENCE_MS);
