import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPicture } from '../../../../bench/support/drawn-pictures.ts';
import { createWeb } from '../../../app/http.ts';
import { modules } from '../../../app/modules.ts';
import { staff, type TestContext } from '../../../../tests/support/context.ts';
import { phoneFilm } from '../../../platform/files/sample-files.ts';
import { storeUpload } from '../../../platform/files/store-upload.ts';
import { countItems } from '../../../platform/similarity/items.ts';
import { NewEntry } from '../contests.schemas.ts';
import { likenessesOf } from '../public.ts';
import { type Call, openCall } from '../test-kit.ts';
import { decideEntry } from '../usecases/decide-entry.ts';
import { eraseEntriesOf } from '../usecases/erase-entries.ts';
import { createEntry } from '../usecases/save-entry.ts';
import { compareEntry } from './compare-entry.ts';
import type { Likenesses } from './likenesses.schemas.ts';

let call: Call;
let [root, county, other] = [] as unknown as [TestContext, TestContext, TestContext];

const PROMISE = '本人承诺所提交作品为原创，不存在抄袭剽窃等侵犯他人著作权的行为，同意主办单位将作品用于公益宣传展示和出版，由此产生的一切法律责任由作者本人承担，与主办单位没有关系，特此声明。';
const STORY = '清晨的雪还没有停，扫雪的人已经把通往学校的小路清了出来。孩子们踩着扫帚划出的纹路去上学，书包在背后一颠一颠。\n有人问老周图什么，他摆摆手，说自己腿脚还灵便，闲着也是闲着。\n后来整条巷子的人都拿起了扫帚，雪再大，天亮以前路总是通的。';
const OTHER_STORY = '山里的小学只有一位老师，他每天背着孩子过河去上课。河水涨的时候，他先过去探一遍深浅，再一个一个地接。\n二十年里他没有误过一堂课，学生换了一批又一批，有的也回来当了老师。';

const liaisonOf = (node: string) => call.world.base.as(staff({ role: 'unit_liaison', nodeId: node }));
const enter = async (ctx: TestContext, changes: Partial<NewEntry>) => {
  const node = ctx.actor.kind === 'account' ? ctx.actor.grants[0]!.nodeId : '';
  const id = await createEntry(ctx, call.contestId, NewEntry.parse({ title: { zh: '作品', en: '' }, authors: [{ name: '欧阳明' }], categoryId: call.text, nodeId: node, submit: true, ...changes }));
  await compareEntry(call.world.base, id, null);
  return id;
};
const enterPicture = async (ctx: TestContext, bytes: Buffer) => enter(ctx, { categoryId: call.picture, fileIds: [(await storeUpload(ctx, { bytes, name: '图.jpg', purpose: 'picture' })).id] });
const ask = async (ctx: TestContext, path: string, body?: unknown) => {
  const app = createWeb(ctx, modules, { isDraining: () => false, authenticate: async () => ctx.actor });
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await app.request(`http://localhost/api/entries/${path}`, init);
  return { status: response.status, body: (await response.json()) as Likenesses };
};

beforeAll(async () => {
  call = await openCall();
  const { world } = call;
  [root, county, other] = [world.admin(world.rootId), world.admin(world.counties[0]!), world.admin(world.counties[1]!)];
});
afterAll(() => call.world.close());

test('a text in another order, with other punctuation, is found; what matches is told where it stands in both', async () => {
  const first = await enter(liaisonOf(call.world.schools[0]!), { title: { zh: '扫雪', en: '' }, body: STORY });
  const second = await enter(liaisonOf(call.world.schools[0]!), { title: { zh: '巷子里的雪', en: '' }, body: STORY.split('\n').toReversed().join('\n').replaceAll('，', ', ') });
  const unlike = await enter(liaisonOf(call.world.schools[0]!), { body: OTHER_STORY });
  expect(await likenessesOf(root.db, unlike)).toEqual([]);
  expect(await likenessesOf(root.db, first)).toMatchObject([{ otherId: second, kind: 'text', holds: true, finding: null }]);
  const { body: seen } = await ask(county, `${second}/likenesses`);
  expect(seen.comparison).toMatchObject({ texts: 1, pictures: 0, leftOut: [] });
  const [likeness] = seen.items;
  expect(likeness).toMatchObject({ isLater: true, other: { id: first, title: { zh: '扫雪' } } });
  expect(likeness!.score).toBeGreaterThan(0.85);
  const [own, others] = [likeness!.own, likeness!.others!];
  const lettersOf = (text: string) => text.replaceAll(/[\s\p{P}]/gu, '');
  own.passages.forEach(({ from, to }, at) => expect(lettersOf(own.body!.slice(from, to))).toBe(lettersOf(others.body!.slice(others.passages[at]!.from, others.passages[at]!.to))));
});

