import { afterAll, beforeAll, expect, test } from 'vitest';
import { anonymous, type Actor } from '../../../platform/auth/actor.ts';
import { createHttpApp } from '../../../platform/http/http-app.ts';
import { findForum } from '../forums.queries.ts';
import { findLetter } from '../letters.queries.ts';
import { findPost } from '../posts.queries.ts';
import { openSquare, post, type Square } from '../test-kit.ts';
import { answerAppeal } from '../usecases/appeal.ts';
import { decidePost } from '../usecases/decide-post.ts';
import { answerLetter, publishLetter } from '../usecases/letters.ts';
import { answerForum } from '../usecases/manage-forum.ts';
import { createPledge, setPledgeState } from '../usecases/manage-pledge.ts';
import { writePost } from '../usecases/write-post.ts';
import { listAppeals } from '../moderation.queries.ts';
import { listNewest } from '../../../platform/search/search.ts';
import { NewPledge } from '../voices.schemas.ts';
import { voicePages } from './voice-pages.tsx';

let square: Square;
let reader: ReturnType<Square['reader']>;
let actor: Actor;

/** A browser without scripts: it follows no redirect by itself. */
async function send(path: string, fields?: Record<string, string>) {
  const app = createHttpApp({ services: square.world.base, authenticate: async () => actor, api: [], pages: [voicePages], renderError: (_, error) => `<p>${error.code}</p>` });
  const response = await app.request(`http://localhost${path}`, { headers: { 'sec-fetch-site': 'same-origin' }, ...(fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) }) });
  return { status: response.status, location: response.headers.get('location') ?? '', html: await response.text() };
}

const idIn = (location: string) => /[0-9a-f-]{36}/.exec(location)![0];
const versionOf = async (id: string) => (await findPost(square.world.base.db, id, 'all'))!.version;

beforeAll(async () => {
  square = await openSquare();
  reader = square.reader();
  actor = reader.actor;
});
afterAll(() => square.world.close());

test('a comment is written, looked at, taken down with a reason, appealed against and shown again, all on pages without script', async () => {
  const { world, editor, forum } = square;
  const topic = await forum('topic', 'before');
  const asked = await send(`/topics/${topic}`);
  for (const part of ['我身边的好人', '说说他们。', '还没有留言', `/topics/${topic}/say`]) expect(asked.html).toContain(part);
  actor = anonymous;
  expect((await send(`/topics/${topic}/say`)).location).toBe(`/sign-in?next=${encodeURIComponent(`/topics/${topic}/say`)}`);
  const lost = await send(`/topics/${topic}/say`, { body: '会话过期了<b>也不丢</b>', shownAs: 'masked' });
  expect([lost.status, lost.html.includes('会话过期了&lt;b&gt;也不丢&lt;/b&gt;')]).toEqual([422, true]);
  actor = reader.actor;
  const empty = await send(`/topics/${topic}/say`, { body: ' ', shownAs: 'full' });
  expect([empty.status, empty.html.includes('请写下您要说的话。')]).toEqual([422, true]);
  const { location } = await send(`/topics/${topic}/say`, { body: '他每天清晨<b>扫雪</b>。', shownAs: 'masked' });
  const id = idIn(location);
  expect(location).toBe(`/me/posts/${id}?sent`);
  expect((await send(location)).html).toContain('审核之后展示');
  expect((await send(`/topics/${topic}`)).html).not.toContain('扫雪');

  const clerk = editor(world.rootId);
  await decidePost(clerk, id, { action: 'show', version: await versionOf(id), reason: null, note: '' });
  const shown = await send(`/topics/${topic}`);
  for (const part of ['他每天清晨&lt;b&gt;扫雪&lt;/b&gt;。', '欧阳**', 'id="post-1"', `/topics/${topic}/say?to=${id}`]) expect(shown.html).toContain(part);
  await decidePost(clerk, id, { action: 'remove', version: await versionOf(id), reason: 'personal-data', note: '写了门牌号' });
  // Drawn while its author asks: the page is kept for all, so it shows what all may see.
  const trace = (await send(`/topics/${topic}`)).html;
  expect(trace).toContain('这条内容已移除。理由：公开了他人的个人信息。');
  for (const part of ['扫雪', '欧阳**', '写了门牌号']) expect(trace).not.toContain(part);
  const mine = await send(`/me/posts/${id}`);
  for (const part of ['扫雪', '公开了他人的个人信息', '写了门牌号', `/me/posts/${id}/appeal`]) expect(mine.html).toContain(part);
  expect((await send(`/me/posts/${id}/appeal`, { body: '' })).status).toBe(422);
  expect((await send(`/me/posts/${id}/appeal`, { body: '门牌号是我自己家的。' })).location).toBe(`/me/posts/${id}?appealed`);
  expect((await send(`/me/posts/${id}`)).html).not.toContain(`/me/posts/${id}/appeal`);
  const [appeal] = (await listAppeals(world.base.db, { nodes: [world.rootId] }, { page: 1, size: 10 })).items;
  await answerAppeal(editor(world.rootId), appeal!.id, { outcome: 'restored', reply: '核实过，恢复展示。' });
  for (const part of ['申诉成立，已恢复展示', '核实过，恢复展示。']) expect((await send(`/me/posts/${id}`)).html).toContain(part);
  expect((await send(`/topics/${topic}`)).html).toContain('扫雪');
  const rules = await send(`/en/topics/${topic}/moderation`);
  for (const part of ['It shows somebody’s personal data', 'Appeals: 1. Shown again: 1']) expect(rules.html).toContain(part);
  expect((await send('/moderation-rules')).html).toContain('辱骂、侮辱具体的人');
  expect((await send(`/me/posts/${id}/withdraw`, {})).location).toBe(`/me/posts/${id}`);
  expect((await send(`/topics/${topic}`)).html).toContain('作者已撤回这条内容。');
});

