import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Basis, FigureQuery } from '../src/ledger/cells.ts';
import { listFacts } from '../src/ledger/drill-down.ts';
import { readFigure } from '../src/ledger/figures.ts';
import { compareFigure, findDiscrepancies } from '../src/ledger/recompute.ts';
import { openDatabase } from '../src/platform/db/db.ts';
import { withScratchDatabase } from '../tests/support/scratch-database.ts';
import { fillLedger, KINDS, type Size, writeKinds } from './support/ledger-data.ts';
import { nodesFor, numberedId, sampleOf } from './support/ledger-tree.ts';
import { makeRows, openBareWriter, openLedgerWriter } from './support/ledger-write.ts';
import type { Line } from './support/line.ts';

type Report = (line: Line) => void;

const FULL = { size: { nodes: nodesFor(100_000), facts: 10_000_000, campaigns: 40 }, rounds: 8, perRound: 10_000 };
const QUICK = { size: { nodes: nodesFor(5_000), facts: 200_000, campaigns: 40 }, rounds: 4, perRound: 2_000 };
const CLIENTS = 8;
const LIMIT_MS = 50;

const started = performance.now();
const progress = (text: string) => console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
const round = (value: number, digits: number) => Number(value.toFixed(digits));

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Facts with their rollups against bare inserts of the same rows, in rounds by turns, so that both meet the same machine. */
async function benchWriting(url: string, report: Report, { size, rounds, perRound }: typeof FULL): Promise<void> {
  await withClient(url, writeKinds);
  const [bare, ledger] = [await openBareWriter(url, CLIENTS), await openLedgerWriter(url, CLIENTS)];
  const rows = () => makeRows(perRound, size.nodes, Math.random);
  // Connections, plans and first pages are not what is measured.
  for (const writer of [bare, ledger]) await writer.write(rows().slice(0, 1000));
  const seconds = { bare: 0, ledger: 0 };
  for (let turn = 1; turn <= rounds; turn += 1) {
    const same = rows();
    seconds.bare += await bare.write(same);
    seconds.ledger += await ledger.write(same);
    progress(`written ${turn * perRound} of each: ${round((turn * perRound) / seconds.bare, 0)}/s bare, ${round((turn * perRound) / seconds.ledger, 0)}/s in the ledger`);
  }
  await Promise.all([bare.close(), ledger.close()]);
  const { db, close } = openDatabase(url, { max: 1 });
  if ((await findDiscrepancies(db)).length > 0) throw new Error('the rollups do not follow from the facts written');
  await close();
  const facts = rounds * perRound;
  report({
    bench: 'ledger/write', value: round(facts / seconds.ledger, 0), unit: 'facts/s', limit: round(facts / seconds.bare, 0), ratio: round(seconds.bare / seconds.ledger, 3),
    note: `${facts} facts of ${size.nodes} nodes from ${CLIENTS} clients, one statement a transaction, folded; limit: bare inserts, same rows and indexes`,
  });
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function timeEach<T>(asked: readonly T[], ask: (each: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const each of asked) {
    const from = performance.now();
    await ask(each);
    times.push(performance.now() - from);
  }
  return times;
}

/** A node's figure as pages ask for it: of everything, a kind, a campaign, a quarter; by the tree of then or of now. */
function questionsOf(nodeId: string, index: number): FigureQuery[] {
  const basis: Basis = index % 2 === 0 ? 'was' : 'now';
  const filters = [{}, { kinds: [KINDS[index % KINDS.length]!] }, { campaignId: numberedId(1, index % FULL.size.campaigns) }, { from: '2025-03-01', to: '2025-05-31' }];
  return filters.map((filter) => ({ nodeId, basis, ...filter }));
}

/** Figures and pages of records on a filled ledger, each question asked once, on whatever the caches happen to hold. */
async function benchReading(url: string, report: Report, size: Size): Promise<void> {
  await withClient(url, (client) => fillLedger(client, size, progress));
  const { db, close } = openDatabase(url, { max: 1 });
  const nodes = sampleOf(size.nodes, 60, Math.random).map((number) => numberedId(0, number));
  const questions = nodes.flatMap(questionsOf);
  await readFigure(db, questions[0]!);
  const of = `${size.facts} facts of ${size.nodes} nodes`;
  const line = (bench: string, times: readonly number[], note: string) =>
    report({ bench, value: round(median(times), 2), unit: 'ms', limit: LIMIT_MS, ratio: round(median(times) / LIMIT_MS, 3), note: `${note}; slowest ${round(Math.max(...times), 0)} ms; ${of}` });
  progress('figures');
  line('ledger/subtree', await timeEach(questions, (query) => readFigure(db, query)), `median of ${questions.length} figures of the root, all 20 cities, and 60 counties, townships and units each`);
  const whole = nodes.slice(0, 21).map((nodeId): FigureQuery => ({ nodeId, basis: 'was' }));
  line('ledger/subtree-large', await timeEach(whole, (query) => readFigure(db, query)), 'median of the root and the 20 cities, everything in them');
  progress('records');
  line('ledger/records', await timeEach(questions, (query) => listFacts(db, query, { offset: 0, limit: 50 })), 'median of the first 50 records behind the same figures');
  for (const query of [questions[1]!, questions[40 * 4]!, questions.at(-1)!]) {
    if (!(await compareFigure(db, query)).equal) throw new Error('a figure is not what its facts add up to');
  }
  await close();
}

/** The ledger's two claims: what recording costs beside bare inserts, and how long a subtree's figure takes among ten million facts. */
export async function run(report: Report, options: { quick: boolean }): Promise<void> {
  const plan = options.quick ? QUICK : FULL;
  await withScratchDatabase((url) => benchWriting(url, report, plan));
  await withScratchDatabase((url) => benchReading(url, report, plan.size));
  progress('done');
}
