import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../db/db.ts';
import type { Context } from '../http/context.ts';

/** A job: its name, the schema of its payload, and a handler that may run twice without harm. */
export interface Job<Payload = unknown> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
  handle(ctx: Context, payload: Payload): Promise<void>;
}

/** Declares a job; `app` registers it with the worker. */
export function defineJob<Payload>(job: Job<Payload>): Job<Payload> {
  return job;
}

export interface EnqueueOptions {
  /** A job of the same key that waits is replaced. */
  readonly key?: string;
  /** Machine time at which it may run; left out: at once. */
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** Enqueues in the caller's transaction: the job exists exactly when the change does. */
export async function enqueue<Payload>(db: Db, job: Job<Payload>, payload: Payload, options: EnqueueOptions = {}): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${job.name}, ${JSON.stringify(payload)}::json,
    run_at => ${options.runAt ?? null}::timestamptz,
    job_key => ${options.key ?? null}::text,
    max_attempts => ${options.maxAttempts ?? 8}::int)`.execute(db);
}

/** Something to be done whenever time has moved on (each minute, and at once when a scenario sets the clock): looks for what is due and does it, once. */
export interface Sweep {
  readonly name: string;
  run(ctx: Context): Promise<void>;
}
