import type { Hono } from 'hono';
import { z } from 'zod';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, ButtonLink, DateText, EmptyState, excerpt, FactList, goOn, href, Layout, page, PageHead, Pagination, PATHS, PlainText, Section, ShareBox, Tag, type Tone, withQuery } from '../../../portal/shared/ui.ts';
import { firstReplies, findPost, postsAt, repliesAt } from '../posts.queries.ts';
import { voiceErrors } from '../voices.errors.ts';
import { MODERATION_NAMES } from '../voices.messages.ts';
import { presentPosts } from '../voices.present.ts';
import { placesOfPage } from '../voices.rules.ts';
import type { Post } from '../voices.schemas.ts';
import { FlowerSheet } from './flowers.ts';
import { forumPortalMessages } from './forums.messages.ts';
import { feedOf, forumPath, PAGE_SIZE, postPath, REPLIES_SHOWN, TOPICS } from './paths.ts';
import { Comment, Replies, Tribute } from './posts.tsx';
import { forEverybody, type NamedForum, publicForum, standingOf } from './public-forum.ts';

const TONES = { notYet: 'late', open: 'now', ended: 'plain' } as const satisfies Record<string, Tone>;
const Query = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1), at: z.coerce.number().int().min(1).optional().catch(undefined) });

interface PageData {
  readonly forum: NamedForum;
  readonly pageNumber: number;
  readonly posts: readonly Post[];
  /** First replies by the post they stand below. */
  readonly replies: ReadonlyMap<string, readonly Post[]>;
}

async function readPage(ctx: Context, forum: NamedForum, pageNumber: number): Promise<PageData> {
  const { it } = forum;
  const span = placesOfPage(it.places, pageNumber, PAGE_SIZE[it.kind]);
  if (span === undefined) return pageNumber === 1 ? { forum, pageNumber, posts: [], replies: new Map() } : voiceErrors.fail('voices.not-found');
  const rows = await postsAt(ctx.db, it.id, span);
  const below = await firstReplies(ctx.db, rows.flatMap((row) => (row.replies > 0 ? [row.id] : [])), REPLIES_SHOWN);
  const shown = new Map((await presentPosts(ctx, [...rows, ...[...below.values()].flat()])).map((post) => [post.id, post]));
  return { forum, pageNumber, posts: rows.map(({ id }) => shown.get(id)!), replies: new Map([...below].map(([id, each]) => [id, each.map((row) => shown.get(row.id)!)])) };
}

const Particulars = ({ ctx, forum: { it, host, campaign } }: { ctx: Context; forum: NamedForum }) => {
  const { locale } = ctx;
  const t = forumPortalMessages(locale);
  return (
    <div class="stack">
      <FactList
        items={[
          { name: t.host, value: pick(host, locale) },
          { name: t.campaign, value: <a href={href(locale, campaign.path)}>{pick(campaign.name, locale)}</a> },
          { name: t.opensAt, value: <DateText locale={locale} at={it.opensAt} as="minute" /> },
          { name: t.closesAt, value: <DateText locale={locale} at={it.closesAt} as="minute" /> },
          { name: t.moderation, value: <>{pick(MODERATION_NAMES[it.moderation], locale)}</> },
        ]}
      />
      <p>
        <a class="own-entry" href={href(locale, `${forumPath(it)}/moderation`)}>
          {t.moderated}
        </a>
      </p>
    </div>
  );
};

const Share = ({ ctx, forum: { it, title } }: { ctx: Context; forum: NamedForum }) => <ShareBox locale={ctx.locale} origin={ctx.origin} path={forumPath(it)} title={pick(title, ctx.locale)} feed={feedOf(it)} />;

const Opening = ({ ctx, forum: { it, title, host, campaign } }: { ctx: Context; forum: NamedForum }) => {
  const { locale, clock } = ctx;
  const t = forumPortalMessages(locale);
  const standing = standingOf(it, clock.now());
  const near = standing === 'notYet' ? it.opensAt : it.closesAt;
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ title: t.topics, path: TOPICS }, { title: pick(campaign.name, locale), path: campaign.path }]} />
      <PageHead title={pick(title, locale)} kicker={t.hostedBy({ name: pick(host, locale) })}>
        <p class="tags">
          <Tag tone={TONES[standing]}>{t[standing]}</Tag>
          <Tag>
            {standing === 'notYet' ? t.opensAt : t.closesAt} <DateText locale={locale} at={near} as="minute" />
          </Tag>
        </p>
      </PageHead>
    </>
  );
};

