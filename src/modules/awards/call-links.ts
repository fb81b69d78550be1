import type { Db } from '../../platform/db/db.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import { awardPortalMessages } from './portal/portal.messages.ts';
import { noticesOfContest } from './proposals/proposals.queries.ts';

const words = (key: 'winners' | 'notice' | 'account'): Bilingual => ({ zh: awardPortalMessages('zh-CN')[key], en: awardPortalMessages('en')[key] });

/** What a contest's page leads to once there is something: winners, or the list in notice; and its account. */
export async function awardLinksOf(db: Db, contestId: string): Promise<{ title: Bilingual; path: string }[]> {
  const [notice] = await noticesOfContest(db, contestId);
  if (notice === undefined) return [];
  const granted = await db.selectFrom('awards').select('id').where('contest_id', '=', contestId).limit(1).executeTakeFirst();
  return [granted === undefined ? { title: words('notice'), path: `/award-notices/${notice.id}` } : { title: words('winners'), path: `/contests/${contestId}/awards` }, { title: words('account'), path: `/contests/${contestId}/account` }];
}
