import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncFactKinds } from '../../src/ledger/fact-kinds.ts';
import { readyContent } from '../../src/modules/campaigns/test-kit.ts';
import { campaignFacts } from '../../src/modules/campaigns/campaigns.facts.ts';
import { createCampaign } from '../../src/modules/campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../../src/modules/campaigns/usecases/step-campaign.ts';
import { createOrganization } from '../../src/modules/organizations/usecases/create-organization.ts';
import { createRoot } from '../../src/modules/organizations/usecases/create-root.ts';
import { insertStaff } from '../../src/modules/people/usecases/create-staff-account.ts';
import { insertGrant } from '../../src/modules/people/usecases/give-role.ts';
import { issueToken } from '../../src/modules/people/public.ts';
import { pollFacts } from '../../src/modules/polls/polls.facts.ts';
import { loadConfig } from '../../src/platform/config/config.ts';
import { MIGRATIONS_FOLDER } from '../../src/platform/config/root.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { loadKeys } from '../../src/platform/crypto/keys.ts';
import { openDatabase } from '../../src/platform/db/db.ts';
import { destroyEmbeddedServer, type EmbeddedServer, startEmbeddedServer } from '../../src/platform/db/embedded/embedded-server.ts';
import { prepareDatabase } from '../../src/platform/db/prepare.ts';
import { createDocumentRenderer } from '../../src/platform/documents/render-typst.ts';
import { FileStore } from '../../src/platform/files/file-store.ts';
import type { Context } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { urlOf } from '../support/scratch-database.ts';

const [DESK_PORT, BOX_PORT] = [6790, 6791];
const [DESK, BOX] = [`http://localhost:${DESK_PORT}`, `http://127.0.0.1:${BOX_PORT}`];
const BOX_SECRET = 'the common secret of desk and box';
const PASSWORD = 'Bamboo-Lantern-27';
const VOTERS = 24;
const OPENS_IN_MS = 4000;
const LONG = 300_000;
const script = (name: string) => fileURLToPath(new URL(`../../dist/server/${name}.js`, import.meta.url));
const mobileOf = (n: number) => `1390000${String(1000 + n)}`;

/** People of the desk, as they are written anywhere. */
const PEOPLE = [{ username: 'zhou.jiang', name: '周江一' }, { username: 'wu.dong', name: '吴东二' }, { username: 'zheng.he', name: '郑河三' }];
const ids: string[] = [];

const data = { desk: '', box: '' };
let server: EmbeddedServer;
let boxDatabase: string;
let gateway: Server;
const codes = new Map<string, string>();
let token: string;
let campaignId: string;
let desk: ChildProcess;
let box: ChildProcess;
const running = new Set<ChildProcess>();

