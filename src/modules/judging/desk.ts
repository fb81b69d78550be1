import { sql } from 'kysely';
import { requireAccount } from '../../platform/auth/actor.ts';
import { readyFiles } from '../../platform/files/files.queries.ts';
import type { Context } from '../../platform/http/context.ts';
import { activityTitles } from '../campaigns/public.ts';
import { requireContest } from '../contests/public.ts';
import { findRoot, organizationNames, searchOrganizations } from '../organizations/public.ts';
import { blindTitles, blindWork } from './blind-work.ts';
import { judgedEntries, judgedEntry } from './entries-of-round.ts';
import { countsOf, type JudgeRow, requireJudge } from './judges.queries.ts';
import { judgingErrors } from './judging.errors.ts';
import type { Desk, DeskRound, DeskWork, Pair, UnitName, Work } from './judging.schemas.ts';
import { requireRound, type RoundRecord } from './rounds.queries.ts';
import { isComplete, pairsAsked } from './scoring.rules.ts';
import { comparisonsOf, requireWork, type WorkRow, worksOfJudge } from './works.queries.ts';

const none = { assigned: 0, saved: 0, locked: 0, recused: 0 };

async function presentRound(ctx: Context, judge: JudgeRow, round: RoundRecord): Promise<DeskRound> {
  const [counts, contest, works] = [(await countsOf(ctx.db, [judge.id])).get(judge.id) ?? none, (await activityTitles(ctx.db, [round.contestId])).get(round.contestId), await worksOfJudge(ctx.db, judge.id)];
  return {
    id: judge.id, name: round.name, contest: contest ?? { zh: '', en: '' }, state: round.state, answer: judge.state as DeskRound['answer'], method: round.method, opensAt: round.opensAt.toISOString(), dueAt: round.dueAt.toISOString(), closesAt: round.closesAt.toISOString(),
    ...counts, discussions: round.state === 'open' ? works.filter(({ discussed, state }) => discussed && state === 'locked').length : 0,
  };
}

/** The rounds on whose panels the acting person is, those to be answered and open first. */
export async function deskRounds(ctx: Context): Promise<DeskRound[]> {
  const { accountId } = requireAccount(ctx.actor);
  const judges = await ctx.db.selectFrom('judging_judges').selectAll().where('account_id', '=', accountId).where('state', 'in', ['invited', 'accepted']).orderBy('id', 'desc').limit(200).execute();
  const rounds: DeskRound[] = [];
  for (const judge of judges) {
    const round = await requireRound(ctx.db, judge.round_id);
    if (judge.state === 'invited' && round.state === 'closed') continue;
    rounds.push(await presentRound(ctx, judge, round));
  }
  const order = { open: 0, draft: 1, closed: 2 };
  return rounds.toSorted((a, b) => order[a.state] - order[b.state] || a.dueAt.localeCompare(b.dueAt));
}

function presentWork(round: RoundRecord, work: WorkRow, title: string, thumbnail: string | null): DeskWork {
  return {
    id: work.id, number: work.number, title, categoryId: work.category_id, state: work.state, left: work.left_state !== null, complete: isComplete(round.method, round.terms, work.value), saved: work.saved_at !== null, version: work.version,
    value: work.value, thumbnail, discussed: work.discussed && round.state === 'open',
  };
}

/** Small forms of the first pictures of works, by assignment. */
async function thumbnails(ctx: Context, works: readonly WorkRow[]): Promise<Map<string, string>> {
  if (works.length === 0) return new Map();
  const rows = await ctx.db.selectFrom('judging_media').select(['id', 'assignment_id', 'file_id']).where(sql<boolean>`assignment_id = any(${works.map(({ id }) => id)}::uuid[])`).where('position', '=', 0).execute();
  const files = await readyFiles(ctx.db, rows.map(({ file_id }) => file_id));
  return new Map(rows.filter(({ file_id }) => Object.keys(files.get(file_id)?.derivatives ?? {}).length > 0).map((row) => [row.assignment_id, `/api/judging/media/${row.id}?small=1`]));
}

async function deskWorks(ctx: Context, round: RoundRecord, works: readonly WorkRow[]): Promise<DeskWork[]> {
  const entries = await judgedEntries(ctx.db, round.contestId, works.map(({ entry_id }) => entry_id));
  const titles = await blindTitles(ctx, round, [...entries.values()]);
  const small = await thumbnails(ctx, works);
  return works.map((work) => presentWork(round, work, titles.get(work.entry_id) ?? '', small.get(work.id) ?? null));
}

