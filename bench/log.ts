import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import { appendLeaves, leafOf, sequence } from '../src/ledger/public.ts';
import { systemClock } from '../src/platform/clock/clock.ts';
import { loadConfig } from '../src/platform/config/config.ts';
import { deriveKeys } from '../src/platform/crypto/keys.ts';
import { type Db, openDatabase } from '../src/platform/db/db.ts';
import { withScratchDatabase } from '../tests/support/scratch-database.ts';
import type { Line } from './support/line.ts';

const FULL = { rounds: 10, perRound: 50_000 };
const QUICK = { rounds: 4, perRound: 20_000 };
const PER_STATEMENT = 200;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

async function inStatements(db: Db, leaves: readonly Buffer[], write: (db: Db, part: readonly Buffer[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < leaves.length; at += PER_STATEMENT) await write(db, leaves.slice(at, at + PER_STATEMENT));
}

/** Leaves put into the tree (hashed, in bundles and tiles, checkpoints signed) against plain inserts of the same rows, in rounds by turns. */
export async function run(report: (line: Line) => void, { quick }: { quick: boolean }): Promise<void> {
  const { rounds, perRound } = quick ? QUICK : FULL;
  await withScratchDatabase(async (url) => {
    const { db, close } = openDatabase(url, { max: 2 });
    const ctx = { keys: deriveKeys(randomBytes(48)), clock: systemClock, config: loadConfig({}) };
    await sql`create table plain_leaves (seq bigint generated always as identity primary key, leaf bytea not null)`.execute(db);
    const seconds = { plain: 0, append: 0, sequence: 0 };
    for (let round = 0; round < rounds; round++) {
      const leaves = Array.from({ length: perRound }, () => Buffer.from(leafOf('ballot', { commitment: randomBytes(32).toString('base64url'), token: randomBytes(32).toString('base64url') })));
      seconds.plain += await timed(() => inStatements(db, leaves, (to, part) => sql`insert into plain_leaves (leaf) select unnest(${part}::bytea[])`.execute(to)));
      seconds.append += await timed(() => inStatements(db, leaves, (to, part) => to.transaction().execute((tx) => appendLeaves(tx, 'poll/bench', part))));
      seconds.sequence += await timed(() => sequence(ctx, db));
    }
    await close();
    const count = rounds * perRound;
    const rate = (time: number) => Math.round(count / time);
    const ratio = (a: number, b: number) => Number((b / a).toFixed(3));
    report({ bench: 'log/append', value: rate(seconds.append), unit: 'leaves/s', limit: rate(seconds.plain), ratio: ratio(seconds.append, seconds.plain), note: `${PER_STATEMENT} leaves a transaction, one client; limit: plain inserts of the same rows` });
    report({ bench: 'log/sequence', value: rate(seconds.sequence), unit: 'leaves/s', limit: rate(seconds.plain), ratio: ratio(seconds.sequence, seconds.plain), note: `${count} leaves into one tree, by one process; limit: plain inserts of the same rows` });
  });
}
