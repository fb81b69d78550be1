import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFigure } from './figures.ts';
import { foldFacts } from './fold.ts';
import { findDiscrepancies } from './recompute.ts';
import { recordFacts } from './record-facts.ts';
import { emptyLedger, HOURS, ledgerFixture, type LedgerFixture, TestTree } from './testing/ledger-fixture.ts';
import { holdFolding } from './tree-lock.ts';
import { newId } from '../platform/ids/ids.ts';

const FACTS = 300;
const tree = new TestTree(7);

let fixture: LedgerFixture;
beforeAll(async () => {
  fixture = await ledgerFixture();
});
afterAll(() => fixture.close());

async function recordSome(): Promise<void> {
  await emptyLedger(fixture.db);
  const facts = Array.from({ length: FACTS }, (_, index) => ({ kind: HOURS, place: tree.place(index % 7), subject: { type: 'test', id: newId() }, quantity: 2.5 }));
  await fixture.hold((tx) => recordFacts(tx, fixture, facts));
}

/** Runs a folding process and kills it (SIGKILL) when it has reported so many batches. */
async function killDuring(script: URL, args: string[], batches: number): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(script), fixture.url, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let reported = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    reported += text as string;
    if (reported.split('\n').length > batches) break;
  }
  expect(reported).toContain('folded');
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Waits until the server has noticed that the killed process is gone. */
async function killedFolderIsGone(): Promise<void> {
  await fixture.db.transaction().execute(holdFolding);
}

async function expectWhole(): Promise<void> {
  expect(await readFigure(fixture.db, { nodeId: tree.ids[0]!, basis: 'was' })).toEqual({ quantity: FACTS * 2.5, facts: FACTS });
  expect(await readFigure(fixture.db, { nodeId: tree.ids[0]!, basis: 'now' })).toEqual({ quantity: FACTS * 2.5, facts: FACTS });
  expect(await findDiscrepancies(fixture.db)).toEqual([]);
}

const waiting = async () => (await sql<{ count: number }>`select count(*) from fact_tail`.execute(fixture.db)).rows[0]!.count;

test('a folder killed before it commits has folded nothing', async () => {
  await recordSome();
  await killDuring(new URL('./testing/fold-and-hang.ts', import.meta.url), ['200'], 1);
  await expectWhole();
  await killedFolderIsGone();
  expect(await waiting()).toBe(FACTS);
  expect(await foldFacts(fixture.db)).toBe(FACTS);
  await expectWhole();
});

test('a folder killed among its batches leaves every fact counted once', async () => {
  await recordSome();
  await killDuring(new URL('./testing/fold-on.ts', import.meta.url), [], 5);
  await expectWhole();
  await killedFolderIsGone();
  const left = await waiting();
  expect(left).toBeLessThanOrEqual(FACTS - 5 * 3);
  expect(await foldFacts(fixture.db)).toBe(left);
  await expectWhole();
});
