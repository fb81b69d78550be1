import { encodeText, hashFromBase64, sameBytes } from './bytes.ts';
import { type Finding, Wrong, wrong } from './findings.ts';
import { type LeafObject, type LeafValue, readLeaf } from './leaf.ts';
import { fingerprint } from './notes.ts';
import { parsePromise, type PromiseInFile } from './promise-text.ts';
import { parseProof } from './proof-text.ts';
import { type Checking, type Cosigned, keyOfFile, requireCheckpoint, requireSigned } from './signed.ts';
import { rootFromInclusion, treeHashing } from './tree.ts';

export const RECEIPT_FORMAT = 'heming-receipt/v1';

/** What a person keeps. The promise is there at once, the proof soon after; `kept` is what only that person has (a salt, a choice). */
export interface Receipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly key: string;
  readonly witnesses?: readonly string[];
  /** The leaf's bytes: canonical JSON is text. */
  readonly leaf: string;
  readonly promise?: PromiseInFile;
  /** C2SP tlog-proof. */
  readonly proof?: string;
  readonly kept?: LeafValue;
}

export interface ReceiptSummary {
  readonly kind: 'receipt';
  readonly origin: string;
  readonly leaf: LeafObject & { readonly kind: string };
  readonly fingerprint: string;
  /** Seconds since the Epoch. */
  readonly promised: { readonly receivedAt: number; readonly dueAt: number } | null;
  readonly proven: { readonly index: number; readonly size: number; readonly checkpoint: string; readonly cosigned: readonly Cosigned[] } | null;
  /** What the person kept fits the leaf; null: there is nothing, or no rule for it. */
  readonly keptFits: true | null;
}

export type ReceiptVerdict = { readonly ok: true; readonly summary: ReceiptSummary } | { readonly ok: false; readonly finding: Finding };

/** Whether a text is a receipt at all, however wrong. */
export function isReceipt(value: unknown): value is Receipt {
  return typeof value === 'object' && value !== null && (value as Receipt).format === RECEIPT_FORMAT;
}

async function checkPromise(checking: Checking, key: ReturnType<typeof keyOfFile>, promise: PromiseInFile, leaf: Uint8Array) {
  if (typeof promise !== 'object' || promise === null || typeof promise.note !== 'string' || !Number.isSafeInteger(promise.index) || !Array.isArray(promise.path)) return wrong('receipt-broken', { field: 'promise' });
  const note = await requireSigned(checking, promise.note, key, 'promise');
  const { origin, size, root, receivedAt, dueAt } = parsePromise(note.text) ?? wrong('note-broken', { what: 'promise' });
  if (origin !== key.name) wrong('other-log', { found: origin, expected: key.name });
  const path = promise.path.map((hash) => (typeof hash === 'string' ? hashFromBase64(hash) : null) ?? wrong('receipt-broken', { field: 'promise' }));
  const hashing = treeHashing(checking.sha256);
  const found = rootFromInclusion(hashing, hashing.leaf(leaf), promise.index, size, path);
  if (found === null || !sameBytes(found, root)) wrong('promise-differs');
  return { receivedAt, dueAt };
}

async function checkProof(checking: Checking, key: ReturnType<typeof keyOfFile>, text: string, leaf: Uint8Array, witnesses: readonly string[]) {
  const proof = (typeof text === 'string' ? parseProof(text) : null) ?? wrong('receipt-broken', { field: 'proof' });
  const { checkpoint, cosigned } = await requireCheckpoint(checking, proof.checkpoint, key, witnesses);
  const hashing = treeHashing(checking.sha256);
  const found = rootFromInclusion(hashing, hashing.leaf(leaf), proof.index, checkpoint.size, proof.path);
  if (found === null || !sameBytes(found, checkpoint.root)) wrong('proof-differs');
  return { index: proof.index, size: checkpoint.size, checkpoint: proof.checkpoint, cosigned };
}

async function check(receipt: Receipt, checking: Checking): Promise<ReceiptSummary> {
  const key = keyOfFile(checking, typeof receipt.key === 'string' ? receipt.key : wrong('receipt-broken', { field: 'key' }));
  const bytes = encodeText(typeof receipt.leaf === 'string' ? receipt.leaf : wrong('receipt-broken', { field: 'leaf' }));
  const leaf = readLeaf(bytes) ?? wrong('receipt-broken', { field: 'leaf' });
  const { witnesses = [] } = receipt;
  if (!Array.isArray(witnesses) || !witnesses.every((each) => typeof each === 'string')) wrong('receipt-broken', { field: 'witnesses' });
  if (receipt.promise === undefined && receipt.proof === undefined) wrong('receipt-empty');
  const promised = receipt.promise === undefined ? null : await checkPromise(checking, key, receipt.promise, bytes);
  const proven = receipt.proof === undefined ? null : await checkProof(checking, key, receipt.proof, bytes, witnesses);
  const rules = checking.kinds.find(({ kind }) => kind === leaf.kind)?.kept;
  const unfit = receipt.kept === undefined || rules === undefined ? null : rules(leaf, receipt.kept);
  if (unfit !== null) throw new Wrong(unfit);
  return { kind: 'receipt', origin: key.name, leaf, fingerprint: fingerprint(checking.sha256, key.publicKey), promised, proven, keptFits: receipt.kept === undefined || rules === undefined ? null : true };
}

/** Checks a receipt by itself: the log's signatures, the way from the leaf to what was signed, and what the person kept against the leaf. */
export async function verifyReceipt(receipt: Receipt, checking: Checking): Promise<ReceiptVerdict> {
  try {
    return { ok: true, summary: await check(receipt, checking) };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, finding: error.finding };
    throw error;
  }
}
