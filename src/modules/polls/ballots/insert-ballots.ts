import { CompiledQuery } from 'kysely';
import { BinaryArray } from '../../../platform/db/binary-array.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Traces } from '../fraud/traces.ts';
import { logOfPoll } from './leaf.ts';

/** A ballot on its way into the database. Voter and salt are 16 bytes in base64url. */
export interface NewBallot {
  readonly voter: string;
  /** Ascending. */
  readonly choices: readonly number[];
  readonly salt: string;
  /** Milliseconds since the Epoch. */
  readonly at: number;
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
  /** Places in the batch of the ballots that were written, in order. */
  readonly places: readonly number[];
  /** The number in the log under which the first of them was taken; the others' follow. */
  readonly seq: number;
}

const ID_BYTES = 16;

function bytesOf(items: readonly NewBallot[], of: (item: NewBallot) => string): Buffer {
  const array = new BinaryArray('bytea', items.length, items.length * ID_BYTES);
  for (const item of items) array.base64url(of(item), ID_BYTES);
  return array.done();
}

function tracesOf(items: readonly NewBallot[], of: (traces: Traces) => string | null): Buffer {
  const array = new BinaryArray('bigint', items.length, items.length * 8);
  for (const { traces } of items) {
    const trace = of(traces);
    if (trace === null) array.null();
    else array.int8(BigInt(trace));
  }
  return array.done();
}

function columnsOf(items: readonly NewBallot[]): Buffer[] {
  const choices = items.map((item) => `{${item.choices.join(',')}}`);
  const chosen = new BinaryArray('text', items.length, choices.reduce((sum, { length }) => sum + length, 0));
  const instants = new BinaryArray('timestamptz', items.length, items.length * 8);
  const paces = new BinaryArray('integer', items.length, items.length * 4);
  for (const [place, { at, paceMs }] of items.entries()) {
    chosen.ascii(choices[place]!);
    instants.instant(at);
    if (paceMs === null) paces.null();
    else paces.int4(paceMs);
  }
  return [bytesOf(items, ({ voter }) => voter), chosen.done(), bytesOf(items, ({ salt }) => salt), instants.done(), tracesOf(items, ({ near }) => near), tracesOf(items, ({ middle }) => middle), tracesOf(items, ({ wide }) => wide), paces.done()];
}

// Which ballots were written is asked only where some were not; the leaves are all of one width ($14), so that those of the others can be cut out.
const written = (replaceable: boolean, listed: boolean) => `
  with poll as materialized (select id, opens_at, closes_at from polls where id = $1::uuid and version = $2::integer and state = 'published' for share),
  taken as (
    insert into ballots (poll_id, voter, revision, choices, salt, accepted_at, near, middle, wide, pace_ms)
    select poll.id, given.voter, ${replaceable ? 'coalesce((select max(b.revision) from ballots b where b.poll_id = poll.id and b.voter = given.voter), 0) + 1' : '1'}, given.choices::smallint[], given.salt, given.at, given.near, given.middle, given.wide, given.pace
    from poll cross join unnest($3::bytea[], $4::text[], $5::bytea[], $6::timestamptz[], $7::bigint[], $8::bigint[], $9::bigint[], $10::integer[]) as given (voter, choices, salt, at, near, middle, wide, pace)
    where given.at >= poll.opens_at and given.at < poll.closes_at ${listed ? 'and exists (select from poll_voters v where v.poll_id = poll.id and v.voter = given.voter)' : ''}
    on conflict do nothing returning voter),
  counted as materialized (
    select count, case when count < $11::integer then (select array_agg(place::integer order by place) from unnest($3::bytea[]) with ordinality as given (voter, place) join taken using (voter)) end as places
    from (select count(*)::integer as count from taken) as all_taken)
  select exists (select from poll) as current, count, places,
    case when count > 0 then append_entries_to_log($12::text, count, case when places is null then $13::bytea
      else (select string_agg(substring($13::bytea from (place - 1) * $14::integer + 1 for $14::integer), ''::bytea order by place) from unnest(places) as place) end) end as seq
  from counted`;

const statements = new Map<string, string>();

/** The same text for the same rules, so that its name and its plan are found without reading it again. */
function statement({ replaceable, listed }: BatchRules): string {
  const key = `${replaceable} ${listed}`;
  let text = statements.get(key);
  if (text === undefined) statements.set(key, (text = written(replaceable, listed)));
  return text;
}

/**
 * Writes ballots of one poll, each with its leaf (`entries`: the leaves in order, each after its length in two bytes, all as long), in one
 * statement: what it answers is committed. The poll's row is held meanwhile, so that a close, a cancellation or a withdrawn option comes
 * before or after the whole batch. Each voter appears once in a batch.
 */
export async function insertBallots(db: Db, rules: BatchRules, items: readonly NewBallot[], entries: Buffer): Promise<BatchAnswer> {
  const parameters = [rules.pollId, rules.version, ...columnsOf(items), items.length, logOfPoll(rules.pollId), entries, entries.length / items.length];
  const { rows } = await db.executeQuery<{ current: boolean; count: number; places: number[] | null; seq: number | null }>(CompiledQuery.raw(statement(rules), parameters) as CompiledQuery<never>);
  const { current, count, places, seq } = rows[0]!;
  return { current, places: count === 0 ? [] : (places?.map((place) => place - 1) ?? Array.from(items.keys())), seq: seq ?? 0 };
}