test('an office sees of a like work outside its area that it exists, and nothing of it; the office above sees both', async () => {
  const here = await enter(liaisonOf(call.world.schools[0]!), { title: { zh: '背着孩子过河', en: '' }, body: `${OTHER_STORY}这是河县的故事。` });
  const there = await enter(liaisonOf(call.world.schools.at(-1)!), { title: { zh: '别处的标题', en: '' }, body: `${OTHER_STORY}那是外县的故事。` });
  expect(call.world.schools.at(-1)).not.toBe(call.world.schools[0]);
  const seen = await ask(county, `${here}/likenesses`);
  const elsewhere = seen.body.items.find((item) => item.other === null)!;
  expect(elsewhere).toMatchObject({ kind: 'text', others: null, isLater: false });
  expect(elsewhere.own.passages.length).toBeGreaterThan(0);
  expect(JSON.stringify(seen.body)).not.toContain('别处的标题');
  expect(JSON.stringify(seen.body)).not.toContain('外县');
  expect((await ask(root, `${here}/likenesses`)).body.items.map((item) => item.other?.id)).toContain(there);
  expect((await ask(county, `${there}/likenesses`)).status).toBe(404);
  expect((await ask(liaisonOf(call.world.schools[0]!), `${here}/likenesses`)).status).toBe(403);
});

test('what very many hand in with their works makes no likeness', async () => {
  const { db } = root;
  const plain = (number: number) => [...`第${number}件`, ...Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + ((number * 977 + at * 131 + at * at * 17 * (number % 13)) % 9000)))].join('');
  const ids: string[] = [];
  for (let number = 0; number < 46; number++) ids.push(await enter(liaisonOf(call.world.schools[0]!), { title: { zh: `声明${number}`, en: '' }, body: `${plain(number)}\n${PROMISE}` }));
  // Before forty had used it, it could not be known as common; from then on nobody is told.
  for (const id of ids.slice(42)) expect(await likenessesOf(db, id)).toEqual([]);
  const copy = await enter(liaisonOf(call.world.schools[0]!), { body: `${plain(7)}\n${PROMISE}` });
  expect(await likenessesOf(db, copy)).toMatchObject([{ otherId: ids[7] }]);
});

test('a picture that was cut, mirrored and turned is found, also when the first was set aside, and the alteration is told', async () => {
  const drawn = await drawPicture(31);
  const first = await enterPicture(liaisonOf(call.world.schools[0]!), drawn);
  await decideEntry(county, first, { action: 'set-aside', version: 1, reason: '' });
  const { width, height } = await sharp(drawn).metadata();
  const cut = await sharp(drawn).extract({ left: 0, top: 0, width: Math.round(width * 0.85), height }).flop().toBuffer();
  const second = await enterPicture(liaisonOf(call.world.schools[0]!), await sharp(cut).rotate(90).jpeg({ quality: 60 }).toBuffer());
  await enterPicture(liaisonOf(call.world.schools[0]!), await drawPicture(32));
  expect(await likenessesOf(root.db, first)).toMatchObject([{ otherId: second, kind: 'picture' }]);
  const { body } = await ask(county, `${second}/likenesses`);
  expect(body.items).toMatchObject([{ isLater: true, pairs: [{ alteration: { same: false, mirrored: true } }] }]);
  const [{ own, other: shown, alteration }] = body.items[0]!.pairs as [Likenesses['items'][number]['pairs'][number]];
  expect([own?.mime, shown?.mime]).toEqual(['image/jpeg', 'image/jpeg']);
  expect(Math.abs(alteration.turned - 90)).toBeLessThan(8);
  expect(alteration.shown).toBeLessThan(0.95);
});

test('a finding is kept with its reason beside earlier ones, by the office of either entry, and nobody else', async () => {
  const [likeness] = await likenessesOf(root.db, (await root.db.selectFrom('entry_likenesses').select('later_id').where('kind', '=', 'picture').executeTakeFirstOrThrow()).later_id);
  const entry = likeness!.otherId;
  const path = `${entry}/likenesses/${likeness!.id}/notes`;
  expect((await ask(county, path, { finding: 'allowed', reason: '同一作者修改后重报' })).status).toBe(200);
  const { body } = await ask(root, path, { finding: 'different', reason: '取景相同，不是同一张' });
  expect(body.items[0]!.notes).toMatchObject([{ finding: 'allowed', byName: '测试人员' }, { finding: 'different', reason: '取景相同，不是同一张' }]);
  expect(await likenessesOf(root.db, entry)).toMatchObject([{ finding: 'different' }]);
  expect((await ask(other, path, { finding: 'allowed', reason: '无关' })).status).toBe(404);
  expect((await ask(county, path, { finding: 'allowed', reason: ' ' })).status).toBe(422);
  await expect(root.db.updateTable('entry_likeness_notes').set({ reason: '改' }).execute()).rejects.toThrow();
  const audited = await root.db.selectFrom('audit_events').select(['action', 'reason']).where('action', '=', 'likeness.noted').execute();
  expect(audited).toHaveLength(2);
});

