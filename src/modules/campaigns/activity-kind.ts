import type { FactKind } from '../../ledger/public.ts';
import type { Db } from '../../platform/db/db.ts';
import type { PictureFile } from '../../platform/files/picture-file.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';

/** What the module of a kind says of one of its activities. */
export interface ActivitySummary {
  readonly activityId: string;
  /** Where it stands, in a word or two: 征集中, Open. */
  readonly state: Bilingual;
  /** Public address without language, or null while there is no page. */
  readonly href: string | null;
  /** Console address, `/contests/…`. */
  readonly consoleHref: string | null;
  /** ISO instants between which people can take part; null where there is no such time. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/** One published work in a campaign's gallery. */
export interface GalleryItem {
  readonly id: string;
  readonly title: Bilingual;
  /** Public address without language. */
  readonly href: string;
  readonly picture?: PictureFile | undefined;
  /** Opening lines of a written work. */
  readonly opening?: string | undefined;
  readonly film?: boolean;
  /** The author as they chose to be shown, and the unit. */
  readonly credit: { readonly name: string; readonly unit?: string | undefined };
  readonly trackId: string | null;
}

export interface GalleryQuery {
  readonly trackId?: string | undefined;
  /** Only works of units in this subtree. */
  readonly regionId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** A kind of activity, brought by its module; `src/app` gives all of them to the campaigns module. */
export interface ActivityKind {
  /** `contest`: as stored with each activity. */
  readonly kind: string;
  readonly label: Bilingual;
  /** Console address that makes one: `/contests/new?campaign={campaignId}&track={trackId}`; the braces are filled in. */
  readonly createHref?: string;
  /** Kinds of facts that a campaign's public figures are made of, the most telling first. Left out where the kind has none to show. */
  readonly figures?: readonly FactKind[];
  summarize(db: Db, activityIds: readonly string[], now: Date): Promise<ActivitySummary[]>;
  /** The newest published works of each of these tracks and of none, `each` of them at most, newest first. One statement: the special page draws from it. */
  latest?(db: Db, campaignId: string, trackIds: readonly string[], each: number): Promise<GalleryItem[]>;
  /** Published works, newest first, with how many there are. Left out, like `latest`, where the kind shows no works. */
  gallery?(db: Db, campaignId: string, query: GalleryQuery): Promise<{ items: GalleryItem[]; total: number }>;
}

const NOT_YET: Bilingual = { zh: '未开始', en: 'Not yet open' };

/** The word for something that its office has opened: before its window, within it, after it. */
export const wordOfWindow = (window: { readonly opens_at: Date; readonly closes_at: Date }, now: Date, words: { readonly open: Bilingual; readonly closed: Bilingual }): Bilingual =>
  now < window.opens_at ? NOT_YET : now < window.closes_at ? words.open : words.closed;
