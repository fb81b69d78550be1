import type { TestContext } from '../../../tests/support/context.ts';
import { newId } from '../../platform/ids/ids.ts';
import { draft, grades, judgingWorld, type JudgingWorld, roundInput, seated, assignAndOpen, type TestJudge, worksAt } from '../judging/test-kit.ts';
import { closeRound } from '../judging/usecases/run-round.ts';
import { createRound } from '../judging/usecases/save-round.ts';
import { lockScore, saveDraft } from '../judging/usecases/score-work.ts';
import { SchemeInput } from './awards.schemas.ts';
import { fixScheme, saveScheme } from './scheme/save-scheme.ts';

export interface AwardsWorld extends JudgingWorld {
  readonly judges: readonly TestJudge[];
  /** The entries of the texts, the best by the judges' scores first. */
  readonly entries: readonly string[];
  readonly roundId: string;
  /** A member of the public with a proved contact. */
  objector(name?: string): Promise<TestContext>;
}

const POINTS = [100, 75, 75, 50, 25] as const;
const START = new Date('2026-03-05T09:00:00+08:00');

/** Scores each work of a round by its entry, every judge alike but for `off`, and closes it. */
export async function scoreRound(world: JudgingWorld, roundId: string, judges: readonly TestJudge[], places: readonly string[], pointsOf: (entryId: string, judge: number) => number): Promise<void> {
  const numbers = new Map((await world.world.base.db.selectFrom('judging_entries').select(['entry_id', 'number']).where('round_id', '=', roundId).execute()).map((row) => [row.number, row.entry_id]));
  for (const [index, place] of places.entries()) {
    for (const work of await worksAt(judges[index]!, place)) {
      const { version } = await saveDraft(judges[index]!.ctx, work.id, { ...draft(work.version, grades(pointsOf(numbers.get(work.number)!, index))), feedback: '写得实在' });
      await lockScore(judges[index]!.ctx, work.id, version);
    }
  }
  await closeRound(world.root, roundId);
}

/** A contest with five texts judged by three judges each, so that the order is known; the second and third are equal. Closed on 10 March 2026. */
export async function awardsWorld(): Promise<AwardsWorld> {
  const world = await judgingWorld();
  const entries: string[] = [];
  for (const name of ['甲', '乙', '丙', '丁', '戊']) entries.push(await world.admitted(`作品${name}`, { author: `欧阳${name}`, ...(name === '丁' ? { school: 0 } : {}) }));
  const judges: TestJudge[] = [];
  for (const name of ['评委甲', '评委乙', '评委丙']) judges.push(await world.person(name, world.world.rootId));
  world.root.clock.set(START);
  const roundId = await createRound(world.root, roundInput(world, { terms: { judgesPerEntry: 3 } }));
  const places = await seated(world, roundId, judges);
  await assignAndOpen(world, roundId);
  await scoreRound(world, roundId, judges, places, (entryId) => POINTS[entries.indexOf(entryId)]!);
  const objector = async (name = '李读者'): Promise<TestContext> => {
    const { personId, ctx } = await world.person(name, world.world.rootId, []);
    const now = world.root.clock.now();
    await world.world.base.db.insertInto('person_contacts').values({ person_id: personId, kind: 'mobile', cipher: Buffer.alloc(40), index_hash: Buffer.from(newId()), masked: '139****0001', verified_at: now, created_at: now, updated_at: now }).execute();
    return ctx.actor.kind === 'account' ? ctx.as({ ...ctx.actor, staff: false }) : ctx;
  };
  return { ...world, judges, entries, roundId, objector };
}

/** Levels of a category, the highest first, with so many places each. */
export const levelsIn = (categoryId: string, places: readonly number[]) => ['一等奖', '二等奖', '三等奖'].slice(0, places.length).map((zh, index) => ({ categoryId, name: { zh, en: ['First prize', 'Second prize', 'Third prize'][index]! }, places: places[index]! }));

export const schemeInput = (world: Pick<AwardsWorld, 'text'>, places: readonly number[] = [1, 1, 1]): SchemeInput => SchemeInput.parse({ numberPrefix: '省文明征', noticeDays: 5, renewalDays: 3, levels: levelsIn(world.text, places) });

/** Sets up levels of the texts and fixes them. */
export async function fixedScheme(world: AwardsWorld, places: readonly number[] = [1, 1, 1]): Promise<void> {
  await saveScheme(world.root, world.contestId, schemeInput(world, places));
  await fixScheme(world.root, world.contestId, 1);
}

/** A review's round scored by judges who take no part elsewhere, and closed. */
export async function reviewWith(world: AwardsWorld, reviewId: string, points: number, names: readonly string[] = ['复评甲', '复评乙', '复评丙']): Promise<void> {
  const others: TestJudge[] = [];
  for (const name of names) others.push(await world.person(name, world.world.rootId));
  const places = await seated(world, reviewId, others);
  await assignAndOpen(world, reviewId);
  await scoreRound(world, reviewId, others, places, () => points);
}
