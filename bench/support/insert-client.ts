// Inserts single rows, each durable before the next, from so many connections at a time: what ballots would do without group commit.
import pg from 'pg';
import { hash, randomBytes } from 'node:crypto';

interface Asked {
  readonly url: string;
  readonly connections: number;
  readonly measureMs: number;
}

const TEXT = 'insert into bench_ballots (poll_id, voter, revision, choices, salt, accepted_at) values ($1, $2, 1, $3, $4, $5)';

process.on('message', (asked: Asked) => void measure(asked).then((perSecond) => process.send!(perSecond)));

async function measure({ url, connections, measureMs }: Asked): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  let rows = 0;
  const until = performance.now() + measureMs;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const salt = randomBytes(16);
        await client.query({ name: 'insert', text: TEXT, values: ['019c0000-0000-7000-8000-000000000000', hash('sha256', salt, 'buffer').subarray(0, 16), [1], salt, new Date()] });
        rows += 1;
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return rows / (measureMs / 1000);
}
