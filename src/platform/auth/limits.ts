import { CompiledQuery } from 'kysely';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../db/db.ts';
import { commonErrors } from '../errors/errors.ts';

/** So many tries in so many seconds; when they are used up, nothing more for `blockSeconds` (left out: until the time is over). */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly blockSeconds?: number;
}

export interface Spent {
  readonly allowed: boolean;
  /** Tries used so far in this span, this one included. */
  readonly used: number;
  /** Seconds until there are tries again; 0 while there still are. */
  readonly waitSeconds: number;
}

const limiters = new WeakMap<Db, Map<string, RateLimiterPostgres>>();

function limiterFor(db: Db, limit: Limit): RateLimiterPostgres {
  const known = limiters.get(db) ?? new Map<string, RateLimiterPostgres>();
  limiters.set(db, known);
  let limiter = known.get(limit.name);
  if (limiter === undefined) {
    const storeClient = { query: ({ text, values }: { text: string; values: unknown[] }) => db.executeQuery(CompiledQuery.raw(text, values)).then(({ rows }) => ({ rows, rowCount: rows.length })) };
    limiter = new RateLimiterPostgres({
      storeClient, storeType: 'client', tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false,
      keyPrefix: limit.name, points: limit.points, duration: limit.seconds, blockDuration: limit.blockSeconds ?? 0,
    });
    known.set(limit.name, limiter);
  }
  return limiter;
}

/**
 * Uses up one try of a key. Counted in the database at once, outside any transaction of the caller, so that parallel tries and
 * other processes see it, and a refusal that rolls back does not give the try back. Machine time.
 */
export async function spend(db: Db, limit: Limit, key: string): Promise<Spent> {
  try {
    const result = await limiterFor(db, limit).consume(key.slice(0, 200));
    return { allowed: true, used: result.consumedPoints, waitSeconds: 0 };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return { allowed: false, used: error.consumedPoints, waitSeconds: Math.ceil(error.msBeforeNext / 1000) };
  }
}

/** Uses up one try or refuses with rate.limited. */
export async function requireUnderLimit(db: Db, limit: Limit, key: string): Promise<void> {
  const spent = await spend(db, limit, key);
  if (!spent.allowed) commonErrors.fail('rate.limited', { seconds: spent.waitSeconds });
}

/** Seconds until the key has tries again; 0 while it has. Uses none up. */
export async function waitFor(db: Db, limit: Limit, key: string): Promise<number> {
  const kept = await limiterFor(db, limit).get(key.slice(0, 200));
  return kept === null || kept.consumedPoints <= limit.points ? 0 : Math.ceil(kept.msBeforeNext / 1000);
}

/** No more tries for the key for so many seconds from now. */
export async function block(db: Db, limit: Limit, key: string, seconds: number): Promise<void> {
  await limiterFor(db, limit).block(key.slice(0, 200), seconds);
}

/** Gives the key all its tries back. */
export async function forgive(db: Db, limit: Limit, key: string): Promise<void> {
  await limiterFor(db, limit).delete(key.slice(0, 200));
}

/** Removes counters whose span is over. */
export async function removeOldLimits(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('rate_limits').where('expire', '<', at.getTime()).execute();
}
