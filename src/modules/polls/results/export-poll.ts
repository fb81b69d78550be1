import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { type ExportCompanions, exportLog } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { type BallotLeaf, commitmentText, logOfPoll } from '../ballots/leaf.ts';
import { canonicalJson } from '../canonical.ts';
import { type Exclusion, exclusionsName, openingsName, RESULT_NAME, RULES_NAME } from '../check/opening.ts';
import { pollErrors } from '../polls.errors.ts';
import type { PollRecord } from '../polls.queries.ts';
import { heldVoters } from './tally.ts';

const json = (name: string, value: unknown) => ({ name, bytes: Buffer.from(canonicalJson(value)) });

/** Salt and choices of each leaf of a bundle; null for the leaf of the rules. */
async function openingsOf(db: Db, pollId: string, leaves: readonly Uint8Array[]): Promise<([string, number[]] | null)[]> {
  const read = leaves.map((leaf) => JSON.parse(Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('utf8')) as BallotLeaf | { rules: string });
  const voters = read.flatMap((leaf) => ('rules' in leaf ? [] : [Buffer.from(leaf.voter, 'base64url')]));
  const rows = await db.selectFrom('ballots').select(['voter', 'revision', 'salt', 'choices']).where('poll_id', '=', pollId).where(sql<boolean>`voter = any(${voters}::bytea[])`).orderBy('revision').execute();
  const byVoter = Map.groupBy(rows, ({ voter }) => voter.toString('base64url'));
  return read.map((leaf) => {
    if ('rules' in leaf) return null;
    const own = byVoter.get(leaf.voter) ?? [];
    const row = own.length === 1 ? own[0] : own.find((each) => commits(each, leaf));
    return row === undefined ? null : [row.salt.toString('base64url'), row.choices];
  });
}

const commits = ({ salt, choices }: { salt: Buffer; choices: number[] }, leaf: BallotLeaf): boolean => hash('sha256', commitmentText(salt.toString('base64url'), choices), 'base64url') === leaf.commitment;

/** What a final poll adds to the file of its log: the rules, what opens each ballot, the exclusions and the result; nothing before it is final. */
export function companionsOf(ctx: Context, poll: PollRecord): ExportCompanions {
  if (poll.state !== 'final') return {};
  return {
    async beside(first, leaves) {
      const openings = json(openingsName(first), await openingsOf(ctx.db, poll.id, leaves));
      return first === 0 ? [json(RULES_NAME, poll.rules), openings] : [openings];
    },
    async *after() {
      let part = 0;
      for await (const held of heldVoters(ctx.db, poll.id)) {
        const exclusions: Exclusion[] = held.map(({ voter, rule, mark }) => ({ voter: voter.toString('base64url'), rule, mark }));
        yield json(exclusionsName(part++), exclusions);
      }
      yield json(RESULT_NAME, poll.result);
    },
  };
}

/** A final poll as one file, piece by piece. Errors: export.not-ready. */
export function exportPoll(ctx: Context, poll: PollRecord): AsyncGenerator<Uint8Array> {
  if (poll.state !== 'final') pollErrors.fail('export.not-ready');
  return exportLog(ctx, logOfPoll(poll.id), companionsOf(ctx, poll));
}
