import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { Services } from '../../../platform/http/context.ts';
import { pathOf } from '../../organizations/public.ts';
import type { PollRecord } from '../polls.queries.ts';
import { type Elsewhere, examine, type Group, type Level, LIMITS } from './fraud.rules.ts';
import { keepMark } from './marks.queries.ts';
import { traceKey, traceOf } from './traces.ts';

const LEVELS: readonly Level[] = ['near', 'middle', 'wide'];
/** Prefixes of a level that are looked at, the largest first, and ballots of each that are read: enough to judge by. */
const MOST_GROUPS = 300;
const MOST_BALLOTS = 3000;

interface Candidate {
  readonly level: Level;
  readonly trace: string;
  readonly size: number;
}

async function candidates(db: Db, pollId: string): Promise<Candidate[]> {
  const found: Candidate[] = [];
  for (const level of LEVELS) {
    const { rows } = await sql<{ trace: string; size: number }>`select ${sql.ref(level)}::text as trace, count(*) as size from ballots where poll_id = ${pollId} and ${sql.ref(level)} is not null group by 1 having count(*) >= ${LIMITS.fewest} order by 2 desc, 1 limit ${MOST_GROUPS}`.execute(db);
    found.push(...rows.map((row) => ({ level, ...row })));
  }
  return found;
}

async function chosenInAll(db: Db, pollId: string): Promise<{ ballots: number; chosen: Map<number, number> }> {
  const { rows } = await sql<{ choice: number; votes: number }>`select choice, count(*) as votes from ballots cross join unnest(choices) as choice where poll_id = ${pollId} group by choice`.execute(db);
  const { rows: all } = await sql<{ ballots: number }>`select count(*) as ballots from ballots where poll_id = ${pollId}`.execute(db);
  return { ballots: all[0]!.ballots, chosen: new Map(rows.map(({ choice, votes }) => [choice, votes])) };
}

/** Hashes, for this poll, of the prefixes that institutions of the host or of offices above it share. */
async function institutionTraces(services: Services, poll: PollRecord): Promise<ReadonlySet<string>> {
  const path = await pathOf(services.db, poll.hostId);
  const { rows } = await sql<{ prefix: string }>`select prefix::text as prefix from poll_institutions where node_id = any(${path}::uuid[])`.execute(services.db);
  const key = traceKey(services.keys, poll.id);
  return new Set(rows.map(({ prefix }) => traceOf(key, hashedForm(prefix))));
}

/** PostgreSQL writes `2001:db8::/48`, our prefixes are `2001:db8:0::/48`: both are read into the latter. */
function hashedForm(prefix: string): string {
  const [address = '', bits = ''] = prefix.split('/');
  if (!address.includes(':')) return `${address}/${bits}`;
  const head = (address.split('::')[0] ?? '').split(':').filter((group) => group !== '');
  const wanted = bits === '48' ? 3 : 4;
  return `${Array.from({ length: wanted }, (_, at) => Number.parseInt(head[at] ?? '0', 16).toString(16)).join(':')}::/${bits}`;
}

/** Looks at a poll's ballots by their prefixes and keeps what the rules find as marks. Nothing about the ballots changes. @returns how many marks there are now. */
export async function scanPoll(services: Services, poll: PollRecord): Promise<void> {
  const { db } = services;
  const institutions = await institutionTraces(services, poll);
  const all = await chosenInAll(db, poll.id);
  for (const { level, trace, size } of await candidates(db, poll.id)) {
    const { rows } = await sql<{ accepted_at: Date; choices: number[]; pace_ms: number | null; near: string; middle: string; wide: string | null }>`
      select accepted_at, choices, pace_ms, near::text, middle::text, wide::text from ballots where poll_id = ${poll.id} and ${sql.ref(level)} = ${trace}::bigint order by accepted_at limit ${MOST_BALLOTS}`.execute(db);
    const group: Group = {
      level, size, institution: rows.some((row) => [row.near, row.middle, row.wide].some((each) => each !== null && institutions.has(each))),
      ballots: rows.map((row) => ({ at: row.accepted_at.getTime(), choices: row.choices, paceMs: row.pace_ms })),
    };
    const findings = examine(group, without(all, group));
    if (findings.length === 0) continue;
    await db.transaction().execute(async (tx) => {
      for (const finding of findings) await keepMark(tx, poll.id, level, trace, finding, services.clock.now());
    });
  }
  await db.updateTable('polls').set({ scanned_at: services.clock.now() }).where('id', '=', poll.id).execute();
}

function without(all: { ballots: number; chosen: ReadonlyMap<number, number> }, group: Group): Elsewhere {
  const chosen = new Map(all.chosen);
  for (const { choices } of group.ballots) for (const choice of choices) chosen.set(choice, Math.max(0, (chosen.get(choice) ?? 0) - 1));
  return { ballots: all.ballots - group.ballots.length, chosen };
}
