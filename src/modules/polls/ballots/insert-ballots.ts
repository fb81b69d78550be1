import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { Traces } from '../fraud/traces.ts';
import { logOfPoll } from './leaf.ts';

/** A ballot on its way into the database. */
export interface NewBallot {
  readonly voter: Buffer;
  /** Ascending. */
  readonly choices: readonly number[];
  readonly salt: Buffer;
  readonly leaf: Buffer;
  readonly at: Date;
  readonly traces: Traces;
  readonly paceMs: number | null;
}

export interface BatchRules {
  readonly pollId: string;
  readonly version: number;
  readonly replaceable: boolean;
  /** Only who is on the list of voters. */
  readonly listed: boolean;
}

export interface BatchAnswer {
  /** False: the poll's state or options changed since its rules were read, or it takes no ballots; nothing was written. */
  readonly current: boolean;
  /** By place in the batch: the number in the log under which the leaf was taken, or undefined where nothing was written. */
  readonly seqs: readonly (number | undefined)[];
}

const bytes = (items: readonly NewBallot[], of: (item: NewBallot) => Buffer) => `{${items.map((item) => `"\\\\x${of(item).toString('hex')}"`).join(',')}}`;
const plain = (items: readonly NewBallot[], of: (item: NewBallot) => string | number | null) => `{${items.map((item) => of(item) ?? 'NULL').join(',')}}`;

/**
 * Writes ballots of one poll, each with its leaf, in one statement: what it answers is committed. The poll's row is held meanwhile, so
 * that a close, a cancellation or a withdrawn option comes before or after the whole batch. Each voter appears once in a batch.
 */
export async function insertBallots(db: Db, rules: BatchRules, items: readonly NewBallot[]): Promise<BatchAnswer> {
  const revision = rules.replaceable ? sql`coalesce((select max(b.revision) from ballots b where b.poll_id = poll.id and b.voter = given.voter), 0) + 1` : sql`1`;
  const listed = rules.listed ? sql`and exists (select from poll_voters v where v.poll_id = poll.id and v.voter = given.voter)` : sql``;
  const { rows } = await sql<{ current: boolean; places: number[] | null; seqs: (number | string)[] | null }>`
    with poll as materialized (select id, opens_at, closes_at from polls where id = ${rules.pollId} and version = ${rules.version} and state = 'published' for share),
    given as materialized (
      select * from unnest(
        ${bytes(items, ({ voter }) => voter)}::bytea[], ${`{${items.map(({ choices }) => `"{${choices.join(',')}}"`).join(',')}}`}::text[], ${bytes(items, ({ salt }) => salt)}::bytea[],
        ${`{${items.map(({ at }) => at.toISOString()).join(',')}}`}::timestamptz[], ${plain(items, ({ traces }) => traces.near)}::bigint[], ${plain(items, ({ traces }) => traces.middle)}::bigint[],
        ${plain(items, ({ traces }) => traces.wide)}::bigint[], ${plain(items, ({ paceMs }) => paceMs)}::integer[], ${bytes(items, ({ leaf }) => leaf)}::bytea[]
      ) with ordinality as t (voter, choices, salt, at, near, middle, wide, pace, leaf, place)),
    taken as (
      insert into ballots (poll_id, voter, revision, choices, salt, accepted_at, near, middle, wide, pace_ms)
      select poll.id, given.voter, ${revision}, given.choices::smallint[], given.salt, given.at, given.near, given.middle, given.wide, given.pace
      from poll cross join given where given.at >= poll.opens_at and given.at < poll.closes_at ${listed}
      on conflict do nothing returning voter),
    logged as (select array_agg(given.place::integer order by given.place) as places, array_agg(given.leaf order by given.place) as leaves from given join taken using (voter))
    select exists (select from poll) as current, places, case when places is null then null else array(select append_to_log(${logOfPoll(rules.pollId)}, leaves)) end as seqs from logged`.execute(db);
  const { current, places, seqs } = rows[0]!;
  const answer: (number | undefined)[] = Array.from({ length: items.length });
  for (const [index, place] of (places ?? []).entries()) answer[place - 1] = Number(seqs![index]);
  return { current, seqs: answer };
}
