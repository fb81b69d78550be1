import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appendLeaves } from '../ledger/transparency/append.ts';
import { leafOf } from '../ledger/transparency/check/leaf.ts';
import { exportLog } from '../ledger/transparency/export.ts';
import { keyFingerprint, publishedKey } from '../ledger/transparency/log-key.ts';
import { requireLog } from '../ledger/transparency/logs.ts';
import { signedPromise } from '../ledger/transparency/promises.ts';
import { inclusionProof, latestCheckpoint } from '../ledger/transparency/proofs.ts';
import { sequence } from '../ledger/transparency/sequence.ts';
import { logFixture, type LogFixture } from '../ledger/transparency/testing/log-fixture.ts';

const LOG = 'command';
/** Leaves of a kind that has no rules of its own: ballots are tried by the polls. */
const someLeaves = (from: number, count: number) => Array.from({ length: count }, (_, at) => leafOf('moderation', { number: from + at, text: 'c'.repeat((from + at) % 50) }));
const entry = fileURLToPath(new URL('../entry/cli.ts', import.meta.url));
let ctx: LogFixture;
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  ctx = await logFixture();
  folder = await mkdtemp(join(tmpdir(), 'heming-verify-'));
  const leaves = someLeaves(0, 300);
  const taken = await ctx.db.transaction().execute((tx) => appendLeaves(tx, LOG, leaves));
  await sequence(ctx, ctx.db);
  await writeFile(at('checkpoint'), (await latestCheckpoint(ctx.db, LOG))!.note);
  const { origin } = await requireLog(ctx.db, LOG);
  const receipt = { format: 'heming-receipt/v1', key: publishedKey(ctx.keys, origin), leaf: Buffer.from(leaves[9]!).toString(), promise: await signedPromise(ctx, LOG, leaves[9]!) };
  await writeFile(at('promise.json'), JSON.stringify(receipt));
  await writeFile(at('receipt.json'), JSON.stringify({ ...receipt, proof: (await inclusionProof(ctx.db, LOG, taken[9]!.seq))!.text }));
  await ctx.db.transaction().execute((tx) => appendLeaves(tx, LOG, someLeaves(300, 10)));
  await sequence(ctx, ctx.db);
  const pieces: Uint8Array[] = [];
  for await (const piece of exportLog(ctx, LOG)) pieces.push(piece);
  const whole = Buffer.concat(pieces);
  await writeFile(at('log.tar'), whole);
  await writeFile(at('cut.tar'), whole.subarray(0, 20_000));
  await writeFile(at('letter.txt'), 'Dear reader');
});
afterAll(async () => {
  await ctx.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command as a reader would, without a database address and with a clean environment. */
function run(language: string, ...args: string[]): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, 'verify', ...args], { env: { PATH: process.env['PATH'], LANG: language }, cwd: folder, encoding: 'utf8' });
  return { status, out: stdout + stderr };
}

test('the command ends with 0, 1, 2 or 3, and says what it found', () => {
  expect(run('C', 'log.tar')).toMatchObject({ status: 0, out: expect.stringContaining('Whole: all 310 leaves of the log heming.example.org/log/command') });
  expect(run('zh_CN.UTF-8', 'receipt.json', '--key', keyFingerprint(ctx.keys))).toMatchObject({ status: 0, out: expect.stringContaining('签名公钥与您给定的相符') });
  expect(run('C', 'promise.json')).toMatchObject({ status: 3, out: expect.stringContaining('only a promise so far') });
  expect(run('C', 'cut.tar')).toMatchObject({ status: 1, out: 'Failed: The file is cut off at byte 20000.\n' });
  expect(run('C', 'log.tar', '--key', 'abcd')).toMatchObject({ status: 1, out: expect.stringContaining('another key') });
  expect(run('C', 'letter.txt')).toMatchObject({ status: 2 });
  expect(run('C', 'no-such-file')).toMatchObject({ status: 2 });
  expect(JSON.parse(run('C', 'log.tar', '--json', '--since', 'checkpoint', '--since', 'receipt.json').out)).toMatchObject({ ok: true, size: 310, closed: false });
}, 120_000);
