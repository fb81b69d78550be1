import type { Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { activityTitles } from '../campaigns/public.ts';
import { notifyPerson } from '../people/public.ts';
import { judgingMessages } from './judging.messages.ts';
import type { RoundRecord } from './rounds.queries.ts';

export type JudgeNews = 'invited' | 'assigned' | 'before' | 'after';

/** Writes to a judge in the caller's transaction, by the way and outside of the quiet hours they chose. @param left works that wait for them */
export async function tellJudge(tx: Tx, ctx: Context, round: RoundRecord, personId: string, news: JudgeNews, left: number): Promise<void> {
  const contest = (await activityTitles(tx, [round.contestId])).get(round.contestId) ?? { zh: '', en: '' };
  const letter = (locale: 'zh-CN' | 'en') => {
    const t = judgingMessages(locale);
    const of = (text: { zh: string; en: string }) => (locale === 'en' && text.en !== '' ? text.en : text.zh);
    const about = { name: of(round.name), contest: of(contest), due: round.dueAt, link: `${ctx.origin}/console/judging-desk`, left };
    return { subject: t[`${news}Subject`](about), text: t[`${news}Text`](about) };
  };
  const [zh, en] = [letter('zh-CN'), letter('en')];
  await notifyPerson(tx, ctx, { personId, purpose: `judging-${news}`, subject: { zh: zh.subject, en: en.subject }, text: { zh: zh.text, en: en.text } });
}
