import { createRoute, z } from '@hono/zod-openapi';
import { accountIdOf, nodesWhere, requireAccount, requireCapability } from '../../platform/auth/actor.ts';
import { account, granted, open } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody, PageQuery, pageOf, window } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { findForum, type ForumRecord, listForums, requireForum } from './forums.queries.ts';
import { listAppeals, moderationCounts } from './moderation.queries.ts';
import { findPost, listPosts, postsAt, type PostRecord, repliesAt } from './posts.queries.ts';
import { answerAppeal, makeAppeal } from './usecases/appeal.ts';
import { decidePost, decidePosts } from './usecases/decide-post.ts';
import { answerForum, changeForum, createForum, setForumState } from './usecases/manage-forum.ts';
import { withdrawPost, writePost } from './usecases/write-post.ts';
import { forumScope, postView, requirePublic } from './voices.access.ts';
import { voiceErrors } from './voices.errors.ts';
import { manageVoices, moderatePosts } from './voices.policy.ts';
import { presentForums, presentPosts } from './voices.present.ts';
import { placesOfPage } from './voices.rules.ts';
import { AppealAnswer, AppealPage, AppealQuery, Forum, ForumAnswer, ForumChange, ForumPage, ModerationCounts, NewAppeal, NewForum, NewPost, Post, PostDecision, PostDecisions, PostPage, PostQuery } from './voices.schemas.ts';

const tags = ['voices'];
const one = { params: IdParams };
const manage = granted(manageVoices);
const moderate = granted(moderatePosts);
const Done = z.object({ done: z.literal(true) });
const done = { done: true as const };
const PostsOfForum = pageOf(Post).openapi('PostsOfForum');

const list = createRoute({ method: 'get', path: '/forums', tags, summary: 'Topics and tribute walls of one\'s offices', ...moderate, request: { query: PageQuery }, responses: answers(ForumPage) });
const create = createRoute({ method: 'post', path: '/forums', tags, summary: 'Add a topic or a tribute wall to a campaign, as a draft', ...manage, request: { body: jsonBody(NewForum) }, responses: answers(Forum) });
const get = createRoute({ method: 'get', path: '/forums/{id}', tags, summary: 'A topic or a tribute wall', ...open(), request: one, responses: answers(Forum) });
const change = createRoute({ method: 'put', path: '/forums/{id}', tags, summary: 'Change a topic or a tribute wall', ...manage, request: { ...one, body: jsonBody(ForumChange) }, responses: answers(Forum) });
const setState = createRoute({ method: 'post', path: '/forums/{id}/state', tags, summary: 'Open a topic or wall, or close it before its time', ...manage, request: { ...one, body: jsonBody(z.object({ state: z.enum(['open', 'closed']) })) }, responses: answers(Forum) });
const answer = createRoute({ method: 'post', path: '/forums/{id}/answer', tags, summary: 'The office\'s answer to a topic', ...moderate, request: { ...one, body: jsonBody(ForumAnswer) }, responses: answers(Forum) });
const counts = createRoute({ method: 'get', path: '/forums/{id}/moderation', tags, summary: 'How posts were dealt with, by reason', ...open(), request: one, responses: answers(ModerationCounts) });
const postsOf = createRoute({ method: 'get', path: '/forums/{id}/posts', tags, summary: 'Posts of a topic or wall, the newest first; what was taken down leaves its reason', ...open(), request: { ...one, query: PageQuery }, responses: answers(PostsOfForum) });
const write = createRoute({ method: 'post', path: '/forums/{id}/posts', tags, summary: 'Post under a topic or on a wall', ...account(), request: { ...one, body: jsonBody(NewPost) }, responses: answers(Post) });
const listMine = createRoute({ method: 'get', path: '/posts', tags, summary: 'One\'s own posts, or those one moderates', ...account(), request: { query: PostQuery }, responses: answers(PostPage) });
const getPost = createRoute({ method: 'get', path: '/posts/{id}', tags, summary: 'A post, to its author and to who moderates it', ...account(), request: one, responses: answers(Post) });
const replies = createRoute({ method: 'get', path: '/posts/{id}/replies', tags, summary: 'Replies to a post, the first first', ...open(), request: { ...one, query: PageQuery }, responses: answers(PostsOfForum) });
const withdraw = createRoute({ method: 'post', path: '/posts/{id}/withdraw', tags, summary: 'Take back one\'s own post', ...account(), request: one, responses: answers(Done) });
const decide = createRoute({ method: 'post', path: '/posts/{id}/decision', tags, summary: 'Show a post, or not, for one of the published reasons', ...moderate, request: { ...one, body: jsonBody(PostDecision) }, responses: answers(Post) });
const decideMany = createRoute({ method: 'post', path: '/posts/decisions', tags, summary: 'The same decision on several posts: all or none', ...moderate, request: { body: jsonBody(PostDecisions) }, responses: answers(Done) });
const appeal = createRoute({ method: 'post', path: '/posts/{id}/appeal', tags, summary: 'Appeal against the decision on one\'s own post', ...account(), request: { ...one, body: jsonBody(NewAppeal) }, responses: answers(z.object({ id: z.uuid() })) });
const appeals = createRoute({ method: 'get', path: '/appeals', tags, summary: 'One\'s own appeals, or those to one\'s offices, what is due first', ...account(), request: { query: AppealQuery }, responses: answers(AppealPage) });
const answerOne = createRoute({ method: 'post', path: '/appeals/{id}/answer', tags, summary: 'Answer an appeal; by somebody else than who decided', ...moderate, request: { ...one, body: jsonBody(AppealAnswer) }, responses: answers(Done) });

