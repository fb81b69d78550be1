import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Work } from '../../src/modules/judging/judging.schemas.ts';
import { assignAndOpen, grades, judgingWorld, type JudgingWorld, roundInput, seated, type TestJudge, worksAt } from '../../src/modules/judging/test-kit.ts';
import { createRound } from '../../src/modules/judging/usecases/save-round.ts';
import { createAccessToken } from '../../src/platform/auth/access-tokens.ts';

const PORT = 6551;
const KILLS = 8;
const WORKS = 6;
const PATIENCE_MS = 240_000;
const DAY = 24 * 3_600_000;
const script = fileURLToPath(new URL('../../dist/server/web.js', import.meta.url));

let world: JudgingWorld;
let judges: TestJudge[];
let places: string[];
let data: string;
let web: ChildProcess | undefined;

beforeAll(async () => {
  world = await judgingWorld();
  for (let n = 0; n < WORKS; n++) await world.admitted(`作品${n}`);
  judges = [await world.person('评委甲', world.world.rootId), await world.person('评委乙', world.world.rootId)];
  // The program that is killed goes by the machine's time.
  world.root.clock.set(new Date());
  const from = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const round = await createRound(world.root, roundInput(world, { opensAt: from(-1), dueAt: from(20), closesAt: from(30) }));
  places = await seated(world, round, judges);
  await assignAndOpen(world, round);
  data = await mkdtemp(join(tmpdir(), 'heming-faults-judging-'));
}, PATIENCE_MS);
afterAll(async () => {
  web?.kill('SIGKILL');
  await world?.close();
  await rm(data, { recursive: true, force: true });
}, 60_000);

function startWeb(): void {
  web = spawn(process.execPath, [script], { env: { ...process.env, PORT: String(PORT), HEMING_DATA: data, HEMING_DEMO: '0', HEMING_LOG: 'silent', DATABASE_URL: world.root.databaseUrl }, stdio: 'ignore' });
}

const agent = new Agent({ keepAlive: true });

interface Answer {
  readonly status: number;
  readonly body: string;
}

function ask(token: string, method: string, path: string, body?: unknown): Promise<Answer | null> {
  return new Promise((done) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const asked = request({ port: PORT, path: `/api/judging${path}`, method, agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode!, body: Buffer.concat(parts).toString() }));
      response.on('error', () => done(null));
    });
    asked.on('error', () => done(null));
    asked.end(text);
  });
}

/** Asks until the program answers, as the desk does; 503 is its word for a database that it cannot reach. */
async function insist(token: string, method: string, path: string, body?: unknown): Promise<Answer & { readonly again: boolean }> {
  for (let again = false; ; again = true) {
    const answer = await ask(token, method, path, body);
    if (answer !== null && answer.status !== 503) return { ...answer, again };
    await new Promise((wake) => setTimeout(wake, 20));
  }
}

test('a web process killed again and again loses no score that was shown as saved, and none that was locked', async () => {
  startWeb();
  /** What the judge last saw as saved, by work. */
  const shown = new Map<string, { note: number; version: number }>();
  const locked = new Set<string>();
  const strange: Answer[] = [];
  let saves = 0;
  let over = false;
  const score = async (token: string, workId: string) => {
    let version = 0;
    for (let note = 1; !over; note++) {
      const answer = await insist(token, 'PUT', `/works/${workId}/draft`, { version, value: grades(25 * (note % 5)), confidence: 'high', note: String(note), feedback: '', panel: '' });
      if (answer.status === 200) {
        version = (JSON.parse(answer.body) as { version: number }).version;
        shown.set(workId, { note, version });
        saves += 1;
      } else if (answer.status === 409 && answer.again) {
        // The save went in and its answer was lost: the newest is loaded and given once more.
        version = (JSON.parse((await insist(token, 'GET', `/works/${workId}`)).body) as Work).version;
      } else strange.push(answer);
    }
    const answer = await insist(token, 'POST', `/works/${workId}/lock`, { version });
    if (answer.status === 200 || (answer.status === 409 && answer.again)) locked.add(workId);
    else strange.push(answer);
  };
  const clients: Promise<void>[] = [];
  for (const [at, judge] of judges.entries()) {
    const { token } = await createAccessToken(world.root.db, judge.accountId, 'test', 1);
    for (const work of await worksAt(judge, places[at]!)) clients.push(score(token, work.id));
  }
  expect(clients).toHaveLength(2 * WORKS);
  const kill = async () => {
    const dead = once(web!, 'exit');
    web!.kill('SIGKILL');
    await dead;
    startWeb();
  };
  for (let n = 0; n < KILLS; n++) {
    const before = saves;
    // Only in the middle of saving.
    await expect.poll(() => saves, { timeout: 60_000, interval: 5 }).toBeGreaterThan(before + 20 + n * 5);
    await kill();
    const told = new Map(shown);
    const rows = await world.root.db.selectFrom('judging_assignments').select(['id', 'note', 'version']).where('id', 'in', [...told.keys()]).execute();
    for (const row of rows) expect([Number(row.note) >= told.get(row.id)!.note, row.version >= told.get(row.id)!.version], row.id).toEqual([true, true]);
  }
  over = true;
  // Once more while scores are being locked.
  await expect.poll(() => locked.size, { timeout: 60_000, interval: 1 }).toBeGreaterThan(0);
  await kill();
  await Promise.all(clients);
  expect(strange).toEqual([]);
  expect(locked.size).toBe(2 * WORKS);
  const rows = await world.root.db.selectFrom('judging_assignments as a').leftJoin('judging_scores as s', 's.assignment_id', 'a.id').select(['a.id', 'a.state', 'a.note', 'a.value', 's.value as kept', 's.seq']).execute();
  expect(rows).toHaveLength(2 * WORKS);
  for (const row of rows) {
    expect(row, row.id).toMatchObject({ state: 'locked', seq: 1, kept: row.value, value: grades(25 * (Number(row.note) % 5)) });
    expect(Number(row.note)).toBeGreaterThanOrEqual(shown.get(row.id)!.note);
  }
  const { count } = await world.root.db.selectFrom('facts').select(({ fn }) => fn.countAll<string>().as('count')).where('kind', '=', 'judging.score-locked').executeTakeFirstOrThrow();
  expect(Number(count)).toBe(2 * WORKS);
}, PATIENCE_MS);
