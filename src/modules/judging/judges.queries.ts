import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Db } from '../../platform/db/db.ts';
import { findAccountOfPerson, personNames } from '../people/public.ts';
import { organizationNames, pathOf } from '../organizations/public.ts';
import { conflictsOf, type Conflict, type EntryFacts, type JudgeFacts } from './conflicts.rules.ts';
import { judgeable, type JudgedEntry } from './entries-of-round.ts';
import { judgingErrors } from './judging.errors.ts';
import type { Judge } from './judging.schemas.ts';
import { hidesAuthors, type RoundRecord } from './rounds.queries.ts';

export type JudgeRow = Selectable<DB['judging_judges']>;

/** The judges of a round by number, those who declined or left among them. */
export async function judgeRows(db: Db, roundId: string): Promise<JudgeRow[]> {
  return db.selectFrom('judging_judges').selectAll().where('round_id', '=', roundId).orderBy('letter').execute();
}

/** A judge by id; refuses with judging.judge-not-found. With an account: only that account's own place. */
export async function requireJudge(db: Db, id: string, accountId?: string): Promise<JudgeRow> {
  const row = await db.selectFrom('judging_judges').selectAll().where('id', '=', id).$if(accountId !== undefined, (q) => q.where('account_id', '=', accountId!)).executeTakeFirst();
  return row ?? judgingErrors.fail('judging.judge-not-found');
}

/** Accounts on the panel of a round that accepted. */
export async function judgesOf(db: Db, roundId: string): Promise<{ judgeId: string; accountId: string; personId: string; number: number }[]> {
  return (await judgeRows(db, roundId)).filter(({ state }) => state === 'accepted').map((row) => ({ judgeId: row.id, accountId: row.account_id, personId: row.person_id, number: row.letter }));
}

/** What of an entry decides who may judge it. */
export const entryFacts = (entry: JudgedEntry): EntryFacts => ({
  id: entry.id, categoryId: entry.categoryId, nodeId: entry.nodeId, path: entry.path, accountIds: [...new Set([...(entry.accountId === null ? [] : [entry.accountId]), ...entry.authorAccountIds])], names: entry.names,
});

/** What of a judge decides what they may judge: unit, offices held now, declared relations, recusals. */
export async function judgeFacts(db: Db, rows: readonly Pick<JudgeRow, 'id' | 'account_id' | 'person_id' | 'unit_id'>[], at: Date): Promise<JudgeFacts[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const names = await personNames(db, rows.map(({ person_id }) => person_id));
  const relations = await db.selectFrom('judging_relations').selectAll().where('judge_id', 'in', ids).execute();
  const recused = await db.selectFrom('judging_assignments').select(['judge_id', 'entry_id']).where('judge_id', 'in', ids).where('state', '=', 'recused').execute();
  const facts: JudgeFacts[] = [];
  for (const row of rows) {
    const account = await findAccountOfPerson(db, row.person_id, at);
    const unitId = account?.unitId ?? row.unit_id;
    facts.push({
      id: row.id, accountId: row.account_id, name: names.get(row.person_id) ?? '', unitPath: unitId === null ? [] : await pathOf(db, unitId), grants: account?.grants ?? [],
      relations: relations.filter(({ judge_id }) => judge_id === row.id).map(({ kind, node_id, name }) => ({ kind, nodeId: node_id, name })), recused: new Set(recused.filter(({ judge_id }) => judge_id === row.id).map(({ entry_id }) => entry_id)),
    });
  }
  return facts;
}

/** What conflicts are asked about: the host's line, what is blind, who may not judge at all. */
export async function surroundings(db: Db, round: RoundRecord): Promise<{ hostPath: string[]; blind: boolean; notJudges: Set<string> }> {
  return { hostPath: await pathOf(db, round.hostId), blind: hidesAuthors(round), notJudges: new Set(round.notJudges) };
}

/** Every conflict of the judges with the works that the round may judge now. */
export async function roundConflicts(db: Db, round: RoundRecord, judges: readonly Pick<JudgeRow, 'id' | 'account_id' | 'person_id' | 'unit_id'>[], at: Date): Promise<Conflict[]> {
  const entries = [...(await roundEntries(db, round)).values()].map(entryFacts);
  return conflictsOf(await judgeFacts(db, judges, at), entries, await surroundings(db, round));
}

