import { holdTree, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { placeOf } from '../../organizations/public.ts';
import { findForum, type ForumRecord } from '../forums.queries.ts';
import { findPost, latestBodies, lockPost, nextPlace, type PostRecord } from '../posts.queries.ts';
import { nameShown, requireModerator, requireOpen, requirePublic } from '../voices.access.ts';
import { voiceErrors } from '../voices.errors.ts';
import { postShown, tributePaid } from '../voices.facts.ts';
import { firstState, plainText, type PostState } from '../voices.rules.ts';
import type { NewPost } from '../voices.schemas.ts';

const LONGEST = { topic: 1000, tribute: 200 };
/** What one person may post: a talk, not a flood. */
const LIMITS: readonly Limit[] = [{ name: 'voices.post-minute', points: 5, seconds: 60 }, { name: 'voices.post-day', points: 100, seconds: 86_400 }];

const factOf = (kind: 'topic' | 'tribute') => (kind === 'topic' ? postShown : tributePaid);

/** Counts a post from the moment it is shown. The caller holds the tree. */
export async function countShown(tx: Tx, ctx: Context, post: { id: string; kind: 'topic' | 'tribute'; hostId: string; campaignId: string }): Promise<void> {
  const now = ctx.clock.now();
  await recordFacts(tx, ctx, [{ kind: factOf(post.kind), place: await placeOf(tx, post.hostId, now), campaignId: post.campaignId, subject: { type: 'post', id: post.id } }]);
}

/** Takes a post out of the figures that count what is shown. The caller holds the tree. */
export async function uncountShown(tx: Tx, ctx: Context, post: PostRecord, reason: string): Promise<void> {
  await reverseFactsOf(tx, ctx, { subjectId: post.id, kind: factOf(post.kind), reason });
}

function requireText(forum: ForumRecord, input: NewPost): void {
  const count = [...input.body].length;
  const max = LONGEST[forum.kind];
  if (forum.kind === 'topic' && count === 0) voiceErrors.failField('body', 'post.empty');
  if (count > max) voiceErrors.failField('body', 'post.too-long', { count, max });
  if (forum.kind === 'tribute' && input.flower === null) voiceErrors.failField('flower', 'post.flower-missing');
}

async function requireParent(tx: Tx, forum: ForumRecord, parentId: string | null): Promise<void> {
  if (parentId === null) return;
  const parent = await findPost(tx, parentId, 'all');
  if (forum.kind !== 'topic' || parent === undefined || parent.forumId !== forum.id || parent.parentId !== null || parent.state !== 'shown') voiceErrors.fail('post.no-reply');
}

/**
 * Posts under a topic or on a wall, in one's own name or, by its staff, in that of the host. Shown at once or after a decision, as the
 * topic has it. Errors: auth.required, voices.not-found, .not-open, .closed, post.empty, .too-long, .flower-missing, .repeated, .no-reply, rate.limited.
 */
export async function writePost(ctx: Context, forumId: string, input: NewPost): Promise<{ id: string; state: PostState }> {
  const account = requireAccount(ctx.actor);
  const forum = await requirePublic(ctx, await findForum(ctx.db, forumId));
  requireOpen(ctx, forum);
  requireText(forum, input);
  if (input.inNameOfOffice) requireModerator(ctx, forum.hostId);
  for (const limit of LIMITS) await requireUnderLimit(ctx.db, limit, account.accountId);
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    await requireParent(tx, forum, input.parentId);
    const text = plainText(input.body);
    if (text !== '' && (await latestBodies(tx, forumId, account.accountId)).some((body) => plainText(body) === text)) voiceErrors.failField('body', 'post.repeated');
    const id = newId();
    const now = ctx.clock.now();
    const state = firstState(forum.moderation, input.inNameOfOffice);
    const place = state === 'shown' ? await nextPlace(tx, { forumId, parentId: input.parentId }) : null;
    await tx
      .insertInto('posts')
      .values({
        id, forum_id: forumId, parent_id: input.parentId, place, account_id: account.accountId, author: nameShown(account, input.inNameOfOffice ? 'full' : input.shownAs),
        office_id: input.inNameOfOffice ? forum.hostId : null, flower: forum.kind === 'tribute' ? input.flower : null, body: input.body, state, posted_at: now,
      })
      .execute();
    if (state === 'shown') await countShown(tx, ctx, { ...forum, id });
    if (input.inNameOfOffice) await audit(tx, ctx, { action: 'post.written-as-office', objectType: 'post', objectId: id, nodeId: forum.hostId });
    return { id, state };
  });
}

/** Takes back one's own post: its place stays, without words or name. Errors: post.not-found, voices.state. */
export async function withdrawPost(ctx: Context, id: string): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const post = await lockPost(tx, id, { accountId: account.accountId, nodes: [] });
    if (post.state === 'withdrawn') voiceErrors.fail('voices.state');
    await takeBack(tx, ctx, post);
    await audit(tx, ctx, { action: 'post.withdrawn', objectType: 'post', objectId: id, nodeId: post.hostId, before: { state: post.state } });
    await touchPages(tx);
  });
}

/** Empties a post that its author takes back, or whose author is erased. The caller holds the tree. */
export async function takeBack(tx: Tx, ctx: Context, post: PostRecord): Promise<void> {
  if (post.state === 'shown') await uncountShown(tx, ctx, post, '作者撤回');
  await tx.updateTable('posts').set({ state: 'withdrawn', body: '', author: '', flower: null, version: post.version + 1 }).where('id', '=', post.id).execute();
}
