// Writes db/schema.sql (what the migrations make) and db/types.ts (Kysely's view of it). `--check` only compares.
import { readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { describeSchema, describeTypes } from '../tests/support/schema-text.ts';
import { withScratchDatabase } from '../tests/support/scratch-database.ts';

const targets = [
  { path: new URL('../db/schema.sql', import.meta.url), make: describeSchema },
  { path: new URL('../db/types.ts', import.meta.url), make: describeTypes },
];

await withScratchDatabase(async (url) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const { path, make } of targets) {
      const text = await make(client);
      if (!process.argv.includes('--check')) await writeFile(path, text);
      else if ((await readFile(path, 'utf8')) !== text) throw new Error(`${path.pathname} is not what the migrations make; run npm run db:generate`);
    }
  } finally {
    await client.end();
  }
});
