import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { ActivityKind, GalleryItem, GalleryQuery } from '../../campaigns/public.ts';
import { entryForwarded, entrySubmitted, workPublished } from '../contests.facts.ts';
import { CONTEST_KIND } from '../usecases/create-contest.ts';
import type { Work } from './published-works.ts';

/** Published works of a campaign, newest first, with how many there are, in one statement; with `perTrack`, so many of each track. */
export async function galleryOf(db: Db, campaignId: string, query: GalleryQuery): Promise<{ items: GalleryItem[]; total: number }> {
  const filter = sql`campaign_id = ${campaignId}
    ${query.trackId === undefined ? sql`` : sql`and track_id = ${query.trackId}`}
    ${query.regionId === undefined ? sql`` : sql`and path @> array[${query.regionId}]::uuid[]`}`;
  const newest = sql`order by published_at desc, entry_id desc`;
  const chosen =
    query.perTrack === undefined
      ? sql`select * from published_works where ${filter} ${newest} limit ${query.limit} offset ${query.offset}`
      : sql`select w.* from (select distinct track_id from published_works where ${filter}) t
            cross join lateral (select * from published_works where ${filter} and track_id is not distinct from t.track_id ${newest} limit ${query.perTrack}) w`;
  const { rows } = await sql<{ id: string; track_id: string | null; work: Work; total: number }>`
    select entry_id as id, track_id, work - 'body' || jsonb_build_object('body', left(work->>'body', 200)) as work, (select count(*) from published_works where ${filter}) as total
    from (${chosen}) as chosen ${newest}`.execute(db);
  return {
    items: rows.map(({ id, track_id, work }) => ({
      id, title: work.title, href: `/works/${id}`, picture: work.pictures[0], opening: work.kind === 'text' ? work.body.slice(0, 90) : undefined, film: work.films.length > 0,
      credit: { name: work.credits.join('、'), unit: work.unit.name.zh }, trackId: track_id,
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}

/** Calls for entries as campaigns know them. */
export const contestActivity: ActivityKind = {
  kind: CONTEST_KIND,
  label: { zh: '作品征集', en: 'Call for entries' },
  figures: [entrySubmitted, workPublished, entryForwarded],
  createHref: '/contests/new?campaign={campaignId}&track={trackId}',
  async summarize(db, activityIds) {
    if (activityIds.length === 0) return [];
    const rows = await db.selectFrom('contests').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
    const words = { draft: { zh: '筹备中', en: 'In preparation' }, open: { zh: '征集中', en: 'Open' }, closed: { zh: '已截止', en: 'Closed' } };
    return rows.map((row) => ({
      activityId: row.id, state: words[row.state as keyof typeof words], href: row.state === 'draft' ? null : `/contests/${row.id}`, consoleHref: `/contests/${row.id}`,
      opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(),
    }));
  },
  gallery: galleryOf,
};
