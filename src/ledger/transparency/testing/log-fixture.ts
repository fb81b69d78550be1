import { inject } from 'vitest';
import { cloneDatabase } from '../../../../tests/support/scratch-database.ts';
import { SettableClock } from '../../../platform/clock/clock.ts';
import { loadConfig } from '../../../platform/config/config.ts';
import { deriveKeys } from '../../../platform/crypto/keys.ts';
import { type Db, openDatabase } from '../../../platform/db/db.ts';
import { leafOf } from '../check/leaf.ts';
import { hashing } from '../hashing.ts';
import type { LogContext } from '../logs.ts';

/** The key of every log in tests. */
export const TEST_KEYS = deriveKeys(Buffer.alloc(48, 1));

export interface LogFixture extends LogContext {
  readonly db: Db;
  readonly clock: SettableClock;
  readonly url: string;
  close(): Promise<void>;
}

/** A migrated database of its own, the clock standing at 2026-03-05 09:00 in Shanghai. */
export async function logFixture(): Promise<LogFixture> {
  const { url, drop } = await cloneDatabase(inject('templateUrl'), 'heming');
  const database = openDatabase(url, { max: 8 });
  const clock = new SettableClock(new Date('2026-03-05T09:00:00+08:00'));
  const config = loadConfig({ HEMING_ORIGIN: 'https://heming.example.org', HEMING_LOG: 'silent' });
  return { db: database.db, url, keys: TEST_KEYS, clock, config, close: () => database.close().then(drop) };
}

const ballot = (number: number) => leafOf('ballot', { number, commitment: 'c'.repeat(number % 50) });

/** Leaves that differ from each other in bytes and in length. */
export const someLeaves = (from: number, count: number): Uint8Array[] => Array.from({ length: count }, (_, at) => ballot(from + at));

/** Leaves as an entry bundle (C2SP tlog-tiles), each after its length in two bytes. */
export const bundleOf = (leaves: readonly Uint8Array[]): Buffer => Buffer.concat(leaves.flatMap((leaf) => [Buffer.of(leaf.length >> 8, leaf.length & 255), leaf]));

/** The root by the recursive definition of RFC 6962 section 2.1. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const join = (hashes: readonly Uint8Array[]): Uint8Array => {
    if (hashes.length <= 1) return hashes[0] ?? hashing.empty;
    let split = 1;
    while (split * 2 < hashes.length) split *= 2;
    return hashing.node(join(hashes.slice(0, split)), join(hashes.slice(split)));
  };
  return join(leaves.map((each) => hashing.leaf(each)));
}
