import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ALTERATIONS } from '../../../bench/support/alterations.ts';
import { drawPicture } from '../../../bench/support/drawn-pictures.ts';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import { type Database, openDatabase } from '../db/db.ts';
import { readGray } from './picture/gray-picture.ts';
import { takePrint } from './picture/picture-print.ts';
import { findLikePictures, putPicture } from './picture-index.ts';
import { findLikeTexts, putText } from './text-index.ts';
import { readText } from './text/compare-texts.ts';

let database: Database;
let drop: () => Promise<void>;
const owner = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const printOf = async (file: Buffer) => takePrint(await readGray(file));

beforeAll(async () => {
  const copy = await cloneDatabase(inject('templateUrl'), 'heming');
  drop = copy.drop;
  database = openDatabase(copy.url);
});
afterAll(() => database.close().then(drop));

test('a picture that very many sent is found, and the one copy of another behind them; frames of films stand apart', async () => {
  const { db } = database;
  const [poster, photo] = [await drawPicture(1), await drawPicture(2)];
  const everywhere = await printOf(poster);
  await db.transaction().execute(async (tx) => {
    for (let number = 0; number < 60; number++) await putPicture(tx, { ownerId: owner(number), kind: 'picture', partId: owner(number), place: 0 }, everywhere);
    await putPicture(tx, { ownerId: owner(100), kind: 'picture', partId: owner(100), place: 0 }, await printOf(photo));
    await putPicture(tx, { ownerId: owner(101), kind: 'frame', partId: owner(101), place: 4 }, await printOf(photo));
  });
  const find = async (kind: 'picture' | 'frame', file: Buffer) => findLikePictures(db, { ownerId: owner(999), kind }, await printOf(file));
  expect((await find('picture', await ALTERATIONS.mirror!(poster, 0, 0))).length).toBeGreaterThan(5);
  expect((await find('picture', await ALTERATIONS.mirror!(photo, 0, 0))).map(({ ownerId, alignment }) => [ownerId, alignment.mirrored])).toEqual([[owner(100), true]]);
  expect((await find('frame', photo)).map(({ ownerId, place }) => [ownerId, place])).toEqual([[owner(101), 4]]);
  expect(await find('picture', await drawPicture(3))).toEqual([]);
});

test('a text behind a notice that very many copied is found by what is its own', async () => {
  const { db } = database;
  const notice = '为深入学习贯彻上级会议精神，大力弘扬崇德向善、见贤思齐的风尚，进一步提升公民文明素养和社会文明程度，营造人人参与、人人尽力的浓厚氛围，根据统一安排，结合本地实际，现将有关情况和下一步打算报告如下。';
  const story = '清晨的雪还没有停，扫雪的人已经把通往学校的小路清了出来，孩子们踩着扫帚划出的纹路去上学，书包在背后一颠一颠，有人问老周图什么，他摆摆手说自己腿脚还灵便，闲着也是闲着，后来整条巷子的人都拿起了扫帚，雪再大，天亮以前路总是通的。';
  const texts = new Map<string, string>();
  const letters = (number: number) => Array.from({ length: 120 }, (_, at) => String.fromCodePoint(0x4e00 + ((number * 7919 + at * 104_729 + at * at * 31) % 9000))).join('');
  await db.transaction().execute(async (tx) => {
    for (let number = 200; number < 260; number++) texts.set(owner(number), notice + letters(number));
    texts.set(owner(300), notice + story);
    for (const [id, text] of texts) await putText(tx, id, readText(text));
  });
  const find = (text: string) => findLikeTexts(db, owner(999), readText(text), async (ids) => new Map(ids.map((id) => [id, texts.get(id)!])));
  expect((await find(notice + story.slice(0, 70) + letters(500).slice(0, 20))).map(({ ownerId }) => ownerId)).toEqual([owner(300)]);
  expect(await find(notice + letters(501))).toEqual([]);
});
