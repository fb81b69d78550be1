import { requireCapability } from '../../platform/auth/actor.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { activityTitles } from '../campaigns/public.ts';
import { requireContest } from '../contests/public.ts';
import { personNames } from '../people/public.ts';
import { entriesNow, entriesOfRound, entryTitles } from './entries-of-round.ts';
import { judgeRows, presentJudges, roundConflicts, roundEntries } from './judges.queries.ts';
import { CONFLICT_NAMES } from './judging.messages.ts';
import { manageJudging } from './judging.policy.ts';
import type { Judge, Progress, Round } from './judging.schemas.ts';
import { listRounds, requireRound, type RoundRecord } from './rounds.queries.ts';
import { disputedEntries } from './usecases/discuss-entry.ts';
import { worksOfRound } from './works.queries.ts';

/** A round as its host sees it. */
export async function presentRounds(ctx: Context, rounds: readonly RoundRecord[]): Promise<Round[]> {
  const titles = await activityTitles(ctx.db, rounds.map(({ contestId }) => contestId));
  const names = new Map<string, { zh: string; en: string }>();
  for (const contestId of new Set(rounds.map((round) => round.contestId))) for (const category of (await requireContest(ctx.db, contestId)).categories) names.set(category.id, category.name);
  return rounds.map((round) => ({
    id: round.id, contestId: round.contestId, hostId: round.hostId, kind: round.kind, ofRoundId: round.ofRoundId, afterRoundId: round.afterRoundId, name: round.name, contest: titles.get(round.contestId) ?? { zh: '', en: '' }, method: round.method, terms: round.terms,
    categories: round.categories.map((each) => ({ ...each, name: names.get(each.categoryId) ?? { zh: '', en: '' } })), opensAt: round.opensAt.toISOString(), dueAt: round.dueAt.toISOString(), closesAt: round.closesAt.toISOString(), state: round.state, version: round.version,
    openedAt: round.openedAt?.toISOString() ?? null, closedAt: round.closedAt?.toISOString() ?? null,
  }));
}

/** Rounds of the acting person's offices. */
export async function roundsForHost(ctx: Context, contestId?: string): Promise<Round[]> {
  return presentRounds(ctx, await listRounds(ctx.db, requireCapability(ctx.actor, manageJudging), contestId));
}

/** One round of the acting person's offices; refuses with judging.round-not-found. */
export async function hostedRound(ctx: Context, id: string): Promise<RoundRecord> {
  return requireRound(ctx.db, id, requireCapability(ctx.actor, manageJudging));
}

/** The panel of a round. */
export async function panelOf(ctx: Context, id: string): Promise<Judge[]> {
  return presentJudges(ctx.db, await hostedRound(ctx, id), ctx.clock.now());
}

/** Which judge may not have which work, and why. */
export async function conflictsForHost(ctx: Context, id: string) {
  const round = await hostedRound(ctx, id);
  const judges = (await judgeRows(ctx.db, id)).filter(({ state }) => state !== 'removed' && state !== 'declined');
  const numbers = new Map((await entriesOfRound(ctx.db, id)).map((entry) => [entry.entryId, entry.number]));
  return (await roundConflicts(ctx.db, round, judges, ctx.clock.now())).map(({ judge, entry, why }) => ({ judgeId: judge, entryId: entry, number: numbers.get(entry) ?? 0, why, text: pick(CONFLICT_NAMES[why], ctx.locale) }));
}

/** What an open round's host must see to: works with fewer judges than asked for, and disputed ones that nobody discusses yet. */
export async function troublesOf(db: Db, round: RoundRecord): Promise<{ short: number; disputed: number }> {
  const works = await worksOfRound(db, round.id);
  const given = Map.groupBy(works.filter(({ state }) => state === 'open' || state === 'locked'), ({ entry_id }) => entry_id);
  const listed = (await entriesNow(db, round)).filter(({ leftState }) => leftState === null);
  const talked = new Set(works.filter(({ discussed }) => discussed).map(({ entry_id }) => entry_id));
  return { short: listed.filter(({ entryId, judges }) => (given.get(entryId)?.length ?? 0) < (judges ?? round.terms.judgesPerEntry)).length, disputed: [...disputedEntries(round, works)].filter((id) => !talked.has(id)).length };
}

/** How far a round has come: by entry and judge, what is saved and locked. No score is in it, for the host neither, until the round closes. */
export async function progressOf(ctx: Context, id: string): Promise<Progress> {
  const round = await hostedRound(ctx, id);
  const [presented] = await presentRounds(ctx, [round]);
  const judges = await judgeRows(ctx.db, id);
  const names = await personNames(ctx.db, judges.map(({ person_id }) => person_id));
  const known = new Map(judges.map((judge) => [judge.id, judge]));
  const works = await worksOfRound(ctx.db, id);
  const byEntry = Map.groupBy(works.filter(({ state }) => state !== 'removed'), ({ entry_id }) => entry_id);
  const disputed = round.state === 'draft' ? new Set<string>() : disputedEntries(round, works);
  const listed = await entriesNow(ctx.db, round);
  // Before the first assignment the round has no list of its own: what it would judge is shown, unnumbered.
  const fresh = round.state === 'draft' ? [...(await roundEntries(ctx.db, round)).values()].filter((entry) => !listed.some(({ entryId }) => entryId === entry.id)).map((entry) => ({ entryId: entry.id, categoryId: entry.categoryId, number: 0, judges: null, leftState: null })) : [];
  const all = [...listed, ...fresh];
  const titles = await entryTitles(ctx.db, round.contestId, all.map(({ entryId }) => entryId));
  const active = works.filter(({ state, left_state }) => state === 'locked' || (state === 'open' && left_state === null));
  return {
    round: presented!,
    entries: all.map((entry) => ({
      entryId: entry.entryId, number: entry.number, title: titles.get(entry.entryId) ?? { zh: '', en: '' }, categoryId: entry.categoryId, leftState: entry.leftState, disputed: disputed.has(entry.entryId), discussed: byEntry.get(entry.entryId)?.some(({ discussed }) => discussed) ?? false,
      judges: (byEntry.get(entry.entryId) ?? [])
        .map((work) => ({ assignmentId: work.id, judgeId: work.judge_id, number: known.get(work.judge_id)!.letter, name: names.get(known.get(work.judge_id)!.person_id) ?? '', state: work.state, saved: work.saved_at !== null, how: work.how, reason: work.reason }))
        .toSorted((a, b) => a.number - b.number),
    })),
    works: all.filter(({ leftState }) => leftState === null).length, assigned: active.length, saved: active.filter(({ saved_at }) => saved_at !== null).length, locked: active.filter(({ state }) => state === 'locked').length, disputed: disputed.size,
  };
}
