import { createRoute, z } from '@hono/zod-openapi';
import { account, open } from '../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, window } from '../platform/http/api.ts';
import { sendWorkbook, XLSX } from '../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../platform/spreadsheets/write-workbook.ts';
import { answerFigure, factQueryOf, kindsFor } from './answer-figure.ts';
import { findOriginal, readChain, standingOf } from './correction-chain.ts';
import { listFacts } from './drill-down.ts';
import { exportFacts } from './export-facts.ts';
import { listFactKinds } from './fact-kinds.ts';
import type { LedgerAccess } from './ledger.access.ts';
import { ledgerErrors } from './ledger.errors.ts';
import { FactExportParams, FactList, FactParams, FactWithCorrections, FigureAnswer, FigureParams, Kind } from './ledger.schemas.ts';
import { toListed } from './listed-fact.ts';
import { presentFacts } from './present-facts.ts';
import type { Audience, SubjectRegistry } from './subjects.ts';

const tags = ['ledger'];
// Open to all callers; what of it a reader sees is for LedgerAccess to say, figure by figure.
const kinds = createRoute({ method: 'get', path: '/ledger/kinds', tags, summary: 'Kinds of facts', ...open(), responses: answers(z.array(Kind)) });
const figures = createRoute({ method: 'get', path: '/ledger/figures', tags, summary: 'A figure of a subtree, and its parts', ...open(), request: { query: FigureParams }, responses: answers(FigureAnswer) });
const facts = createRoute({ method: 'get', path: '/ledger/facts', tags, summary: 'The facts a figure is made of, newest day first', ...open(), request: { query: FactParams }, responses: answers(FactList) });
const exported = createRoute({ method: 'get', path: '/ledger/facts/export', tags, summary: 'The facts a figure is made of as a workbook, for staff; 50,000 at most', ...account(), request: { query: FactExportParams }, responses: answersFile(XLSX, 'Workbook') });
const fact = createRoute({ method: 'get', path: '/ledger/facts/{id}', tags, summary: 'A fact with its corrections', ...open(), request: { params: IdParams }, responses: answers(FactWithCorrections) });

/** Routes of figures and of the facts behind them. */
export function createLedgerRoutes(access: LedgerAccess, subjects: SubjectRegistry) {
  const shownTo = (audience: Audience) => (audience === 'staff' ? 'all' : access.publicKinds);
  return createApi()
    .openapi(kinds, async (c) => c.json(await listFactKinds(c.var.ctx.db), 200))
    .openapi(figures, async (c) => {
      const { ctx } = c.var;
      const params = c.req.valid('query');
      const audience = await access.audienceOf(ctx, { nodeIds: [params.node], campaignId: params.campaign ?? null });
      const shown = await kindsFor(ctx.db, params.kinds, shownTo(audience));
      const children = params.by === 'child' ? await access.childrenOf(ctx, params.node) : [];
      return c.json({ ...(await answerFigure(ctx.db, params, shown, children)), asOf: ctx.clock.now().toISOString() }, 200);
    })
    .openapi(facts, async (c) => {
      const { ctx } = c.var;
      const params = c.req.valid('query');
      const audience = await access.audienceOf(ctx, { nodeIds: [params.node], campaignId: params.campaign ?? null });
      const shown = await kindsFor(ctx.db, params.kinds, shownTo(audience));
      const page = await listFacts(ctx.db, factQueryOf(params, shown), window(params));
      const quantity = new Set(shown.map((kind) => kind.unit)).size > 1 ? null : page.quantity;
      return c.json({ items: await presentFacts(ctx, page.items, audience, subjects), total: page.facts, quantity }, 200);
    })
    .openapi(exported, async (c) => {
      const { ctx } = c.var;
      const params = c.req.valid('query');
      const audience = await access.audienceOf(ctx, { nodeIds: [params.node], campaignId: params.campaign ?? null });
      if (audience !== 'staff') return ledgerErrors.fail('ledger.fact-not-found');
      const sheets = await exportFacts(ctx, access, subjects, factQueryOf(params, await kindsFor(ctx.db, params.kinds, 'all')));
      return sendWorkbook(writeWorkbook({ sheets }), `${sheets[0]!.name}.xlsx`);
    })
    .openapi(fact, async (c) => {
      const { ctx } = c.var;
      const original = await findOriginal(ctx.db, c.req.valid('param').id);
      if (original === undefined) return ledgerErrors.fail('ledger.fact-not-found');
      const chain = await readChain(ctx.db, original);
      const first = chain[0]!;
      // Whoever sees a figure sees the facts in it: those of all nodes it was counted for, also by the tree of then.
      const audience = await access.audienceOf(ctx, { nodeIds: first.path, campaignId: first.campaign_id });
      if (audience === 'public' && !access.publicKinds.includes(first.kind)) return ledgerErrors.fail('ledger.fact-not-found');
      const [shown, ...corrections] = await presentFacts(ctx, chain.map(toListed), audience, subjects);
      return c.json({ original: shown!, corrections, stands: standingOf(chain, first.id) }, 200);
    });
}
