import type { z } from '@hono/zod-openapi';
import type { Db } from '../platform/db/db.ts';
import { type FactQuery, type FigureQuery, onOneSnapshot } from './cells.ts';
import { type FactKind, listFactKinds } from './fact-kinds.ts';
import { type Figure, type FigurePart, readBreakdown, readFigure, readFiguresOf } from './figures.ts';
import { ledgerErrors } from './ledger.errors.ts';
import type { FactExportParams, FigureParams } from './ledger.schemas.ts';

type DeclaredKind = Required<FactKind>;
type Params = z.infer<typeof FigureParams>;

/** The kinds of the database, or the wanted ones among those the reader may see; refuses with ledger.unknown-kind. */
export async function kindsFor(db: Db, wanted: readonly string[] | undefined, shown: readonly string[] | 'all'): Promise<DeclaredKind[]> {
  const kinds = (await listFactKinds(db)).filter((kind) => shown === 'all' || shown.includes(kind.kind));
  const unknown = wanted?.find((name) => !kinds.some((kind) => kind.kind === name));
  if (unknown !== undefined) ledgerErrors.failField('kinds', 'ledger.unknown-kind', { kind: unknown });
  return kinds.filter((kind) => wanted?.includes(kind.kind) ?? true);
}

/** The query of a request, for kinds the reader may see. */
export const queryOf = (params: Omit<Params, 'by'>, kinds: readonly DeclaredKind[]): FigureQuery => ({
  nodeId: params.node, basis: params.basis, kinds: kinds.map((kind) => kind.kind), campaignId: params.campaign, from: params.from, to: params.to,
});

/** The same for a list of facts, which may be those of one record. */
export const factQueryOf = (params: z.infer<typeof FactExportParams>, kinds: readonly DeclaredKind[]): FactQuery => ({
  ...queryOf(params, kinds),
  ...(params.subjectType === undefined || params.subject === undefined ? {} : { subject: { type: params.subjectType, id: params.subject } }),
});

/** Sums in cents, so that decimals add up exactly. */
function sumOf(parts: readonly Figure[]): Figure {
  return {
    quantity: parts.reduce((sum, part) => sum + Math.round(part.quantity * 100), 0) / 100,
    facts: parts.reduce((sum, part) => sum + part.facts, 0),
  };
}

async function readParts(db: Db, query: FigureQuery, by: NonNullable<Params['by']>, children: readonly string[]): Promise<FigurePart[]> {
  if (by !== 'child') return readBreakdown(db, query, by);
  const whole = await readFigure(db, query);
  const parts: FigurePart[] = [...(await readFiguresOf(db, children, query))].map(([key, figure]) => ({ key, ...figure }));
  const listed = sumOf(parts);
  return [...parts, { key: null, quantity: Math.round((whole.quantity - listed.quantity) * 100) / 100, facts: whole.facts - listed.facts }];
}

/**
 * A figure with its unit, whether outside figures are in it, and its parts where asked for. Kinds of different units are only given
 * side by side: ledger.mixed-units unless broken down by kind. Where no kinds were asked for, those that have facts count.
 */
export async function answerFigure(db: Db, params: Params, shown: readonly DeclaredKind[], children: readonly string[]) {
  const query = queryOf(params, shown);
  return onOneSnapshot(db, async (snapshot) => {
    const byKind = await readBreakdown(snapshot, query, 'kind');
    const there = shown.filter((kind) => byKind.some((part) => part.key === kind.kind));
    const kinds = params.kinds === undefined ? there : shown;
    const units = [...new Set(kinds.map((kind) => kind.unit))];
    if (units.length > 1 && params.by !== 'kind') ledgerErrors.failField('kinds', 'ledger.mixed-units', { units: units.join('、') });
    const { quantity, facts } = sumOf(byKind);
    return {
      quantity: units.length > 1 ? null : quantity,
      facts,
      unit: units.length === 1 ? units[0]! : null,
      declared: there.some((kind) => kind.declared),
      kinds: [...kinds],
      parts: params.by === undefined ? null : await readParts(snapshot, query, params.by, children),
    };
  });
}
