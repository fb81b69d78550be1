import type { Desk, DeskRound, Judge, NewRoundInput, Plan, Round, Work } from '../../modules/judging/judging.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import type { Run } from '../run/run.ts';
import { CITY_ADMIN, judgeOf } from './staff.ts';
import { scoreOf } from './simulated-judge.ts';

const AT_ONCE = 4;

/** A round as it is now. */
export const roundOf = async (run: Run, key: string): Promise<Round> => (await run.as(CITY_ADMIN)).get(`/judging/rounds/${run.id(`round ${key}`)}`);

/** Begins a round, or finds the one begun before a stop, and remembers it under a key. */
export async function beginRound(run: Run, key: string, input: Omit<NewRoundInput, 'contestId'>): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const contestId = run.id('contest');
  const known = (await city.get<Round[]>('/judging/rounds', { contest: contestId })).find(({ name }) => name.zh === input.name.zh);
  run.memory.ids[`round ${key}`] = (known ?? (await city.post<Round>('/judging/rounds', { ...input, contestId }))).id;
}

/** The host invites judges who are not on the panel yet, and each accepts at their desk, declaring whom they know. */
export async function seatPanel(run: Run, key: string, panel: readonly number[], declaring: ReadonlyMap<number, string> = new Map()): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const path = `/judging/rounds/${run.id(`round ${key}`)}/judges`;
  const { categories } = await roundOf(run, key);
  const seated = new Set((await city.get<Judge[]>(path)).map(({ name }) => name));
  for (const index of panel.filter((each) => !seated.has(judgeOf(each).name))) {
    // Everybody knows every kind of work somewhat, and one kind well.
    const expertise = categories.map(({ categoryId }, position) => ({ categoryId, level: position === index % categories.length ? 1 : 0.6 }));
    await city.post(path, { personId: run.id(`person ${judgeOf(index).username}`), expertise });
  }
  const places = new Map((await city.get<Judge[]>(path)).map(({ name, id }) => [name, id]));
  await inParallel(panel, AT_ONCE, async (index) => {
    const place = places.get(judgeOf(index).name)!;
    run.memory.ids[`desk ${key} ${index}`] = place;
    const judge = await run.as(judgeOf(index).username);
    const asked = (await judge.get<DeskRound[]>('/judging/desk')).find(({ id }) => id === place);
    const name = declaring.get(index);
    const relations = name === undefined ? [] : [{ kind: 'person', name, why: '曾一同工作' }];
    if (asked?.answer === 'invited') await judge.post(`/judging/desk/${place}/answer`, { accept: true, relations });
  });
}

/** Computes who judges what, applies it and opens the round. @returns how many works were given out. */
export async function assignAndOpen(run: Run, key: string): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const path = `/judging/rounds/${run.id(`round ${key}`)}`;
  if ((await roundOf(run, key)).state !== 'draft') return;
  const plan = await city.post<Plan>(`${path}/plan`);
  if (plan.planId === null) throw new Error(`no assignment is possible: ${plan.clashes.join(' ')}`);
  await city.post(`${path}/assignment`, { planId: plan.planId });
  await city.post(`${path}/open`);
}

/** A judge's desk in a round. */
export const deskOf = async (run: Run, key: string, index: number): Promise<Desk> => (await run.as(judgeOf(index).username)).get(`/judging/desk/${run.id(`desk ${key} ${index}`)}`);

/**
 * Each judge looks at each work on their desk, saves a score for it, and locks everything. No work may show who made it.
 * @param authors names that no judge may see; @param truth how good the works are, where a review finds them other than they seemed
 */
export async function judgeAll(run: Run, key: string, panel: readonly number[], authors: readonly string[], truth?: number): Promise<void> {
  await inParallel(panel, AT_ONCE, async (index) => {
    const { username } = judgeOf(index);
    const judge = await run.as(username);
    for (const { id, version, state } of (await deskOf(run, key, index)).works.filter((work) => work.state === 'open' && !work.left)) {
      const work = await judge.get<Work>(`/judging/works/${id}`);
      const text = JSON.stringify(work);
      const seen = authors.find((name) => text.includes(name));
      if (seen !== undefined) throw new Error(`a judge sees who made work ${work.number}: ${seen} (${state})`);
      const { grades, confidence } = scoreOf(username, work.title, truth);
      await judge.put(`/judging/works/${id}/draft`, { version, value: { grades }, confidence, feedback: FEEDBACK[Math.floor(grades.idea! / 34)]! });
    }
    await judge.post(`/judging/desk/${run.id(`desk ${key} ${index}`)}/lock`);
    const { works } = await deskOf(run, key, index);
    run.count('judging.score-locked', works.filter(({ state }) => state === 'locked').length);
    run.count('works that judges saw without their authors', works.filter(({ state }) => state === 'locked').length);
  });
}

const FEEDBACK = ['想说的话还可以再集中一些，先找到那个非说不可的瞬间。', '立意清楚，细节可信；声画（图文）再收一分会更有余味。', '一看就记住了，谢谢作者。'] as const;
