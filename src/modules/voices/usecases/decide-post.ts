import { appendToLog, holdTree, leafOf, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { placeOf } from '../../organizations/public.ts';
import { lockPost, nextPlace, type PostRecord } from '../posts.queries.ts';
import { postView, requireModerator } from '../voices.access.ts';
import { voiceErrors } from '../voices.errors.ts';
import { postDecided } from '../voices.facts.ts';
import { type DecisionAction, postAfter, type Reason } from '../voices.rules.ts';
import type { PostDecision, PostDecisions } from '../voices.schemas.ts';
import { countShown, uncountShown } from './write-post.ts';

/** The log that decisions on posts share with awards and certificates. */
export const HOUSE_LOG = 'house';

interface Decided {
  readonly action: DecisionAction;
  readonly reason: Reason | null;
  readonly note: string;
}

/**
 * Decides on a post in the caller's transaction, which holds the tree: state, place where it is shown for the first time, record, leaf, facts.
 * Errors: voices.state, moderation.reason-missing, moderation.no-reason.
 */
export async function applyDecision(tx: Tx, ctx: Context, post: PostRecord, { action, reason, note }: Decided): Promise<void> {
  const state = postAfter(post.state, action) ?? voiceErrors.fail('voices.state');
  const takesDown = action === 'refuse' || action === 'remove';
  if (takesDown && reason === null) voiceErrors.failField('reason', 'moderation.reason-missing');
  if (!takesDown && reason !== null) voiceErrors.failField('reason', 'moderation.no-reason');
  const now = ctx.clock.now();
  const place = state === 'shown' && post.place === null ? await nextPlace(tx, post) : post.place;
  await tx.updateTable('posts').set({ state, place, version: post.version + 1 }).where('id', '=', post.id).execute();
  const id = newId();
  const byName = ctx.actor.kind === 'account' || ctx.actor.kind === 'system' ? ctx.actor.name : '';
  await tx.insertInto('moderation_decisions').values({ id, post_id: post.id, forum_id: post.forumId, office_id: post.hostId, action, reason, note, by_account: accountIdOf(ctx.actor), by_name: byName, at: now }).execute();
  await appendToLog(tx, HOUSE_LOG, leafOf('moderation', { decision: id, post: post.id, forum: post.forumId, office: post.hostId, action, reason, at: now.toISOString() }));
  if (state === 'shown') await countShown(tx, ctx, post);
  if (post.state === 'shown') await uncountShown(tx, ctx, post, note === '' ? `依据公布的理由：${reason}` : note);
  await recordFacts(tx, ctx, [{ kind: postDecided, place: await placeOf(tx, post.hostId, now), campaignId: post.campaignId, subject: { type: 'post', id: post.id } }]);
  await audit(tx, ctx, { action: `post.${action}`, objectType: 'post', objectId: post.id, nodeId: post.hostId, reason: reason ?? '', before: { state: post.state }, after: { state, note } });
}

async function decideIn(tx: Tx, ctx: Context, id: string, input: PostDecision): Promise<void> {
  const post = await lockPost(tx, id, ctx.actor.kind === 'system' ? 'all' : { ...postView(ctx), accountId: null });
  requireModerator(ctx, post.hostId);
  if (post.version !== input.version) commonErrors.fail('state.stale');
  await applyDecision(tx, ctx, post, input);
}

/** Decides on a post for its host. Errors: those of applyDecision, post.not-found, state.stale, auth.forbidden. */
export async function decidePost(ctx: Context, id: string, input: PostDecision): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    await decideIn(tx, ctx, id, input);
    await touchPages(tx);
  });
}

/** The same decision on several posts in one transaction: all or none. */
export async function decidePosts(ctx: Context, { posts, ...decision }: PostDecisions): Promise<void> {
  // In one order, so that two batches do not wait for each other.
  const ordered = posts.toSorted((a, b) => a.id.localeCompare(b.id));
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    for (const { id, version } of ordered) await decideIn(tx, ctx, id, { ...decision, version });
    await touchPages(tx);
  });
}
