import type { Db } from '../../../platform/db/db.ts';
import { activityTitles, requireCampaign } from '../../campaigns/public.ts';
import { type ContestRecord, publicFunnel } from '../../contests/public.ts';
import { judgesOf, roundResult, type RoundRecord, roundsOfContest } from '../../judging/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { OPEN_CASE_STATES } from '../awards.words.ts';
import { publicAnswers } from '../cases/cases.queries.ts';
import { awardsOf } from '../grants/awards.queries.ts';
import { proposalsOf, vacanciesOf } from '../proposals/proposals.queries.ts';
import { findScheme, type SchemeRecord } from '../scheme/scheme.queries.ts';
import type { Account } from './account.schemas.ts';

const NONE = { zh: '', en: '' };

/** How a closed round was judged and how far its judges agreed. Reviews of single entries are told of by the answers to objections. */
async function roundAccount(db: Db, round: RoundRecord): Promise<Account['rounds'][number]> {
  const result = await roundResult(db, round.id);
  const entries = result.categories.flatMap((category) => category.entries);
  return {
    id: round.id, name: round.name, kind: round.kind, method: round.method, panel: (await judgesOf(db, round.id)).length, judgesPerEntry: round.terms.judgesPerEntry, blind: [...round.terms.blind], ties: [...round.terms.ties],
    criteria: round.terms.criteria.map(({ key, label, weight }) => ({ key, label, weight })), openedAt: round.openedAt?.toISOString() ?? null, closedAt: round.closedAt!.toISOString(), works: entries.length,
    scores: entries.reduce((sum, entry) => sum + entry.scores, 0), unsettled: result.categories.reduce((sum, category) => sum + category.unsettled.length, 0), resultSha256: result.sha256, agreement: result.agreement,
  };
}

async function noticesOf(db: Db, contestId: string, scheme: SchemeRecord | undefined): Promise<Account['notices']> {
  const rows = (await proposalsOf(db, contestId)).filter((row) => row.noticed_at !== null);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id, noticedAt: row.noticed_at!.toISOString(), withdrawnReason: row.withdrawn_reason,
      vacancies: (await vacanciesOf(db, row.id)).map((vacancy) => {
        const level = scheme?.levels.find(({ id }) => id === vacancy.level_id);
        return { categoryId: level?.categoryId ?? contestId, level: level?.name ?? NONE, count: vacancy.count, reason: vacancy.reason };
      }),
    })),
  );
}

/** The account of a contest; what has not happened yet is not in it. Judging is told of once a list was in public notice: until then it is nobody's but the host's. */
export async function accountOf(db: Db, contest: ContestRecord): Promise<Account> {
  const [funnel, found, campaign] = [await publicFunnel(db, contest), await findScheme(db, contest.id), await requireCampaign(db, contest.campaignId)];
  const scheme = found?.state === 'fixed' ? found : undefined;
  const notices = await noticesOf(db, contest.id, scheme);
  const rounds = notices.length === 0 ? [] : (await roundsOfContest(db, contest.id)).filter(({ kind, state }) => kind !== 'review' && state === 'closed');
  const awards = await awardsOf(db, contest.id);
  const open = await db.selectFrom('award_cases').select((eb) => [eb.fn.countAll<number>().as('received'), eb.fn.countAll<number>().filterWhere('state', 'in', OPEN_CASE_STATES).as('open'), eb.fn.countAll<number>().filterWhere('state', '=', 'withdrawn').as('withdrawn')]).where('contest_id', '=', contest.id).executeTakeFirstOrThrow();
  return {
    contestId: contest.id, contest: (await activityTitles(db, [contest.id])).get(contest.id) ?? NONE, campaign: campaign.content.name, host: (await organizationNames(db, [contest.hostId])).get(contest.hostId) ?? NONE, opensAt: contest.opensAt.toISOString(), closesAt: contest.closesAt.toISOString(),
    categories: contest.categories.map(({ id, name }) => ({ id, name, submitted: funnel.submitted.get(id) ?? 0 })), funnel: funnel.stages.map((stage) => ({ ...stage })), rounds: await Promise.all(rounds.map((round) => roundAccount(db, round))),
    scheme:
      scheme === undefined
        ? null
        : {
            fixedAt: scheme.fixedAt!.toISOString(),
            levels: scheme.levels.map((level) => {
              const granted = awards.filter(({ levelId }) => levelId === level.id);
              return { categoryId: level.categoryId, name: level.name, places: level.places, awarded: granted.filter(({ revokedAt }) => revokedAt === null).length, revoked: granted.filter(({ revokedAt }) => revokedAt !== null).length };
            }),
          },
    notices, objections: { received: open.received, open: open.open, withdrawn: open.withdrawn, answers: await publicAnswers(db, { contestId: contest.id }) },
    awards: awards.map(({ categoryId, level, title, unit, grantedAt, revokedReason }) => ({ categoryId, level, title, unit, grantedAt, revokedReason })),
  };
}
