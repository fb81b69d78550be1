import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { foldFacts } from '../../src/ledger/fold.ts';
import { startFolding } from '../../src/ledger/folding.ts';
import { type FactRow, writeFacts } from '../../src/ledger/write-facts.ts';
import { openDatabase } from '../../src/platform/db/db.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { KINDS } from './ledger-data.ts';
import { lineOf, numberedId } from './ledger-tree.ts';

const COLUMNS = ['id', 'kind', 'node_id', 'path', 'campaign_id', 'subject_type', 'subject_id', 'quantity', 'occurred_on', 'recorded_at', 'recorded_by', 'corrects', 'reason', 'declared'] as const;

/** Facts of one working day: any of so many nodes, five kinds, four campaigns. */
export function makeRows(count: number, nodes: number, random: () => number): FactRow[] {
  return Array.from({ length: count }, () => {
    const path = lineOf(1 + Math.floor(random() * nodes));
    return {
      id: newId(), kind: KINDS[Math.floor(random() * 5)]!, node_id: path.at(-1)!, path, path_now: path, campaign_id: numberedId(1, Math.floor(random() * 4)),
      subject_type: 'bench', subject_id: newId(), quantity: 1 + Math.floor(random() * 5), occurred_on: '2026-03-05', recorded_at: new Date('2026-03-05T01:00:00Z'),
      recorded_by: numberedId(2, 1), corrects: null, reason: null, declared: null,
    };
  });
}

/** Lets so many clients work the rows off, each taking the next when it is done with one; seconds. */
async function timeShared(clients: number, rows: readonly FactRow[], write: (client: number, row: FactRow) => Promise<unknown>, after?: () => Promise<unknown>): Promise<number> {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let row = rows[next++]; row !== undefined; row = rows[next++]) await write(client, row);
    }),
  );
  await after?.();
  return (performance.now() - started) / 1000;
}

export interface Writer {
  /** Seconds for the rows, one transaction each. */
  write(rows: readonly FactRow[]): Promise<number>;
  close(): Promise<void>;
}

/** Bare inserts by the driver alone, prepared, into a plain table with the indexes of `facts` and nothing else. */
export async function openBareWriter(url: string, clients: number): Promise<Writer> {
  const pool = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }));
  for (const client of pool) await client.connect();
  await pool[0]!.query('create table bare_facts (like facts including indexes)');
  const text = `insert into bare_facts (${COLUMNS.join(', ')}) values (${COLUMNS.map((_, index) => `$${index + 1}`).join(', ')})`;
  const write = (client: number, row: FactRow) => pool[client]!.query({ name: 'bare', text, values: COLUMNS.map((column) => row[column]) });
  return { write: (rows) => timeShared(clients, rows, write), close: async () => void (await Promise.all(pool.map((client) => client.end()))) };
}

/** The ledger's own statement, the folder running beside it as in a worker, and all of it folded before the clock stops. */
export async function openLedgerWriter(url: string, clients: number): Promise<Writer> {
  const [database, worker] = [openDatabase(url, { max: clients }), openDatabase(url, { max: 1 })];
  return {
    write: async (rows) => {
      const folding = startFolding(worker.db, (error) => console.error(error));
      const finish = async () => {
        await folding.stop();
        await foldFacts(worker.db);
      };
      return timeShared(clients, rows, (_, row) => writeFacts(database.db, [row]), finish);
    },
    close: async () => void (await Promise.all([database.close(), worker.close()])),
  };
}
