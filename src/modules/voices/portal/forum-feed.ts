import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { type AtomEntry, atomFeed } from '../../../portal/shared/atom.ts';
import { excerpt, page, withQuery } from '../../../portal/shared/ui.ts';
import { postsAt } from '../posts.queries.ts';
import { FLOWER_NAMES } from '../voices.messages.ts';
import { presentPosts } from '../voices.present.ts';
import { placesOfPage } from '../voices.rules.ts';
import type { Post } from '../voices.schemas.ts';
import { forumPortalMessages } from './forums.messages.ts';
import { feedOf, forumPath } from './paths.ts';
import { forEverybody, type NamedForum, publicForum } from './public-forum.ts';
import { traceOf } from './trace.ts';

const ENTRIES = 50;
/** What was taken down goes from the feed as soon as from the page; readers ask again after a minute. */
const MAX_AGE_S = 60;

function entryOf({ locale }: Context, { it }: NamedForum, post: Post): AtomEntry {
  const t = forumPortalMessages(locale);
  const trace = traceOf(post, locale);
  const place = t.placeOf({ place: post.place ?? 0 });
  const author = post.office === null ? post.author : pick(post.office, locale);
  const flower = post.flower === null ? '' : pick(FLOWER_NAMES[post.flower], locale);
  const words = [flower, excerpt(post.body, 500)].filter((part) => part !== '').join(' · ');
  const publishedAt = new Date(post.postedAt);
  // Page numbers shift as posts come in; the place leads to wherever it stands then.
  const path = withQuery(forumPath(it), { at: post.place ?? 1 });
  if (trace !== undefined) return { id: post.id, title: place, path, author: t.withoutName, summary: trace, publishedAt, changedAt: post.decision === null ? publishedAt : new Date(post.decision.at) };
  return { id: post.id, title: `${place} · ${author}`, path, author, summary: words, publishedAt, changedAt: publishedAt };
}

/** Feeds of what is said under a topic or left on a wall: the newest posts, each with the trace where it was taken down, and the host's answer first. */
export function forumFeeds(router: Hono<Env>): void {
  for (const kind of ['topic', 'tribute'] as const) {
    page(router, feedOf({ kind, id: ':id' }), { cache: false, quick: true }, async (c, asked) => {
      const ctx = forEverybody(asked);
      const forum = await publicForum(ctx, c.req.param('id') ?? '', kind);
      const { it, title, host } = forum;
      const t = forumPortalMessages(ctx.locale);
      const span = placesOfPage(it.places, 1, ENTRIES);
      const posts = span === undefined ? [] : await presentPosts(ctx, await postsAt(ctx.db, it.id, span));
      const answer = it.answer === null ? [] : [{ id: it.id, title: t.answer, path: forumPath(it), author: pick(host, ctx.locale), summary: excerpt(pick(it.answer.text, ctx.locale), 500), publishedAt: it.answer.at, changedAt: it.answer.at }];
      return atomFeed(ctx, { title: t.feedOf({ title: pick(title, ctx.locale) }), path: feedOf(it), page: forumPath(it), maxAge: MAX_AGE_S }, [...answer, ...posts.map((post) => entryOf(ctx, forum, post))]);
    });
  }
}
