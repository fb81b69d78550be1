import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Keys } from '../../../platform/crypto/keys.ts';
import { prefixesOf } from './prefixes.ts';

/** Keyed hashes of an address's prefixes in one poll, numbers of 64 bits; the widest is missing for IPv4. */
export interface Traces {
  readonly near: bigint | null;
  readonly middle: bigint | null;
  readonly wide: bigint | null;
}

const NONE: Traces = { near: null, middle: null, wide: null };
const MOST_KNOWN = 20_000;

/** The key by which a poll hashes prefixes; other polls cannot be compared with it. */
export const traceKey = (keys: Keys, pollId: string): KeyObject => createSecretKey(createHmac('sha256', keys.index).update(`poll-trace ${pollId}`).digest());

/** The hash of one prefix. */
export const traceOf = (key: KeyObject, prefix: string): bigint => createHmac('sha256', key).update(prefix).digest().readBigInt64BE();

/** Hashes addresses for one poll, remembering those it saw lately. */
export class Tracer {
  readonly #key: KeyObject;
  readonly #known = new Map<string, Traces>();

  constructor(key: KeyObject) {
    this.#key = key;
  }

  of(address: string | null): Traces {
    if (address === null) return NONE;
    let traces = this.#known.get(address);
    if (traces !== undefined) return traces;
    const [near = null, middle = null, wide = null] = prefixesOf(address).map((prefix) => traceOf(this.#key, prefix));
    traces = { near, middle, wide };
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(address, traces);
    return traces;
  }
}