/** Works are shown from the opening on; before it the list is empty, so that nobody reads ahead. */
const mayRead = (ctx: Context, round: RoundRecord): boolean => round.state === 'closed' || (round.state === 'open' && ctx.clock.now() >= round.opensAt);

/** A judge's desk: the terms, and the works assigned to them. */
export async function openDesk(ctx: Context, judgeId: string): Promise<Desk> {
  const judge = await requireJudge(ctx.db, judgeId, requireAccount(ctx.actor).accountId);
  if (judge.state !== 'accepted' && judge.state !== 'invited') judgingErrors.fail('judging.judge-not-found');
  const round = await requireRound(ctx.db, judge.round_id);
  const contest = await requireContest(ctx.db, round.contestId);
  const relations = await ctx.db.selectFrom('judging_relations').selectAll().where('judge_id', '=', judgeId).orderBy('declared_at').orderBy('id').execute();
  const units = await organizationNames(ctx.db, relations.flatMap(({ node_id }) => node_id ?? []));
  const { criteria, picks, blind } = round.terms;
  return {
    ...(await presentRound(ctx, judge, round)), terms: { criteria, picks, blind }, number: judge.letter,
    categories: contest.categories.filter(({ id }) => round.categories.some(({ categoryId }) => categoryId === id)).map(({ id, name }) => ({ id, name })),
    relations: relations.map((each) => ({ kind: each.kind as 'unit', nodeId: each.node_id, name: each.name, why: each.why, unit: each.node_id === null ? null : (units.get(each.node_id) ?? null) })),
    works: judge.state === 'accepted' && mayRead(ctx, round) ? await deskWorks(ctx, round, await worksOfJudge(ctx.db, judgeId)) : [],
  };
}

/** One work with the judge's own score. */
export async function openJudgedWork(ctx: Context, id: string): Promise<Work> {
  const row = await requireWork(ctx.db, id, requireAccount(ctx.actor).accountId);
  const round = await requireRound(ctx.db, row.round_id);
  if (!mayRead(ctx, round) || row.state === 'recused') judgingErrors.fail('judging.work-not-found');
  const entry = (await judgedEntry(ctx.db, round.contestId, row.entry_id)) ?? judgingErrors.fail('judging.entry-left');
  const [work] = await deskWorks(ctx, round, [row]);
  return {
    ...work!, ...(await blindWork(ctx, round, entry, row.id, row.number)), roundName: round.name, deskId: row.judge_id, confidence: row.confidence as Work['confidence'], note: row.note, feedback: row.feedback, panel: row.panel,
    savedAt: row.saved_at?.toISOString() ?? null, lockedAt: row.locked_at?.toISOString() ?? null,
  };
}

/** The pairs asked of a judge, with what they have said of each. */
export async function deskPairs(ctx: Context, judgeId: string): Promise<Pair[]> {
  const judge = await requireJudge(ctx.db, judgeId, requireAccount(ctx.actor).accountId);
  const round = await requireRound(ctx.db, judge.round_id);
  if (judge.state !== 'accepted' || round.method !== 'pairwise' || !mayRead(ctx, round)) judgingErrors.fail('judging.no-pair');
  const works = (await worksOfJudge(ctx.db, judgeId)).filter(({ state, left_state }) => state !== 'recused' && left_state === null);
  const shown = new Map((await deskWorks(ctx, round, works)).map((work) => [work.id, work]));
  const made = new Map((await comparisonsOf(ctx.db, judgeId)).map((each) => [`${each.firstId} ${each.secondId}`, each.better]));
  return [...Map.groupBy(works, (work) => work.category_id).values()].flatMap((list) => pairsAsked(list.map(({ id }) => id)).map(([first, second]) => ({ first: shown.get(first)!, second: shown.get(second)!, better: made.get(`${first} ${second}`) ?? null })));
}

const FEW = 20;

/** Units by part of their name, for a judge who declares a relation: names only, as the public site shows them. */
export async function unitsNamed(ctx: Context, text: string): Promise<UnitName[]> {
  const root = await findRoot(ctx.db);
  if (root === undefined) return [];
  const { items } = await searchOrganizations(ctx.db, [root.id], { text, status: 'active', page: 1, size: FEW });
  const above = await organizationNames(ctx.db, items.flatMap(({ parentId }) => parentId ?? []));
  return items.map((unit) => ({ id: unit.id, name: { zh: unit.name, en: unit.nameEn }, above: unit.parentId === null ? null : (above.get(unit.parentId) ?? null) }));
}