/** A forum as the reader may know of it: a public one, or one of their offices'. */
async function openForum(ctx: Context, id: string): Promise<ForumRecord> {
  const nodes = nodesWhere(ctx.actor, moderatePosts);
  const own = nodes.length === 0 ? undefined : await findForum(ctx.db, id, { hosts: nodes });
  return own ?? requirePublic(ctx, await findForum(ctx.db, id));
}

const presentForum = async (ctx: Context, id: string) => (await presentForums(ctx.db, [await requireForum(ctx.db, id)]))[0]!;

async function requirePost(ctx: Context, id: string): Promise<PostRecord> {
  return (await findPost(ctx.db, id, postView(ctx))) ?? voiceErrors.fail('post.not-found');
}

export const forumsApi = createApi()
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    const { items, total } = await listForums(ctx.db, forumScope(ctx), window(c.req.valid('query')));
    return c.json({ items: await presentForums(ctx.db, items), total }, 200);
  })
  .openapi(create, async (c) => c.json(await presentForum(c.var.ctx, await createForum(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(get, async (c) => c.json((await presentForums(c.var.ctx.db, [await openForum(c.var.ctx, c.req.valid('param').id)]))[0]!, 200))
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changeForum(c.var.ctx, id, c.req.valid('json'));
    return c.json(await presentForum(c.var.ctx, id), 200);
  })
  .openapi(setState, async (c) => {
    const { id } = c.req.valid('param');
    await setForumState(c.var.ctx, id, c.req.valid('json').state);
    return c.json(await presentForum(c.var.ctx, id), 200);
  })
  .openapi(answer, async (c) => {
    const { id } = c.req.valid('param');
    await answerForum(c.var.ctx, id, c.req.valid('json'));
    return c.json(await presentForum(c.var.ctx, id), 200);
  })
  .openapi(counts, async (c) => c.json(await moderationCounts(c.var.ctx.db, (await openForum(c.var.ctx, c.req.valid('param').id)).id), 200))
  .openapi(postsOf, async (c) => {
    const { ctx } = c.var;
    const forum = await openForum(ctx, c.req.valid('param').id);
    const { page, size } = c.req.valid('query');
    const span = placesOfPage(forum.places, page, size);
    return c.json({ items: span === undefined ? [] : await presentPosts(ctx, await postsAt(ctx.db, forum.id, span)), total: forum.places }, 200);
  })
  .openapi(write, async (c) => {
    const { id } = await writePost(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json((await presentPosts(c.var.ctx, [await requirePost(c.var.ctx, id)]))[0]!, 200);
  })
  .openapi(listMine, async (c) => {
    const { ctx } = c.var;
    const { items, total } = await listPosts(ctx.db, postView(ctx), c.req.valid('query'));
    return c.json({ items: await presentPosts(ctx, items), total }, 200);
  })
  .openapi(decideMany, async (c) => {
    await decidePosts(c.var.ctx, c.req.valid('json'));
    return c.json(done, 200);
  })
  .openapi(getPost, async (c) => c.json((await presentPosts(c.var.ctx, [await requirePost(c.var.ctx, c.req.valid('param').id)]))[0]!, 200))
  .openapi(replies, async (c) => {
    const { ctx } = c.var;
    const parent = await findPost(ctx.db, c.req.valid('param').id, 'all');
    if (parent === undefined) return voiceErrors.fail('post.not-found');
    await openForum(ctx, parent.forumId);
    const { page, size } = c.req.valid('query');
    return c.json({ items: await presentPosts(ctx, await repliesAt(ctx.db, parent.id, { from: (page - 1) * size + 1, to: page * size })), total: parent.replies }, 200);
  })
  .openapi(withdraw, async (c) => {
    await withdrawPost(c.var.ctx, c.req.valid('param').id);
    return c.json(done, 200);
  })
  .openapi(decide, async (c) => {
    const { id } = c.req.valid('param');
    await decidePost(c.var.ctx, id, c.req.valid('json'));
    return c.json((await presentPosts(c.var.ctx, [await requirePost(c.var.ctx, id)]))[0]!, 200);
  })
  .openapi(appeal, async (c) => c.json({ id: await makeAppeal(c.var.ctx, c.req.valid('param').id, c.req.valid('json').body) }, 200))
  .openapi(appeals, async (c) => {
    const { ctx } = c.var;
    const { by, open: isOpen, page, size } = c.req.valid('query');
    const of = by === 'me' ? { accountId: accountIdOf(ctx.actor) ?? requireAccount(ctx.actor).accountId } : { nodes: requireCapability(ctx.actor, moderatePosts) };
    const { items, total } = await listAppeals(ctx.db, of, { open: isOpen === undefined ? undefined : isOpen === 'true', page, size });
    const forums = new Map((await presentForums(ctx.db, await Promise.all([...new Set(items.map(({ forumId }) => forumId))].map((id) => requireForum(ctx.db, id))))).map((forum) => [forum.id, forum]));
    const shown = await Promise.all(
      items.map(async (item) => ({ ...item, forum: forums.get(item.forumId)!.title, at: item.at.toISOString(), dueAt: item.dueAt.toISOString(), answeredAt: item.answeredAt?.toISOString() ?? null, post: (await presentPosts(ctx, [await requirePost(ctx, item.postId)]))[0]! })),
    );
    return c.json({ items: shown, total }, 200);
  })
  .openapi(answerOne, async (c) => {
    await answerAppeal(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(done, 200);
  });
