import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFigure } from '../../ledger/public.ts';
import { moderationCounts } from './moderation.queries.ts';
import { findForum } from './forums.queries.ts';
import { findPost, firstReplies, postsAt } from './posts.queries.ts';
import { openSquare, post, type Square } from './test-kit.ts';
import { answerAppeal, makeAppeal } from './usecases/appeal.ts';
import { decidePost, decidePosts } from './usecases/decide-post.ts';
import { answerForum, setForumState } from './usecases/manage-forum.ts';
import { withdrawPost, writePost } from './usecases/write-post.ts';
import { presentPosts } from './voices.present.ts';

let square: Square;
beforeAll(async () => {
  square = await openSquare();
});
afterAll(() => square.world.close());

const figure = async (kind: string) => (await readFigure(square.world.base.db, { nodeId: square.world.rootId, basis: 'was', kinds: [kind] })).quantity;
const versionOf = async (id: string) => (await findPost(square.world.base.db, id, 'all'))!.version;

test('a post under a topic looked at beforehand waits, is shown once, and leaves the reason where it stood when it is taken down', async () => {
  const { reader, editor, world, forum } = square;
  const topic = await forum('topic', 'before');
  const before = await figure('voices.post-shown');
  const author = reader();
  const { id, state } = await writePost(author, topic, post('他每天清晨扫雪。'));
  expect(state).toBe('waiting');
  expect((await findForum(world.base.db, topic))!.places).toBe(0);

  const clerk = editor(world.rootId);
  await decidePost(clerk, id, { action: 'show', version: await versionOf(id), reason: null, note: '' });
  const shown = await postsAt(world.base.db, topic, { from: 1, to: 1 });
  expect(shown.map(({ author: name, place, body }) => [name, place, body])).toEqual([['欧阳**', 1, '他每天清晨扫雪。']]);
  expect(await figure('voices.post-shown')).toBe(before + 1);

  await decidePost(clerk, id, { action: 'remove', version: await versionOf(id), reason: 'personal-data', note: '写了他人的门牌号' });
  expect(await figure('voices.post-shown')).toBe(before);
  const [trace] = await presentPosts(reader('路人'), await postsAt(world.base.db, topic, { from: 1, to: 1 }));
  expect(trace).toMatchObject({ state: 'removed', body: '', author: '', place: 1, decision: { action: 'remove', reason: 'personal-data', note: '' } });
  const [own] = await presentPosts(author, [(await findPost(world.base.db, id, 'all'))!]);
  expect(own).toMatchObject({ body: '他每天清晨扫雪。', decision: { note: '写了他人的门牌号' } });

  const appeal = await makeAppeal(author, id, '门牌号是我自己家的。');
  await expect(makeAppeal(author, id, '再说一次。')).rejects.toThrow('appeal.once');
  await expect(answerAppeal(clerk, appeal, { outcome: 'restored', reply: '好。' })).rejects.toThrow('appeal.own-decision');
  await expect(answerAppeal(editor(world.cities[0]!), appeal, { outcome: 'restored', reply: '好。' })).rejects.toThrow('post.not-found');
  await answerAppeal(editor(world.rootId), appeal, { outcome: 'restored', reply: '核实过，恢复展示。' });
  await expect(answerAppeal(editor(world.rootId), appeal, { outcome: 'upheld', reply: '不。' })).rejects.toThrow('appeal.answered');
  expect((await postsAt(world.base.db, topic, { from: 1, to: 1 }))[0]).toMatchObject({ id, state: 'shown', place: 1 });
  expect(await figure('voices.post-shown')).toBe(before + 1);
  expect(await moderationCounts(world.base.db, topic)).toEqual({ posted: 1, shown: 1, waiting: 0, withdrawn: 0, reasons: [{ reason: 'personal-data', refused: 0, removed: 1 }], appeals: { made: 1, restored: 1, upheld: 0 } });
});

test('every decision is a leaf of the house log, and its record cannot be changed', async () => {
  const { db } = square.world.base;
  const decisions = await db.selectFrom('moderation_decisions').select('id').execute();
  const { rows } = await sql<{ leaf: string }>`select convert_from(substring(entries from 3), 'UTF8') as leaf from log_pending join log_entries using (seq) where log = 'house'`.execute(db);
  const logged = rows.map(({ leaf }) => JSON.parse(leaf) as { kind: string; decision: string });
  expect(logged.filter(({ kind }) => kind === 'moderation').map(({ decision }) => decision).toSorted()).toEqual(decisions.map(({ id }) => id).toSorted());
  await expect(db.updateTable('moderation_decisions').set({ note: '改过' }).execute()).rejects.toThrow();
});