function start(name: 'web' | 'box', env: Record<string, string>): ChildProcess {
  const { HEMING_SECRET: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [script(name)], { env: { ...inherited, HEMING_DEMO: '0', HEMING_LOG: 'silent', HEMING_BOX_SECRET: BOX_SECRET, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
const startDesk = () => start('web', { PORT: String(DESK_PORT), HEMING_DATA: data.desk, DATABASE_URL: server.url, HEMING_ORIGIN: DESK, HEMING_BOX_URL: BOX, HEMING_SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/` });
const startBox = () => start('box', { PORT: String(BOX_PORT), HEMING_DATA: data.box, DATABASE_URL: boxDatabase, HEMING_ORIGIN: BOX, HEMING_DESK_URL: DESK });

const isReady = (at: string) => fetch(`${at}/readyz`).then(({ ok }) => ok, () => false);
const ready = (at: string) => expect.poll(() => isReady(at), { timeout: 60_000, interval: 50 }).toBe(true);

async function onDatabase<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** The office, its people and a campaign, in the desk's database. */
async function settleDesk(): Promise<void> {
  await prepareDatabase(server.url, MIGRATIONS_FOLDER);
  const database = openDatabase(server.url, { max: 2 });
  const documents = createDocumentRenderer();
  const base: Context = {
    config: loadConfig({ HEMING_DATA: data.desk }), db: database.db, clock: systemClock, keys: await loadKeys(data.desk), log: createLog('warn'), files: new FileStore(data.desk), documents,
    actor: { kind: 'system', name: 'test' }, locale: 'zh-CN', address: null, requestId: newId(), origin: DESK,
  };
  await syncFactKinds(base.db, [...campaignFacts, ...pollFacts]);
  const rootId = await base.db.transaction().execute((tx) => createRoot(tx, base, { code: 'P', name: '江省文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null }));
  for (const { username, name } of PEOPLE) {
    await base.db.transaction().execute(async (tx) => {
      const { accountId, personId } = await insertStaff(tx, base, { username, name, unitId: rootId, password: PASSWORD });
      await insertGrant(tx, base, { personId, role: 'office_admin', nodeId: rootId });
      ids.push(accountId, personId);
    });
  }
  const admin: Context = { ...base, actor: { kind: 'account', accountId: ids[0]!, personId: ids[1]!, name: PEOPLE[0]!.name, grants: [{ role: 'office_admin', nodeId: rootId }], staff: true, secondFactor: true, via: 'session' } };
  await createOrganization(admin, { code: 'C', name: '东市文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null, parentId: rootId });
  const campaign = await createCampaign(admin, { hostId: rootId, content: readyContent({ year: new Date().getUTCFullYear() }) });
  await publishCampaign(admin, campaign.id, { version: campaign.version });
  campaignId = campaign.id;
  ({ token } = await issueToken(base, { username: PEOPLE[0]!.username, name: 'test', days: 1 }));
  await documents.close();
  await database.close();
}

beforeAll(async () => {
  data.desk = await mkdtemp(join(tmpdir(), 'heming-desk-'));
  data.box = await mkdtemp(join(tmpdir(), 'heming-box-'));
  // Run as root, the database has an account of its own, which must be able to come here.
  await chmod(data.desk, 0o711);
  server = await startEmbeddedServer({ dataFolder: data.desk });
  await onDatabase(server.url, (client) => client.query('create database ballot_box'));
  boxDatabase = urlOf(server.url, 'ballot_box');
  await settleDesk();
  gateway = createServer((request, response) => {
    void json(request).then((message) => {
      const { to, text: words } = message as { to: string; text: string };
      codes.set(to, /\d{6}/.exec(words)![0]);
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  desk = startDesk();
  box = startBox();
}, LONG);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  gateway?.close();
  await server?.stop();
  await destroyEmbeddedServer(data.desk);
  for (const folder of Object.values(data)) await rm(folder, { recursive: true, force: true });
}, 60_000);

/** The desk's API as the office uses it. */
async function office<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${DESK}/api${path}`, { method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
const post = async (url: string, body: unknown, locale = 'en') => {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'x-heming-locale': locale, origin: DESK }, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

interface PollAnswer {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly publicKey: string;
  readonly moment: string;
  readonly boxUrl: string | null;
}

async function openPoll(): Promise<PollAnswer> {
  const now = Date.now();
  const draft = await office<PollAnswer>('POST', '/polls', {
    campaignId, title: { zh: '最美的一条街', en: 'The finest street' }, eligibility: 'roster', secret: true, opensAt: new Date(now + OPENS_IN_MS).toISOString(), closesAt: new Date(now + 86_400_000).toISOString(),
    options: [{ title: { zh: '槐荫街', en: 'Locust Street' } }, { title: { zh: '桥头街', en: 'Bridge Street' } }],
  });
  await office('POST', `/polls/${draft.id}/roster`, { contacts: Array.from({ length: VOTERS }, (_, n) => mobileOf(n)) });
  const poll = await office<PollAnswer>('POST', `/polls/${draft.id}/publish`, { version: draft.version });
  await expect.poll(async () => (await office<PollAnswer>('GET', `/polls/${poll.id}`)).moment, { timeout: 20_000, interval: 100 }).toBe('open');
  return poll;
}

const suite = RSABSSA.SHA384.PSS.Randomized();
const coded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

interface Token {
  readonly message: string;
  readonly signature: string;
}

/** What a voter's browser does at the desk: a code to the telephone, a token made and blinded, one signature. `blinded` is what the desk saw. */
async function fetchToken(poll: PollAnswer, n: number): Promise<{ token: Token; blinded: string }> {
  const contact = mobileOf(n);
  expect((await post(`${DESK}/api/polls/${poll.id}/contact-codes`, { contact })).status).toBe(200);
  await expect.poll(() => codes.has(contact), { timeout: 20_000, interval: 20 }).toBe(true);
  const key = await crypto.subtle.importKey('spki', Buffer.from(poll.publicKey, 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const prepared = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(key, prepared);
  const answer = await post(`${DESK}/api/polls/${poll.id}/tokens`, { contact, contactCode: codes.get(contact), blinded: coded(blindedMsg) });
  expect(answer.status).toBe(200);
  const signature = await suite.finalize(key, prepared, new Uint8Array(Buffer.from(String(answer.body['signature']), 'base64url')), inv);
  return { token: { message: coded(prepared), signature: coded(signature) }, blinded: coded(blindedMsg) };
}

const choicesOf = (n: number) => [1 + (n % 2)];
const castAt = (poll: PollAnswer, voter: Token, n: number, locale = 'en') => post(`${BOX}/api/polls/${poll.id}/ballots`, { choices: choicesOf(n), token: voter }, locale);

/** Every row of every table of a database, as text: bytes are in hexadecimal digits. */
async function everything(url: string): Promise<string> {
  return onDatabase(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
    const parts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      parts.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return parts.join('\n');
  });
}

/** The forms in which bytes could stand in a row. */
const formsOf = (bytes: Buffer) => [bytes.toString('hex'), ...formsOfText(bytes.toString('base64')), ...formsOfText(bytes.toString('base64url'))];
/** The same of a text: a column of bytes may hold it. */
const formsOfText = (words: string) => [words, Buffer.from(words).toString('hex')];

test('desk and box as two processes with two databases: what one knows is nowhere in the other, and the box may be killed', async () => {
  await Promise.all([ready(DESK), ready(BOX)]);
  const poll = await openPoll();
  expect(poll.boxUrl).toBe(BOX);
  const fetched: { token: Token; blinded: string }[] = [];
  for (let n = 0; n < VOTERS; n++) {
    // The desk goes on signing while there is no box.
    if (n === 8) {
      const dead = once(box, 'exit');
      box.kill('SIGKILL');
      await dead;
    }
    fetched.push(await fetchToken(poll, n));
  }
  await expect(castAt(poll, fetched[0]!.token, 0)).rejects.toThrow();
  box = startBox();
  await ready(BOX);

  // In the middle of the ballots it is killed again; who got no answer casts again.
  const receipts = new Map<number, { leaf: string; kept: { salt: string } }>();
  let next = 0;
  const vote = async () => {
    for (let n = next++; n < VOTERS; n = next++) {
      if (n === VOTERS / 2) {
        const dead = once(box, 'exit');
        box.kill('SIGKILL');
        await dead;
        box = startBox();
      }
      for (let over = false; !over; ) {
        const answer = await castAt(poll, fetched[n]!.token, n).catch(() => null);
        if (answer?.status === 200) receipts.set(n, answer.body['receipt'] as { leaf: string; kept: { salt: string } });
        over = answer?.status === 200 || answer?.status === 409;
        if (answer === null) await ready(BOX);
      }
    }
  };
  await Promise.all([vote(), vote(), vote()]);
  expect(receipts.size).toBeGreaterThan(VOTERS / 2);

  expect(await castAt(poll, fetched[3]!.token, 4)).toMatchObject({ status: 409, body: { code: 'ballot.already', message: 'You have voted already, one ballot each; the first one stands.' } });
  expect(await castAt(poll, fetched[3]!.token, 4, 'zh-CN')).toMatchObject({ status: 409, body: { message: '您已投过票，每人一票；原来的一票有效。' } });
  const forged = { message: coded(crypto.getRandomValues(new Uint8Array(64))), signature: fetched[3]!.token.signature };
  expect(await castAt(poll, forged, 1)).toMatchObject({ status: 403, body: { code: 'ballot.token', message: 'The token is not valid.' } });
  expect(await post(`${DESK}/api/polls/${poll.id}/ballots`, { choices: [1], token: fetched[3]!.token })).toMatchObject({ status: 409, body: { code: 'ballot.elsewhere' } });
  expect(await post(`${BOX}/api/box/orders`, { order: 'close', poll: poll.id, reason: '假的' })).toMatchObject({ status: 403, body: { code: 'order.refused' } });

  await office('POST', `/polls/${poll.id}/close`, { version: poll.version, reason: '检查' });
  expect(await castAt(poll, fetched[3]!.token, 3)).toMatchObject({ status: 409 });
  const finish = () => office<PollAnswer>('GET', `/polls/${poll.id}`).then(({ version }) => office<PollAnswer>('POST', `/polls/${poll.id}/finish`, { version })).then(({ state }) => state, (error: Error) => error.message);
  await expect.poll(finish, { timeout: 30_000, interval: 200 }).toBe('final');
  const totals = await office<{ ballots: number; counted: number; options: { votes: number }[] }>('GET', `/polls/${poll.id}/totals`);
  expect([totals.ballots, totals.counted, totals.options.map(({ votes }) => votes)]).toEqual([VOTERS, VOTERS, [VOTERS / 2, VOTERS / 2]]);

  const exported = await fetch(`${DESK}/api/polls/${poll.id}/export`);
  expect(exported.url).toBe(`${BOX}/log/poll/${poll.id}/export`);
  const file = join(data.box, 'poll.tar');
  await writeFile(file, exported.body!);
  const key = (await (await fetch(`${BOX}/log/poll/${poll.id}/key`)).text()).trim();
  const checker = spawn(process.execPath, [script('cli'), 'verify', file, '--key', key], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said, [code]] = await Promise.all([text(checker.stdout), once(checker, 'exit')]);
  expect([code, said]).toEqual([0, expect.stringContaining('recount')]);

  const [atDesk, atBox] = [await everything(server.url), await everything(boxDatabase)];
  const leaves = [...receipts.values()].map(({ leaf, kept }) => ({ ...(JSON.parse(leaf) as { voter: string; commitment: string }), salt: kept.salt }));
  const people = [...ids, ...PEOPLE.flatMap(({ username, name }) => [username, name]), ...Array.from({ length: VOTERS }, (_, n) => mobileOf(n)), ...Array.from({ length: VOTERS }, (_, n) => `${mobileOf(n).slice(0, 3)}****${mobileOf(n).slice(-4)}`)].flatMap(formsOfText);
  const { rows: issued } = await onDatabase(server.url, (client) => client.query<{ voter: Buffer; blinded_hash: Buffer }>('select voter, blinded_hash from poll_desk_issues'));
  const { rows: keys } = await onDatabase(server.url, (client) => client.query<{ private_key: Buffer }>('select private_key from poll_desks'));
  const ofDesk = [...issued.flatMap(({ voter, blinded_hash: hash }) => [...formsOf(voter), ...formsOf(hash)]), ...keys.flatMap(({ private_key: kept }) => formsOf(kept)), ...fetched.flatMap(({ blinded }) => formsOf(Buffer.from(blinded, 'base64url')))];
  const ofBox = [
    ...leaves.flatMap(({ voter, commitment, salt }) => [voter, commitment, salt].flatMap((part) => formsOf(Buffer.from(part, 'base64url')))),
    ...fetched.flatMap(({ token: { message, signature } }) => [...formsOf(Buffer.from(message, 'base64url')), ...formsOf(Buffer.from(signature, 'base64url'))]),
  ];
  const inBox = (words: readonly string[]) => words.filter((word) => atBox.includes(word));
  const inDesk = (words: readonly string[]) => words.filter((word) => atDesk.includes(word));
  expect(issued).toHaveLength(VOTERS);
  expect([inBox(people), inBox(ofDesk), inDesk(ofBox)]).toEqual([[], [], []]);
  // The search finds what is there.
  expect(inDesk(people).length).toBeGreaterThan(PEOPLE.length * 3);
    expect(inDesk(ofDesk)).toHaveLength(VOTERS * 2 + 1);
  for (const { voter, salt } of leaves) expect(inBox([voter, salt].map((part) => Buffer.from(part, 'base64url').toString('hex')))).toHaveLength(2);
  expect(inBox(leaves.map(({ voter }) => Buffer.from(voter).toString('hex')))).toHaveLength(leaves.length);
  expect(atDesk).not.toMatch(/^public\.ballots/m);
}, LONG);

test('neither process starts on the database of the other, nor the box without its desk', async () => {
  const refused = async (child: ChildProcess) => {
    const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'exit')]);
    return [code, said.trim()];
  };
  expect(await refused(start('box', { PORT: '0', HEMING_DATA: data.box, DATABASE_URL: server.url, HEMING_DESK_URL: DESK }))).toEqual([1, 'Heming cannot start: this database has accounts in it. A ballot box needs a database of its own, in which no person can be found.']);
  expect(await refused(start('web', { PORT: '0', HEMING_DATA: data.desk, DATABASE_URL: boxDatabase, HEMING_BOX_URL: BOX }))).toEqual([1, expect.stringMatching(/^Heming cannot start: this database belongs to a ballot box/)]);
  expect(await refused(start('box', { PORT: '0', HEMING_DATA: data.box, DATABASE_URL: boxDatabase }))).toEqual([1, expect.stringMatching(/^Heming cannot start: HEMING_DESK_URL is missing/)]);
  expect(await refused(start('web', { PORT: '0', HEMING_DATA: data.desk, DATABASE_URL: server.url, HEMING_DESK_URL: DESK }))).toEqual([1, expect.stringMatching(/^Heming cannot start: HEMING_DESK_URL is a setting of the ballot box/)]);
  const dead = once(desk, 'exit');
  desk.kill('SIGTERM');
  box.kill('SIGTERM');
  expect((await dead)[0]).toBe(0);
}, LONG);
