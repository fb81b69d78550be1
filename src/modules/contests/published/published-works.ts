import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { derivativeUrl, fileUrl } from '../../../platform/files/file-links.ts';
import { type FileRow, readyFiles } from '../../../platform/files/files.queries.ts';
import type { PictureFile } from '../../../platform/files/picture-file.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { indexDocument, removeDocument } from '../../../platform/search/search.ts';
import { requireCampaign } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { type CategoryRow, requireContest } from '../contests.queries.ts';
import { creditName } from '../contests.rules.ts';
import type { Author } from '../contests.schemas.ts';
import { isTyped } from '../entries/category-files.ts';
import { filesOf, stepsOf } from '../entries/entries.queries.ts';
import { postersOf } from '../films/posters.queries.ts';

interface Names {
  readonly zh: string;
  readonly en: string;
}

/** A published work as its page draws it: everything in one row, nothing that the authors did not agree to show. */
export interface Work {
  readonly title: Names;
  readonly kind: CategoryRow['kind'];
  readonly category: Names;
  readonly campaign: { readonly id: string; readonly slug: string; readonly name: Names };
  readonly contestId: string;
  readonly unit: { readonly id: string; readonly name: Names };
  /** As the authors chose to be shown; empty where only the unit is named. */
  readonly credits: readonly string[];
  readonly body: string;
  readonly caption: Names;
  readonly pictures: readonly PictureFile[];
  readonly films: readonly { readonly url: string; readonly mime: string; readonly poster?: string }[];
  /** Left out of works published before there were such categories. */
  readonly sounds?: readonly { readonly url: string; readonly mime: string }[];
  readonly manuscripts?: readonly { readonly url: string; readonly name: string }[];
  /** The tiers it passed, from its unit to the host, each with the day. */
  readonly path: readonly { readonly action: string; readonly office: Names; readonly at: string }[];
}

/** What galleries show of a work: a column of its own, because thirty whole works cost more to send and read than the rest of a page. */
export interface Tile {
  readonly id: string;
  readonly trackId: string | null;
  readonly title: Names;
  readonly picture: PictureFile | null;
  /** First lines of a written work. */
  readonly opening: string | null;
  readonly film: boolean;
  readonly credit: { readonly name: string; readonly unit: string };
}

const OPENING = 90;

const tileOf = (id: string, trackId: string | null, work: Work): Tile => ({
  id, trackId, title: work.title, picture: work.pictures[0] ?? null, opening: isTyped(work.kind) && work.body !== '' ? [...work.body].slice(0, OPENING).join('') : null, film: work.films.length > 0,
  credit: { name: work.credits.join('、'), unit: work.unit.name.zh },
});

const WORK = 'work';

function pictureOf(file: FileRow): PictureFile | null {
  const widths = Object.entries(file.derivatives).filter(([name]) => name.startsWith('w')).toSorted(([, a], [, b]) => a.width - b.width);
  const widest = widths.at(-1)?.[1];
  if (widest === undefined) return file.width === null || file.height === null ? null : { url: fileUrl(file), width: file.width, height: file.height };
  return { url: derivativeUrl(file, widths.at(-1)![0])!, width: widest.width, height: widest.height, sources: widths.map(([name, { width }]) => ({ url: derivativeUrl(file, name)!, width })) };
}

