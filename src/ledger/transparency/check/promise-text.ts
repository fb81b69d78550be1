import { hashFromBase64, readDecimal, toBase64 } from './bytes.ts';

/** What a log promises for the leaves of one batch: they will be in its tree by `dueAt`. Times in seconds since the Epoch. */
export interface LogPromise {
  readonly origin: string;
  readonly receivedAt: number;
  readonly dueAt: number;
  /** Leaves of the batch, and the root of the tree over them (RFC 6962). */
  readonly size: number;
  readonly root: Uint8Array;
}

/** A promise as a receipt holds it: the signed note, and the leaf's way to the root named there (base 64). */
export interface PromiseInFile {
  readonly note: string;
  readonly index: number;
  readonly path: readonly string[];
}

const HEAD = 'heming-promise/v1';

/** The note's text. Its second line is no number, so that it can never be read as a checkpoint. */
export function promiseText({ origin, receivedAt, dueAt, size, root }: LogPromise): string {
  return `${HEAD}\n${origin}\nreceived ${receivedAt}\ndue ${dueAt}\nleaves ${size}\n${toBase64(root)}\n`;
}

/** Reads a promise's text; null when it is not one. */
export function parsePromise(text: string): LogPromise | null {
  const [, origin = '', received, due, leaves, root = ''] = /^heming-promise\/v1\n([^\s+]+)\nreceived (\d+)\ndue (\d+)\nleaves (\d+)\n(\S+)\n$/.exec(text) ?? [];
  const receivedAt = readDecimal(received);
  const dueAt = readDecimal(due);
  const size = readDecimal(leaves);
  const hash = hashFromBase64(root);
  return receivedAt === null || dueAt === null || size === null || hash === null ? null : { origin, receivedAt, dueAt, size, root: hash };
}
