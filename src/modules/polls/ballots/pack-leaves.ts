import { leafHash } from '../../../ledger/public.ts';
import { ballotLeafText } from './leaf.ts';

const LENGTH_BYTES = 2;
const HASH_BYTES = 32;

export interface PackedLeaves {
  /** The leaves one behind the other, each after its length in two bytes, all as long: what the log takes. */
  readonly entries: Buffer;
  /** Their hashes in the tree (RFC 6962), 32 bytes each. */
  readonly hashes: Buffer;
}

/** The leaves of a batch of ballots of one poll; there is at least one. */
export function packLeaves(pollId: string, ballots: readonly { readonly voter: string; readonly commitment: string; readonly instant: string }[]): PackedLeaves {
  const hashes = Buffer.allocUnsafe(ballots.length * HASH_BYTES);
  let entries = Buffer.alloc(0);
  let end = 0;
  for (const [place, { voter, commitment, instant }] of ballots.entries()) {
    const text = ballotLeafText(pollId, voter, commitment, instant);
    if (place === 0) entries = Buffer.allocUnsafe(ballots.length * (LENGTH_BYTES + text.length));
    end = entries.writeUInt16BE(text.length, end);
    end += entries.write(text, end, 'latin1');
    hashes.write(leafHash(text), place * HASH_BYTES, HASH_BYTES, 'latin1');
  }
  return { entries, hashes };
}

/** The hashes of some of the leaves, one behind the other. */
export const hashesAt = (hashes: Buffer, places: readonly number[]): Buffer => Buffer.concat(places.map((place) => hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES)));