test('pages go by place, replies and the answer stand where they belong, and a place is found among the pages', async () => {
  const { world, editor, forum, reader: person } = square;
  const topic = await forum('topic', 'after');
  const ids: string[] = [];
  for (let index = 1; index <= 23; index++) ids.push((await writePost(person(`人${index}`), topic, post(`第${index}句话。`))).id);
  for (let index = 1; index <= 5; index++) await writePost(person(`答${index}`), topic, post(`回复第${index}次。`, { parentId: ids[22]! }));
  await writePost(editor(world.rootId), topic, post('已转交办理。', { inNameOfOffice: true, parentId: ids[21]! }));
  const clerk = editor(world.rootId);
  await answerForum(clerk, topic, { version: (await findForum(world.base.db, topic))!.version, answer: { zh: '谢谢大家，路灯已经修好。', en: '' } });
  const first = (await send(`/topics/${topic}`)).html;
  for (const part of ['第23句话。', '回复第3次。', '全部5条回复', '已转交办理。', '某省文明办', '谢谢大家，路灯已经修好。', '?page=2']) expect(first).toContain(part);
  for (const part of ['第3句话。', '回复第4次。']) expect(first).not.toContain(part);
  const second = (await send(`/topics/${topic}?page=2`)).html;
  for (const part of ['第3句话。', '第1句话。', 'id="post-1"']) expect(second).toContain(part);
  expect(second).not.toContain('第4句话。');
  expect((await send(`/topics/${topic}?at=2`)).location).toBe(`/topics/${topic}?page=2#post-2`);
  expect((await send(`/topics/${topic}?page=3`)).status).toBe(404);
  expect((await send(`/topics/${topic}/posts/${ids[22]}`)).html).toContain('回复第5次。');
  expect((await send(`/tributes/${topic}`)).status).toBe(404);
  expect((await send(`/topics`)).html).toContain(`/topics/${topic}`);
  expect((await listNewest(world.base.db, { locale: 'zh-CN', types: ['topic'], belongsTo: square.campaignId, limit: 10 })).find((each) => each.id === topic)?.summary).toContain('路灯已经修好');
});

test('the feed of a topic tells the newest comments and the answer, keeps a trace of what was taken down, and nobody\'s own view', async () => {
  const { world, editor, forum, reader: person } = square;
  const topic = await forum('topic', 'after');
  const bad = (await writePost(reader, topic, post('门牌号是12号。'))).id;
  await writePost(person('柳青'), topic, post('希望<多>几张长椅。'));
  const empty = await send(`/topics/${await forum('topic', 'after')}/feed.xml`);
  expect([empty.status, empty.html.includes('<entry>')]).toEqual([200, false]);
  await decidePost(editor(world.rootId), bad, { action: 'remove', version: await versionOf(bad), reason: 'personal-data', note: '写了门牌号' });
  await answerForum(editor(world.rootId), topic, { version: (await findForum(world.base.db, topic))!.version, answer: { zh: '长椅下周装好。', en: '' } });
  const { html, status } = await send(`/topics/${topic}/feed.xml`);
  expect(status).toBe(200);
  const entries = html.split('<entry>').slice(1);
  expect(entries).toHaveLength(3);
  for (const [index, parts] of [['长椅下周装好。', '某省文明办'], ['希望&lt;多&gt;几张长椅。', '第2条 · 柳*', `/topics/${topic}?at=2`], ['这条内容已移除。理由：公开了他人的个人信息。', `/topics/${topic}?at=1`, bad]].entries()) for (const part of parts) expect(entries[index]).toContain(part);
  for (const part of ['门牌号', '欧阳']) expect(html).not.toContain(part);
  const drawn = (await send(`/en/topics/${topic}`)).html;
  expect(drawn).toContain(`type="application/atom+xml" title="Good people around me: new comments" href="/en/topics/${topic}/feed.xml"`);
  expect(drawn).toContain('class="qr-code"');
  expect((await send(`/tributes/${topic}/feed.xml`)).status).toBe(404);
});

