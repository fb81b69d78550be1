import { z } from 'zod';
import type { Tx } from '../../../platform/db/db.ts';
import { defineJob, enqueue } from '../../../platform/jobs/jobs.ts';
import { compareEntry } from './compare-entry.ts';

/** Compares an entry with all others, after it was handed in. */
export const compareEntryJob = defineJob({
  name: 'contests.compare-entry',
  schema: z.object({ entryId: z.uuid() }),
  handle: (ctx, { entryId }) => compareEntry(ctx, entryId),
});

/** Has an entry compared once the transaction commits. */
export const compareLater = (tx: Tx, entryId: string): Promise<void> => enqueue(tx, compareEntryJob, { entryId }, { key: `contests.compare-entry:${entryId}` });
