import { audit } from '../platform/audit/audit.ts';
import { formatInstant } from '../platform/calendar/calendar.ts';
import type { Context } from '../platform/http/context.ts';
import { pick } from '../platform/i18n/messages.ts';
import { unitWord } from '../platform/i18n/unit-words.ts';
import type { WorkbookSheet } from '../platform/spreadsheets/write-workbook.ts';
import type { FactQuery } from './cells.ts';
import { type FactPage, listFacts } from './drill-down.ts';
import { listFactKinds } from './fact-kinds.ts';
import type { LedgerAccess } from './ledger.access.ts';
import { ledgerMessages } from './ledger.messages.ts';
import type { ListedFact } from './listed-fact.ts';
import { presentFacts } from './present-facts.ts';
import type { SubjectRegistry } from './subjects.ts';

/** Rows of one workbook at most; what the whole figure is stands beside them. */
const MOST = 50_000;
const BATCH = 500;

type Names = Pick<LedgerAccess, 'namesOf'>;

async function* rowsOf(ctx: Context, access: Names, subjects: SubjectRegistry, facts: readonly ListedFact[]) {
  const kinds = new Map((await listFactKinds(ctx.db)).map((kind) => [kind.kind, kind]));
  for (let start = 0; start < facts.length; start += BATCH) {
    const batch = facts.slice(start, start + BATCH);
    const names = await access.namesOf(ctx, batch.map(({ nodeId }) => nodeId));
    for (const fact of await presentFacts(ctx, batch, 'staff', subjects)) {
      const kind = kinds.get(fact.kind);
      const name = names.get(fact.nodeId);
      yield {
        day: fact.day, kind: kind === undefined ? fact.kind : pick(kind.label, ctx.locale), node: name === undefined ? '' : pick(name, ctx.locale), subject: fact.subject.title ?? '', quantity: fact.quantity,
        unit: kind === undefined ? '' : unitWord(kind.unit, ctx.locale, fact.quantity), reason: fact.reason ?? '', declaredBy: fact.declared?.by ?? '', source: fact.declared === null ? '' : [fact.declared.source, fact.declared.url].filter((part) => part !== null).join(' '),
        recordedAt: formatInstant(fact.recordedAt, ctx.locale), number: fact.id, corrects: fact.corrects ?? '',
      };
    }
  }
}

async function aboutSheet(ctx: Context, access: Names, query: FactQuery, page: FactPage): Promise<WorkbookSheet> {
  const t = ledgerMessages(ctx.locale);
  const name = (await access.namesOf(ctx, [query.nodeId])).get(query.nodeId);
  const wanted = new Set(query.kinds);
  const units = new Set((await listFactKinds(ctx.db)).filter(({ kind }) => wanted.has(kind)).map(({ unit }) => unit));
  const lines: [string, string | number][] = [
    [t.of, name === undefined ? '' : pick(name, ctx.locale)], [t.basis, query.basis === 'was' ? t.was : t.now], [t.from, query.from ?? ''], [t.to, query.to ?? ''],
    [t.total, page.facts], [t.shown, page.items.length], [t.sum, units.size > 1 ? t.mixed : page.quantity],
    [t.by, ctx.actor.kind === 'anonymous' ? '' : ctx.actor.name], [t.at, formatInstant(ctx.clock.now(), ctx.locale)],
  ];
  return { name: t.about, columns: [{ key: 'item', header: t.item, width: 24 }, { key: 'value', header: t.value, width: 50, type: 'number' }], rows: lines.map(([item, value]) => ({ item, value })) };
}

/**
 * The facts of a figure, newest day first, of one snapshot, and a sheet that says what was counted. What a person wrote never runs as
 * a formula (all columns but the quantity are text). The export is audited.
 */
export async function exportFacts(ctx: Context, access: Names, subjects: SubjectRegistry, query: FactQuery, most = MOST): Promise<WorkbookSheet[]> {
  const t = ledgerMessages(ctx.locale);
  const page = await listFacts(ctx.db, query, { offset: 0, limit: most });
  await audit(ctx.db, ctx, { action: 'facts.exported', objectType: 'fact', nodeId: query.nodeId, after: { rows: page.items.length, of: page.facts } });
  return [
    {
      name: t.facts,
      columns: [
        { key: 'day', header: t.day, width: 12 }, { key: 'kind', header: t.kind, width: 20 }, { key: 'node', header: t.node, width: 30 }, { key: 'subject', header: t.subject, width: 40 },
        { key: 'quantity', header: t.quantity, width: 12, type: 'number' }, { key: 'unit', header: t.unit, width: 10 }, { key: 'reason', header: t.reason, width: 30 }, { key: 'declaredBy', header: t.declaredBy, width: 20 },
        { key: 'source', header: t.source, width: 30 }, { key: 'recordedAt', header: t.recordedAt, width: 20 }, { key: 'number', header: t.number, width: 38 }, { key: 'corrects', header: t.corrects, width: 38 },
      ],
      rows: rowsOf(ctx, access, subjects, page.items),
    },
    await aboutSheet(ctx, access, query, page),
  ];
}
