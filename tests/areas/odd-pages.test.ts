import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWeb } from '../../src/app/http.ts';
import { modules } from '../../src/app/modules.ts';
import { type Actor, anonymous } from '../../src/platform/auth/actor.ts';
import { type Land, openLand } from '../browser/land.fixture.ts';
import { fillLand } from '../browser/land.records.ts';

interface Found {
  /** Where one such page is. */
  readonly path: string;
  /** Names of what its links and forms ask by. */
  readonly queries: Set<string>;
  /** What its forms send where. */
  readonly forms: { action: string; fields: Map<string, string> }[];
}

let land: Land;
let app: ReturnType<typeof createWeb>;
let reader: Actor;
/** One page of each kind that is found by following links from the home page, as somebody signed in and as nobody. */
let found: Map<string, Found>;

beforeAll(async () => {
  land = await openLand();
  const records = await fillLand(land);
  app = createWeb(land.ctx, modules, { isDraining: () => false, authenticate: async () => reader });
  reader = anonymous;
  const nobody = await follow(['/', '/setup', '/sign-in', '/demo/outbox', '/sitemap.xml', `/polls/${records.$pollId}`]);
  reader = land.as('school').actor;
  found = new Map([...nobody, ...(await follow(['/', '/me', `/surveys/${records.$surveyId}`]))]);
});
afterAll(() => land.close());

/** The kind of a page: its address without what names a record. */
const kindOf = (path: string) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replaceAll(/\/campaigns\/[^/{?]+/g, '/campaigns/{slug}').replaceAll(/\/\d+(?=[/.]|$)/g, '/{n}');
const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>');
const attribute = (tag: string, name: string) => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

async function follow(start: readonly string[]): Promise<Map<string, Found>> {
  const pages = new Map<string, Found>();
  const waiting = [...start];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { pathname, searchParams, origin } = new URL(next, 'http://localhost');
    const kind = kindOf(pathname);
    if (origin !== 'http://localhost' || /^\/(api|console|assets|files)\b/.test(pathname)) continue;
    const known = pages.get(kind);
    for (const name of searchParams.keys()) known?.queries.add(name);
    if (known !== undefined) continue;
    const response = await app.request(next);
    if (response.status !== 200) continue;
    const html = await response.text();
    const page: Found = { path: pathname, queries: new Set(searchParams.keys()), forms: [] };
    pages.set(kind, page);
    for (const [tag] of html.matchAll(/<(?:a|link)\s[^>]*href="[^"]*"[^>]*>/g)) waiting.push(new URL(attribute(tag, 'href'), `http://localhost${pathname}`).href);
    for (const [, head, inner] of html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs)) {
      const fields = new Map([...inner!.matchAll(/<(?:input|select|textarea|button)\s[^>]*name="[^"]*"[^>]*>/g)].map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value')]));
      const action = new URL(attribute(head!, 'action') || pathname, `http://localhost${pathname}`).href;
      if (/method="post"/i.test(head!)) page.forms.push({ action, fields });
      else for (const name of fields.keys()) page.queries.add(name);
    }
  }
  return pages;
}

const ODD = [
  '', ' ', '\u0000', '某\u0000', '\ud800', '字'.repeat(20_000), '%', '%_%', "'--", '<script>alert(1)</script>', '../../etc/passwd', '-1', '0', '1.5', '1e309', '9007199254740993', '2147483648', 'NaN', 'true', '__proto__', 'constructor', '//evil.example', 'javascript:alert(1)',
  '2026-02-30', '0000-00-00', '9999-12-31', '2026-13', '00000000-0000-0000-0000-000000000000', 'zh\r\nx: y', '🏮'.repeat(300),
];

/** Every so-maniest request, so that all values meet all kinds of pages over the whole of the site; all of them with HEMING_ODD=1. */
const SHARE = Number(process.env['HEMING_ODD'] ?? 7);

async function faultsOf(requests: readonly { name: string; url: string; init?: RequestInit }[]): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const { name, url, init } of requests.filter((_, at) => at % SHARE === 0)) {
    const response = await app.request(url, init);
    const text = await response.text();
    if (response.status >= 500) faults[name] = `${response.status} ${url.slice(0, 200)}`;
    // Nothing that was sent may come back as markup, or lead off the site.
    if (text.includes('<script>alert(1)') || /(href|src|action)="(javascript:|\/\/evil)/.test(text)) faults[`${name} markup`] = url.slice(0, 200);
    if (/^(\/\/|https?:\/\/evil|javascript:)/.test(response.headers.get('location') ?? '')) faults[`${name} leads away`] = url.slice(0, 200);
  }
  return faults;
}

test('the pages tried are those of the site', () => {
  expect([...found.keys()]).toEqual(expect.arrayContaining(['/', '/campaigns/{slug}', '/campaigns/{slug}/works', '/works/{id}', '/regions/P', '/figures/records', '/search', '/contests/{id}/enter', '/polls/{id}/vote', '/surveys/{id}', '/topics/{id}/say', '/pledges/{id}/sign', '/offices/{id}/letters/new', '/sign-in', '/me', '/me/edit', '/me/entries/{id}', '/demo/outbox']));
});

test('no query of any page is answered by a fault of ours', async () => {
  const names = [...new Set(['page', 'category', 'entry', 'to', 'next', 'token', 'code', ...[...found.values()].flatMap(({ queries }) => [...queries])])];
  const requests = [...found].flatMap(([name, { path, queries }], turn) => [
    ...names.map((query, at) => `${path}?${new URLSearchParams({ [query]: ODD[(turn + at) % ODD.length]! })}`),
    ...[...queries].flatMap((query) => ODD.map((odd) => `${path}?${new URLSearchParams({ [query]: odd })}`)),
    `${path}?${names.map((each) => `${each}=1&${each}=2`).join('&')}`, `${path}?%`, `${path}?a=%ff`, `${path}?page[]=1`, `${path}/%`, `${path}/%00`, `${path}/..%2f..%2fetc%2fpasswd`, `${path}/%ed%a0%80`, `${path}/${'x'.repeat(3000)}`,
    ...ODD.flatMap((odd) => path.split('/').slice(1).map((part) => path.replace(part, encodeURIComponent(odd.toWellFormed())))),
  ].map((url) => ({ name, url: `http://localhost${url.startsWith('/') ? url : `/${url}`}` })));
  expect(await faultsOf(requests)).toEqual({});
});

const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', 'text/plain'];
const BODIES = ['', '%', 'a=%ff&%=&__proto__=1', '{}'];

test('nothing that a form sends is answered by a fault of ours', async () => {
  const forms = new Map([...found].flatMap(([, page]) => page.forms.map((form) => [kindOf(new URL(form.action).pathname), form])));
  const requests = [...forms].flatMap(([name, { action, fields }]) => {
    const send = (init: RequestInit) => ({ name, url: action, init: { method: 'POST', ...init } });
    return [
      ...[...fields.keys()].flatMap((field) => ODD.map((odd) => send({ body: new URLSearchParams({ ...Object.fromEntries(fields), [field]: odd }) }))),
      ...TYPES.flatMap((type) => BODIES.map((body) => send({ body, headers: { 'content-type': type } }))),
    ];
  });
  expect(await faultsOf(requests)).toEqual({});
});
