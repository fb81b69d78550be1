import { sql } from 'kysely';
import { inject } from 'vitest';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import { SettableClock } from '../../platform/clock/clock.ts';
import { type Db, openDatabase, type Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/ids/ids.ts';
import { type FactKind, syncFactKinds } from '../fact-kinds.ts';
import { holdTree, holdTreeExclusively } from '../tree-lock.ts';
import { rebase } from '../rebase.ts';
import type { FactPlace } from '../record-facts.ts';

export const ENTRIES: FactKind = { kind: 'test.entry-submitted', class: 'work', unit: 'piece', label: { zh: '投稿', en: 'Entries' } };
export const HOURS: FactKind = { kind: 'test.service-given', class: 'work', unit: 'hour', label: { zh: '服务时长', en: 'Service' } };
export const VIEWS: FactKind = { kind: 'test.views-stated', class: 'reach', unit: 'view', declared: true, label: { zh: '阅读量', en: 'Views' } };

export interface LedgerFixture {
  readonly db: Db;
  readonly url: string;
  readonly clock: SettableClock;
  readonly actor: Actor;
  /** Runs in a transaction that holds the tree. */
  hold<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A migrated database of its own with three kinds of facts, the clock standing at 2026-03-05 09:00 in Shanghai. */
export async function ledgerFixture(): Promise<LedgerFixture> {
  const { url, drop } = await cloneDatabase(inject('templateUrl'), 'heming');
  const database = openDatabase(url, { max: 10 });
  await syncFactKinds(database.db, [ENTRIES, HOURS, VIEWS]);
  return {
    db: database.db,
    url,
    clock: new SettableClock(new Date('2026-03-05T09:00:00+08:00')),
    actor: { kind: 'system', name: 'test' },
    hold: (run) =>
      database.db.transaction().execute(async (tx) => {
        await holdTree(tx);
        return run(tx);
      }),
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

/** A tree in memory: root 0 and below it as many nodes as asked for, each below the one at (number - 1) / 2. */
export class TestTree {
  readonly ids: readonly string[];
  readonly #parents: (number | null)[];

  constructor(size: number) {
    this.ids = Array.from({ length: size }, newId);
    this.#parents = this.ids.map((_, number) => (number === 0 ? null : Math.floor((number - 1) / 2)));
  }

  line(number: number): number[] {
    const parent = this.#parents[number] ?? null;
    return parent === null ? [number] : [...this.line(parent), number];
  }

  path(number: number): string[] {
    return this.line(number).map((each) => this.ids[each]!);
  }

  place(number: number): FactPlace {
    return { nodeId: this.ids[number]!, path: this.path(number), pathNow: this.path(number) };
  }

  /** Whether the node may go below the other: it is not the root and the other is not in its own subtree. */
  canMove(number: number, below: number): boolean {
    return number !== 0 && !this.line(below).includes(number);
  }

  /** Moves a node in the tree and, in a transaction, in the ledger. */
  async move(fixture: LedgerFixture, number: number, below: number): Promise<void> {
    await fixture.db.transaction().execute(async (tx) => {
      await holdTreeExclusively(tx);
      const from = this.path(number);
      this.#parents[number] = below;
      await rebase(tx, { nodeId: this.ids[number]!, from, to: this.path(number) });
    });
  }
}

/** Empties the ledger between runs of a property; the trigger that keeps facts does not see a truncation. */
export async function emptyLedger(db: Db): Promise<void> {
  await sql`truncate facts, fact_tail, fact_lines, rollups`.execute(db);
}