test('a flower is left on a wall with words or in silence', async () => {
  const wall = await square.forum('tribute', 'after');
  const without = await send(`/tributes/${wall}/say`, { body: '永远怀念', shownAs: 'full' });
  expect([without.status, without.html.includes('请选择一种花。'), without.html.includes('永远怀念')]).toEqual([422, true, true]);
  await send(`/tributes/${wall}/say`, { body: '永远怀念', flower: 'lily', shownAs: 'full' });
  await send(`/tributes/${wall}/say`, { body: '', flower: 'pine', shownAs: 'masked' });
  const { html } = await send(`/tributes/${wall}`);
  for (const part of ['永远怀念', '欧阳明月', '静默致敬', 'href="#flower-lily"', 'href="#flower-pine"', '已献上2束']) expect(html).toContain(part);
  expect((await send('/me/voices')).html).toContain('永远怀念');
});

test('a pledge is signed, its certificate checked, and taken back', async () => {
  const { world, campaignId } = square;
  const root = world.admin(world.rootId);
  const id = await createPledge(root, NewPledge.parse({ campaignId, title: { zh: '文明上网承诺' }, text: { zh: '我承诺不传播不实信息。' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-01T00:00:00+08:00' }));
  expect((await send(`/pledges/${id}`)).status).toBe(404);
  await setPledgeState(root, id, 'open');
  const unread = await send(`/pledges/${id}/sign`, { name: '欧阳明月', shownAs: 'masked' });
  expect([unread.status, unread.html.includes('请先阅读全文，再勾选。'), unread.html.includes('value="欧阳明月"')]).toEqual([422, true, true]);
  expect((await send(`/pledges/${id}/sign`, { name: '欧阳明月', shownAs: 'masked', agrees: 'yes' })).location).toBe(`/pledges/${id}/sign?signed`);
  expect((await send(`/pledges/${id}/sign`, { name: '欧阳明月', shownAs: 'masked', agrees: 'yes' })).status).toBe(409);
  const mine = (await send(`/pledges/${id}/sign`)).html;
  for (const part of ['编号第1号', `/api/pledges/${id}/certificate.pdf`]) expect(mine).toContain(part);
  const code = /\/pledge-certificates\/(\w+)/.exec(mine)![1]!;
  for (const part of ['这份证书有效。', '文明上网承诺', '欧阳**']) expect((await send(`/pledge-certificates/${code.toLowerCase()}`)).html).toContain(part);
  const list = (await send(`/pledges/${id}/signatures`)).html;
  expect([list.includes('欧阳**'), list.includes('欧阳明月')]).toEqual([true, false]);
  expect((await send(`/pledges/${id}`)).html).toContain('figure-number">1<');
  expect((await send(`/pledges/${id}/sign/withdraw`, {})).location).toBe(`/pledges/${id}/sign?withdrawn`);
  expect((await send(`/pledge-certificates/${code}`)).html).toContain('这份证书不再有效。');
  expect((await send(`/pledge-certificates/NOSUCHCODE`)).html).toContain('没有这个编码的证书');
});

test('a letter is written to an office, answered to its author, and published where they agreed', async () => {
  const { world, editor } = square;
  const city = world.cities[0]!;
  const wrong = await send(`/offices/${city}/letters/new`, { about: 'suggestion', subject: '', body: '巷口的路灯坏了两周。', name: '欧阳明月' });
  expect([wrong.status, wrong.html.includes('巷口的路灯坏了两周。')]).toEqual([422, true]);
  const { location } = await send(`/offices/${city}/letters/new`, { about: 'suggestion', subject: '路灯不亮', body: '巷口的路灯坏了两周。', name: '欧阳明月', mayPublish: 'yes' });
  const id = idIn(location);
  for (const part of ['信已寄出', '路灯不亮', '待答复']) expect((await send(location)).html).toContain(part);
  const clerk = editor(city);
  await answerLetter(clerk, id, { version: 1, body: '已修复。' });
  expect((await send(`/me/letters/${id}`)).html).toContain('已修复。');
  expect((await send(`/offices/${city}/letters`)).html).not.toContain('已修复。');
  await publishLetter(clerk, id, true);
  for (const part of ['已修复。', '欧阳**', `id="letter-${id}"`]) expect((await send(`/offices/${city}/letters`)).html).toContain(part);
  expect((await send(`/me/letters/${id}/again`, { body: '又坏了。' })).location).toBe(`/me/letters/${id}?sent`);
  expect((await findLetter(world.base.db, id, { accountId: null, nodes: [city] }))!.state).toBe('waiting');
  actor = square.reader('别人').actor;
  expect([(await send(`/me/letters/${id}`)).status, (await send(`/offices/${world.schools[0]}/letters`)).status]).toEqual([404, 404]);
  actor = reader.actor;
});
