import { hashing } from '../../../ledger/public.ts';
import { ballotLeafText } from './leaf.ts';

const LENGTH_BYTES = 2;

export interface PackedLeaves {
  /** The leaves one behind the other, each after its length in two bytes, all as long: what the log takes. */
  readonly entries: Buffer;
  /** Their hashes in the tree (RFC 6962). */
  readonly hashes: readonly Uint8Array[];
}

/** The leaves of a batch of ballots of one poll; there is at least one. */
export function packLeaves(pollId: string, ballots: readonly { readonly voter: string; readonly commitment: string; readonly instant: string }[]): PackedLeaves {
  const texts = ballots.map(({ voter, commitment, instant }) => ballotLeafText(pollId, voter, commitment, instant));
  const length = texts[0]!.length;
  const entries = Buffer.allocUnsafe(texts.length * (LENGTH_BYTES + length));
  let at = 0;
  const hashes = texts.map((text) => {
    const from = entries.writeUInt16BE(length, at);
    at = from + length;
    entries.write(text, from, length, 'latin1');
    return hashing.leaf(entries.subarray(from, at));
  });
  return { entries, hashes };
}
