import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendLeaves } from '../../src/ledger/transparency/append.ts';
import { publishedKey } from '../../src/ledger/transparency/log-key.ts';
import { closeLog, requireLog } from '../../src/ledger/transparency/logs.ts';
import { exportLog } from '../../src/ledger/transparency/export.ts';
import { consistencyProof } from '../../src/ledger/transparency/proofs.ts';
import { sequence } from '../../src/ledger/transparency/sequence.ts';
import { type LogFixture, logFixture, someLeaves } from '../../src/ledger/transparency/testing/log-fixture.ts';
import { requireConsistent } from '../support/independent-verifier/merkle.ts';
import { readKey, readNote, readTreeHead, requireSignature, type TreeHead } from '../support/independent-verifier/note.ts';
import { readTar } from '../support/independent-verifier/tar.ts';
import { verifyWholeLog } from '../support/independent-verifier/tiled-log.ts';

const LOG = 'poll/storm';
const KILLS = 20;
const PER_LIFE = 400;
const script = fileURLToPath(new URL('../../src/ledger/transparency/testing/sequence-on.ts', import.meta.url));

let ctx: LogFixture;
beforeAll(async () => {
  ctx = await logFixture();
});
afterAll(() => ctx.close());

/** Lets a sequencer run until it has printed so many checkpoints, then kills it (SIGKILL) wherever it is just then. */
async function sequenceAndDie(checkpoints: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, ctx.url, LOG], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const notes: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    notes.push(JSON.parse(line) as string);
    if (notes.length >= checkpoints) break;
  }
  child.kill('SIGKILL');
  await ended;
  return notes;
}

test('a sequencer killed again and again loses no leaf, puts none in twice, and never takes a checkpoint back', async () => {
  const published: string[] = [];
  const written: string[] = [];
  for (let life = 0; life < KILLS; life++) {
    const leaves = someLeaves(life * PER_LIFE, PER_LIFE);
    // Some leaves are there when it starts, some come while it runs and dies.
    const adding = (async () => {
      for (let at = 0; at < PER_LIFE; at += 25) await ctx.db.transaction().execute((tx) => appendLeaves(tx, LOG, leaves.slice(at, at + 25)));
    })();
    published.push(...(await sequenceAndDie(1 + (life % 5))));
    await adding;
    written.push(...leaves.map((leaf) => Buffer.from(leaf).toString()));
  }
  await ctx.db.transaction().execute((tx) => closeLog(ctx, tx, LOG));
  // The server may still be ending the last killed process's transaction, which holds the log.
  while (!(await requireLog(ctx.db, LOG)).final) await sequence(ctx, ctx.db);

  const log = await requireLog(ctx.db, LOG);
  const key = readKey(publishedKey(ctx.keys, log.origin));
  const pieces: Uint8Array[] = [];
  for await (const piece of exportLog(ctx, LOG)) pieces.push(piece);
  const files = readTar(Buffer.concat(pieces));
  const { head, entries } = await verifyWholeLog(async (path) => files.get(path)!, key);
  expect(entries.map(String).toSorted()).toEqual(written.toSorted());

  const heads: TreeHead[] = published.map((text) => {
    const note = readNote(text);
    requireSignature(note, key);
    return readTreeHead(note.body);
  });
  expect(heads.length).toBeGreaterThan(KILLS);
  for (const [at, { size, root }] of heads.entries()) {
    const next = heads[at + 1] ?? head;
    expect(next.size).toBeGreaterThanOrEqual(size);
    requireConsistent(size, root, head.size, head.root, size === head.size ? [] : (await consistencyProof(ctx.db, log, Number(size), Number(head.size))).map((hash) => Buffer.from(hash)));
  }
}, 180_000);
