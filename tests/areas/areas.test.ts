import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb } from '../../src/app/http.ts';
import { modules } from '../../src/app/modules.ts';
import { anonymous } from '../../src/platform/auth/actor.ts';
import { ROLES } from '../../src/modules/people/public.ts';
import { staff, type TestContext } from '../support/context.ts';
import { changed, places, type Steps } from './sample-body.ts';
import { type Description, inTurn, operationsOf, type Route, sampleRequest, toRequest } from './sample-request.ts';
import { otherCounty, type OtherCounty, ownCounty } from './world.ts';

/** What is left of the western city in a response's bytes would be a leak. */
const MARKS = ['山县', '西市', '望云', '13800005678'];

/** What a citizen may write to any office; the answer shows them their own writing and the office's public name. */
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

/** Parameters of queries that name a place: given, so that a place of another is asked for. */
const PLACES = ['under', 'node', 'organizationId', 'contest', 'holder'];
const operations = () => operationsOf(description);
const request = (each: Route) => toRequest(each.path, each.operation, sampleRequest(each, description, other.ids, { queried: (name) => PLACES.includes(name) }));

/** Columns that say whose a row is. */
const OWNERS = ['id', 'organization_id', 'node_id', 'unit_id', 'host_id', 'issuer_id', 'person_id', 'account_id', 'notice_id', 'campaign_id', 'contest_id', 'category_id', 'entry_id', 'file_id', 'round_id', 'judge_id', 'proposal_id', 'award_id', 'poll_id', 'survey_id', 'forum_id', 'post_id', 'pledge_id'];

/** Everything of the western city, in every table that says so, as one text a table that changes when anything of it does. */
async function fingerprint(): Promise<Record<string, string>> {
  const { db } = other.land.ctx;
  const columns = await sql<{ name: string; owner: string }>`
    select c.table_name as name, c.column_name as owner from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name = 'uuid' and c.column_name = any(${OWNERS})`.execute(db);
  const below = await sql<{ id: string }>`select distinct organization_id as id from organization_paths where path && array[${other.land.ids.west}]::uuid[]`.execute(db);
  const ids = [...Object.values(other.ids), ...below.rows.map(({ id }) => id)];
  const prints: Record<string, string> = {};
  for (const { name, owner } of columns.rows) {
    const { rows } = await sql<{ print: string }>`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${sql.table(name)} t where ${sql.ref(owner)} = any(${ids}::uuid[])`.execute(db);
    prints[`${name}.${owner}`] = rows[0]!.print;
  }
  return prints;
}

test('an account of one county sees and changes nothing of another by any route', async () => {
  const before = await fingerprint();
  const opened: string[] = [];
  const leaked: string[] = [];
  const broken: string[] = [];
  for (const each of operations()) {
    const { path, method } = each;
    // What acts only on the caller's own account has nothing of another county in it; it is left out so that the intruder stays signed in.
    if (/^\/api\/(me|session|setup|invitations|uploads|openapi|divisions)/.test(path) || OF_CITIZENS.includes(`${method} ${path}`)) continue;
    const { url, init } = request(each);
    const response = await app.request(url, init);
    const body = await response.text().catch((error: unknown) => `BROKEN ${String(error)}`);
    const name = `${method} ${path}: ${response.status} ${body.slice(0, 160)}`;
    if (MARKS.some((mark) => body.includes(mark))) leaked.push(name);
    if (path.includes('{') && response.status !== 403 && response.status !== 404) opened.push(name);
    if (response.status >= 500 || body.startsWith('BROKEN')) broken.push(name);
  }
  expect({ broken, leaked, opened }).toEqual({ broken: [], leaked: [], opened: [] });
  expect(await fingerprint()).toEqual(before);
});

const valueAt = (value: unknown, steps: Steps): unknown => steps.reduce<unknown>((within, step) => (within as Record<string, unknown>)[step], value);
const isOurs = (own: OtherCounty, value: unknown) => typeof value === 'string' && Object.values(own.ids).includes(value);

test('an account that names what is another city\'s in requests about its own changes and learns nothing of it', async () => {
  const own = await ownCounty(other.land);
  const { ids } = other.land;
  intruder = other.land.ctx.as({ ...staff(...[ids.east, ids.river, ids.riverSchool].flatMap((nodeId) => ROLES.map((role) => ({ role, nodeId })))), accountId: own.ids.account, personId: own.ids.person });
  const before = await fingerprint();
  const leaked: string[] = [];
  const broken: string[] = [];
  for (const fullness of ['lean', 'full'] as const) {
    for (const each of inTurn(description)) {
      if (/^\/api\/(session|setup|invitations|openapi|divisions|me\/close)/.test(each.path) || OF_CITIZENS.includes(`${each.method} ${each.path}`)) continue;
      const options = { queried: () => true, fullness, bodyIds: { hostId: ids.east, issuerId: ids.east, ownerId: ids.east } };
      const ours = sampleRequest(each, description, own.ids, options);
      const theirs = sampleRequest(each, description, other.ids, options);
      const id: Record<string, string> = 'id' in ours.params ? { id: ours.params['id']! } : {};
      // All that is named is theirs, and then one thing at a time among what is ours.
      const asked = [{ ...theirs, params: { ...theirs.params, ...id } }, ...places(ours.body).filter((at) => isOurs(own, valueAt(ours.body, at))).map((at) => ({ ...ours, body: changed(ours.body, at, valueAt(theirs.body, at)) }))];
      for (const request of asked) {
        const { url, init } = toRequest(each.path, each.operation, request);
        const response = await app.request(url, init);
        const body = await response.text();
        const name = `${each.method} ${each.path}: ${response.status} ${body.slice(0, 300)} <- ${String(init.body).slice(0, 300)}`;
        if (MARKS.some((mark) => body.includes(mark))) leaked.push(name);
        if (response.status >= 500) broken.push(name);
      }
    }
  }
  expect({ broken, leaked }).toEqual({ broken: [], leaked: [] });
  expect(await fingerprint()).toEqual(before);
});

test('the same requests do reach what is there: the western city\'s own staff see it', async () => {
  const saved = intruder;
  intruder = other.land.ctx.as(staff(...ROLES.map((role) => ({ role, nodeId: other.land.ids.west }))));
  try {
    const seen = await Promise.all(
      ['organizations', 'notices', 'campaigns', 'contests', 'entries', 'people'].map(async (noun) => {
        const path = `/api/${noun}/{id}`;
        const { url, init } = request(operations().find((each) => each.path === path && each.method === 'GET')!);
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
  for (const each of operations()) {
    if (each.operation['x-access'].kind === 'open') continue;
    const { url, init } = request(each);
    const { status } = await closed.request(url, init);
    if (status !== 401 && status !== 400 && status !== 422) answered.push(`${each.method} ${each.path}: ${status}`);
  }
  expect(answered).toEqual([]);
});