test('a film without ffmpeg is said not to be compared, but the same file is known; with ffmpeg its frames are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'heming-frames-'));
  const scenes = await Promise.all([41, 42, 43].map((number) => drawPicture(number)));
  const graymapOf = async (scene: Buffer, mirrored: boolean) => {
    const { data, info } = await sharp(scene).flop(mirrored).resize(256, 256, { fit: 'inside' }).greyscale().raw().toBuffer({ resolveWithObject: true });
    return Buffer.concat([Buffer.from(`P5\n${info.width} ${info.height}\n255\n`), Buffer.from(data.filter((_, at) => at % info.channels === 0))]);
  };
  /** Stands in for the program ffmpeg: answers the frames of a film as it would. */
  const programOf = async (name: string, frames: readonly Buffer[]) => {
    await writeFile(join(folder, `${name}.pgm`), Buffer.concat(frames));
    await writeFile(join(folder, name), `#!/bin/sh\nexec /bin/cat '${join(folder, `${name}.pgm`)}'\n`);
    await chmod(join(folder, name), 0o755);
    return { ffmpeg: join(folder, name), prlimit: null };
  };
  const film = async (bytes: Buffer, tools: Awaited<ReturnType<typeof programOf>> | null) => {
    const reader = liaisonOf(call.world.schools[0]!);
    const file = await storeUpload(reader, { bytes, name: '片.mp4', purpose: 'film' });
    const id = await enter(reader, { categoryId: call.film, fileIds: [file.id] });
    if (tools !== null) await compareEntry(call.world.base, id, tools);
    return id;
  };
  const movie = (mark: string) => phoneFilm({ width: 640, height: 360, durationMs: 9000 }, Buffer.from(`frames ${mark}`));
  try {
    const first = await film(movie(''), null);
    expect((await ask(county, `${first}/likenesses`)).body.comparison).toMatchObject({ films: 0, leftOut: ['film-no-ffmpeg'] });
    const same = await film(movie(''), null);
    expect((await ask(county, `${same}/likenesses`)).body.items).toMatchObject([{ kind: 'film', score: 1, pairs: [{ alteration: { same: true } }] }]);
    const whole = await film(movie('1'), await programOf('whole', await Promise.all(scenes.map((scene) => graymapOf(scene, false)))));
    const mirrored = await film(movie('2'), await programOf('mirrored', await Promise.all(scenes.slice(1).map((scene) => graymapOf(scene, true)))));
    expect(await likenessesOf(root.db, mirrored)).toMatchObject([{ otherId: whole, kind: 'film', score: 1 }]);
    expect((await ask(county, `${mirrored}/likenesses`)).body.items[0]!.pairs).toMatchObject([{ alteration: { mirrored: true, frames: 2 } }]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('an erased person\'s works leave no shingle, print or key behind, and are not compared again', async () => {
  const reader = liaisonOf(call.world.schools[0]!);
  const text = await enter(reader, { body: `${STORY}又一年的雪。` });
  const picture = await enterPicture(reader, await drawPicture(51));
  const { db } = root;
  const keysLeft = async () => {
    const texts = await db.selectFrom('similarity_text_keys').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const pictures = await db.selectFrom('similarity_picture_keys').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    return [Number(texts.n), Number(pictures.n)];
  };
  const itemKeys = async () => {
    const rows = await db.selectFrom('similarity_items').select(['kind', 'keys']).execute();
    return [rows.filter(({ kind }) => kind === 'text'), rows.filter(({ kind }) => kind !== 'text')].map((each) => each.reduce((sum, { keys }) => sum + keys.length, 0));
  };
  expect(await keysLeft()).toEqual(await itemKeys());
  expect([await countItems(db, text), await countItems(db, picture)]).toEqual([1, 1]);
  expect((await likenessesOf(db, text)).length).toBeGreaterThan(0);
  const accountId = reader.actor.kind === 'account' ? reader.actor.accountId : '';
  await db.transaction().execute((tx) => eraseEntriesOf(tx, root, accountId));
  for (const id of [text, picture]) {
    await compareEntry(call.world.base, id, null);
    expect(await countItems(db, id)).toBe(0);
    expect(await likenessesOf(db, id)).toEqual([]);
  }
  expect(await keysLeft()).toEqual(await itemKeys());
});
