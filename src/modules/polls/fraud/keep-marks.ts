import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { type Finding, LIMITS, ofMachines } from './fraud.rules.ts';
import { fromPrefixes, inGroup, type PrefixGroup } from './prefix-groups.ts';

/** What a mark is known by among those of its rule: the prefix and, for a share, the option. Later marks of the same have a number behind it. */
const baseKey = ({ level, trace }: PrefixGroup, option?: number) => `${level}:${trace}:${option ?? ''}`;

/** The prefixes of which a poll has marks that have not ended for good, as `level:hash`. */
export async function markedPrefixes(db: Db, pollId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ prefix: string }>`select distinct split_part(key, ':', 1) || ':' || split_part(key, ':', 2) as prefix from poll_marks where poll_id = ${pollId} and ended_because is distinct from 'shared'`.execute(db);
  return new Set(rows.map(({ prefix }) => prefix));
}

interface KnownMark {
  readonly id: string;
  readonly matched: number;
  readonly shared: boolean;
  readonly action: 'quarantine' | 'reinstate' | 'dismiss' | null;
}

/** The marks a rule made of this before. */
async function knownMarks(tx: Tx, pollId: string, rule: string, base: string): Promise<KnownMark[]> {
  const { rows } = await sql<KnownMark>`
    select m.id, m.matched, m.ended_because is not distinct from 'shared' as shared, (select d.action from poll_decisions d where d.mark_id = m.id order by d.decided_at desc, d.id desc limit 1) as action
    from poll_marks m where m.poll_id = ${pollId} and m.rule = ${rule} and split_part(m.key, '#', 1) = ${base}`.execute(tx);
  return rows;
}

/** SQL: the ballots `b` of a group that a finding matches and none of these marks does. */
function matchedBy(pollId: string, group: PrefixGroup, { option, from, to, underMs }: Finding['where'], marks: readonly KnownMark[]): RawBuilder<unknown> {
  return sql`
    from ballots b where ${inGroup(pollId, group)} ${option === undefined ? sql`` : sql`and ${option}::smallint = any(choices)`} ${from === undefined ? sql`` : sql`and accepted_at >= ${new Date(from)}`}
      ${to === undefined ? sql`` : sql`and accepted_at < ${new Date(to)}`} ${underMs === undefined ? sql`` : sql`and pace_ms < ${underMs}`}
      and not exists (select from poll_mark_ballots mb where mb.poll_id = ${pollId} and mb.voter = b.voter and mb.mark_id = any(${marks.map(({ id }) => id)}::uuid[]))`;
}

/**
 * Keeps what a rule found of a prefix, with the voters it matches. A mark that waits is brought up to date; one that was decided on stays as
 * it was decided, and ballots that came after make a mark of their own: as soon as they are enough to be looked at where the earlier ones
 * are held back, else when there are as many again as the reviewer let pass.
 */
export async function keepMark(tx: Tx, pollId: string, group: PrefixGroup, finding: Finding, now: Date): Promise<void> {
  const base = baseKey(group, finding.where.option);
  const all = await knownMarks(tx, pollId, finding.rule, base);
  const before = all.filter(({ shared }) => !shared);
  await sql`update poll_marks set ended_at = null, ended_because = null where id = any(${before.map(({ id }) => id)}::uuid[]) and ended_at is not null`.execute(tx);
  const waiting = before.find(({ action }) => action === null);
  const fresh = matchedBy(pollId, group, finding.where, before);
  if (waiting === undefined && before.length > 0) {
    const passed = before.reduce((sum, { action, matched }) => sum + (action === 'quarantine' ? 0 : matched), 0);
    const { rows } = await sql<{ voters: number }>`select count(distinct voter) as voters ${fresh}`.execute(tx);
    if (rows[0]!.voters < Math.max(LIMITS.fewest, passed)) return;
  }
  const id = waiting?.id ?? newId();
  const evidence = JSON.stringify({ level: group.level, ...finding.evidence });
  if (waiting === undefined) await tx.insertInto('poll_marks').values({ id, poll_id: pollId, rule: finding.rule, key: all.length === 0 ? base : `${base}#${all.length + 1}`, evidence, matched: 0, created_at: now, updated_at: now }).execute();
  await sql`insert into poll_mark_ballots (mark_id, poll_id, voter) select distinct ${id}::uuid, ${pollId}::uuid, voter ${fresh}`.execute(tx);
  await sql`update poll_marks set evidence = ${evidence}::jsonb, updated_at = ${now}, matched = (select count(*) from poll_mark_ballots where mark_id = ${id}) where id = ${id}`.execute(tx);
}

/** Ends the marks that hold ballots of addresses which were told as shared since: the others of the prefix are looked at anew. */
export async function endSharedMarks(tx: Tx, pollId: string, group: PrefixGroup, now: Date): Promise<void> {
  if (group.apart.length === 0) return;
  await sql`
    update poll_marks m set ended_at = ${now}, ended_because = 'shared'
    where m.poll_id = ${pollId} and m.ended_because is distinct from 'shared' and m.rule <> all(${[...ofMachines]}::text[]) and starts_with(m.key, ${baseKey(group)})
      and exists (select from poll_mark_ballots mb join ballots b on b.poll_id = mb.poll_id and b.voter = mb.voter where mb.mark_id = m.id and ${fromPrefixes(group.apart)})`.execute(tx);
}

/** Ends the marks of a prefix that the rules find no more: because its addresses are shared by now, or because more ballots changed the picture. Decisions stay. */
export async function endPastMarks(tx: Tx, pollId: string, group: PrefixGroup, findings: readonly Finding[], now: Date): Promise<void> {
  const found = findings.map(({ rule, where }) => `${rule} ${baseKey(group, where.option)}`);
  await sql`
    update poll_marks set ended_at = ${now}, ended_because = case when ${group.institution} and rule <> all(${[...ofMachines]}::text[]) then 'shared' else 'past' end
    where poll_id = ${pollId} and ended_at is null and starts_with(key, ${baseKey(group)}) and rule || ' ' || split_part(key, '#', 1) <> all(${found}::text[])`.execute(tx);
}
