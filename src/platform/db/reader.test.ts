import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestContext, testContext } from '../../../tests/support/context.ts';
import type { Db } from './db.ts';
import { openReader } from './reader.ts';

let base: TestContext;
let reads: Db;
const lost: Error[] = [];

beforeAll(async () => {
  base = await testContext();
  reads = openReader(base.databaseUrl, (error) => lost.push(error));
});
afterAll(async () => {
  await reads.destroy();
  await base.close();
});

const echo = async (n: number) => (await sql<{ n: number; pid: number }>`select ${n}::int as n, pg_backend_pid() as pid`.execute(reads)).rows[0]!;

test('many reads at once share two connections and each gets its own answer', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => echo(n)));
  expect(answers.map(({ n }) => n)).toEqual(Array.from({ length: 300 }, (_, n) => n));
  expect(new Set(answers.map(({ pid }) => pid)).size).toBeLessThanOrEqual(2);
});

test('a read that fails does not spoil those sent with it', async () => {
  const answers = await Promise.allSettled([echo(1), sql`select 1 / ${0}::int`.execute(reads), echo(2), sql`select * from nowhere`.execute(reads), echo(3)]);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? (answer.value as { n: number }).n : 'failed'))).toEqual([1, 'failed', 2, 'failed', 3]);
});

test('after its connections are lost it opens new ones', async () => {
  const before = new Set((await Promise.all([echo(1), echo(2), echo(3)])).map(({ pid }) => pid));
  const closed = [...before].map((pid) => sql`select pg_terminate_backend(${pid}, 5000)`.execute(base.db));
  await Promise.all(closed);
  // One read may still meet the connection that was cut; it says so, and the next one stands.
  await echo(4).catch(() => undefined);
  const after = await echo(5);
  expect(after.n).toBe(5);
  expect(before.has(after.pid)).toBe(false);
  expect(lost.length).toBeGreaterThan(0);
});

test('there are no transactions on shared connections', async () => {
  await expect(reads.transaction().execute(async () => undefined)).rejects.toThrow('take no transactions');
});
