import type { Db } from '../../platform/db/db.ts';
import { HASH_BYTES } from './check/bytes.ts';
import { type PromiseInFile, promiseText } from './check/promise-text.ts';
import { hashing, nodeHash } from './hashing.ts';
import { signNote } from './log-key.ts';
import { type LogContext, openLog, requireLog } from './logs.ts';

/** Within so many seconds a promised leaf is in the tree; it takes one or two as a rule. */
const MERGE_DELAY_S = 3600;

const origins = new WeakMap<Db, Map<string, string>>();

/** A log's origin never changes, so a process asks for it once. */
async function originOf(ctx: LogContext & { readonly db: Db }, log: string): Promise<string> {
  const known = origins.get(ctx.db) ?? new Map<string, string>();
  origins.set(ctx.db, known);
  const origin = known.get(log) ?? (await openLog(ctx, ctx.db, log).then(() => requireLog(ctx.db, log))).origin;
  known.set(log, origin);
  return origin;
}

interface Ways {
  readonly root: Buffer;
  /** For each leaf its way to the root, base 64, as the inside of a JSON list: neighbours share most of theirs, and so most of the text. */
  readonly ways: readonly string[];
}

/** The level above one of a tree of RFC 6962: a last hash without a neighbour rises as it is. */
function levelAbove(below: Buffer): Buffer {
  const pairs = Math.floor(below.length / (2 * HASH_BYTES));
  const above = Buffer.allocUnsafe(Math.ceil(below.length / (2 * HASH_BYTES)) * HASH_BYTES);
  for (let at = 0; at < pairs; at++) above.write(nodeHash(below, at * 2 * HASH_BYTES), at * HASH_BYTES, HASH_BYTES, 'latin1');
  below.copy(above, pairs * HASH_BYTES, pairs * 2 * HASH_BYTES);
  return above;
}

/** The tree over leaf hashes (32 bytes each, one behind the other), level by level. */
function waysThrough(leafHashes: Buffer): Ways {
  const levels = [leafHashes];
  while (levels.at(-1)!.length > HASH_BYTES) levels.push(levelAbove(levels.at(-1)!));
  let ways: readonly string[] = [''];
  for (const level of levels.toReversed().slice(1)) {
    const texts = Array.from({ length: level.length / HASH_BYTES }, (_, at) => `"${level.toString('base64', at * HASH_BYTES, (at + 1) * HASH_BYTES)}"`);
    const above = ways;
    ways = texts.map((_, at) => {
      const neighbour = texts[at % 2 === 0 ? at + 1 : at - 1];
      const rest = above[Math.floor(at / 2)]!;
      return neighbour === undefined ? rest : rest === '' ? neighbour : `${neighbour},${rest}`;
    });
  }
  return { root: levels.at(-1)!, ways };
}

/**
 * Promises the leaves of one transaction: one signature (the note) for the batch, over the root of a small tree, and for each leaf its way
 * to that root. For logs whose origin is known, and many leaves; to be handed out after the commit.
 * @param leafHashes the leaves' hashes in the tree, 32 bytes each, one behind the other.
 */
export function signBatch(ctx: LogContext, origin: string, leafHashes: Buffer): { readonly note: string; readonly ways: readonly string[] } {
  const { root, ways } = waysThrough(leafHashes);
  const receivedAt = Math.floor(ctx.clock.now().getTime() / 1000);
  return { note: signNote(ctx.keys, origin, promiseText({ origin, receivedAt, dueAt: receivedAt + MERGE_DELAY_S, size: leafHashes.length / HASH_BYTES, root })), ways };
}

/**
 * Promises leaves that one transaction took, as receipts hold promises. To be called before the commit and handed out after it. Asks the
 * database once a log, outside the caller's transaction.
 */
export async function signedPromises(ctx: LogContext & { readonly db: Db }, log: string, leaves: readonly Uint8Array[]): Promise<PromiseInFile[]> {
  if (leaves.length === 0) return [];
  const { note, ways } = signBatch(ctx, await originOf(ctx, log), Buffer.concat(leaves.map((leaf) => hashing.leaf(leaf))));
  return ways.map((way, index) => ({ note, index, path: JSON.parse(`[${way}]`) as string[] }));
}

/** As `signedPromises`, for one leaf. */
export async function signedPromise(ctx: LogContext & { readonly db: Db }, log: string, leaf: Uint8Array): Promise<PromiseInFile> {
  const [promise] = await signedPromises(ctx, log, [leaf]);
  return promise!;
}
