import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../platform/db/db.ts';
import { type PollWorld, pollWorld } from '../test-kit.ts';
import { BallotBox } from './ballot-box.ts';
import { createBallotListener } from './ballot-listener.ts';

let polls: PollWorld;
let proxy: Server;
let database: Database;
let box: BallotBox;
let away = false;
const sockets = new Set<Socket>();

/** The box reaches the database by a line that can be cut. */
beforeAll(async () => {
  polls = await pollWorld();
  const url = new URL(polls.world.base.databaseUrl);
  const folder = url.searchParams.get('host');
  proxy = createServer((near) => {
    if (away) return void near.destroy();
    const far = folder === null ? connect(Number(url.port), url.hostname) : connect(`${folder}/.s.PGSQL.${url.searchParams.get('port') ?? '5432'}`);
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        other.destroy();
        sockets.delete(socket);
      });
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const through = new URL(url);
  through.search = '';
  through.hostname = '127.0.0.1';
  through.port = String((proxy.address() as AddressInfo).port);
  database = openDatabase(through.href, { max: 3 });
  box = new BallotBox({ ...polls.world.base, db: database.db });
});
afterAll(async () => {
  await database.close();
  proxy.close();
  await polls.world.close();
});

function cut(): void {
  away = true;
  for (const socket of sockets) socket.destroy();
}
const kept = async (id: string) => (await polls.root.db.selectFrom('ballots').select('choices').where('poll_id', '=', id).execute()).length;

test('ballots that come while the database is away wait, are in once when it is back, and later ones say why they were refused', async () => {
  const id = await polls.running({}, 40);
  await box.cast(id, { choices: [1], pass: polls.pass(id, 0) }, null);
  cut();
  const waiting = Array.from({ length: 30 }, (_, n) => box.cast(id, { choices: [2], pass: polls.pass(id, 1 + n) }, null));
  const early = await Promise.race([Promise.allSettled(waiting), new Promise<string>((done) => setTimeout(() => done('still waiting'), 700))]);
  expect(early).toBe('still waiting');
  away = false;
  for (const cast of await Promise.all(waiting)) expect(cast.receipt.kept.choices).toEqual([2]);
  expect(await kept(id)).toBe(31);
});

test('a full disk is waited for as well', async () => {
  const id = await polls.running({}, 5);
  await sql`create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`.execute(polls.root.db);
  await sql`create trigger no_room before insert on ballots for each row execute function no_room()`.execute(polls.root.db);
  const waiting = box.cast(id, { choices: [3], pass: polls.pass(id, 1) }, null);
  const early = await Promise.race([waiting, new Promise<string>((done) => setTimeout(() => done('still waiting'), 600))]);
  expect([early, await kept(id)]).toEqual(['still waiting', 0]);
  await sql`drop trigger no_room on ballots`.execute(polls.root.db);
  await waiting;
  expect(await kept(id)).toBe(1);
});

test('away for longer than a ballot waits, or with a poll that is not known yet: 503, a sentence, and when to try again', async () => {
  const id = await polls.running({}, 5);
  const listener = createBallotListener({ ...polls.world.base, db: database.db });
  const server = createHttp((request, response) => void listener(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const post = async (n: number) => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/polls/${id}/ballots`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' }, body: JSON.stringify({ choices: [1], pass: polls.pass(id, n) }) });
    return { status: answer.status, retry: answer.headers.get('retry-after'), body: (await answer.json()) as { message?: string } };
  };
  cut();
  const refused = { status: 503, retry: '3', body: expect.objectContaining({ code: 'busy', message: 'The service is busy and this ballot was not accepted yet; try again in a moment.' }) };
  expect(await post(1)).toEqual(refused);
  away = false;
  expect((await post(1)).status).toBe(200);
  cut();
  const from = performance.now();
  expect(await post(2)).toEqual(refused);
  expect(performance.now() - from).toBeGreaterThan(20_000);
  away = false;
  expect((await post(2)).status).toBe(200);
  expect(await kept(id)).toBe(2);
  server.close();
}, 60_000);
