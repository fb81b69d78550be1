import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb } from '../../src/app/http.ts';
import { modules } from '../../src/app/modules.ts';
import { anonymous } from '../../src/platform/auth/actor.ts';
import { ROLES } from '../../src/modules/people/public.ts';
import { staff, type TestContext } from '../support/context.ts';
import { sampleBody, type Schema } from './sample-body.ts';
import { otherCounty, type OtherCounty } from './world.ts';

interface Operation {
  readonly 'x-access': { kind: string };
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Schema> };
}

/** Whose id a path's parameter is, by where it stands. A new route says here what it opens, or the test fails. */
const OPENS: readonly [RegExp, keyof OtherCounty['ids']][] = [
  [/^\/api\/organizations\/imports\/\{id\}/, 'import'],
  [/^\/api\/organizations\/\{id\}/, 'organization'],
  [/^\/api\/people\/exports\/\{id\}/, 'peopleExport'],
  [/^\/api\/(people)\/\{id\}/, 'person'],
  [/^\/api\/accounts\/\{id\}/, 'account'],
  [/^\/api\/grants\/\{id\}/, 'grant'],
  [/^\/api\/notices\/\{id\}/, 'notice'],
  [/^\/api\/campaigns\/\{id\}/, 'campaign'],
  [/^\/api\/campaign-bulletins\/\{id\}/, 'bulletin'],
  [/^\/api\/campaign-templates\/\{id\}/, 'template'],
  [/^\/api\/contests\/\{id\}/, 'contest'],
  [/^\/api\/entries\/\{id\}/, 'entry'],
  [/^\/api\/judging\/rounds\/\{id\}/, 'round'],
  [/^\/api\/judging\/(judges|desk)\/\{id\}/, 'judge'],
  [/^\/api\/judging\/(assignments|works)\/\{id\}/, 'work'],
  [/^\/api\/judging\/media\/\{id\}/, 'medium'],
  [/^\/api\/award-(proposals|notices)\/\{id\}/, 'awardProposal'],
  [/^\/api\/award-cases\/\{id\}/, 'awardCase'],
  [/^\/api\/awards\/\{id\}/, 'award'],
  [/^\/api\/certificates\/\{id\}/, 'certificate'],
  [/^\/api\/certificate-batches\/\{id\}/, 'certificateBatch'],
  [/^\/api\/polls\/\{id\}/, 'poll'],
  [/^\/api\/poll-institutions\/\{id\}/, 'nothing'],
  [/^\/api\/surveys\/\{id\}/, 'survey'],
  [/^\/api\/forums\/\{id\}/, 'forum'],
  [/^\/api\/posts\/\{id\}/, 'post'],
  [/^\/api\/appeals\/\{id\}/, 'nothing'],
  [/^\/api\/pledges\/\{id\}/, 'pledge'],
  [/^\/api\/letters\/\{id\}/, 'letter'],
  [/^\/api\/files\/\{id\}/, 'file'],
  [/^\/api\/ledger\/facts\/\{id\}/, 'fact'],
  [/^\/api\/(uploads|me\/tokens|me\/objections|session\/others|site-feedback)\/\{id\}/, 'nothing'],
];
const PARAMETERS: Record<string, keyof OtherCounty['ids']> = { organizationId: 'recipient', exportId: 'export', likenessId: 'nothing', markId: 'nothing', entryId: 'entry', code: 'nothing' };
const BODY_IDS: Record<string, keyof OtherCounty['ids']> = { campaignId: 'campaign', categoryId: 'category', fileId: 'file', coverFileId: 'file', personId: 'person', id: 'entry', activityId: 'contest', contestId: 'contest', entryId: 'entry', judgeId: 'judge', afterRoundId: 'round', roundId: 'round', levelId: 'awardLevel', firstId: 'work', secondId: 'work' };

/** What is left of the western city in a response's bytes would be a leak. */
const MARKS = ['山县', '西市', '望云', '13800005678'];

/** What a citizen may ask of any office; the answer shows them their own writing and the office's public name. */
const OF_CITIZENS = ['POST /api/letters'];

let other: OtherCounty;
let intruder: TestContext;
let description: Description;
let app: ReturnType<typeof createWeb>;

beforeAll(async () => {
  other = await otherCounty();
  const { land } = other;
  // Every role there is, but only in the river county.
  intruder = land.ctx.as(staff(...ROLES.map((role) => ({ role, nodeId: land.ids.river }))));
  app = createWeb(land.ctx, modules, { isDraining: () => false, authenticate: async () => intruder.actor });
  description = (await (await app.request('http://localhost/api/openapi.json')).json()) as Description;
});
afterAll(() => other.land.ctx.close());

const idOf = (property: string) => other.ids[BODY_IDS[property] ?? 'organization'];

