import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Bilingual, pick } from '../../platform/i18n/messages.ts';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import { activityTitles } from '../campaigns/public.ts';
import { deskRounds } from './desk.ts';
import { troublesOf } from './host.ts';
import { manageJudging } from './judging.policy.ts';
import { latestResult } from './results.queries.ts';
import { listRounds } from './rounds.queries.ts';

/** What waits for the reader as a judge: invitations, works to score, discussions. Titles name the contest and the round, never a work. */
async function asJudge(ctx: Context): Promise<InboxItem[]> {
  if (ctx.actor.kind !== 'account') return [];
  const now = ctx.clock.now().toISOString();
  return (await deskRounds(ctx)).flatMap((desk): InboxItem[] => {
    const title = `${pick(desk.contest, ctx.locale)} · ${pick(desk.name, ctx.locale)}`;
    const due = { dueAt: desk.dueAt, overdue: desk.dueAt < now };
    if (desk.answer === 'invited') return [{ key: `judging-invitation:${desk.id}`, title, action: { zh: '答复评审邀请', en: 'Answer the invitation to judge' }, href: `/console/judging-desk/${desk.id}`, ...due }];
    if (desk.state !== 'open' || desk.opensAt > now || desk.closesAt <= now) return [];
    const left = desk.assigned - desk.locked;
    return [
      ...(left > 0 ? [{ key: `judging-works:${desk.id}`, title, action: { zh: `评审作品（${left}件）`, en: `Judge works (${left})` }, href: `/console/judging-desk/${desk.id}`, ...due }] : []),
      ...(desk.discussions > 0 ? [{ key: `judging-discussions:${desk.id}`, title, action: { zh: `参加讨论（${desk.discussions}件）`, en: `Discuss (${desk.discussions})` }, href: `/console/judging-desk/${desk.id}`, dueAt: desk.closesAt, overdue: false }] : []),
    ];
  });
}

const MOST = 200;
const RECENT = 60 * 24 * 3_600_000;

/** What waits for the reader as a host: rounds to be opened, works that lost a judge, disputes, what a closed round left unsettled. */
async function asHost(ctx: Context): Promise<InboxItem[]> {
  const nodes = nodesWhere(ctx.actor, manageJudging);
  if (nodes.length === 0) return [];
  const now = ctx.clock.now();
  const rounds = (await listRounds(ctx.db, nodes)).filter(({ state, closedAt }) => state !== 'closed' || now.getTime() - closedAt!.getTime() < RECENT).slice(0, MOST);
  const contests = await activityTitles(ctx.db, rounds.map(({ contestId }) => contestId));
  const items: InboxItem[] = [];
  for (const round of rounds) {
    const title = `${pick(contests.get(round.contestId) ?? { zh: '', en: '' }, ctx.locale)} · ${pick(round.name, ctx.locale)}`;
    const add = (key: string, action: Bilingual, page: string, due: Date) => items.push({ key: `${key}:${round.id}`, title, action, href: `/console/judging/${round.id}${page}`, dueAt: due.toISOString(), overdue: due < now });
    if (round.state === 'draft') add('judging-prepare', { zh: '筹备并开始评审', en: 'Prepare and open the round' }, '', round.opensAt);
    else if (round.state === 'open') {
      const { short, disputed } = await troublesOf(ctx.db, round);
      if (short > 0) add('judging-short', { zh: `补派评委（${short}件）`, en: `Find judges (${short})` }, '/assignment', round.dueAt);
      if (disputed > 0) add('judging-disputed', { zh: `组织讨论（${disputed}件）`, en: `Open discussions (${disputed})` }, '?show=disputed', round.closesAt);
    } else if (round.kind === 'round' && !rounds.some(({ ofRoundId, kind }) => ofRoundId === round.id && kind === 'extra')) {
      const unsettled = (await latestResult(ctx.db, round.id))?.result.categories.reduce((sum, category) => sum + category.unsettled.length, 0) ?? 0;
      if (unsettled > 0) items.push({ key: `judging-unsettled:${round.id}`, title, action: { zh: `名次未定，安排加评（${unsettled}件）`, en: `Settle the order by an extra round (${unsettled})` }, href: `/console/judging/${round.id}/result`, dueAt: null, overdue: false });
    }
  }
  return items;
}

/** The module's part of the first page. */
export const judgingInbox: InboxSource = async (ctx) => [...(await asHost(ctx)), ...(await asJudge(ctx))];
