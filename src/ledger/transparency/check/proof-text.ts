import { hashFromBase64, readDecimal, toBase64 } from './bytes.ts';

/** A proof that can be kept and checked without a network (C2SP tlog-proof). */
export interface LoggedProof {
  readonly index: number;
  readonly path: readonly Uint8Array[];
  /** The signed note, as the log gave it. */
  readonly checkpoint: string;
}

const HEAD = 'c2sp.org/tlog-proof@v1';

export function formatProof({ index, path, checkpoint }: LoggedProof): string {
  return `${HEAD}\nindex ${index}\n${path.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

/** Reads a proof; null when it is malformed. A line of extra data is passed over. */
export function parseProof(text: string): LoggedProof | null {
  const split = text.indexOf('\n\n');
  if (split < 0) return null;
  const [head, ...lines] = text.slice(0, split).split('\n');
  if (head !== HEAD) return null;
  if (lines[0]?.startsWith('extra ') === true) lines.shift();
  const index = readDecimal(/^index (\d+)$/.exec(lines.shift() ?? '')?.[1]);
  const path = lines.map(hashFromBase64);
  return index === null || path.length > 63 || !path.every((hash) => hash !== null) ? null : { index, path, checkpoint: text.slice(split + 2) };
}