function request(path: string, method: string, operation: Operation): { url: string; init: RequestInit } {
  const opened = OPENS.find(([pattern]) => pattern.test(path))?.[1];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'kind') return 'mobile';
    if (name === 'purpose') return 'display';
    if (name === 'number' || name === 'seq') return '1';
    const key = PARAMETERS[name] ?? opened;
    if (key === undefined) throw new Error(`say in OPENS what ${path} opens`);
    return other.ids[key];
  });
  const query = new URLSearchParams();
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in !== 'query' || (parameter.required !== true && !['under', 'node', 'organizationId', 'contest', 'holder'].includes(parameter.name))) continue;
    query.set(parameter.name, String(sampleBody(parameter.schema, description.components.schemas, () => (parameter.name === 'contest' ? other.ids.contest : other.ids.organization), parameter.name)));
  }
  const content = operation.requestBody?.content ?? {};
  const init: RequestInit = { method: method.toUpperCase(), headers: { 'accept-language': 'zh' } };
  if (content['application/json'] !== undefined) {
    init.body = JSON.stringify(sampleBody(content['application/json'].schema, description.components.schemas, idOf));
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  } else if (content['multipart/form-data'] !== undefined) {
    const form = new FormData();
    form.set('file', new File(['机构代码,上级代码\n'], 'x.csv'));
    form.set('purpose', 'text');
    init.body = form;
  }
  return { url: `http://localhost${filled}${query.size > 0 ? `?${query}` : ''}`, init };
}

/** Everything of the western city, as one text that changes when anything of it does. */
async function fingerprint(): Promise<string> {
  const { rows } = await sql<{ print: string }>`
    select md5(string_agg(t, '|' order by t)) as print from (
      select s::text as t from organization_spells s join organization_paths p using (organization_id) where p.path && array[${other.land.ids.west}]::uuid[]
      union all select n::text from notices n where n.id = ${other.ids.notice}
      union all select r::text from notice_recipients r where r.notice_id = ${other.ids.notice}
      union all select c::text from campaigns c where c.id = ${other.ids.campaign}
      union all select c::text from contests c where c.id = ${other.ids.contest}
      union all select e::text from entries e where e.contest_id = ${other.ids.contest}
      union all select r::text from judging_rounds r where r.id = ${other.ids.round}
      union all select j::text from judging_judges j where j.round_id = ${other.ids.round}
      union all select a::text from judging_assignments a where a.round_id = ${other.ids.round}
      union all select g::text from grants g where g.person_id = ${other.ids.person}
      union all select p::text from persons p where p.id = ${other.ids.person}
      union all select f::text from files f where f.id = ${other.ids.file}
    ) all_of_it`.execute(other.land.ctx.db);
  return rows[0]!.print;
}

const operations = () => Object.entries(description.paths).flatMap(([path, each]) => Object.entries(each).map(([method, operation]) => ({ path, method, operation })));

test('an account of one county sees and changes nothing of another by any route', async () => {
  const before = await fingerprint();
  const opened: string[] = [];
  const leaked: string[] = [];
  const broken: string[] = [];
  for (const { path, method, operation } of operations()) {
    // What acts only on the caller's own account has nothing of another county in it; it is left out so that the intruder stays signed in.
    if (/^\/api\/(me|session|setup|invitations|uploads|openapi|divisions)/.test(path)) continue;
    const { url, init } = request(path, method, operation);
    const response = await app.request(url, init);
    const body = await response.text().catch((error: unknown) => `BROKEN ${String(error)}`);
    const name = `${method.toUpperCase()} ${path}: ${response.status} ${body.slice(0, 160)}`;
    if (MARKS.some((mark) => body.includes(mark)) && !OF_CITIZENS.includes(`${method.toUpperCase()} ${path}`)) leaked.push(name);
    if (path.includes('{') && response.status !== 403 && response.status !== 404) opened.push(name);
    if (response.status >= 500 || body.startsWith('BROKEN')) broken.push(name);
  }
  expect({ broken, leaked, opened }).toEqual({ broken: [], leaked: [], opened: [] });
  expect(await fingerprint()).toBe(before);
});

test('the same requests do reach what is there: the western city\'s own staff see it', async () => {
  const saved = intruder;
  intruder = other.land.ctx.as(staff(...ROLES.map((role) => ({ role, nodeId: other.land.ids.west }))));
  try {
    const seen = await Promise.all(
      ['organizations', 'notices', 'campaigns', 'contests', 'entries', 'people'].map(async (noun) => {
        const path = `/api/${noun}/{id}`;
        const { url, init } = request(path, 'get', description.paths[path]!.get!);
        return [noun, (await app.request(url, init)).status] as const;
      }),
    );
    expect(Object.fromEntries(seen)).toEqual({ organizations: 200, notices: 200, campaigns: 200, contests: 200, entries: 200, people: 200 });
  } finally {
    intruder = saved;
  }
});

test('nobody signed in gets nothing but what is open to all', async () => {
  const closed = createWeb(other.land.ctx, modules, { isDraining: () => false, authenticate: async () => anonymous });
  const answered: string[] = [];
  for (const { path, method, operation } of operations()) {
    if (operation['x-access'].kind === 'open') continue;
    const { url, init } = request(path, method, operation);
    const { status } = await closed.request(url, init);
    if (status !== 401 && status !== 400 && status !== 422) answered.push(`${method} ${path}: ${status}`);
  }
  expect(answered).toEqual([]);
});
