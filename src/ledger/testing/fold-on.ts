// A process that folds small batches until nothing is left, saying how many after each: killed by the crash test. Arguments: database address.
import { openDatabase } from '../../platform/db/db.ts';
import { foldBatch } from '../fold.ts';
import { holdFolding } from '../tree-lock.ts';

const { db } = openDatabase(process.argv[2]!, { max: 1 });
for (;;) {
  const folded = await db.transaction().execute(async (tx) => {
    await holdFolding(tx);
    return foldBatch(tx, 3);
  });
  process.stdout.write(`folded ${folded}\n`);
  if (folded === 0) break;
}
