// A process that folds one batch, says so, and never commits: started and killed by the crash test. Arguments: database address, limit.
import { openDatabase } from '../../platform/db/db.ts';
import { foldBatch } from '../fold.ts';
import { holdFolding } from '../tree-lock.ts';

const [url, limit] = process.argv.slice(2);
const { db } = openDatabase(url!, { max: 1 });
await db.transaction().execute(async (tx) => {
  await holdFolding(tx);
  const folded = await foldBatch(tx, Number(limit));
  process.stdout.write(`folded ${folded}\n`);
  await new Promise((resolve) => setTimeout(resolve, 3_600_000));
});
