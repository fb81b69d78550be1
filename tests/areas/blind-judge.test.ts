import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb } from '../../src/app/http.ts';
import { modules } from '../../src/app/modules.ts';
import { worksAt, assignAndOpen, draft, grades, judgingWorld, type JudgingWorld, roundInput, seated, type TestJudge } from '../../src/modules/judging/test-kit.ts';
import { openJudgedWork } from '../../src/modules/judging/desk.ts';
import { openDiscussion } from '../../src/modules/judging/usecases/discuss-entry.ts';
import { createRound } from '../../src/modules/judging/usecases/save-round.ts';
import { lockScore, saveDraft } from '../../src/modules/judging/usecases/score-work.ts';
import { NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { changeForm } from '../../src/modules/contests/entry-form/change-form.ts';
import { decideEntry } from '../../src/modules/contests/usecases/decide-entry.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { deriveFile } from '../../src/platform/files/files.jobs.ts';
import { phoneFilm, phonePicture } from '../../src/platform/files/sample-files.ts';
import { storeUpload } from '../../src/platform/files/store-upload.ts';
import { FormInput } from '../../src/platform/forms/form.schemas.ts';
import type { DescribedSchema as Schema } from '../../src/platform/http/openapi-example.ts';
import { sampleBody } from './sample-body.ts';

interface Operation {
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Schema> };
}
interface Asked {
  readonly name: string;
  readonly url: string;
  readonly init: RequestInit;
}

let world: JudgingWorld;
let judge: TestJudge;
let app: ReturnType<typeof createWeb>;
let description: Description;
/** What says whose a work is: nothing of it may be in any byte a judge gets. */
let marks: string[];
/** Every id that a judge has, or could have come by. */
let ids: string[];
let ownIds: string[];

const AUTHOR = '欧阳明远';
const TUTOR = '上官指导';
const MOBILE = '13800004321';
/** Named in answers only: by a person's name and a unit's, and by what the entrant wrote. */
const ADVISER = '司马顾问';
const HELPER = '梅岭摄影协会';
const QUESTIONS = FormInput.parse({
  questions: [
    { key: 'idea', kind: 'article', label: { zh: '创作说明' }, reviewed: true },
    { key: 'days', kind: 'number', label: { zh: '用了几天' }, reviewed: true },
    { key: 'where', kind: 'text', label: { zh: '在哪里发表过' } },
    { key: 'adviser', kind: 'person', label: { zh: '顾问' } },
    { key: 'helper', kind: 'unit', label: { zh: '协助单位' } },
  ],
});

