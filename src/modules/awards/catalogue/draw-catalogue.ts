import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { dayOf, formatDay } from '../../../platform/calendar/calendar.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { type ContestRecord, type PublishedWork, worksById } from '../../contests/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { awardErrors } from '../awards.errors.ts';
import type { Award } from '../awards.schemas.ts';
import { awardsOf } from '../grants/awards.queries.ts';
import { catalogueTemplate } from './catalogue.template.ts';

const NONE = { zh: '', en: '' };
/** Pixels of the longer side of a picture: 220 to the inch over half a page. */
const SIDE = 900;
const MOST_TEXT = 6000;
/** How many pictures are brought to their size at once. */
const AT_ONCE = 4;

/** A work as the catalogue prints it. */
export interface CatalogueWork {
  readonly title: string;
  readonly credit: string;
  readonly caption: string;
  readonly text: string;
  readonly note: string;
  readonly picture: string | null;
}

export interface Catalogue {
  readonly title: string;
  readonly subtitle: string;
  readonly issuer: string;
  readonly date: string;
  readonly parts: readonly { readonly title: string; readonly levels: readonly { readonly title: string; readonly works: readonly CatalogueWork[] }[] }[];
}

/** A picture as the document takes it: a JPEG inside of an SVG. */
export async function inSvg(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes).rotate().resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}" viewBox="0 0 ${info.width} ${info.height}"><image width="${info.width}" height="${info.height}" href="data:image/jpeg;base64,${data.toString('base64')}"/></svg>`;
}

/** Sets a catalogue. Throws the errors of `renderPdf`. */
export function renderCatalogue(documents: Context['documents'], catalogue: Catalogue, locale: Locale, createdAt: Date): Promise<{ pdf: Uint8Array; pages: number }> {
  return documents.renderPdf({ template: catalogueTemplate, data: { ...catalogue, lang: locale === 'en' ? 'en' : 'zh' }, createdAt });
}

/** Does work on each of many, so many at once, in their order. */
export async function mapAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = Array.from({ length: items.length });
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
    }),
  );
  return results;
}

/** The first picture of a work from the store, by the hash of its smaller form; null where it has none. */
async function pictureOf(ctx: Pick<Context, 'db' | 'files'>, work: PublishedWork | undefined): Promise<string | null> {
  const id = /\/files\/([0-9a-f-]{36})\//.exec(work?.pictures[0]?.url ?? work?.films[0]?.poster ?? '')?.[1];
  if (id === undefined) return null;
  const file = (await readyFiles(ctx.db, [id])).get(id);
  if (file === undefined) return null;
  const stream = await ctx.files.open(file.derivatives['w1280']?.sha256 ?? file.derivatives['w640']?.sha256 ?? file.sha256);
  return inSvg(await buffer(stream));
}

async function printed(ctx: Pick<Context, 'db' | 'files' | 'origin' | 'locale'>, award: Award, work: PublishedWork | undefined): Promise<CatalogueWork> {
  const { locale } = ctx;
  const film = (work?.films.length ?? 0) + (work?.sounds?.length ?? 0) > 0;
  return {
    title: pick(award.title, locale), credit: [award.credits.join(locale === 'en' ? ', ' : '、'), pick(award.unit, locale)].filter((part) => part !== '').join(' · '), caption: pick(work?.caption ?? NONE, locale), text: (work?.body ?? '').slice(0, MOST_TEXT),
    // What plays cannot be printed: the catalogue says where it is.
    note: film ? `${ctx.origin.replace(/^https?:\/\//, '')}/works/${award.entryId}` : '', picture: await pictureOf(ctx, work),
  };
}

interface Kept {
  readonly print: string;
  readonly drawing: Promise<{ pdf: Uint8Array; name: string }>;
}

/** Catalogues that were drawn last: anybody may ask for one, and drawing takes seconds. A process that lacks one draws it. */
const kept = new Map<string, Kept>();
const MOST_KEPT = 8;

/** The catalogue of a contest's winners as PDF, in parts by category and level; drawn again when a work, a name or an award changed. Errors: award.not-found while nothing is granted. */
export async function catalogueOf(ctx: Context, contest: ContestRecord): Promise<{ pdf: Uint8Array; name: string }> {
  const awards = await awardsOf(ctx.db, contest.id, { revoked: false });
  if (awards.length === 0) awardErrors.fail('award.not-found');
  const works = await worksById(ctx.db, awards.map(({ entryId }) => entryId));
  const key = `${contest.id} ${ctx.locale} ${ctx.origin} ${ctx.config.dataFolder}`;
  const print = hash('sha256', JSON.stringify([awards, [...works], contest.categories.map(({ name }) => name)]));
  const found = kept.get(key);
  if (found?.print === print) return found.drawing;
  const drawing = drawCatalogue(ctx, contest, awards, works);
  kept.set(key, { print, drawing });
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old);
  drawing.catch(() => kept.delete(key));
  return drawing;
}

async function drawCatalogue(ctx: Context, contest: ContestRecord, awards: readonly Award[], works: ReadonlyMap<string, PublishedWork>): Promise<{ pdf: Uint8Array; name: string }> {
  const { locale } = ctx;
  const drawn = new Map((await mapAtOnce(awards, async (award): Promise<[string, CatalogueWork]> => [award.id, await printed(ctx, award, works.get(award.entryId))])));
  const title = pick((await activityTitles(ctx.db, [contest.id])).get(contest.id) ?? NONE, locale);
  const last = awards.map(({ grantedAt }) => grantedAt).toSorted().at(-1)!;
  const parts = contest.categories.flatMap((category) => {
    const own = awards.filter(({ categoryId }) => categoryId === category.id);
    if (own.length === 0) return [];
    const levels = [...Map.groupBy(own, ({ levelId }) => levelId).values()].map((each) => ({ title: pick(each[0]!.level, locale), works: each.map(({ id }) => drawn.get(id)!) }));
    return [{ title: pick(category.name, locale), levels }];
  });
  const { pdf } = await renderCatalogue(ctx.documents, { title, subtitle: locale === 'en' ? 'Catalogue of the winning works' : '获奖作品集', issuer: pick((await organizationNames(ctx.db, [contest.hostId])).get(contest.hostId) ?? NONE, locale), date: formatDay(dayOf(last), locale), parts }, locale, new Date(last));
  return { pdf, name: `${title}-${locale === 'en' ? 'catalogue' : '作品集'}.pdf` };
}
