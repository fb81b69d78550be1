import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { Services } from '../../../platform/http/context.ts';
import { pathOf } from '../../organizations/public.ts';
import type { PollRecord } from '../polls.queries.ts';
import { type Elsewhere, examine, type SeenBallot } from './fraud.rules.ts';
import { endPastMarks, endSharedMarks, keepMark, markedPrefixes } from './keep-marks.ts';
import { ballotsOf, prefixGroups } from './prefix-groups.ts';
import { traceKey, traceOf } from './traces.ts';

async function chosenInAll(db: Db, pollId: string): Promise<{ ballots: number; chosen: Map<number, number> }> {
  const { rows } = await sql<{ choice: number; votes: number }>`select choice, count(*) as votes from ballots cross join unnest(choices) as choice where poll_id = ${pollId} group by choice`.execute(db);
  const { rows: all } = await sql<{ ballots: number }>`select count(*) as ballots from ballots where poll_id = ${pollId}`.execute(db);
  return { ballots: all[0]!.ballots, chosen: new Map(rows.map(({ choice, votes }) => [choice, votes])) };
}

/** The prefixes that institutions of an office or of those above it share, in order. */
export async function sharedPrefixes(db: Db, hostId: string): Promise<string[]> {
  const { rows } = await sql<{ prefix: string }>`select distinct prefix::text as prefix from poll_institutions where node_id = any(${await pathOf(db, hostId)}::uuid[]) order by 1`.execute(db);
  return rows.map(({ prefix }) => prefix);
}

/** Hashes, for this poll, of the prefixes that institutions of the host or of offices above it share. */
async function institutionTraces(services: Services, poll: PollRecord): Promise<ReadonlySet<string>> {
  const prefixes = poll.sharedPrefixes ?? (await sharedPrefixes(services.db, poll.hostId));
  const key = traceKey(services.keys, poll.id);
  return new Set(prefixes.map((prefix) => traceOf(key, hashedForm(prefix)).toString()));
}

/** PostgreSQL writes `2001:db8::/48`, our prefixes are `2001:db8:0::/48`: both are read into the latter. */
function hashedForm(prefix: string): string {
  const [address = '', bits = ''] = prefix.split('/');
  if (!address.includes(':')) return `${address}/${bits}`;
  const head = (address.split('::')[0] ?? '').split(':').filter((group) => group !== '');
  const wanted = bits === '48' ? 3 : 4;
  return `${Array.from({ length: wanted }, (_, at) => Number.parseInt(head[at] ?? '0', 16).toString(16)).join(':')}::/${bits}`;
}

/**
 * Looks at a poll's ballots by their prefixes and keeps what the rules find as marks; a mark that is not found again has ended. Nothing
 * about the ballots changes. A poll whose address traces are gone is left as it is: nothing can be seen in it any more.
 */
export async function scanPoll(services: Services, poll: PollRecord): Promise<void> {
  const { db, clock } = services;
  const { traces_removed_at: removed } = await db.selectFrom('polls').select('traces_removed_at').where('id', '=', poll.id).executeTakeFirstOrThrow();
  if (removed !== null) return;
  const all = await chosenInAll(db, poll.id);
  const marked = await markedPrefixes(db, poll.id);
  for (const group of await prefixGroups(db, poll.id, await institutionTraces(services, poll))) {
    const ballots = await ballotsOf(db, poll.id, group);
    const findings = examine({ level: group.level, size: group.size, institution: group.institution, ballots }, without(all, ballots));
    if (findings.length === 0 && !marked.has(`${group.level}:${group.trace}`)) continue;
    await db.transaction().execute(async (tx) => {
      await endSharedMarks(tx, poll.id, group, clock.now());
      for (const finding of findings) await keepMark(tx, poll.id, group, finding, clock.now());
      await endPastMarks(tx, poll.id, group, findings, clock.now());
    });
  }
  await db.updateTable('polls').set({ scanned_at: clock.now() }).where('id', '=', poll.id).execute();
}

function without(all: { ballots: number; chosen: ReadonlyMap<number, number> }, ballots: readonly SeenBallot[]): Elsewhere {
  const chosen = new Map(all.chosen);
  for (const { choices } of ballots) for (const choice of choices) chosen.set(choice, Math.max(0, (chosen.get(choice) ?? 0) - 1));
  return { ballots: all.ballots - ballots.length, chosen };
}
