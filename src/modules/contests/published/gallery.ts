import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { ActivityKind, GalleryItem, GalleryQuery } from '../../campaigns/public.ts';
import { entryForwarded, entrySubmitted, workPublished } from '../contests.facts.ts';
import { CONTEST_KIND } from '../usecases/create-contest.ts';
import type { Work } from './published-works.ts';

/** What a gallery shows of a work, in the order of TILE. */
type Tile = readonly [id: string, trackId: string | null, title: Work['title'], picture: Work['pictures'][number] | null, opening: string | null, film: boolean, credits: Work['credits'], unit: string];

const NEWEST = sql`order by published_at desc, entry_id desc`;
const TILE = sql`json_build_array(entry_id, track_id, work->'title', work->'pictures'->0, case when work->>'kind' = 'text' then left(work->>'body', 90) end,
  work->'films' <> '[]', work->'credits', work#>'{unit,name,zh}')`;

/**
 * Published works of a campaign, newest first, with how many there are; with `perTrack`, so many of each track. One statement of one row:
 * the special page is drawn from it, and thirty-two rows of whole works cost more to send and read than the rest of that page.
 */
export async function galleryOf(db: Db, campaignId: string, query: GalleryQuery): Promise<{ items: GalleryItem[]; total: number }> {
  const filter = sql`campaign_id = ${campaignId}
    ${query.trackId === undefined ? sql`` : sql`and track_id = ${query.trackId}`}
    ${query.regionId === undefined ? sql`` : sql`and path @> array[${query.regionId}]::uuid[]`}`;
  const some = (more: RawBuilder<unknown>) => sql`select entry_id, track_id, published_at, work from published_works where ${filter} ${more}`;
  const chosen =
    query.perTrack === undefined
      ? some(sql`${NEWEST} limit ${query.limit} offset ${query.offset}`)
      : sql`select w.* from tracks cross join lateral (${some(sql`and track_id = tracks.track_id ${NEWEST} limit ${query.perTrack}`)}) as w
            union all (${some(sql`and track_id is null ${NEWEST} limit ${query.perTrack}`)})`;
  const { rows } = await sql<{ tiles: Tile[]; total: number }>`
    with tracks as (select track_id, count(*) as works from published_works where ${filter} group by track_id), chosen as (${chosen})
    select coalesce(json_agg(${TILE} ${NEWEST}), '[]') as tiles, (select coalesce(sum(works), 0) from tracks) as total from chosen`.execute(db);
  return {
    items: rows[0]!.tiles.map(([id, trackId, title, picture, opening, film, credits, unit]) => ({
      id, title, href: `/works/${id}`, picture: picture ?? undefined, opening: opening ?? undefined, film, credit: { name: credits.join('、'), unit }, trackId,
    })),
    total: Number(rows[0]!.total),
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
