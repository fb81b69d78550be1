import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { href } from '../../portal/shared/addresses.ts';
import { pick } from '../../platform/i18n/messages.ts';

/** Opens the records behind the facts about campaigns and bulletins: the public on the special page, staff in the console. */
export const campaignSubjects: readonly SubjectType[] = [
  {
    type: 'campaign',
    async links(ctx, ids, audience) {
      const rows = await ctx.db.selectFrom('campaigns').select(['id', 'slug', 'name_zh', 'name_en']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).where('state', '<>', 'draft').execute();
      return new Map(rows.map((row): [string, SubjectLink] => [row.id, { title: pick({ zh: row.name_zh, en: row.name_en }, ctx.locale), href: audience === 'public' ? href(ctx.locale, `/campaigns/${row.slug}`) : `/campaigns/${row.id}` }]));
    },
  },
  {
    type: 'campaign-bulletin',
    async links(ctx, ids, audience) {
      const rows = await ctx.db
        .selectFrom('campaign_bulletins as b')
        .innerJoin('campaigns as c', 'c.id', 'b.campaign_id')
        .select(['b.id', 'b.title_zh', 'b.title_en', 'c.slug', 'c.id as campaign_id'])
        .where(sql<boolean>`b.id = any(${[...ids]}::uuid[])`)
        .where('b.state', '=', 'published')
        .execute();
      return new Map(
        rows.map((row): [string, SubjectLink] => [row.id, { title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale), href: audience === 'public' ? href(ctx.locale, `/campaigns/${row.slug}/bulletins/${row.id}`) : `/campaigns/${row.campaign_id}/bulletins` }]),
      );
    },
  },
];
