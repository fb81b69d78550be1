import { HASH_BYTES, leafHash } from '../../../ledger/public.ts';
import { ballotLeafText } from './leaf.ts';

const LENGTH_BYTES = 2;

/** What a ballot's leaf is made of. */
export interface LeafParts {
  readonly voter: string;
  /** Base64url of the hash that the leaf holds. */
  readonly commitment: string;
  /** The instant as the leaf gives it. */
  readonly instant: string;
}

/**
 * Writes the leaves of a batch of ballots of one poll, all as long, one behind the other, each after its length in two bytes: what the log takes. There is at least one.
 * @param room gives the bytes to write to. @returns how many bytes each takes, and their hashes in the tree (RFC 6962), 32 bytes each.
 */
export function packLeaves(pollId: string, ballots: readonly LeafParts[], room: (bytes: number) => Buffer): { width: number; hashes: Buffer } {
  const hashes = Buffer.allocUnsafe(ballots.length * HASH_BYTES);
  let entries: Buffer | undefined;
  let end = 0;
  for (const [place, { voter, commitment, instant }] of ballots.entries()) {
    const text = ballotLeafText(pollId, voter, commitment, instant);
    entries ??= room(ballots.length * (LENGTH_BYTES + text.length));
    end = entries.writeUInt16BE(text.length, end);
    end += entries.write(text, end, 'latin1');
    hashes.write(leafHash(text), place * HASH_BYTES, HASH_BYTES, 'latin1');
  }
  return { width: end / ballots.length, hashes };
}

/** The hashes of some of the leaves, one behind the other. */
export const hashesAt = (hashes: Buffer, places: readonly number[]): Buffer => Buffer.concat(places.map((place) => hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES)));
