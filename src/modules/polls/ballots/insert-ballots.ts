import { CompiledQuery } from 'kysely';
import { HASH_BYTES } from '../../../ledger/public.ts';
import type { Db } from '../../../platform/db/db.ts';
import { statementName } from '../../../platform/db/named-client.ts';
import type { WireParameters } from '../../../platform/db/wire-parameters.ts';
import type { Traces } from '../fraud/traces.ts';
import { logOfPoll } from './leaf.ts';
import { type LeafParts, packLeaves } from './pack-leaves.ts';

/** A ballot on its way into the database, and its leaf's way into the log. Voter and salt are 16 bytes in base64url. */
export interface NewBallot extends LeafParts {
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
}

export interface BatchAnswer {
  /** False: the poll's state or options changed since its rules were read, or it takes no ballots; nothing was written. */
  readonly current: boolean;
  /** Places in the batch of the ballots that were written, in order. */
  readonly places: readonly number[];
  /** The number in the log under which the first of them was taken; the others' follow. */
  readonly seq: number;
  /** Of the leaves of all ballots that were given, 32 bytes each. */
  readonly hashes: Buffer;
}

const ID_BYTES = 16;
const UNIQUE_VIOLATION = '23505';

function writeColumns(to: WireParameters, items: readonly NewBallot[]): void {
  const count = items.length;
  const ids = (of: (item: NewBallot) => string) => to.array('bytea', count, count * ID_BYTES, (array) => {
    for (const item of items) array.base64url(of(item), ID_BYTES);
  });
  const traces = (of: (traces: Traces) => bigint | null) => to.array('bigint', count, count * 8, (array) => {
    for (const item of items) {
      const trace = of(item.traces);
      if (trace === null) array.null();
      else array.int8(trace);
    }
  });
  ids(({ voter }) => voter);
  const choices = items.map((item) => `{${item.choices.join(',')}}`);
  to.array('text', count, choices.reduce((sum, { length }) => sum + length, 0), (array) => {
    for (const choice of choices) array.ascii(choice);
  });
  ids(({ salt }) => salt);
  to.array('timestamptz', count, count * 8, (array) => {
    for (const { at } of items) array.instant(at);
  });
  traces(({ near }) => near);
  traces(({ middle }) => middle);
  traces(({ wide }) => wide);
  to.array('integer', count, count * 4, (array) => {
    for (const { paceMs } of items) {
      if (paceMs === null) array.null();
      else array.int4(paceMs);
    }
  });
}

const PARAMETERS = 15;

/** SQL: of pieces that are all as long, one behind the other, those of the ballots that were written. */
const ofWritten = (pieces: string, width: string) =>
  `case when places is null then ${pieces} else (select string_agg(substring(${pieces} from (place - 1) * ${width} + 1 for ${width}), ''::bytea order by place) from unnest(places) as place) end`;

// Which ballots were written is asked only where some were not; the leaves ($13) are all of one width ($14), and so are their hashes ($15).
const written = ({ replaceable }: BatchRules, careful: boolean) => `
  with poll as materialized (select id, opens_at, closes_at from polls where id = $1::uuid and version = $2::integer and state = 'published' for share),
  taken as (
    insert into ballots (poll_id, voter, revision, choices, salt, accepted_at, near, middle, wide, pace_ms)
    select poll.id, given.voter, ${replaceable ? 'coalesce((select max(b.revision) from ballots b where b.poll_id = poll.id and b.voter = given.voter), 0) + 1' : '1'}, given.choices::smallint[], given.salt, given.at, given.near, given.middle, given.wide, given.pace
    from poll cross join unnest($3::bytea[], $4::text[], $5::bytea[], $6::timestamptz[], $7::bigint[], $8::bigint[], $9::bigint[], $10::integer[]) as given (voter, choices, salt, at, near, middle, wide, pace)
    where given.at >= poll.opens_at and given.at < poll.closes_at
    ${careful ? 'on conflict do nothing' : ''} returning voter),
  counted as materialized (
    select count, case when count < $11::integer then (select array_agg(place::integer order by place) from unnest($3::bytea[]) with ordinality as given (voter, place) join taken using (voter)) end as places
    from (select count(*)::integer as count from taken) as all_taken),
  those as materialized (
    select count, places, ${ofWritten('$13::bytea', '$14::integer')} as entries, ${ofWritten('$15::bytea', String(HASH_BYTES))} as hashes
    from counted)
  select exists (select from poll) as current, count, places, case when count > 0 then append_entries_to_log($12::text, count, entries, hashes) end as seq
  from those`;

const statements = new Map<string, string>();

/** The same text for the same rules, so that its name and its plan are found without reading it again. */
function statement(rules: BatchRules, careful: boolean): string {
  const key = `${rules.replaceable} ${careful}`;
  let text = statements.get(key);
  if (text === undefined) statements.set(key, (text = written(rules, careful)));
  return text;
}

/** How a batch is written. */
export interface BatchWay {
  /** Where the statement's parameters are written. */
  readonly parameters: WireParameters;
  /** Passes over ballots of people who have voted. Otherwise one of them makes the whole statement fail (`isVotedBefore`): nearly nobody does, and looking for each of them first costs a tenth of the statement. */
  readonly careful: boolean;
}

/** Whether a statement failed because somebody in it had voted before. */
export const isVotedBefore = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION && 'table' in error && typeof error.table === 'string' && error.table.startsWith('ballots_');

/**
 * Writes ballots of one poll, each with its leaf and the leaf's hash, in one statement: what it answers is committed. The poll's row is held
 * meanwhile, so that a close, a cancellation or a withdrawn option comes before or after the whole batch. Each voter appears once in a batch.
 */
export async function insertBallots(db: Db, rules: BatchRules, items: readonly NewBallot[], { parameters, careful }: BatchWay): Promise<BatchAnswer> {
  const text = statement(rules, careful);
  parameters.begin(statementName(text), PARAMETERS);
  parameters.text(rules.pollId);
  parameters.text(rules.version);
  writeColumns(parameters, items);
  parameters.text(items.length);
  parameters.text(logOfPoll(rules.pollId));
  const { width, hashes } = packLeaves(rules.pollId, items, (bytes) => parameters.room(bytes));
  parameters.text(width);
  parameters.bytes(hashes);
  const { rows } = await db.executeQuery<(string | null)[]>(CompiledQuery.raw(text, [parameters]) as CompiledQuery<never>);
  const [current, count, places, seq] = rows[0]!;
  // `{1,2}`; null where all were written.
  const some = (list: string) => list.slice(1, -1).split(',').map((place) => Number(place) - 1);
  return { current: current === 't', places: count === '0' ? [] : typeof places === 'string' ? some(places) : Array.from(items.keys()), seq: Number(seq ?? 0), hashes };
}
