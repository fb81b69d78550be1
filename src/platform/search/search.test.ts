import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { newId } from '../ids/ids.ts';
import { highlight, snippet, toTsquery } from './query.ts';
import { countDocuments, indexDocument, listNewest, listPaths, removeDocument, search, type SearchDocument } from './search.ts';
import { indexWords, runsOf, stem } from './words.ts';

let ctx: TestContext;
beforeAll(async () => {
  ctx = await testContext();
});
afterAll(() => ctx?.close());
beforeEach(() => ctx.db.deleteFrom('search_documents').execute());

const at = (day: number) => new Date(Date.UTC(2026, 2, day));

async function put(title: string, text: string, more: Partial<SearchDocument> = {}): Promise<string> {
  const id = newId();
  await indexDocument(ctx.db, { type: 'work', id, belongsTo: [], title: { zh: title, en: '' }, text: { zh: text, en: '' }, path: `/works/${id}`, publishedAt: at(1), ...more });
  return id;
}

const find = async (query: string, options: Partial<Parameters<typeof search>[2]> = {}) => (await search(ctx.db, query, { locale: 'zh-CN', page: 1, size: 10, ...options })).items.map(({ id }) => id);

test('Chinese is found by word, by part of a word and across the cuts of the dictionary', async () => {
  const id = await put('扫帚声', '雪夜里的一条路，通到公交站。志愿者周晓雪清早扫雪。');
  for (const query of ['志愿者', '志愿', '公交站', '交站', '周晓雪', '雪', '路', '雪夜 公交', '“扫雪”', '声']) expect(await find(query), query).toEqual([id]);
  for (const query of ['春天', '志愿 春天', '夜雪']) expect(await find(query), query).toEqual([]);
});

test('English is found without regard to case and number, in both languages', async () => {
  const id = await put('扫帚声 Brooms', '', { title: { zh: '扫帚声', en: 'The Sound of Brooms' }, text: { zh: '', en: 'Volunteers sweep the stories of winter.' } });
  for (const query of ['broom', 'BROOMS', 'volunteer', 'story', 'the sound of a broom']) expect(await find(query, { locale: 'en' }), query).toEqual([id]);
  expect(await find('扫帚 volunteer', { locale: 'en' })).toEqual([id]);
  expect(await find('doom', { locale: 'en' })).toEqual([]);
});

test('a title weighs more than a text, and a mixed query needs every word', async () => {
  const inText = await put('冬天', '关于雷锋的一次座谈');
  const inTitle = await put('雷锋与冬天', '座谈');
  expect(await find('雷锋')).toEqual([inTitle, inText]);
  const mixed = await put('2013年 Lei Feng 日', '征文');
  expect(await find('lei 征文 2013')).toEqual([mixed]);
});

test('a document is replaced, narrowed by type and place, paged and removed', async () => {
  const node = newId();
  const first = await put('雪景 甲', '', { belongsTo: [node], publishedAt: at(2) });
  const second = await put('雪景 乙', '', { type: 'campaign', publishedAt: at(3) });
  await indexDocument(ctx.db, { type: 'work', id: first, belongsTo: [node], title: { zh: '雪景 丙', en: '' }, text: { zh: '', en: '' }, path: '/works/1', publishedAt: at(2) });
  expect(await find('甲')).toEqual([]);
  expect(await find('雪景', { belongsTo: node })).toEqual([first]);
  expect(await find('雪景', { types: ['campaign'] })).toEqual([second]);
  const page = await search(ctx.db, '雪景', { locale: 'zh-CN', page: 2, size: 1 });
  expect([page.total, page.items.length]).toEqual([2, 1]);
  expect((await listNewest(ctx.db, { locale: 'en', limit: 5 })).map(({ id }) => id)).toEqual([second, first]);
  expect([await countDocuments(ctx.db), (await listPaths(ctx.db, { offset: 0, limit: 10 })).length]).toEqual([2, 2]);
  await removeDocument(ctx.db, 'campaign', second);
  expect(await find('雪景')).toEqual([first]);
});

test('whatever is typed, the query is valid and the marked pieces make up the text', async () => {
  await put("it's <b>雪</b> & 'quotes' \\", 'x');
  const typed = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('', "'", ':*', ' | !', '\\', '雪 <->', '())'), async (text, tail) => {
      const query = text.toWellFormed() + tail;
      await search(ctx.db, query, { locale: 'zh-CN', page: 1, size: 1 });
      expect(highlight(text, query).map((piece) => piece.text).join('')).toBe(text);
    }),
    { numRuns: 150 },
  );
  expect(toTsquery(" '!&|:* ")).toBeNull();
});

test('what was found is marked in the text around it', () => {
  expect(highlight('Volunteers sweep 雪夜', 'volunteer 雪夜')).toEqual([{ text: 'Volunteers', hit: true }, { text: ' sweep ', hit: false }, { text: '雪夜', hit: true }]);
  const long = `${'前'.repeat(300)}雷锋${'后'.repeat(300)}`;
  const words = snippet(long, '雷锋').map(({ text }) => text).join('');
  expect(words).toMatch(/^…前+雷锋后+…$/);
  expect(words.length).toBeLessThanOrEqual(86);
});

test('words: runs of one script, stems, and no word of any text breaks the index', () => {
  expect(runsOf('第13届Web周，Ａ级')).toEqual([{ kind: 'han', text: '第' }, { kind: 'letters', text: '13' }, { kind: 'han', text: '届' }, { kind: 'letters', text: 'web' }, { kind: 'han', text: '周' }, { kind: 'letters', text: 'a' }, { kind: 'han', text: '级' }]);
  expect(['stories', 'classes', 'works', 'bus', 'class', 'photos', 'shoes'].map(stem)).toEqual(['story', 'classe', 'work', 'bus', 'class', 'photo', 'shoes']);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => indexWords(text).every((word) => !/['\\\s]/.test(word))));
});
