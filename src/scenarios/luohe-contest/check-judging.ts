import type { Judge, Progress, ResultCheck, ResultView, Round } from '../../modules/judging/judging.schemas.ts';
import type { z } from 'zod';
import type { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';
import { rankErrors } from './judging.ts';
import { CATEGORIES, sizesOf } from './plan.ts';
import { CITY_ADMIN } from './staff.ts';

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** Every round's result computed again from its records, its means from the single scores, who passed, and who judged what. @returns scores locked in all and in the first round, and rounds closed */
export async function checkJudging(run: Run, comparison: Comparison): Promise<{ locked: number; lockedFirst: number; rounds: number }> {
  const city = await run.as(CITY_ADMIN);
  const rounds = await city.get<Round[]>('/judging/rounds', { contest: run.id('contest') });
  let [locked, lockedFirst] = [0, 0];
  for (const { id, name, state } of rounds) {
    const progress = await city.get<Progress>(`/judging/rounds/${id}/progress`);
    const own = progress.entries.flatMap(({ judges }) => judges).filter((each) => each.state === 'locked').length;
    locked += own;
    if (id === run.id('round first')) lockedFirst = own;
    if (state !== 'closed') continue;
    const again = await city.get<z.infer<typeof ResultCheck>>(`/judging/rounds/${id}/result-check`);
    comparison.expect(`result of ${name.zh}`, `computed again: ${again.differences.join(' ')}`, again.same && again.inputsSame);
    const { categories } = await city.get<ResultView>(`/judging/rounds/${id}/result`);
    const off = categories.flatMap(({ entries }) => entries).filter(({ raw, rawMean, scores }) => raw.length !== scores || Math.abs(mean(raw.map(({ points }) => points)) - rawMean) > 1e-5);
    comparison.expect(`means of ${name.zh}`, `${off.length} that are not those of the scores`, off.length === 0);
  }
  const sizes = sizesOf(run.memory.scale);
  for (const [key, by] of [['first', 'passing'], ['final', 'winners']] as const) {
    const { categories } = await city.get<ResultView>(`/judging/rounds/${run.id(`round ${key}`)}/result`);
    for (const category of CATEGORIES) {
      const passed = categories.find(({ categoryId }) => categoryId === run.id(category))?.entries.filter(({ passes }) => passes).length;
      comparison.expect(`${category} in the ${key} round`, `${passed} that passed`, passed === sizes[category][by]);
    }
  }
  const { raw, calibrated } = await rankErrors(run, 'print');
  comparison.compare('rank error of plain means, hundredths', 'result', raw);
  comparison.compare('rank error of calibrated scores, hundredths', 'result', calibrated);
  await checkPanels(run, comparison, rounds);
  return { locked, lockedFirst, rounds: rounds.filter(({ state }) => state === 'closed').length };
}

/** Who reviews sat on no panel before, and who settles what the final left open did not sit in it. */
async function checkPanels(run: Run, comparison: Comparison, rounds: readonly Round[]): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const panel = async (round: Round) => (await city.get<Judge[]>(`/judging/rounds/${round.id}/judges`)).map(({ name }) => name);
  const first = new Set((await Promise.all(rounds.filter(({ kind }) => kind === 'round').map(panel))).flat());
  const final = new Set(await panel(rounds.find(({ id }) => id === run.id('round final'))!));
  for (const round of rounds.filter(({ kind }) => kind !== 'round')) {
    const apart = round.kind === 'review' ? first : final;
    comparison.expect(`panel of ${round.name.zh}`, 'former panels', (await panel(round)).every((name) => !apart.has(name)));
  }
}