test('refusals say why: late, empty, too long, the same again, without a reason, of another office', async () => {
  const { reader, editor, world, forum } = square;
  const topic = await forum('topic', 'after');
  const author = reader('李四');
  await expect(writePost(world.base, topic, post('无名'))).rejects.toThrow('auth.required');
  await expect(writePost(author, topic, post(''))).rejects.toThrow('post.empty');
  await expect(writePost(author, topic, post('长'.repeat(1001).slice(0, 1000)))).resolves.toMatchObject({ state: 'shown' });
  const { id } = await writePost(author, topic, post('说一遍。'));
  await expect(writePost(author, topic, post('说 一 遍！'))).rejects.toThrow('post.repeated');
  await expect(decidePost(editor(world.rootId), id, { action: 'remove', version: 1, reason: null, note: '' })).rejects.toThrow('moderation.reason-missing');
  await expect(decidePost(editor(world.rootId), id, { action: 'show', version: 1, reason: null, note: '' })).rejects.toThrow('voices.state');
  await expect(decidePost(editor(world.rootId), id, { action: 'remove', version: 9, reason: 'abuse', note: '' })).rejects.toThrow('state.stale');
  await expect(decidePost(editor(world.cities[0]!), id, { action: 'remove', version: 1, reason: 'abuse', note: '' })).rejects.toThrow('post.not-found');
  await expect(writePost(author, topic, post('以单位名义', { inNameOfOffice: true }))).rejects.toThrow('auth.forbidden');
  const wall = await forum('tribute', 'after');
  await expect(writePost(author, wall, post('怀念'))).rejects.toThrow('post.flower-missing');
  await expect(writePost(author, wall, post('念'.repeat(201), { flower: 'lily' }))).rejects.toThrow('post.too-long');
  await expect(writePost(author, wall, post('', { flower: 'lily' }))).resolves.toMatchObject({ state: 'shown' });
  await setForumState(world.admin(world.rootId), topic, 'closed');
  await expect(writePost(author, topic, post('晚了。'))).rejects.toThrow('voices.closed');
});

test('replies stand below their post; what its author takes back keeps its place without words', async () => {
  const { reader, editor, world, forum } = square;
  const topic = await forum('topic', 'after');
  const author = reader('王五');
  const parent = (await writePost(author, topic, post('第一条。'))).id;
  await writePost(reader('赵六'), topic, post('同意。', { parentId: parent }));
  await writePost(editor(world.rootId), topic, post('已转交办理。', { parentId: parent, inNameOfOffice: true }));
  const replies = (await firstReplies(world.base.db, [parent], 3)).get(parent)!;
  expect(replies.map(({ author: name, officeId, body }) => [name, officeId, body])).toEqual([['赵**', null, '同意。'], ['测试人员', world.rootId, '已转交办理。']]);
  await expect(writePost(reader(), topic, post('回复的回复', { parentId: replies[0]!.id }))).rejects.toThrow('post.no-reply');
  await withdrawPost(author, parent);
  expect((await postsAt(world.base.db, topic, { from: 1, to: 1 }))[0]).toMatchObject({ state: 'withdrawn', body: '', author: '', replies: 2 });
  await expect(writePost(reader(), topic, post('还能回吗', { parentId: parent }))).rejects.toThrow('post.no-reply');
});

test('people who post at once get places without gaps or doubles', async () => {
  const { reader, world, forum } = square;
  const topic = await forum('topic', 'after');
  await Promise.all(Array.from({ length: 24 }, (_, index) => writePost(reader(`人${index}`), topic, post(`第${index}句。`))));
  const posts = await postsAt(world.base.db, topic, { from: 24, to: 1 });
  expect(posts.map(({ place }) => place)).toEqual(Array.from({ length: 24 }, (_, index) => 24 - index));
  expect(new Set(posts.map(({ body }) => body)).size).toBe(24);
});

test('a batch of decisions is all or nothing', async () => {
  const { reader, editor, world, forum } = square;
  const topic = await forum('topic', 'before');
  const first = (await writePost(reader('甲'), topic, post('甲说。'))).id;
  const second = (await writePost(reader('乙'), topic, post('乙说。'))).id;
  await expect(decidePosts(editor(world.rootId), { posts: [{ id: first, version: 1 }, { id: second, version: 2 }], action: 'show', reason: null, note: '' })).rejects.toThrow('state.stale');
  expect((await findPost(world.base.db, first, 'all'))!.state).toBe('waiting');
  await decidePosts(editor(world.rootId), { posts: [{ id: first, version: 1 }, { id: second, version: 1 }], action: 'show', reason: null, note: '' });
  expect((await findForum(world.base.db, topic))!.places).toBe(2);
});

test('the office answers a topic once for the figures, however often it mends its answer', async () => {
  const { editor, world, forum } = square;
  const topic = await forum('topic', 'after');
  const before = await figure('voices.topic-answered');
  const clerk = editor(world.rootId);
  await answerForum(clerk, topic, { version: (await findForum(world.base.db, topic))!.version, answer: { zh: '谢谢大家。', en: '' } });
  await answerForum(clerk, topic, { version: (await findForum(world.base.db, topic))!.version, answer: { zh: '谢谢大家，已逐条办理。', en: '' } });
  expect((await findForum(world.base.db, topic))!.answer).toMatchObject({ text: { zh: '谢谢大家，已逐条办理。' } });
  expect(await figure('voices.topic-answered')).toBe(before + 1);
});
