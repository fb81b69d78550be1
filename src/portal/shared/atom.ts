import type { Context } from '../../platform/http/context.ts';
import { href } from './addresses.ts';
import { xmlText, XML_HEAD } from './xml.ts';

/** One thing that a feed tells of. */
export interface AtomEntry {
  /** UUID of the thing. */
  readonly id: string;
  readonly title: string;
  /** Language-neutral address. */
  readonly path: string;
  readonly author: string;
  readonly summary: string;
  readonly publishedAt: Date;
  readonly changedAt: Date;
}

interface AtomFeed {
  readonly title: string;
  /** Language-neutral address of the feed, and of the page that it follows. */
  readonly path: string;
  readonly page: string;
  /** Seconds that readers may keep it. */
  readonly maxAge: number;
}

function entryOf({ origin, locale }: Context, entry: AtomEntry): string {
  return `<entry><id>urn:uuid:${entry.id}</id><title>${xmlText(entry.title)}</title><link href="${xmlText(origin + href(locale, entry.path))}"/><published>${entry.publishedAt.toISOString()}</published><updated>${entry.changedAt.toISOString()}</updated><author><name>${xmlText(entry.author)}</name></author><summary>${xmlText(entry.summary)}</summary></entry>`;
}

/** An Atom feed (RFC 4287), the entries in the order given; it was last changed when the newest of them was. */
export function atomFeed(ctx: Context, { title, path, page, maxAge }: AtomFeed, entries: readonly AtomEntry[]): Response {
  const { origin, locale } = ctx;
  const self = origin + href(locale, path);
  const updated = new Date(Math.max(0, ...entries.map(({ changedAt }) => changedAt.getTime())));
  const body = `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}"><id>${xmlText(self)}</id><title>${xmlText(title)}</title><updated>${updated.toISOString()}</updated><link rel="self" href="${xmlText(self)}"/><link href="${xmlText(origin + href(locale, page))}"/>${entries.map((entry) => entryOf(ctx, entry)).join('')}</feed>`;
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': `public, max-age=${maxAge}` } });
}
