import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/db.ts';

/** A fact with what has been corrected of it. A correction may itself be corrected: the rows form a tree by `corrects`. */
export interface ChainFact {
  readonly id: string;
  readonly corrects: string | null;
  readonly quantity: number;
}

/** What stands of a fact: its quantity and that of all its corrections, theirs included. In cents, so that sums are exact. */
function standingCents(chain: readonly ChainFact[], id: string): number {
  const own = chain.find((fact) => fact.id === id);
  if (own === undefined) return 0;
  return chain.filter((fact) => fact.corrects === id).reduce((sum, fact) => sum + standingCents(chain, fact.id), Math.round(own.quantity * 100));
}

/** What stands of a fact of the chain, in the kind's unit. */
export function standingOf(chain: readonly ChainFact[], id: string): number {
  return standingCents(chain, id) / 100;
}

/** The original fact behind a fact: itself, unless it is a correction. Undefined when there is no such fact. */
export async function findOriginal(db: Db, factId: string): Promise<{ id: string; day: string } | undefined> {
  const { rows } = await sql<{ id: string; day: string }>`
    with recursive up as (
      select id, corrects, occurred_on from facts where id = ${factId}
      union all
      select f.id, f.corrects, f.occurred_on from up join facts f on f.id = up.corrects and f.occurred_on = up.occurred_on
    )
    select id, occurred_on as day from up where corrects is null`.execute(db);
  return rows[0];
}

/** Lets nobody else correct the fact or its corrections until the transaction ends. */
export async function lockOriginal(tx: Tx, original: { id: string; day: string }): Promise<void> {
  await tx.selectFrom('facts').select('id').where('id', '=', original.id).where('occurred_on', '=', original.day).forUpdate().execute();
}

/** The original and all its corrections, oldest first. */
export async function readChain(db: Db, original: { id: string; day: string }) {
  return db
    .withRecursive('chain', (cte) =>
      cte
        .selectFrom('facts')
        .selectAll()
        .where('id', '=', original.id)
        .where('occurred_on', '=', original.day)
        .unionAll(cte.selectFrom('chain').innerJoin('facts', 'facts.corrects', 'chain.id').selectAll('facts').where('facts.occurred_on', '=', original.day)),
    )
    .selectFrom('chain')
    .selectAll()
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
}
