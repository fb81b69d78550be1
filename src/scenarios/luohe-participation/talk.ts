import type { Appeal, Forum, Post } from '../../modules/voices/voices.schemas.ts';
import type { z } from 'zod';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import { nth } from '../content/rng.ts';
import { CITY_ADMIN, EDITORS } from '../luohe/staff.ts';
import type { Run } from '../run/run.ts';
import { asCitizen } from './citizens.ts';
import { OFFICE_WORD } from './topic-texts.ts';
import { type PlannedTopic, planTopics } from './topics.ts';

type PostView = z.infer<typeof Post>;
const AT_ONCE = 6;
const DECIDED_AT_ONCE = 150;
const [EDITOR, SECOND] = EDITORS;
/** Who speaks for the office: three people in turn. */
const SPEAKERS = [CITY_ADMIN, EDITOR, SECOND] as const;

/** Adds a forum under a name it is remembered by, and opens it; one of the same title that is there already is taken. */
export async function openForum(run: Run, name: string, input: { kind: 'topic' | 'tribute'; title: { zh: string; en: string }; lead: { zh: string; en: string }; moderation: 'before' | 'after'; opensAt: string; closesAt: string; track: string }): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const { track, ...forum } = input;
  const before = (await readAll<Forum>(city, '/forums', {})).find(({ title }) => title.zh === input.title.zh);
  const made = before ?? (await city.post<Forum>('/forums', { ...forum, campaignId: run.id('campaign'), trackId: run.id(track) }));
  if (made.state === 'draft') await city.post(`/forums/${made.id}/state`, { state: 'open' });
  run.memory.ids[name] = made.id;
  run.count(input.kind === 'topic' ? 'topics' : 'tribute walls');
}

/** The ten topics, each with its own time. */
export async function openTopics(run: Run): Promise<void> {
  for (const { key, title, lead, moderation, from, to } of planTopics(run.memory.scale)) {
    await openForum(run, `topic ${key}`, { kind: 'topic', title, lead, moderation, opensAt: `${from}T08:00:00+08:00`, closesAt: `${to}T22:00:00+08:00`, track: 'track talk' });
  }
}

/** Posts of a forum by what they say, as its moderators see them. */
export async function postsOf(run: Run, forumId: string): Promise<Map<string, PostView>> {
  return new Map((await readAll<PostView>(await run.as(EDITOR), '/posts', { forum: forumId })).map((post) => [post.body, post]));
}

/** People comment. */
export async function comment(run: Run, topic: PlannedTopic): Promise<void> {
  const forum = run.id(`topic ${topic.key}`);
  const known = await postsOf(run, forum);
  await inParallel(topic.comments.filter(({ body }) => !known.has(body)), AT_ONCE, ({ citizen, body, shownAs }) => asCitizen(run, citizen).post(`/forums/${forum}/posts`, { body, shownAs }));
  run.count('posts written', topic.comments.length);
  if (topic.moderation === 'after') run.count('voices.post-shown', topic.comments.length);
}

/** Posts that wait for a decision. */
export async function waitingOn(run: Run, forum: string): Promise<PostView[]> {
  return readAll<PostView>(await run.as(EDITOR), '/posts', { forum, state: 'waiting' });
}

/** The same decision on all of these posts that still stand in a state. */
export async function decideAll(run: Run, posts: readonly PostView[], decision: { action: 'show' | 'refuse' | 'remove'; reason: string | null; note: string }): Promise<void> {
  const editor = await run.as(EDITOR);
  for (let at = 0; at < posts.length; at += DECIDED_AT_ONCE) await editor.post('/posts/decisions', { posts: posts.slice(at, at + DECIDED_AT_ONCE).map(({ id, version }) => ({ id, version })), ...decision });
}

