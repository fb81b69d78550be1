import type { Db } from '../../platform/db/db.ts';
import { type PromiseInFile, promiseText } from './check/promise-text.ts';
import { planInclusion, subtreesOf, carryOut, foldHashes, type Subtree } from './check/tree.ts';
import { hashing } from './hashing.ts';
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

/** All levels of the tree over the leaf hashes of a batch: proofs for all of them from one pass. */
function treeOver(leafHashes: readonly Uint8Array[]) {
  const levels: Uint8Array[][] = [[...leafHashes]];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    levels.push(Array.from({ length: Math.floor(below.length / 2) }, (_, at) => hashing.node(below[at * 2]!, below[at * 2 + 1]!)));
  }
  return ({ level, index }: Subtree) => levels[level]![index]!;
}

/**
 * Promises leaves that one transaction took: one signature for the batch, over the root of a small tree, and for each leaf its way to that
 * root. To be called before the commit and handed out after it. Asks the database once a log, outside the caller's transaction.
 */
export async function signedPromises(ctx: LogContext & { readonly db: Db }, log: string, leaves: readonly Uint8Array[]): Promise<PromiseInFile[]> {
  if (leaves.length === 0) return [];
  const origin = await originOf(ctx, log);
  const leafHashes = leaves.map((leaf) => hashing.leaf(leaf));
  const hashOf = treeOver(leafHashes);
  const size = leaves.length;
  const root = foldHashes(hashing, subtreesOf(0, size).map(hashOf));
  const receivedAt = Math.floor(ctx.clock.now().getTime() / 1000);
  const note = signNote(ctx.keys, origin, promiseText({ origin, receivedAt, dueAt: receivedAt + MERGE_DELAY_S, size, root }));
  // Neighbours share most of their ways: each hash is written out once.
  const texts = new Map<Uint8Array, string>();
  const textOf = (hash: Uint8Array) => {
    let text = texts.get(hash);
    if (text === undefined) texts.set(hash, (text = Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength).toString('base64')));
    return text;
  };
  return leaves.map((_, index) => ({ note, index, path: carryOut(hashing, planInclusion(index, size), hashOf).map(textOf) }));
}

/** As `signedPromises`, for one leaf. */
export async function signedPromise(ctx: LogContext & { readonly db: Db }, log: string, leaf: Uint8Array): Promise<PromiseInFile> {
  const [promise] = await signedPromises(ctx, log, [leaf]);
  return promise!;
}
