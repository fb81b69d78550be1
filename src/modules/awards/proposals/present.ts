import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { contestCategories, entriesInBrief, type EntryInBrief } from '../../contests/public.ts';
import { requireRound } from '../../judging/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { publicContest, requireHost } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import { differenceOf } from '../awards.rules.ts';
import type { Notice, Proposal, ProposalCategory } from '../awards.schemas.ts';
import type { CategoryState, ProposalState } from '../awards.words.ts';
import { publicAnswers } from '../cases/cases.queries.ts';
import { requireScheme } from '../scheme/scheme.queries.ts';
import { categoriesOf, openCasesByEntry, placesOf, type ProposalRow, requireProposal, revisionsOf, vacanciesOf } from './proposals.queries.ts';

const NONE = { zh: '', en: '' };

/** What anybody may read of a list: entries as their authors agreed to be named. */
async function parts(db: Db, proposal: ProposalRow) {
  const scheme = await requireScheme(db, proposal.contest_id);
  const names = new Map((await contestCategories(db, proposal.contest_id)).map((category) => [category.id, category.name]));
  const places = await placesOf(db, proposal.id);
  const revisions = await revisionsOf(db, proposal.id);
  const ids = new Set([...places.map((place) => place.entry_id), ...revisions.flatMap((revision) => revision.places.map(({ entryId }) => entryId))]);
  const entries = await entriesInBrief(db, [...ids]);
  const open = await openCasesByEntry(db, proposal.id);
  const vacancies = new Map((await vacanciesOf(db, proposal.id)).map((row) => [row.level_id, row]));
  const title = (id: string) => entries.get(id)?.title ?? NONE;
  const categories = (await categoriesOf(db, proposal.id)).map((category): ProposalCategory => {
    const levels = scheme.levels.filter((level) => level.categoryId === category.category_id);
    const lists = revisions.filter((revision) => revision.categoryId === category.category_id);
    return {
      categoryId: category.category_id, name: names.get(category.category_id) ?? NONE, state: category.state as CategoryState, noticeUntil: category.notice_until?.toISOString() ?? null, grantedAt: category.granted_at?.toISOString() ?? null,
      levels: levels.map((level) => {
        const listed = places.filter((place) => place.level_id === level.id);
        const vacancy = vacancies.get(level.id);
        return {
          id: level.id, name: level.name, places: level.places, vacant: vacancy?.count ?? 0, vacancyReason: vacancy?.reason ?? null, unfilled: level.places - listed.length - (vacancy?.count ?? 0),
          entries: listed.map((place) => {
            const entry: EntryInBrief | undefined = entries.get(place.entry_id);
            return { entryId: place.entry_id, levelId: level.id, position: place.position, rank: place.rank, title: title(place.entry_id), credits: [...(entry?.credits ?? [])], unit: entry?.unit.name ?? NONE, sure: place.sure, settled: place.settled, confirmed: place.confirmed, openCases: open.get(place.entry_id) ?? 0 };
          }),
        };
      }),
      openCases: [...open].filter(([id]) => places.some((place) => place.entry_id === id && place.category_id === category.category_id)).reduce((sum, [, count]) => sum + count, 0),
      changes: lists.map((list, index) => {
        const difference = index === 0 ? { rose: [], fell: [], gone: [], came: [] } : differenceOf(lists[index - 1]!.places, list.places, levels.map(({ id }) => id));
        return { at: list.at.toISOString(), cause: list.cause, case: list.caseNumber, rose: difference.rose.map(title), fell: difference.fell.map(title), gone: difference.gone.map(title), came: difference.came.map(title) };
      }),
    };
  });
  const contest = (await activityTitles(db, [proposal.contest_id])).get(proposal.contest_id) ?? NONE;
  const round = await requireRound(db, proposal.round_id);
  return {
    places,
    common: { id: proposal.id, contestId: proposal.contest_id, contest, roundId: proposal.round_id, round: round.name, resultSha256: proposal.result_sha256, state: proposal.state as ProposalState, noticedAt: proposal.noticed_at?.toISOString() ?? null, categories },
  };
}

/** A list as its host sees it. */
export async function presentProposal(db: Db, proposal: ProposalRow): Promise<Proposal> {
  const { common, places } = await parts(db, proposal);
  return { ...common, version: proposal.version, unsettled: places.filter((place) => !place.settled && place.confirmed === null).length, withdrawnReason: proposal.withdrawn_reason };
}

/** A list of the acting person's office. Errors: award.not-found. */
export async function hostedProposal(ctx: Context, id: string): Promise<Proposal> {
  const proposal = await requireProposal(ctx.db, id);
  await requireHost(ctx.db, ctx, proposal.host_id);
  return presentProposal(ctx.db, proposal);
}

/** A list in public notice, or that was, with the answers to objections. Errors: award.not-found. */
export async function publicNotice(ctx: Context, id: string): Promise<Notice> {
  const proposal = await requireProposal(ctx.db, id);
  if (proposal.noticed_at === null) awardErrors.fail('award.not-found');
  await publicContest(ctx.db, proposal.contest_id);
  const { common } = await parts(ctx.db, proposal);
  const host = (await organizationNames(ctx.db, [proposal.host_id])).get(proposal.host_id) ?? NONE;
  return { ...common, host, answers: await publicAnswers(ctx.db, { proposalId: id }) };
}
