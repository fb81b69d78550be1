import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Basis, onOneSnapshot } from './cells.ts';
import { correctFact } from './correct-fact.ts';
import { listFacts } from './drill-down.ts';
import { readFigure } from './figures.ts';
import { foldFacts } from './fold.ts';
import { findDiscrepancies } from './recompute.ts';
import { rebase } from './rebase.ts';
import { recordFacts } from './record-facts.ts';
import { ENTRIES, ledgerFixture, type LedgerFixture, TestTree } from './testing/ledger-fixture.ts';
import { holdTreeExclusively } from './tree-lock.ts';
import type { Db } from '../platform/db/db.ts';
import { newId } from '../platform/ids/ids.ts';

const WRITERS = 5;
const ACTS = 60;
const tree = new TestTree(15);

let fixture: LedgerFixture;
beforeAll(async () => {
  fixture = await ledgerFixture();
  // The tree as another module would keep it: lines of today, changed in the transaction of the move.
  await sql`create table nodes (id uuid primary key, path uuid[] not null)`.execute(fixture.db);
  for (const [number, id] of tree.ids.entries()) await sql`insert into nodes values (${id}, ${tree.path(number)}::uuid[])`.execute(fixture.db);
});
afterAll(() => fixture.close());

/** A repeatable sequence for each actor of the test: which node, which kind of act. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield Math.floor(state / 65_536);
  }
}

async function pathOf(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ path: string[] }>`select path from nodes where id = ${id}`.execute(db);
  return rows[0]!.path;
}

async function write(seed: number): Promise<void> {
  const random = numbers(seed);
  for (let act = 0; act < ACTS; act += 1) {
    const nodeId = tree.ids[random.next().value % tree.ids.length]!;
    const giveUp = random.next().value % 8 === 0;
    const work = fixture.hold(async (tx) => {
      const path = await pathOf(tx, nodeId);
      const fact = { kind: ENTRIES, place: { nodeId, path, pathNow: path }, subject: { type: 'test', id: newId() }, quantity: 5 };
      const ids = await recordFacts(tx, fixture, [fact, fact]);
      if (act % 5 === 0) await correctFact(tx, fixture, { factId: ids[0]!, kind: ENTRIES, change: act % 2 === 0 ? 'reverse' : -2, reason: '登记有误' });
      if (giveUp) throw new Error('given up');
    });
    await (giveUp ? expect(work).rejects.toThrow('given up') : work);
  }
}

async function moveAbout(isDone: () => boolean): Promise<number> {
  const random = numbers(99);
  let moves = 0;
  while (!isDone()) {
    const id = tree.ids[1 + (random.next().value % (tree.ids.length - 1))]!;
    const below = tree.ids[random.next().value % tree.ids.length]!;
    await fixture.db.transaction().execute(async (tx) => {
      await holdTreeExclusively(tx);
      const [from, line] = [await pathOf(tx, id), await pathOf(tx, below)];
      if (line.includes(id)) return;
      await sql`update nodes set path = ${[...line, id]}::uuid[] || path[${from.length + 1}::int:] where path @> array[${id}::uuid]`.execute(tx);
      await rebase(tx, { nodeId: id, from, to: [...line, id] });
      moves += 1;
    });
  }
  return moves;
}

/** Compares figures with a count of the facts by the test's own tree, each pair on one snapshot, as long as the others work. */
async function watch(isDone: () => boolean): Promise<number> {
  const random = numbers(7);
  let compared = 0;
  for (let last = false; !last; compared += 1) {
    last = isDone();
    const nodeId = tree.ids[compared % 3 === 0 ? 0 : random.next().value % tree.ids.length]!;
    const basis: Basis = compared % 2 === 0 ? 'now' : 'was';
    await onOneSnapshot(fixture.db, async (db) => {
      const figure = await readFigure(db, { nodeId, basis });
      const { rows } = await sql`
        select coalesce(sum(quantity), 0) as quantity, count(*) as facts from facts join nodes on nodes.id = node_id
        where ${sql.ref(basis === 'now' ? 'nodes.path' : 'facts.path')} @> array[${nodeId}::uuid]`.execute(db);
      expect(figure).toEqual(rows[0]);
      const page = await listFacts(db, { nodeId, basis }, { offset: 0, limit: 10_000 });
      expect(page.items).toHaveLength(figure.facts);
      expect(page.items.reduce((sum, item) => sum + item.quantity, 0)).toBe(figure.quantity);
    });
  }
  return compared;
}

test('figures equal a recount at every moment while facts are written, folded and moved', async () => {
  let writing = true;
  const isDone = () => !writing;
  const fold = async () => {
    let folded = 0;
    while (writing) folded += await foldFacts(fixture.db, 7);
    return folded;
  };
  const writers = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer + 1))).finally(() => (writing = false));
  const [, folded, alsoFolded, moves, compared] = await Promise.all([writers, fold(), fold(), moveAbout(isDone), watch(isDone)]);
  // The test means something only if the four really ran side by side.
  expect(Math.min(folded + alsoFolded, moves, compared)).toBeGreaterThan(3);
  expect(await findDiscrepancies(fixture.db)).toEqual([]);
  await foldFacts(fixture.db);
  expect(await findDiscrepancies(fixture.db)).toEqual([]);
});

test('a fact reversed by two at once is reversed once', async () => {
  const place = tree.place(3);
  const [factId] = await fixture.hold((tx) => recordFacts(tx, fixture, [{ kind: ENTRIES, place, subject: { type: 'test', id: newId() } }]));
  const reverse = () => fixture.hold((tx) => correctFact(tx, fixture, { factId: factId!, kind: ENTRIES, change: 'reverse', reason: '重复登记' }));
  const outcomes = await Promise.allSettled([reverse(), reverse(), reverse()]);
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'ledger.already-reversed' });
});