beforeAll(async () => {
  world = await judgingWorld();
  const school = world.world.schools[0]!;
  const author = await world.person(AUTHOR, school, ['unit_liaison']);
  const pictures = [await phonePicture(500, 400), await phonePicture(300, 200)];
  const stored = [await storeUpload(author.ctx, { bytes: pictures[0]!, name: `${AUTHOR}的雪景.jpg`, purpose: 'picture' }), await storeUpload(author.ctx, { bytes: pictures[1]!, name: `${AUTHOR}二.jpg`, purpose: 'picture' })];
  for (const file of stored) await deriveFile(world.root, file.id);
  const film = await storeUpload(author.ctx, { bytes: phoneFilm({ width: 640, height: 360, durationMs: 2000 }, Buffer.alloc(4000, 7)), name: `${AUTHOR}的短片.mp4`, purpose: 'film' });
  await changeForm(world.root, world.contestId, { categoryId: world.text, version: 0, form: QUESTIONS });
  const answers = { idea: `我是${AUTHOR}，与${ADVISER}、${HELPER}一起写雪。请打${MOBILE}或写信到snow.${'writer'}@example.org。`, days: 12, where: '河县文艺第三期', adviser: { name: ADVISER, unit: '梅岭文联' }, helper: { name: HELPER } };
  const authors = [{ name: AUTHOR }, { name: TUTOR, role: 'tutor' as const }];
  const entryIds = [
    await createEntry(author.ctx, world.contestId, NewEntry.parse({ title: { zh: `${AUTHOR}眼里的雪` }, caption: { zh: `摄影：${AUTHOR}，指导：上官 指导，河县一中` }, authors, categoryId: world.picture, nodeId: school, fileIds: stored.map(({ id }) => id), submit: true })),
    await createEntry(author.ctx, world.contestId, NewEntry.parse({ title: { zh: '扫雪的早晨' }, body: `我叫${AUTHOR}，是河县一中的学生。电话${MOBILE}。${'大家都来扫雪。'.repeat(6)}`, authors, answers, formVersion: 1, categoryId: world.text, nodeId: school, submit: true })),
    await createEntry(author.ctx, world.contestId, NewEntry.parse({ title: { zh: '雪的短片' }, authors, categoryId: world.film, nodeId: school, fileIds: [film.id], submit: true })),
  ];
  for (const id of entryIds) {
    for (const ctx of [world.world.counties[0]!, world.world.cities[0]!, world.world.rootId].map((node) => world.world.admin(node))) {
      const { version } = await world.root.db.selectFrom('entries').select('version').where('id', '=', id).executeTakeFirstOrThrow();
      await decideEntry(ctx, id, { action: ctx.actor.kind === 'account' && ctx.actor.grants[0]!.nodeId === world.world.rootId ? 'admit' : 'forward', version, reason: '' });
    }
  }
  judge = await world.person('评委甲', world.world.rootId);
  const second = await world.person('评委乙', world.world.rootId);
  const round = await createRound(world.root, roundInput(world, { categories: [world.picture, world.text, world.film].map((categoryId) => ({ categoryId, places: 1 })) }));
  const [place, other] = await seated(world, round, [judge, second]);
  await assignAndOpen(world, round);
  // One work locked by both and disputed, so that a discussion is open too; one saved; one untouched.
  const mine = await worksAt(judge, place!);
  for (const [who, at, points] of [[judge, mine[0]!, 100], [second, (await worksAt(second, other!)).find(({ number }) => number === mine[0]!.number)!, 0]] as const) {
    const { version } = await saveDraft(who.ctx, at.id, draft(at.version, grades(points)));
    await lockScore(who.ctx, at.id, version);
  }
  const { entry_id: disputed } = await world.root.db.selectFrom('judging_assignments').select('entry_id').where('id', '=', mine[0]!.id).executeTakeFirstOrThrow();
  await openDiscussion(world.root, round, disputed);
  await saveDraft(judge.ctx, mine[1]!.id, draft(0, grades(50)));

  const media = (await Promise.all(mine.map(({ id }) => openJudgedWork(judge.ctx, id)))).flatMap((work) => work.media.map(({ id }) => id));
  expect(media).toHaveLength(3);
  ownIds = [place!, ...mine.map(({ id }) => id), ...media];
  ids = [...ownIds, round, world.contestId, world.campaignId, ...entryIds, ...stored.map(({ id }) => id), film.id, author.accountId, author.personId, school, world.world.rootId, world.picture];
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  marks = [AUTHOR, '欧阳', TUTOR, '上官', MOBILE, ADVISER, '司马', HELPER, '梅岭', 'snow.writer', '河县文艺', author.accountId, author.personId, 'secret artist', 'SECRET', 'Exif', ...stored.map(({ sha256 }) => sha256), ...pictures.map(sha), '的雪景', '二.jpg', encodeURIComponent(AUTHOR)];
  app = createWeb(world.root, modules, { isDraining: () => false, authenticate: async () => judge.ctx.actor });
  description = (await (await app.request('http://localhost/api/openapi.json')).json()) as Description;
});
afterAll(() => world.close());

function asked(path: string, method: string, operation: Operation, id: string): Asked {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'kind' ? 'mobile' : name === 'purpose' ? 'display' : id));
  const query = new URLSearchParams();
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in !== 'query') continue;
    const isId = parameter.schema.format === 'uuid';
    if (parameter.required === true || isId) query.set(parameter.name, isId ? id : String(sampleBody(parameter.schema, description.components.schemas, () => id, parameter.name)));
  }
  const init: RequestInit = { method: method.toUpperCase(), headers: { 'accept-language': 'zh' } };
  const content = operation.requestBody?.content ?? {};
  if (content['application/json'] !== undefined) {
    init.body = JSON.stringify(sampleBody(content['application/json'].schema, description.components.schemas, () => id));
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  } else if (content['multipart/form-data'] !== undefined) {
    const form = new FormData();
    form.set('file', new File(['x'], 'x.csv'));
    form.set('purpose', 'text');
    init.body = form;
  }
  return { name: `${method.toUpperCase()} ${path} with ${id}`, url: `http://localhost${filled}${query.size > 0 ? `?${query}` : ''}`, init };
}

/** Everything of an answer as text in which any mark would show: bytes one by one, and headers. */
async function everything(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${headers}\n${bytes.toString('utf8')}\n${bytes.toString('latin1')}\n${bytes.toString('utf16le')}`;
}

async function walk(requests: readonly Asked[]): Promise<{ leaked: string[]; broken: string[]; answered: Set<string> }> {
  const [leaked, broken, answered] = [[] as string[], [] as string[], new Set<string>()];
  for (const { name, url, init } of requests) {
    const response = await app.request(url, init);
    const text = await everything(response);
    const found = marks.filter((mark) => text.includes(mark));
    // A unit is listed in the directory of organizations, which knows of no work; anywhere else its name beside a work would tell whose it is.
    if (!url.includes('/api/organizations') && text.includes('河县一中') && /雪/.test(text)) found.push('河县一中');
    // What the judge asked with comes back in some refusals; that tells nothing new.
    const told = found.filter((mark) => !url.includes(mark) && !String(init.body ?? '').includes(mark));
    if (told.length > 0) leaked.push(`${name}: ${response.status} holds ${told.join(', ')}`);
    if (response.status >= 500) broken.push(`${name}: ${response.status}`);
    if (response.status === 200) answered.add(name.replace(/ with .*/, ''));
  }
  return { leaked, broken, answered };
}

const operations = () => Object.entries(description.paths).flatMap(([path, each]) => Object.entries(each).map(([method, operation]) => ({ path, method, operation })));

test('a judge gets a picture without anything its camera wrote, under the work\'s number', async () => {
  const found = await Promise.all(ownIds.map((id) => app.request(`http://localhost/api/judging/media/${id}`)));
  const pictures = found.filter((response) => response.status === 200 && response.headers.get('content-type')!.startsWith('image/'));
  expect(pictures).toHaveLength(2);
  for (const response of pictures) expect(response.headers.get('content-disposition')).toMatch(/filename="?\d+-\d+\.webp/);
});

