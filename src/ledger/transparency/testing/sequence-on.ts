// A process that puts leaves into a log in small batches until it is killed, printing each checkpoint once it is committed: for the fault test. Arguments: database address, log.
import { setImmediate } from 'node:timers/promises';
import { SettableClock } from '../../../platform/clock/clock.ts';
import { loadConfig } from '../../../platform/config/config.ts';
import { deriveKeys } from '../../../platform/crypto/keys.ts';
import { openDatabase } from '../../../platform/db/db.ts';
import { openLog } from '../logs.ts';
import { latestCheckpoint } from '../proofs.ts';
import { FROM_START, sequenceBatch } from '../sequence.ts';

const [url, log] = process.argv.slice(2);
const { db } = openDatabase(url!, { max: 1 });
const ctx = { keys: deriveKeys(Buffer.alloc(48, 1)), clock: new SettableClock(new Date('2026-03-05T09:00:00+08:00')), config: loadConfig({ HEMING_ORIGIN: 'https://heming.example.org' }) };
await openLog(ctx, db, log!);
for (;;) {
  const { count } = await db.transaction().execute((tx) => sequenceBatch(ctx, tx, log!, { limit: 41, after: FROM_START }));
  if (count === 0) await setImmediate();
  else process.stdout.write(`${JSON.stringify((await latestCheckpoint(db, log!))!.note)}\n`);
}
