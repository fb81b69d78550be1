import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { MIGRATIONS_FOLDER } from '../../platform/config/root.ts';
import { deriveKeys } from '../../platform/crypto/keys.ts';
import { type Database, openDatabase } from '../../platform/db/db.ts';
import { migrate, readMigrations } from '../../platform/db/migrate.ts';
import { bundleOf, rootOf, someLeaves } from './testing/log-fixture.ts';
import { hashing } from './hashing.ts';
import { inclusionProof, latestCheckpoint } from './proofs.ts';
import { readBundles } from './read-bundles.ts';
import { sequence } from './sequence.ts';
import { TileTree } from './check/tile-tree.ts';

const BEFORE = 23;
const LOG = 'poll/moved';
let url: string;
let database: Database;
let drop: () => Promise<void>;

beforeAll(async () => {
  const copy = await cloneDatabase(inject('templateUrl'), 'template0');
  drop = copy.drop;
  url = copy.url;
  await migrate(url, (await readMigrations(MIGRATIONS_FOLDER)).slice(0, BEFORE));
  database = openDatabase(url);
});
afterAll(() => database.close().then(drop));

/** Numbers as writers got them that took several at a time and did not all commit in order. */
const NUMBERS = [...Array.from({ length: 300 }, (_, at) => 256 + at), 2000, 2001, 1024, ...Array.from({ length: 250 }, (_, at) => 4096 + at * (at < 100 ? 1 : 256))];

test('leaves of a database from before move where they are now: the same tree, the same proofs, and what waited goes in behind them', async () => {
  const { db, pool } = database;
  const ctx = { keys: deriveKeys(randomBytes(48)), clock: systemClock, config: loadConfig({}) };
  const leaves = someLeaves(0, NUMBERS.length);
  // By hand: what opens a log today may ask for what a database from before does not have.
  const { rows: opened } = await pool.query<{ id: number }>('insert into transparency_logs (name, origin, opened_at) values ($1, $2, now()) returning id', [LOG, `example.org/log/${LOG}`]);
  const { id } = opened[0]!;
  const tree = new TileTree(hashing, (level, number, hashes) => void tiles.push([level, number, Buffer.from(hashes)]));
  const tiles: [number, number, Buffer][] = [];
  for (const leaf of leaves) tree.append(hashing.leaf(leaf));
  for (const [level, { number, width }] of tree.open.entries()) if (width > 0) tiles.push([level, number, Buffer.from(tree.lastOf(level))]);
  for (const [level, number, hashes] of tiles) await pool.query('insert into log_tiles values ($1, $2, $3, $4)', [id, level, number, hashes]);
  for (let number = 0; number * 256 < leaves.length; number++) {
    const here = NUMBERS.slice(number * 256, (number + 1) * 256);
    const seqs = Buffer.alloc(here.length * 8);
    for (const [at, seq] of here.entries()) seqs.writeBigInt64BE(BigInt(seq), at * 8);
    await pool.query('insert into log_bundles values ($1, $2, $3, $4, $5, $6)', [id, number, bundleOf(leaves.slice(number * 256, (number + 1) * 256)), seqs, Math.min(...here), Math.max(...here)]);
  }
  await pool.query('update transparency_logs set size = $2 where id = $1', [id, leaves.length]);
  await pool.query("insert into log_checkpoints values ($1, $2, $3, 'as it was', now())", [id, leaves.length, Buffer.from(tree.root())]);
  const waiting = someLeaves(5000, 7);
  const { rows: taken } = await pool.query<{ seq: number }>('select append_to_log($1, $2) as seq', [LOG, waiting]);

  await migrate(url, await readMigrations(MIGRATIONS_FOLDER));

  for (const [at, seq] of NUMBERS.entries()) {
    const proof = await inclusionProof(db, LOG, String(seq));
    expect([proof?.index, Buffer.from(proof!.leaf)]).toEqual([at, Buffer.from(leaves[at]!)]);
  }
  expect(await inclusionProof(db, LOG, '2002')).toBeUndefined();
  expect(await sequence(ctx, db)).toBe(waiting.length);
  const all = [...leaves, ...waiting];
  expect(Buffer.from((await latestCheckpoint(db, LOG))!.root)).toEqual(Buffer.from(rootOf(all)));
  expect((await inclusionProof(db, LOG, String(taken[6]!.seq)))!.index).toBe(NUMBERS.length + 6);
  const bundles = await readBundles(db, id, { from: 0, count: 9, size: all.length });
  expect(bundles.map(({ entries }) => entries)).toEqual([0, 1, 2].map((number) => bundleOf(all.slice(number * 256, (number + 1) * 256))));
});