test('a judge reads the answers that the host marked, with what names anybody made unreadable, and no other', async () => {
  const works = await Promise.all((await worksAt(judge, ownIds[0]!)).map(({ id }) => openJudgedWork(judge.ctx, id)));
  expect(works.flatMap(({ answers }) => answers)).toEqual([
    { label: { zh: '创作说明', en: '' }, text: { zh: '我是■■，与■■、■■一起写雪。请打■■或写信到■■。', en: '我是■■，与■■、■■一起写雪。请打■■或写信到■■。' } },
    { label: { zh: '用了几天', en: '' }, text: { zh: '12', en: '12' } },
  ]);
});

test('a mark set after the opening shows nothing, and one taken away hides the answer at once', async () => {
  const shown = async () => (await Promise.all((await worksAt(judge, ownIds[0]!)).map(({ id }) => openJudgedWork(judge.ctx, id)))).flatMap(({ answers }) => answers.map(({ label }) => label.zh));
  const mark = (keys: readonly string[]) => ({ questions: QUESTIONS.questions.map((question) => ({ ...question, reviewed: keys.includes(question.key) })) });
  await changeForm(world.root, world.contestId, { categoryId: world.text, version: 1, form: mark(['days', 'where']) });
  expect(await shown()).toEqual(['用了几天']);
  await changeForm(world.root, world.contestId, { categoryId: world.text, version: 2, form: QUESTIONS });
  expect(await shown()).toEqual(['创作说明', '用了几天']);
  for (const key of ['adviser', 'helper']) await expect(changeForm(world.root, world.contestId, { categoryId: world.text, version: 3, form: mark([key]) })).rejects.toMatchObject({ code: 'input.invalid' });
});

test('no route of the API tells a judge whose a work is, whatever id it is asked with', async () => {
  const reading = operations().filter(({ method }) => method === 'get').flatMap(({ path, method, operation }) => (path.includes('{') || (operation.parameters ?? []).some(({ schema }) => schema.format === 'uuid') ? ids : [ids[0]!]).map((id) => asked(path, method, operation, id)));
  const writing = operations()
    .filter(({ path, method }) => method !== 'get' && !/^\/api\/(session|me)\b/.test(path))
    // Recusal and locks come last: they end what there is to be seen.
    .toSorted((a, b) => Number(/lock|recuse/.test(a.path)) - Number(/lock|recuse/.test(b.path)))
    .flatMap(({ path, method, operation }) => (path.includes('{') ? [...ownIds, ids.at(-8)!] : [ids[0]!]).map((id) => asked(path, method, operation, id)));
  const { leaked, broken, answered } = await walk([...reading, ...writing]);
  expect({ leaked, broken }).toEqual({ leaked: [], broken: [] });
  for (const path of ['GET /api/judging/desk', 'GET /api/judging/desk/{id}', 'GET /api/judging/works/{id}', 'GET /api/judging/media/{id}', 'GET /api/judging/works/{id}/discussion', 'PUT /api/judging/works/{id}/draft', 'GET /api/today']) expect([...answered]).toContain(path);
});

test('no page tells a judge whose a work is', async () => {
  const pages = [...new Set(app.routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api') && !path.includes('*')).map(({ path }) => path))];
  expect(pages.length).toBeGreaterThan(20);
  const requests = pages.flatMap((path) => (path.includes(':') ? [...ids, world.slug] : ['']).map((id): Asked => ({ name: `GET ${path} with ${id}`, url: `http://localhost${path.replaceAll(/:\w+(\{[^}]*\})?\??/g, id)}`, init: {} })));
  const searches = ['/search?q=雪', '/en/search?q=雪', '/search?q=扫雪的早晨', '/console', '/console/judging-desk'].map((path): Asked => ({ name: `GET ${path}`, url: `http://localhost${path}`, init: {} }));
  const { leaked, broken } = await walk([...requests, ...searches]);
  expect({ leaked, broken }).toEqual({ leaked: [], broken: [] });
});

test('the marks are there to be found: the host\'s own look at the entry holds them', async () => {
  const saved = judge;
  judge = { ...judge, ctx: world.root };
  try {
    const { leaked } = await walk(ids.flatMap((id) => [`/api/entries/${id}`, `/api/judging/media/${id}`].map((path): Asked => ({ name: path, url: `http://localhost${path}`, init: {} }))));
    expect(leaked.filter((line) => line.includes(AUTHOR))).toHaveLength(3);
  } finally {
    judge = saved;
  }
});
