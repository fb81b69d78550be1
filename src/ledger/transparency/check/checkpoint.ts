import { hashFromBase64, readDecimal, toBase64 } from './bytes.ts';

/** What a log says of itself at a size (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text of the note: origin, size, root. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads a checkpoint's text; null when it is not one. Lines after the third are allowed and not read. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const lines = text.split('\n');
  if (lines.length < 4 || lines.pop() !== '' || lines.includes('')) return null;
  const [origin = '', size, root = ''] = lines;
  const leaves = readDecimal(size);
  const hash = hashFromBase64(root);
  return leaves === null || hash === null ? null : { origin, size: leaves, root: hash };
}
