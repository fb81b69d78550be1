import type { Selectable } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { organizationNames } from '../organizations/public.ts';
import { holdersOf, type Notification, notifyPerson } from '../people/public.ts';
import { noticeMessages } from './notices.messages.ts';
import { answerNotices } from './notices.policy.ts';
import { numberOf } from './numbers.queries.ts';

/** What a recipient is told. */
export type News =
  | { readonly kind: 'new' | 'reminder' | 'overdue'; readonly due: Date | null }
  | { readonly kind: 'sent-back' | 'extension-declined'; readonly reason: string }
  | { readonly kind: 'extension-granted'; readonly due: Date };

type Told = Pick<Selectable<DB['notices']>, 'id' | 'title' | 'series' | 'year' | 'serial' | 'issuer_id'>;
type Texts = ReturnType<typeof noticeMessages>;
type About = Parameters<Texts['extensionGrantedText']>[0];

function wording(t: Texts, about: Omit<About, 'due'>, news: News): { subject: string; text: string } {
  switch (news.kind) {
    case 'new':
      return { subject: t.newSubject(about), text: t.newText({ ...about, due: news.due }) };
    case 'reminder':
      return { subject: t.reminderSubject(about), text: t.reminderText({ ...about, due: news.due }) };
    case 'overdue':
      return { subject: t.reminderSubject(about), text: t.overdueText({ ...about, due: news.due }) };
    case 'sent-back':
      return { subject: t.sentBackSubject(about), text: t.sentBackText({ ...about, reason: news.reason }) };
    case 'extension-declined':
      return { subject: t.extensionSubject(about), text: t.extensionDeclinedText({ ...about, reason: news.reason }) };
    case 'extension-granted':
      return { subject: t.extensionSubject(about), text: t.extensionGrantedText({ ...about, due: news.due }) };
  }
}

/**
 * Writes to those who answer for the organizations, in the caller's transaction, one message a person however many organizations they
 * answer for; each person's own quiet hours are kept. Many at once are told from a job.
 */
export async function tell(tx: Tx, ctx: Context, notice: Told, organizationIds: readonly string[], news: News): Promise<void> {
  const holders = await holdersOf(tx, answerNotices.roles, organizationIds, ctx.clock.now());
  if (holders.length === 0) return;
  const issuer = (await organizationNames(tx, [notice.issuer_id])).get(notice.issuer_id)!;
  const number = numberOf(notice) ?? '';
  const link = `${ctx.origin}/console/notices/${notice.id}`;
  const [zh, en] = [noticeMessages('zh-CN'), noticeMessages('en')];
  const inZh = wording(zh, { title: notice.title, number, issuer: issuer.zh }, news);
  const inEn = wording(en, { title: notice.title, number, issuer: issuer.en === '' ? issuer.zh : issuer.en }, news);
  const message: Omit<Notification, 'personId'> = {
    purpose: `notice-${news.kind}`, subject: { zh: inZh.subject, en: inEn.subject }, text: { zh: `${inZh.text}${zh.open({ link })}`, en: `${inEn.text} ${en.open({ link })}` },
  };
  for (const personId of new Set(holders.map((holder) => holder.personId))) await notifyPerson(tx, ctx, { ...message, personId });
}
