import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldFacts } from './fold.ts';
import { startFolding } from './folding.ts';
import { recordFacts } from './record-facts.ts';
import { ENTRIES, ledgerFixture, type LedgerFixture, TestTree } from './testing/ledger-fixture.ts';
import { holdFolding } from './tree-lock.ts';
import { urlOf } from '../../tests/support/scratch-database.ts';
import { openDatabase } from '../platform/db/db.ts';
import { newId } from '../platform/ids/ids.ts';

const tree = new TestTree(3);
let fixture: LedgerFixture;
beforeAll(async () => {
  fixture = await ledgerFixture();
});
afterAll(() => fixture.close());

const record = (count: number) =>
  fixture.hold((tx) => recordFacts(tx, fixture, Array.from({ length: count }, () => ({ kind: ENTRIES, place: tree.place(2), subject: { type: 'test', id: newId() } }))));
const waiting = async () => (await fixture.db.selectFrom('fact_tail').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
const never = (error: unknown) => {
  throw error;
};

test('a backlog is folded, fewer facts are left for the sweep', async () => {
  await record(9);
  await startFolding(fixture.db, never, { backlog: 10 }).stop();
  expect(await waiting()).toBe(9);
  await record(1);
  await startFolding(fixture.db, never, { backlog: 10 }).stop();
  expect(await waiting()).toBe(0);
});

test('who finds another folding leaves it to the other', async () => {
  await record(3);
  await fixture.db.transaction().execute(async (tx) => {
    await holdFolding(tx);
    expect(await foldFacts(fixture.db)).toBe(0);
  });
  expect(await foldFacts(fixture.db)).toBe(3);
});

test('a database that cannot be reached is reported, not thrown', async () => {
  const gone = openDatabase(urlOf(fixture.url, 'no_such_database'));
  const errors: unknown[] = [];
  await startFolding(gone.db, (error) => errors.push(error)).stop();
  await gone.close();
  expect(errors).toHaveLength(1);
});
