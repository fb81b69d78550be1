/** A ballot as the public log holds it: who in the poll's own tags, and a commitment to the choices; instants to the second. */
export interface BallotLeaf {
  readonly at: string;
  readonly commitment: string;
  readonly kind: 'ballot';
  readonly poll: string;
  readonly voter: string;
}

/** The text whose SHA-256 a ballot commits to; choices in ascending order. The salt (base64url of 16 bytes) is published after the close. */
export const commitmentText = (salt: string, choices: readonly number[]): string => `heming ballot\n${salt}\n${choices.join(',')}`;

/** The instant as leaves give it: UTC, cut to the second. */
export const leafInstant = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** What stands before, between and behind a leaf's commitment and voter. */
export const leafFrame = (poll: string, at: string): readonly [string, string, string] => [`{"at":"${at}","commitment":"`, `","kind":"ballot","poll":"${poll}","voter":"`, '"}'];

/**
 * The leaf's text: canonical JSON (RFC 8785) of a BallotLeaf. Written by hand, since it is made for every ballot; all parts are
 * base64url, ids and instants, which need no escaping, and of fixed length: the leaves of a poll's ballots are all as long.
 */
export function ballotLeafText(poll: string, voter: string, commitment: string, at: string): string {
  const [before, between, behind] = leafFrame(poll, at);
  return `${before}${commitment}${between}${voter}${behind}`;
}

/** The name of a poll's log. */
export const logOfPoll = (pollId: string): string => `poll/${pollId}`;