async function drawWork(db: Db, entryId: string) {
  const entry = await db.selectFrom('entries').selectAll().where('id', '=', entryId).executeTakeFirstOrThrow();
  const contest = await requireContest(db, entry.contest_id);
  const category = contest.categories.find(({ id }) => id === entry.category_id)!;
  const campaign = await requireCampaign(db, entry.campaign_id);
  const files = await readyFiles(db, (await filesOf(db, [entryId])).get(entryId) ?? []);
  const steps = await stepsOf(db, entryId);
  const names = await organizationNames(db, [entry.node_id, ...steps.flatMap((step) => (step.from_node === null ? [] : [step.from_node]))]);
  const nameOf = (id: string): Names => names.get(id) ?? { zh: '', en: '' };
  const ordered = [...files.values()];
  const posters = await postersOf(db, ordered.map(({ id }) => id));
  const work: Work = {
    title: { zh: entry.title_zh, en: entry.title_en },
    kind: category.kind,
    category: category.name,
    campaign: { id: campaign.id, slug: campaign.content.slug, name: campaign.content.name },
    contestId: contest.id,
    unit: { id: entry.node_id, name: nameOf(entry.node_id) },
    credits: (entry.authors as Author[]).map(creditName).filter((name) => name !== ''),
    body: entry.body,
    caption: { zh: entry.caption_zh, en: entry.caption_en },
    pictures: ordered.filter((file) => file.mime.startsWith('image/')).map(pictureOf).filter((picture) => picture !== null),
    films: ordered.filter((file) => file.mime.startsWith('video/')).map((file) => ({ url: fileUrl(file), mime: file.mime, ...(posters.has(file.id) ? { poster: posters.get(file.id)! } : {}) })),
    sounds: ordered.filter((file) => file.mime.startsWith('audio/')).map((file) => ({ url: fileUrl(file), mime: file.mime })),
    manuscripts: ordered.filter((file) => file.purpose === 'document').map((file) => ({ url: fileUrl(file), name: file.name })),
    path: steps
      .filter((step) => ['submitted', 'forwarded', 'published'].includes(step.action) && step.from_node !== null)
      .map((step) => ({ action: step.action, office: nameOf(step.from_node!), at: step.at.toISOString() })),
  };
  return { entry, category, work };
}

/**
 * Writes the page of a work that was just published, and lets the search find it.
 * @returns whether all its pictures have their smaller forms; if not, the page is drawn again when they are made.
 */
export async function publishWork(tx: Tx, ctx: Context, entryId: string): Promise<boolean> {
  const { entry, category, work } = await drawWork(tx, entryId);
  const publishedAt = entry.published_at ?? ctx.clock.now();
  const row = { campaign_id: entry.campaign_id, contest_id: entry.contest_id, category_id: category.id, track_id: category.trackId, path: entry.path, published_at: publishedAt, work: JSON.stringify(work), tile: JSON.stringify(tileOf(entryId, category.trackId, work)) };
  await tx.insertInto('published_works').values({ entry_id: entryId, ...row }).onConflict((conflict) => conflict.column('entry_id').doUpdateSet(row)).execute();
  const [picture] = work.pictures;
  await indexDocument(tx, {
    type: WORK,
    id: entryId,
    belongsTo: [...entry.path, entry.campaign_id],
    title: work.title,
    byline: { zh: [...work.credits, work.unit.name.zh].join(' '), en: [...work.credits, work.unit.name.en || work.unit.name.zh].join(' ') },
    text: { zh: [work.caption.zh, work.body].filter(Boolean).join('\n'), en: [work.caption.en, work.body].filter(Boolean).join('\n') },
    path: `/works/${entryId}`,
    picture: picture === undefined ? undefined : picture,
    publishedAt,
  });
  await touchPages(tx);
  return work.pictures.every((each) => each.sources !== undefined);
}

/** Takes a work's page down. */
export async function unpublishWork(tx: Tx, entryId: string): Promise<void> {
  await tx.deleteFrom('published_works').where('entry_id', '=', entryId).execute();
  await removeDocument(tx, WORK, entryId);
  await touchPages(tx);
}

/** Draws the page of a published work again, after its pictures' smaller forms were made. */
export async function refreshWork(tx: Tx, ctx: Context, entryId: string): Promise<void> {
  const row = await tx.selectFrom('published_works').select('entry_id').where('entry_id', '=', entryId).executeTakeFirst();
  if (row !== undefined) await publishWork(tx, ctx, entryId);
}

/** A published work by its entry's id. One statement: a page is drawn from it. */
export async function findWork(db: Db, entryId: string): Promise<{ id: string; publishedAt: Date; trackId: string | null; work: Work } | undefined> {
  const row = await db.selectFrom('published_works').select(['entry_id', 'published_at', 'track_id', 'work']).where('entry_id', '=', entryId).executeTakeFirst();
  return row === undefined ? undefined : { id: row.entry_id, publishedAt: row.published_at, trackId: row.track_id, work: row.work as Work };
}

/** Whether a file belongs to a published work. */
export async function isPublishedFile(db: Db, fileId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from entry_files f join published_works w on w.entry_id = f.entry_id where f.file_id = ${fileId} limit 1`.execute(db);
  return rows.length > 0;
}
