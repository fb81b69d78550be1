import type { Context } from '../../platform/http/context.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Db } from '../../platform/db/db.ts';
import { activityTitles } from '../campaigns/public.ts';
import { organizationNames } from '../organizations/public.ts';
import { type ForumRecord, waitingIn } from './forums.queries.ts';
import type { LetterRecord } from './letters.queries.ts';
import { countSignatures, type PledgeRecord, signatureOf } from './pledges.queries.ts';
import type { PostRecord } from './posts.queries.ts';
import { moderatePosts } from './voices.policy.ts';
import type { Forum, Letter, Pledge, Post } from './voices.schemas.ts';

const nothing = { zh: '', en: '' };

/** Topics and walls as the API gives them. */
export async function presentForums(db: Db, forums: readonly ForumRecord[]): Promise<Forum[]> {
  const titles = await activityTitles(db, forums.map(({ id }) => id));
  const names = await organizationNames(db, forums.map(({ hostId }) => hostId));
  const waiting = await waitingIn(db, forums.map(({ id }) => id));
  return forums.map(({ answer, ...forum }) => ({
    ...forum, title: titles.get(forum.id) ?? nothing, host: names.get(forum.hostId) ?? nothing, opensAt: forum.opensAt.toISOString(), closesAt: forum.closesAt.toISOString(), waiting: waiting.get(forum.id) ?? 0,
    answer: answer === null ? null : { ...answer, at: answer.at.toISOString() },
  }));
}

const HIDDEN = new Set<PostRecord['state']>(['waiting', 'refused', 'removed']);

/** Posts as a reader gets them: who neither wrote nor moderates a post that is not shown gets the reason, not the words. */
export async function presentPosts(ctx: Context, posts: readonly PostRecord[]): Promise<Post[]> {
  const names = await organizationNames(ctx.db, posts.flatMap(({ officeId }) => (officeId === null ? [] : [officeId])));
  const moderated = new Set(nodesWhere(ctx.actor, moderatePosts));
  const own = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  return posts.map((post) => {
    const whole = !HIDDEN.has(post.state) || moderated.has(post.hostId) || (own !== null && post.accountId === own);
    const down = post.state === 'refused' || post.state === 'removed';
    return {
      id: post.id, forumId: post.forumId, parentId: post.parentId, place: post.place, author: whole ? post.author : '', office: post.officeId === null ? null : (names.get(post.officeId) ?? nothing),
      flower: whole ? post.flower : null, body: whole ? post.body : '', state: post.state, replies: post.replies, postedAt: post.postedAt.toISOString(), version: post.version,
      decision: post.decision === null || !(down || whole) ? null : { id: post.decision.id, action: post.decision.action, reason: post.decision.reason, note: whole ? post.decision.note : '', at: new Date(post.decision.at).toISOString() },
    };
  });
}

/** Pledges as the API gives them, with the reader's own signature. */
export async function presentPledges(ctx: Context, pledges: readonly PledgeRecord[]): Promise<Pledge[]> {
  const titles = await activityTitles(ctx.db, pledges.map(({ id }) => id));
  const names = await organizationNames(ctx.db, pledges.map(({ hostId }) => hostId));
  const shown: Pledge[] = [];
  for (const pledge of pledges) {
    const mine = ctx.actor.kind === 'account' ? await signatureOf(ctx.db, pledge.id, ctx.actor.accountId) : undefined;
    shown.push({
      ...pledge, title: titles.get(pledge.id) ?? nothing, host: names.get(pledge.hostId) ?? nothing, opensAt: pledge.opensAt.toISOString(), closesAt: pledge.closesAt.toISOString(), signed: await countSignatures(ctx.db, pledge.id),
      mine: mine === undefined ? null : { number: mine.number, at: mine.signedAt.toISOString() },
    });
  }
  return shown;
}

/** Letters as the API gives them. */
export async function presentLetters(db: Db, letters: readonly LetterRecord[]): Promise<Letter[]> {
  const names = await organizationNames(db, letters.map(({ officeId }) => officeId));
  return letters.map(({ publishedAt, ...letter }) => ({
    id: letter.id, officeId: letter.officeId, author: letter.author, subject: letter.subject, about: letter.about, mayPublish: letter.mayPublish, state: letter.state, version: letter.version, office: names.get(letter.officeId) ?? nothing, published: publishedAt !== null, sentAt: letter.sentAt.toISOString(), dueAt: letter.dueAt.toISOString(),
    turns: letter.turns.map((turn) => ({ ...turn, at: new Date(turn.at).toISOString() })),
  }));
}
