import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { type ActivityKind, type GalleryItem, type GalleryQuery, wordOfWindow } from '../../campaigns/public.ts';
import { entryForwarded, entrySubmitted, workPublished } from '../contests.facts.ts';
import { CONTEST_KIND } from '../usecases/create-contest.ts';
import type { Tile } from './published-works.ts';

const NEWEST = sql`order by published_at desc, entry_id desc`;
/** Rows become one value of text that was written when each work was published: nothing is taken out of whole works, and one row is sent. */
const TILES = sql`coalesce(json_agg(tile ${NEWEST}), '[]') as tiles`;

const shown = (tiles: readonly Tile[]): GalleryItem[] => tiles.map(({ picture, opening, ...tile }) => ({ ...tile, href: `/works/${tile.id}`, picture: picture ?? undefined, opening: opening ?? undefined }));

/** The newest published works of each track and of none, newest first. One statement of one row, of which only so many rows are read. */
async function latestOf(db: Db, campaignId: string, trackIds: readonly string[], each: number): Promise<GalleryItem[]> {
  const some = (more: RawBuilder<unknown>) => sql`(select entry_id, published_at, tile from published_works where campaign_id = ${campaignId} and ${more} ${NEWEST} limit ${each})`;
  const { rows } = await sql<{ tiles: Tile[] }>`
    with chosen as (
      select works.* from unnest(${[...trackIds]}::uuid[]) as track(id) cross join lateral ${some(sql`track_id = track.id`)} as works
      union all ${some(sql`track_id is null`)})
    select ${TILES} from chosen`.execute(db);
  return shown(rows[0]!.tiles);
}

/** Published works of a campaign, newest first, with how many there are. One statement of one row. */
export async function galleryOf(db: Db, campaignId: string, query: GalleryQuery): Promise<{ items: GalleryItem[]; total: number }> {
  const filter = sql`campaign_id = ${campaignId}
    ${query.trackId === undefined ? sql`` : sql`and track_id = ${query.trackId}`}
    ${query.regionId === undefined ? sql`` : sql`and path @> array[${query.regionId}]::uuid[]`}`;
  const { rows } = await sql<{ tiles: Tile[]; total: number }>`
    with chosen as (select entry_id, published_at, tile from published_works where ${filter} ${NEWEST} limit ${query.limit} offset ${query.offset})
    select ${TILES}, (select count(*) from published_works where ${filter}) as total from chosen`.execute(db);
  return { items: shown(rows[0]!.tiles), total: Number(rows[0]!.total) };
}

/** Calls for entries as campaigns know them. */
export const contestActivity: ActivityKind = {
  kind: CONTEST_KIND,
  label: { zh: '作品征集', en: 'Call for entries' },
  figures: [entrySubmitted, workPublished, entryForwarded],
  createHref: '/contests/new?campaign={campaignId}&track={trackId}',
  async summarize(db, activityIds, now) {
    if (activityIds.length === 0) return [];
    const rows = await db.selectFrom('contests').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
    const words = { draft: { zh: '筹备中', en: 'In preparation' }, open: { zh: '征集中', en: 'Open' }, closed: { zh: '已截止', en: 'Closed' } };
    return rows.map((row) => ({
      activityId: row.id, state: row.state === 'open' ? wordOfWindow(row, now, words) : words[row.state as keyof typeof words], href: row.state === 'draft' ? null : `/contests/${row.id}`, consoleHref: `/contests/${row.id}`,
      opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(),
    }));
  },
  latest: latestOf,
  gallery: galleryOf,
};
