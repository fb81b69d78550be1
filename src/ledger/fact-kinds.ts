import type { Db } from '../platform/db/db.ts';

/** `work` may be evaluated, `output` only where a rule set says so, `reach` never (the national rules against fingertip formalism, 2023–2026). */
export type FactClass = 'work' | 'output' | 'reach';

/** A kind of fact that a module declares. */
export interface FactKind {
  /** `contests.entry-submitted`: module, then what happened. */
  readonly kind: string;
  readonly class: FactClass;
  /** What a quantity of 1 is: `piece`, `hour`, `yuan`, `person`, `unit`. Kinds of one unit may be added up. */
  readonly unit: string;
  /** Outside figures (views on another platform): each fact says who stated it and on what evidence, and its figures are shown as declared. */
  readonly declared?: boolean;
  readonly label: { readonly zh: string; readonly en: string };
}

/** Writes the declared kinds to the database at start. What a kind already written means (class, unit, whether declared) cannot change. */
export async function syncFactKinds(db: Db, kinds: readonly FactKind[]): Promise<void> {
  const seen = await db.selectFrom('fact_kinds').select(['kind', 'class', 'unit', 'declared']).execute();
  for (const kind of kinds) {
    const before = seen.find((row) => row.kind === kind.kind);
    if (before === undefined || (before.class === kind.class && before.unit === kind.unit && before.declared === (kind.declared ?? false))) continue;
    throw new Error(`fact kind ${kind.kind} was written as ${before.class}, ${before.unit}, declared ${before.declared} and cannot change: declare a new kind`);
  }
  if (kinds.length === 0) return;
  await db
    .insertInto('fact_kinds')
    .values(kinds.map((kind) => ({ kind: kind.kind, class: kind.class, unit: kind.unit, declared: kind.declared ?? false, label_zh: kind.label.zh, label_en: kind.label.en })))
    .onConflict((conflict) => conflict.column('kind').doUpdateSet((eb) => ({ label_zh: eb.ref('excluded.label_zh'), label_en: eb.ref('excluded.label_en') })))
    .execute();
}

/** The kinds declared on this database, in the order of their names. */
export async function listFactKinds(db: Db): Promise<Required<FactKind>[]> {
  const rows = await db.selectFrom('fact_kinds').selectAll().orderBy('kind').execute();
  return rows.map((row) => ({ kind: row.kind, class: row.class as FactClass, unit: row.unit, declared: row.declared, label: { zh: row.label_zh, en: row.label_en } }));
}