/** Replies, authors who take back what they said, the office's decisions by the published reasons, and its word under a comment. */
export async function moderate(run: Run, topic: PlannedTopic, number: number): Promise<void> {
  const forum = run.id(`topic ${topic.key}`);
  const isBefore = topic.moderation === 'before';
  const bad = topic.comments.filter(({ refused }) => refused !== null);
  const now = await postsOf(run, forum);
  for (const { body, refused } of bad) {
    const post = now.get(body)!;
    if (post.state === 'waiting' || post.state === 'shown') await decideAll(run, [post], { action: isBefore ? 'refuse' : 'remove', reason: refused!.reason, note: refused!.note });
    run.count(isBefore ? 'posts refused' : 'posts removed');
    run.count('voices.post-decided');
    if (!isBefore) run.count('voices.post-shown', -1);
  }
  if (isBefore) await showWaiting(run, forum, topic.comments.length - bad.length);

  const shown = await postsOf(run, forum);
  await inParallel(topic.replies.filter(({ body }) => !shown.has(body)), AT_ONCE, ({ citizen, body, to }) => asCitizen(run, citizen).post(`/forums/${forum}/posts`, { body, parentId: shown.get(topic.comments[to]!.body)!.id }));
  run.count('posts written', topic.replies.length);
  if (isBefore) await showWaiting(run, forum, topic.replies.length);
  else run.count('voices.post-shown', topic.replies.length);

  const parent = shown.get(topic.comments[1]!.body)!;
  if (!shown.has(OFFICE_WORD)) await (await run.as(nth(SPEAKERS, number))).post(`/forums/${forum}/posts`, { body: OFFICE_WORD, parentId: parent.id, inNameOfOffice: true });
  run.count('posts written');
  run.count('voices.post-shown');

  for (const { citizen, body } of topic.comments.filter(({ withdrawn }) => withdrawn)) {
    const post = shown.get(body);
    if (post !== undefined) await asCitizen(run, citizen).post(`/posts/${post.id}/withdraw`);
    run.count('posts taken back');
    run.count('voices.post-shown', -1);
  }
}

/** Shows all that wait; `planned`: how many they are when nothing was done before a stop. */
async function showWaiting(run: Run, forum: string, planned: number): Promise<void> {
  await decideAll(run, await waitingOn(run, forum), { action: 'show', reason: null, note: '' });
  run.count('voices.post-decided', planned);
  run.count('voices.post-shown', planned);
}

/** Authors of removed posts appeal; somebody else than who decided answers. */
export async function appeal(run: Run, topic: PlannedTopic): Promise<void> {
  const posts = await postsOf(run, run.id(`topic ${topic.key}`));
  for (const { citizen, body, refused } of topic.comments) {
    if (refused?.appeal === undefined) continue;
    const post = posts.get(body)!;
    const mine = asCitizen(run, citizen);
    const appeals = await mine.get<{ items: z.infer<typeof Appeal>[] }>('/appeals', { by: 'me' });
    const before = appeals.items.find(({ postId }) => postId === post.id);
    const id = before?.id ?? (await mine.post<{ id: string }>(`/posts/${post.id}/appeal`, { body: refused.appeal.body })).id;
    if (before?.outcome == null) await (await run.as(SECOND)).post(`/appeals/${id}/answer`, { outcome: refused.appeal.outcome, reply: refused.appeal.reply });
    run.count(`appeals ${refused.appeal.outcome}`);
    run.count('voices.appeal-answered');
    if (refused.appeal.outcome === 'restored') {
      run.count('voices.post-shown');
      run.count('voices.post-decided');
    }
  }
}

/** The office answers the topic. */
export async function answerTopic(run: Run, topic: PlannedTopic): Promise<void> {
  const id = run.id(`topic ${topic.key}`);
  const editor = await run.as(EDITOR);
  const forum = await editor.get<Forum>(`/forums/${id}`);
  if (forum.answer === null) await editor.post(`/forums/${id}/answer`, { version: forum.version, answer: topic.answer });
  run.count('voices.topic-answered');
}
