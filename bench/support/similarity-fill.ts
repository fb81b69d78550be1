import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** The id of the owner with a number. */
export const ownerId = (number: number) => `00000005-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** What a worker of similarity-worker.ts does: writes texts by number, or draws pictures and tells their prints. */
export type FillTask = { readonly kind: 'texts'; readonly url: string; readonly from: number; readonly to: number } | { readonly kind: 'pictures'; readonly from: number; readonly to: number };

/** Shares a range out between two workers and gathers what they tell. */
export async function inWorkers<T>(count: number, taskOf: (from: number, to: number) => FillTask): Promise<T[]> {
  const half = Math.ceil(count / 2);
  const ranges: [number, number][] = [[0, half], [half, count]];
  const told = await Promise.all(
    ranges.map(async ([from, to]) => {
      const worker = new Worker(new URL('./similarity-worker.ts', import.meta.url), { workerData: taskOf(from, to) });
      const parts: T[] = [];
      worker.on('message', (part: T) => void parts.push(part));
      await once(worker, 'exit');
      return parts;
    }),
  );
  return told.flat();
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'");
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Writes rows of COPY's text form. */
export async function copyRows(client: pg.Client, into: string, rows: readonly string[]): Promise<void> {
  await pipeline(Readable.from(rows, { objectMode: false }), client.query(copyFrom(`copy ${into} from stdin`)));
}