const TopicPage = ({ ctx, forum, pageNumber, posts, replies }: PageData & { ctx: Context }) => {
  const { locale, clock } = ctx;
  const { it, title, host } = forum;
  const t = forumPortalMessages(locale);
  const path = forumPath(it);
  const open = standingOf(it, clock.now()) === 'open';
  const first = pageNumber === 1;
  return (
    <Layout ctx={ctx} title={pick(title, locale)} path={first ? path : withQuery(path, { page: pageNumber })} description={excerpt(pick(it.lead, locale), 120)} kind="article" feed={{ path: feedOf(it), title: t.feedOf({ title: pick(title, locale) }) }}>
      <Opening ctx={ctx} forum={forum} />
      {first && it.lead.zh !== '' ? <PlainText text={pick(it.lead, locale)} /> : null}
      {it.answer === null || !first ? null : (
        <section class="answer" aria-labelledby="answer">
          <h2 id="answer">{t.answer}</h2>
          <PlainText text={pick(it.answer.text, locale)} />
          <p class="credit">
            {pick(host, locale)} · <DateText locale={locale} at={it.answer.at} />
          </p>
        </section>
      )}
      <section class="section" id="comments">
        <div class="section-head">
          <h2>
            {t.comments} <span class="small soft">{it.places === 0 ? '' : t.countComments({ count: formatNumber(it.places, locale) })}</span>
          </h2>
          {open ? (
            <ButtonLink locale={locale} to={`${path}/say`} look="main">
              {t.say}
            </ButtonLink>
          ) : null}
        </div>
        {posts.length === 0 ? (
          <EmptyState title={t.noComments}>{open ? t.noCommentsNote : undefined}</EmptyState>
        ) : (
          <ol class="said-list" reversed start={posts[0]!.place ?? 1}>
            {posts.map((post) => (
              <Comment post={post} replies={replies.get(post.id) ?? []} locale={locale} path={`${path}/posts/${post.id}`} replyPath={open ? withQuery(`${path}/say`, { to: post.id }) : undefined} />
            ))}
          </ol>
        )}
        <Pagination locale={locale} path={path} page={pageNumber} total={it.places} size={PAGE_SIZE.topic} />
      </section>
      <section class="section">
        <Particulars ctx={ctx} forum={forum} />
      </section>
      <Share ctx={ctx} forum={forum} />
    </Layout>
  );
};

const WallPage = ({ ctx, forum, pageNumber, posts }: PageData & { ctx: Context }) => {
  const { locale, clock } = ctx;
  const { it, title, host } = forum;
  const t = forumPortalMessages(locale);
  const path = forumPath(it);
  const open = standingOf(it, clock.now()) === 'open';
  const first = pageNumber === 1;
  return (
    <Layout ctx={ctx} title={pick(title, locale)} path={first ? path : withQuery(path, { page: pageNumber })} description={excerpt(pick(it.lead, locale), 120)} kind="article" wide feed={{ path: feedOf(it), title: t.feedOf({ title: pick(title, locale) }) }}>
      <FlowerSheet />
      <div class="wall-head">
        <p class="kicker">{t.hostedBy({ name: pick(host, locale) })}</p>
        <h1>{pick(title, locale)}</h1>
        {first && it.lead.zh !== '' ? <PlainText text={pick(it.lead, locale)} literary /> : null}
        <p class="soft">{it.places === 0 ? '' : t.countTributes({ count: formatNumber(it.places, locale) })}</p>
        {open ? (
          <ButtonLink locale={locale} to={`${path}/say`} look="main">
            {t.offer}
          </ButtonLink>
        ) : (
          <p class="tags">
            <Tag>{t[standingOf(it, clock.now())]}</Tag>
          </p>
        )}
      </div>
      <h2 class="unseen">{t.tributes}</h2>
      {posts.length === 0 ? (
        <EmptyState title={t.noTributes}>{open ? t.noTributesNote : undefined}</EmptyState>
      ) : (
        <ol class="wall">
          {posts.map((post) => (
            <Tribute post={post} locale={locale} />
          ))}
        </ol>
      )}
      <Pagination locale={locale} path={path} page={pageNumber} total={it.places} size={PAGE_SIZE.tribute} />
      {it.answer === null || !first ? null : (
        <section class="answer section" aria-labelledby="answer">
          <h2 id="answer">{t.answer}</h2>
          <PlainText text={pick(it.answer.text, locale)} />
          <p class="credit">
            {pick(host, locale)} · <DateText locale={locale} at={it.answer.at} />
          </p>
        </section>
      )}
      <section class="section">
        <Particulars ctx={ctx} forum={forum} />
      </section>
      <Share ctx={ctx} forum={forum} />
    </Layout>
  );
};

