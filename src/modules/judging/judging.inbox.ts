import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import { deskRounds } from './desk.ts';

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

/** The module's part of the first page. */
export const judgingInbox: InboxSource = asJudge;
