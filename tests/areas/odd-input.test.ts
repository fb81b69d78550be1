import { afterAll, beforeAll, expect, test } from 'vitest';
import { changed, type Fullness, places } from './sample-body.ts';
import { openToAll } from './open-to-all.ts';
import { type Description, inTurn, type Route, type SampleRequest, sampleRequest, toRequest } from './sample-request.ts';

type Opened = Awaited<ReturnType<typeof openToAll>>;
let world: Opened['world'];
let app: Opened['app'];
let description: Description;

beforeAll(async () => {
  ({ world, app, description } = await openToAll());
});
afterAll(() => world.land.ctx.close());

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

/** What a text, a path's part or a query may be that nobody means well with. */
const TEXTS: readonly string[] = [
  '', ' ', '\u0000', '某\u0000某', '\ud800', '\udfff某', '\u202e\u2066', '字'.repeat(20_000), '%', '%_%', "'; drop table facts; --", '<script>alert(1)</script>', '=1+1', '../../../../etc/passwd', '..%2f..%2f', '\\\\host\\share', '{{7*7}}', '${7*7}',
  '-1', '0', '1.5', '1e309', '9007199254740993', '9223372036854775808', '2147483648', '0x10', 'NaN', 'Infinity', 'true', 'null', '[]', '{}', '__proto__', 'constructor',
  '2026-02-30', '0000-00-00', '-000001-01-01', '9999-12-31', '2026-02-30T25:61:00Z', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '2026-03', '2026-13', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
];
const VALUES: readonly unknown[] = [
  ...TEXTS, null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 5e-324, [], {}, [null], [[]], [{}], ['\u0000'], { zh: '\u0000' }, { zh: '某', en: '\u0000' }, { '\u0000': '\u0000' }, { constructor: 1 }, deep(50), Array.from({ length: 3000 }, () => '某'), Array.from({ length: 300 }, (_, n) => n),
];

const sampleOf = (each: Route, fullness: Fullness = 'full') =>
  sampleRequest(each, description, world.ids, { queried: () => fullness === 'full', fullness, bodyIds: { issuerId: world.land.ids.west, hostId: world.land.ids.west, nodeId: world.land.ids.hillSchool } });

/** Every so-maniest request, beginning elsewhere on each route, so that all values meet all kinds of fields over the whole of the routes; all of them with HEMING_ODD=1. */
const SHARE = Number(process.env['HEMING_ODD'] ?? 23);

/** The requests to one route with one part made odd. A body goes out with all it may hold and with what it must, in turn: what is optional may be what is refused first. */
function oddRequests(sample: SampleRequest, lean: SampleRequest): SampleRequest[] {
  return [
    ...Object.keys(sample.params).flatMap((name) => TEXTS.filter((text) => text !== '').map((text) => ({ ...sample, params: { ...sample.params, [name]: text } }))),
    ...Object.keys(sample.query).flatMap((name) => TEXTS.map((text) => ({ ...sample, query: { ...sample.query, [name]: text } }))),
    ...(sample.body === undefined ? [] : places(sample.body).flatMap((steps) => VALUES.map((value, at) => ({ ...sample, body: changed(at % 2 === 0 ? sample.body : lean.body, steps, value) })))),
  ];
}

/** Sends the requests and says which were answered by a fault of ours, one example a route. */
async function faultsOf(requests: Iterable<{ name: string; url: string; init: RequestInit }>): Promise<Record<string, string>> {
  const faults = new Map<string, string>();
  for (const { name, url, init } of requests) {
    const response = await app.request(url, init);
    const text = await response.text().catch((error: unknown) => `BROKEN ${String(error)}`);
    if (response.status >= 500 || text.startsWith('BROKEN')) faults.set(name, `${response.status} ${url.slice(0, 300)} ${String(init.body).slice(0, 300)}`);
  }
  return Object.fromEntries(faults);
}

test('no value in a path, a query or a body is answered by a fault of ours', async () => {
  let offset = 0;
  const requests = inTurn(description).flatMap((each) => {
    const all = oddRequests(sampleOf(each), sampleOf(each, 'lean'));
    offset = (offset + 7) % SHARE;
    return all.filter((_, at) => at % SHARE === offset).map((odd) => ({ name: `${each.method} ${each.path}`, ...toRequest(each.path, each.operation, odd) }));
  });
  expect(await faultsOf(requests)).toEqual({});
});

const ADDRESSES = ['%', '%ff', '%ed%a0%80', '%00', '..%2f..%2fetc%2fpasswd', '%2e%2e', '%c0%af', '%u0041', '.', 'a%0d%0ab'];
const QUERIES = ['%', '=', '&&&', 'a=%ff', '%00=%00', '__proto__=1', 'page=1&page=2', 'page[]=1', 'page=1&page=x&size=1&size=0', `a=${'x'.repeat(5000)}`];

test('no address and no way of writing a query is answered by a fault of ours', async () => {
  const requests = inTurn(description).flatMap((each, turn) => {
    const sample = sampleOf(each);
    const good = toRequest(each.path, each.operation, sample);
    const [path] = good.url.split('?');
    const twice = Object.keys(sample.query).map((name) => `${name}=${encodeURIComponent(sample.query[name]!)}&${name}=%00`);
    const parts = Object.values(sample.params).flatMap((part) => ADDRESSES.map((odd) => good.url.replace(`/${part}`, `/${odd}`)));
    return [...[...QUERIES, ...twice].map((query) => `${path}?${query}`), ...parts].filter((_, at) => SHARE === 1 || (at + turn) % 4 === 0).map((url) => ({ name: `${each.method} ${each.path}`, url, init: good.init }));
  });
  expect(await faultsOf(requests)).toEqual({});
});

const utf8 = new TextEncoder();
const BODIES: readonly [string | undefined, BodyInit][] = [
  ['application/json', ''], ['application/json', '{'], ['application/json', 'null'], ['application/json', '"x"'], ['application/json', '[]'], ['application/json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['application/json', `{"a":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`], ['application/json', new Uint8Array([0xff, 0xfe, 0x00, 0x7b])], ['application/json; charset=utf-16', '{}'], ['application/json', '{"__proto__":{"x":1}}'], ['application/json', utf8.encode('\ufeff{}')],
  ['text/plain', '{}'], ['text/html', '<p>'], ['application/xml', '<a/>'], ['application/x-www-form-urlencoded', 'a=1&a=2&%=%ff'], ['multipart/form-data', 'x'], ['multipart/form-data; boundary=x', '--x\r\n\r\n'], ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="../../x.jpg"\r\n\r\nMZ\r\n--x--\r\n'],
  ['application/octet-stream', new Uint8Array(100)], ['', '{}'], ['x', 'x'], [undefined, '{}'],
];

test('no kind of body is answered by a fault of ours', async () => {
  const requests = inTurn(description).filter(({ method }) => method !== 'GET' && method !== 'HEAD').flatMap((each) => {
    const { url } = toRequest(each.path, each.operation, sampleOf(each));
    return BODIES.map(([type, body]) => ({ name: `${each.method} ${each.path}`, url, init: { method: each.method, body, headers: new Headers(type === undefined ? [] : [['content-type', type]]) } }));
  });
  expect(await faultsOf(requests)).toEqual({});
});