const PostPage = ({ ctx, forum, post, replies, pageNumber }: { ctx: Context; forum: NamedForum; post: Post; replies: readonly Post[]; pageNumber: number }) => {
  const { locale, clock } = ctx;
  const { it, title } = forum;
  const t = forumPortalMessages(locale);
  const path = `${forumPath(it)}/posts/${post.id}`;
  const name = t.placeOf({ place: post.place ?? 0 });
  const open = standingOf(it, clock.now()) === 'open';
  return (
    <Layout ctx={ctx} title={`${pick(title, locale)} · ${name}`} path={pageNumber === 1 ? path : withQuery(path, { page: pageNumber })} hidden>
      <Breadcrumbs locale={locale} trail={[{ title: t.topics, path: TOPICS }, { title: pick(title, locale), path: forumPath(it) }]} />
      <PageHead title={name} kicker={pick(title, locale)} />
      <ol class="said-list">
        <Comment post={{ ...post, replies: 0 }} replies={[]} locale={locale} path={postPath(it, post.place ?? 1)} replyPath={open ? withQuery(`${forumPath(it)}/say`, { to: post.id }) : undefined} />
      </ol>
      <Section title={t.replies}>
        {replies.length === 0 ? <EmptyState title={t.noReplies} /> : <Replies replies={replies} locale={locale} />}
        <Pagination locale={locale} path={path} page={pageNumber} total={post.replies} size={PAGE_SIZE.topic} />
      </Section>
      <p class="section">
        <a class="own-entry" href={href(locale, postPath(it, post.place ?? 1))}>
          {t.backToTopic}
        </a>
      </p>
    </Layout>
  );
};

/** Topics and tribute walls as everybody reads them. Each page is kept: it shows the same to all. */
export function forumPages(router: Hono<Env>): void {
  for (const kind of ['topic', 'tribute'] as const) {
    page(router, `${forumPath({ kind, id: ':id' })}`, { cache: true, quick: true }, async (c, asked) => {
      const ctx = forEverybody(asked);
      const forum = await publicForum(ctx, c.req.param('id') ?? '', kind);
      const { page: pageNumber, at } = Query.parse(c.req.query());
      if (at !== undefined && at <= forum.it.places) return goOn(c, postPath(forum.it, at));
      const data = await readPage(ctx, forum, pageNumber);
      return kind === 'topic' ? <TopicPage ctx={ctx} {...data} /> : <WallPage ctx={ctx} {...data} />;
    });
  }
  page(router, '/topics/:id/posts/:post', { cache: true }, async (c, asked) => {
    const ctx = forEverybody(asked);
    const forum = await publicForum(ctx, c.req.param('id'), 'topic');
    const wanted = c.req.param('post');
    const row = isId(wanted) ? await findPost(ctx.db, wanted, 'all') : undefined;
    if (row === undefined || row.forumId !== forum.it.id || row.parentId !== null || row.place === null) return voiceErrors.fail('post.not-found');
    const { page: pageNumber } = Query.parse(c.req.query());
    const size = PAGE_SIZE.topic;
    const rows = await repliesAt(ctx.db, row.id, { from: (pageNumber - 1) * size + 1, to: pageNumber * size });
    const [post, ...replies] = await presentPosts(ctx, [row, ...rows]);
    return <PostPage ctx={ctx} forum={forum} post={post!} replies={replies} pageNumber={pageNumber} />;
  });
}

/** Sends a reader who is not signed in to the sign-in page and back; null when they are. */
export const signInFirst = (ctx: Context, path: string): string | null => (ctx.actor.kind === 'account' ? null : withQuery(PATHS.signIn, { next: path }));
