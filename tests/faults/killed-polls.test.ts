import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecretKey } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPTIONS, seedPoll, type SeededPoll } from '../../bench/support/ballot-data.ts';
import { tagOf } from '../../bench/support/ballot-tags.ts';
import { sequence } from '../../src/ledger/public.ts';
import { sha256, verifyEd25519 } from '../../src/ledger/transparency/hashing.ts';
import { verifyFile } from '../../src/ledger/transparency/check/verify-file.ts';
import { makePass } from '../../src/modules/polls/ballots/pass.ts';
import { ballotRules } from '../../src/modules/polls/polls.checks.ts';
import type { PublishedResult } from '../../src/modules/polls/check/opening.ts';
import { requirePoll } from '../../src/modules/polls/polls.queries.ts';
import { exportPoll } from '../../src/modules/polls/results/export-poll.ts';
import { finishPoll } from '../../src/modules/polls/results/finish-poll.ts';
import { closePoll } from '../../src/modules/polls/usecases/step-poll.ts';
import { destroyEmbeddedServer, type EmbeddedServer, startEmbeddedServer } from '../../src/platform/db/embedded/embedded-server.ts';

const PORT = 6760;
const KILLS = 20;
const CLIENTS = 24;
const VOTERS = 60_000;
const PATIENCE_MS = 900_000;
const script = fileURLToPath(new URL('../../dist/server/web.js', import.meta.url));

let data: string;
let server: EmbeddedServer;
let poll: SeededPoll;
let web: ChildProcess | undefined;

/** The embedded server is kept by this process too, so that it comes back after each kill at the same address. */
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'heming-faults-polls-'));
  // Run as root, the database has an account of its own, which must be able to come here.
  await chmod(data, 0o711);
  server = await startEmbeddedServer({ dataFolder: data });
  poll = await seedPoll(server.url, data, VOTERS);
}, PATIENCE_MS);
afterAll(async () => {
  web?.kill('SIGKILL');
  await poll?.close();
  await server?.stop();
  await destroyEmbeddedServer(data);
  await rm(data, { recursive: true, force: true });
}, 60_000);

function startWeb(): void {
  const child = spawn(process.execPath, [script], { env: { ...process.env, PORT: String(PORT), HEMING_DATA: data, HEMING_DEMO: '0', HEMING_LOG: 'silent', DATABASE_URL: server.url }, stdio: 'ignore' });
  web = child;
}

const databaseProcess = () => Number(readFileSync(globSync(join(data, 'postgres', '**', 'postmaster.pid'))[0]!, 'utf8').split('\n')[0]);

interface Answer {
  readonly status: number;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

function post(body: string): Promise<Answer | null> {
  return new Promise((done) => {
    const asked = request({ port: PORT, path: `/api/polls/${poll.id}/ballots`, method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done({ status: response.statusCode!, body: Buffer.concat(parts).toString() }));
      response.on('error', () => done(null));
    });
    asked.on('error', () => done(null));
    // Longer than any ballot may wait for an answer.
    asked.setTimeout(40_000, () => done({ status: 0, body: 'no answer' }));
    asked.end(body);
  });
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

test('web process and database killed twenty times in a storm: no acknowledged ballot lost, none counted twice', async () => {
  startWeb();
  const key = createSecretKey(Buffer.from(poll.passKey, 'hex'));
  /** Leaves of acknowledged ballots by voter. */
  const acknowledged = new Map<number, string>();
  const strange: Answer[] = [];
  let next = 0;
  let over = false;
  const vote = async () => {
    while (!over && next < VOTERS) {
      const n = next++;
      const body = JSON.stringify({ choices: [1 + (n % OPTIONS)], pass: makePass(key, { voter: tagOf(n), givenAt: Date.now() - 3000 }) });
      // A person tries again until told that the ballot is in; "already" after a broken connection means that it was.
      for (;;) {
        const answer = await post(body);
        if (answer?.status === 200) acknowledged.set(n, (JSON.parse(answer.body) as { receipt: { leaf: string } }).receipt.leaf);
        if (answer?.status === 200 || answer?.status === 409) break;
        if (answer !== null && answer.status !== 503) strange.push(answer);
        if (over) return;
        await new Promise((wake) => setTimeout(wake, 20));
      }
    }
  };
  const clients = Array.from({ length: CLIENTS }, vote);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = acknowledged.size;
    // In the middle of a storm, some ballots having come through since the kill before; or at the first ballot of a web process that is still starting.
    await expect.poll(() => acknowledged.size, { timeout: 120_000, interval: 5 }).toBeGreaterThan(before + (kill % 4 === 1 ? 0 : 40 + kill * 7));
    if (kill % 2 === 0) {
      const dead = once(web!, 'exit');
      web!.kill('SIGKILL');
      await dead;
      startWeb();
    } else process.kill(databaseProcess(), 'SIGKILL');
  }
  const last = acknowledged.size;
  await expect.poll(() => acknowledged.size, { timeout: 120_000, interval: 10 }).toBeGreaterThan(last + 100);
  over = true;
  await Promise.all(clients);
  web!.kill('SIGTERM');
  await once(web!, 'exit');
  expect(strange).toEqual([]);

  const { ctx, id } = poll;
  await expect.poll(() => orNull(() => closePoll(ctx, id, { reason: '检查' }).then(() => true)), { timeout: 30_000, interval: 200 }).toBe(true);
  await sequence(ctx, ctx.db);
  await finishPoll(ctx, id, (await requirePoll(ctx.db, id)).version);
  const final = await requirePoll(ctx.db, id);
  const result = final.result as PublishedResult;
  const rows = await ctx.db.selectFrom('ballots').select(['voter', 'choices']).where('poll_id', '=', id).execute();
  const kept = new Map(rows.map(({ voter, choices }) => [voter.toString('hex'), choices]));
  expect(kept.size).toBe(rows.length);
  for (const n of acknowledged.keys()) expect(kept.get(tagOf(n).toString('hex')), `ballot of voter ${n}`).toEqual([1 + (n % OPTIONS)]);
  expect(rows.length).toBeGreaterThanOrEqual(acknowledged.size);
  expect([result.ballots, result.counted]).toEqual([rows.length, rows.length]);

  const leaves = new Set<string>();
  const parts: Uint8Array[] = [];
  for await (const part of exportPoll(ctx, final)) parts.push(part);
  const whole = Buffer.concat(parts);
  const verdict = await verifyFile(Readable.from([whole]), { sha256, verify: verifyEd25519, kinds: [ballotRules(sha256)] });
  expect(verdict).toMatchObject({ ok: true, summary: { size: rows.length + 1 } });
  const text = whole.toString('latin1');
  for (const leaf of acknowledged.values()) if (!text.includes(leaf)) leaves.add(leaf);
  expect([...leaves]).toEqual([]);
}, PATIENCE_MS);
