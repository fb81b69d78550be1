import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import { deskRounds } from './desk.ts';
import { roundsForHost } from './host.ts';
import { countsOf, judgeRows } from './judges.queries.ts';
import { manageJudging } from './judging.policy.ts';
import { requireRound } from './rounds.queries.ts';
import { disputedEntries } from './usecases/discuss-entry.ts';
import { worksOfRound } from './works.queries.ts';

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

/** What waits for the reader as a host: recused or returned works without enough judges, disputes, rounds past their due time. */
async function asHost(ctx: Context): Promise<InboxItem[]> {
  if (nodesWhere(ctx.actor, manageJudging).length === 0) return [];
  const now = ctx.clock.now();
  const items: InboxItem[] = [];
  for (const round of (await roundsForHost(ctx)).filter(({ state }) => state === 'open')) {
    const title = `${pick(round.contest, ctx.locale)} · ${pick(round.name, ctx.locale)}`;
    const works = await worksOfRound(ctx.db, round.id);
    const given = Map.groupBy(works.filter(({ state, left_state }) => (state === 'open' || state === 'locked') && left_state === null), ({ entry_id }) => entry_id);
    const short = new Set(works.filter(({ state, left_state, entry_id }) => (state === 'recused' || state === 'removed') && left_state === null && (given.get(entry_id)?.length ?? 0) < round.terms.judgesPerEntry).map(({ entry_id }) => entry_id)).size;
    const disputed = [...disputedEntries(await requireRound(ctx.db, round.id), works)].filter((entry) => !works.some((work) => work.entry_id === entry && work.discussed)).length;
    const judges = await judgeRows(ctx.db, round.id);
    const counts = [...(await countsOf(ctx.db, judges.map(({ id }) => id))).values()];
    const left = counts.reduce((sum, each) => sum + each.assigned - each.locked, 0);
    const base = { dueAt: round.dueAt, overdue: new Date(round.dueAt) < now };
    if (short > 0) items.push({ key: `judging-short:${round.id}`, title, action: { zh: `补派评委（${short}件）`, en: `Assign more judges (${short})` }, href: `/console/judging/${round.id}/assignment`, ...base });
    if (disputed > 0) items.push({ key: `judging-disputed:${round.id}`, title, action: { zh: `处理分歧（${disputed}件）`, en: `Look at disputed works (${disputed})` }, href: `/console/judging/${round.id}`, ...base });
    if (left > 0 && base.overdue) items.push({ key: `judging-overdue:${round.id}`, title, action: { zh: `催办评审（余${left}件）`, en: `Judging is overdue (${left} left)` }, href: `/console/judging/${round.id}`, ...base });
  }
  return items;
}

/** The module's part of the first page. */
export const judgingInbox: InboxSource = async (ctx) => [...(await asJudge(ctx)), ...(await asHost(ctx))];