/** The works in question: the round's own list where it has one, else what it would judge. */
export async function roundEntries(db: Db, round: RoundRecord): Promise<Map<string, JudgedEntry>> {
  const able = await judgeable(db, round);
  if (round.kind === 'round' && round.state === 'draft') return able;
  const listed = new Set((await db.selectFrom('judging_entries').select('entry_id').where('round_id', '=', round.id).execute()).map(({ entry_id }) => entry_id));
  return new Map([...able].filter(([id]) => listed.has(id)));
}

/** The panel as the host sees it. */
export async function presentJudges(db: Db, round: RoundRecord, at: Date): Promise<Judge[]> {
  const rows = await judgeRows(db, round.id);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const names = await personNames(db, rows.map(({ person_id }) => person_id));
  const expertise = await db.selectFrom('judging_expertise').selectAll().where('judge_id', 'in', ids).orderBy('category_id').execute();
  const relations = await db.selectFrom('judging_relations').selectAll().where('judge_id', 'in', ids).orderBy('declared_at').orderBy('id').execute();
  const units = await organizationNames(db, [...rows.flatMap(({ unit_id }) => unit_id ?? []), ...relations.flatMap(({ node_id }) => node_id ?? [])]);
  const counts = await countsOf(db, ids);
  const conflicts = Map.groupBy(await roundConflicts(db, round, rows, at), ({ judge }) => judge);
  return rows.map((row) => ({
    id: row.id, number: row.letter, name: names.get(row.person_id) ?? '', unit: row.unit_id === null ? null : (units.get(row.unit_id) ?? null), state: row.state as Judge['state'], most: row.most, reason: row.reason,
    expertise: expertise.filter(({ judge_id }) => judge_id === row.id).map(({ category_id, level }) => ({ categoryId: category_id, level: Number(level) })),
    relations: relations.filter(({ judge_id }) => judge_id === row.id).map((each) => ({ kind: each.kind as 'unit', nodeId: each.node_id, name: each.name, why: each.why, unit: each.node_id === null ? null : (units.get(each.node_id) ?? null) })),
    ...(counts.get(row.id) ?? { assigned: 0, saved: 0, locked: 0, recused: 0 }), conflicts: conflicts.get(row.id)?.length ?? 0,
  }));
}

export interface Counts {
  readonly assigned: number;
  readonly saved: number;
  readonly locked: number;
  readonly recused: number;
}

/** What judges have been given and done; what was taken away again, or left the judging unlocked, is not counted. */
export async function countsOf(db: Db, judgeIds: readonly string[]): Promise<Map<string, Counts>> {
  if (judgeIds.length === 0) return new Map();
  const { rows } = await sql<{ judge_id: string; assigned: number; saved: number; locked: number; recused: number }>`
    select a.judge_id, count(*) filter (where a.state in ('open', 'locked') and (a.state = 'locked' or e.left_at is null))::int as assigned, count(*) filter (where a.state in ('open', 'locked') and a.saved_at is not null and (a.state = 'locked' or e.left_at is null))::int as saved,
      count(*) filter (where a.state = 'locked')::int as locked, count(*) filter (where a.state = 'recused')::int as recused
    from judging_assignments a join judging_entries e using (round_id, entry_id) where a.judge_id = any(${[...judgeIds]}::uuid[]) group by a.judge_id`.execute(db);
  return new Map(rows.map(({ judge_id, ...counts }) => [judge_id, counts]));
}

/** The next number on a round's panel; a round and its extra ones number their judges together, as their scores meet in one result. */
export async function nextLetter(db: Db, round: Pick<RoundRecord, 'id' | 'ofRoundId'>): Promise<number> {
  const family = round.ofRoundId ?? round.id;
  const row = await db
    .selectFrom('judging_judges as j')
    .innerJoin('judging_rounds as r', 'r.id', 'j.round_id')
    .select(({ fn }) => fn.max('j.letter').as('last'))
    .where((eb) => eb.or([eb('r.id', '=', family), eb('r.of_round_id', '=', family)]))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}
