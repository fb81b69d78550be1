import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Basis, FigureQuery } from './cells.ts';
import { correctFact } from './correct-fact.ts';
import { listFacts } from './drill-down.ts';
import type { FactKind } from './fact-kinds.ts';
import { readBreakdown, readFigure, readFiguresOf } from './figures.ts';
import { foldBatch } from './fold.ts';
import { findDiscrepancies, rebuildRollups } from './recompute.ts';
import { recordFacts } from './record-facts.ts';
import { emptyLedger, ENTRIES, HOURS, ledgerFixture, type LedgerFixture, TestTree } from './testing/ledger-fixture.ts';
import { holdFolding } from './tree-lock.ts';
import { newId } from '../platform/ids/ids.ts';

const NODES = 9;
const KINDS: FactKind[] = [ENTRIES, HOURS];
const CAMPAIGNS = [null, newId(), newId()];
const DAYS = ['2025-12-31', '2026-01-01', '2026-03-04', '2026-03-05'];

interface ModelFact {
  readonly id: string;
  readonly node: number;
  readonly line: number[];
  readonly kind: string;
  readonly campaign: string | null;
  readonly day: string;
  readonly cents: number;
  readonly corrects: ModelFact | null;
}

const node = fc.nat(NODES - 1);
const cents = fc.integer({ min: 1, max: 5000 });
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('record' as const), node, kind: fc.nat(1), campaign: fc.nat(2), day: fc.nat(3), cents }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), fact: fc.nat(), change: fc.option(fc.integer({ min: -3000, max: 3000 })) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fold' as const), limit: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), node, below: node }) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

let fixture: LedgerFixture;
beforeAll(async () => {
  fixture = await ledgerFixture();
});
afterAll(() => fixture.close());

/** The whole ledger, the slow and plain way: a list of facts and the tree of today. */
class Model {
  readonly facts: ModelFact[] = [];
  readonly tree = new TestTree(NODES);

  standing(fact: ModelFact): number {
    return this.facts.filter((each) => each.corrects === fact).reduce((sum, each) => sum + this.standing(each), fact.cents);
  }

  counted(query: FigureQuery): ModelFact[] {
    const wanted = this.tree.ids.indexOf(query.nodeId);
    return this.facts.filter(
      (fact) =>
        (query.basis === 'was' ? fact.line : this.tree.line(fact.node)).includes(wanted) &&
        (query.kinds?.includes(fact.kind) ?? true) && (query.campaignId === undefined || query.campaignId === fact.campaign) &&
        (query.from === undefined || fact.day >= query.from) && (query.to === undefined || fact.day <= query.to),
    );
  }

  figure(query: FigureQuery): { quantity: number; facts: number } {
    const counted = this.counted(query);
    return { quantity: counted.reduce((sum, fact) => sum + fact.cents, 0) / 100, facts: counted.length };
  }

  async run(step: Command): Promise<void> {
    if (step.do === 'fold') {
      await fixture.db.transaction().execute(async (tx) => {
        await holdFolding(tx);
        await foldBatch(tx, step.limit);
      });
    } else if (step.do === 'move') {
      if (this.tree.canMove(step.node, step.below)) await this.tree.move(fixture, step.node, step.below);
    } else if (step.do === 'record') {
      const kind = KINDS[step.kind]!;
      const fact = { node: step.node, line: this.tree.line(step.node), kind: kind.kind, campaign: CAMPAIGNS[step.campaign]!, day: DAYS[step.day]!, cents: step.cents, corrects: null };
      const given = { kind, place: this.tree.place(step.node), campaignId: fact.campaign, subject: { type: 'test', id: newId() }, quantity: step.cents / 100, at: fact.day };
      const [id] = await fixture.hold((tx) => recordFacts(tx, fixture, [given]));
      this.facts.push({ ...fact, id: id! });
    } else if (this.facts.length > 0) {
      await this.correct(this.facts[step.fact % this.facts.length]!, step.change);
    }
  }

  async correct(fact: ModelFact, change: number | null): Promise<void> {
    const cents = change ?? -this.standing(fact);
    let original = fact;
    while (original.corrects !== null) original = original.corrects;
    const correction = { factId: fact.id, kind: KINDS.find((kind) => kind.kind === fact.kind)!, change: change === null ? ('reverse' as const) : change / 100, reason: '登记有误' };
    const correcting = fixture.hold((tx) => correctFact(tx, fixture, correction));
    if (cents === 0) await expect(correcting).rejects.toMatchObject({ code: change === null ? 'ledger.already-reversed' : 'ledger.no-change' });
    else if (this.standing(original) + cents < 0) await expect(correcting).rejects.toMatchObject({ code: 'ledger.below-zero' });
    else this.facts.push({ ...fact, id: await correcting, cents, corrects: fact });
  }
}

async function expectEqual(model: Model, query: FigureQuery): Promise<void> {
  const figure = model.figure(query);
  expect(await readFigure(fixture.db, query)).toEqual(figure);
  const expected = model.counted(query).map((fact) => `${fact.day} ${fact.id}`).toSorted().toReversed();
  for (const fewNodes of [0, NODES]) {
    const listed: string[] = [];
    for (let offset = 0; ; offset += 4) {
      const page = await listFacts(fixture.db, query, { offset, limit: 4 }, fewNodes);
      expect({ quantity: page.quantity, facts: page.facts }).toEqual(figure);
      listed.push(...page.items.map((item) => `${item.day} ${item.id}`));
      if (page.items.length < 4) break;
    }
    expect(listed).toEqual(expected);
  }
  for (const by of ['kind', 'campaign', 'day', 'month'] as const) {
    const parts = await readBreakdown(fixture.db, query, by);
    expect(parts.reduce((sum, part) => sum + Math.round(part.quantity * 100), 0)).toBe(Math.round(figure.quantity * 100));
  }
}

const filters = fc.record(
  { kinds: fc.constantFrom([ENTRIES.kind], [HOURS.kind]), campaignId: fc.constantFrom(CAMPAIGNS[1]!, CAMPAIGNS[2]!), from: fc.constantFrom(...DAYS), to: fc.constantFrom(...DAYS) },
  { requiredKeys: [] },
);

test('whatever is recorded, corrected, folded and moved, figures and their records are those of a plain list of facts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 30 }), fc.array(filters, { minLength: 2, maxLength: 2 }), async (commands, chosen) => {
      await emptyLedger(fixture.db);
      const model = new Model();
      for (const step of commands) await model.run(step);
      for (const basis of ['was', 'now'] satisfies Basis[]) {
        const all = await readFiguresOf(fixture.db, model.tree.ids, { basis });
        for (const nodeId of model.tree.ids) expect(all.get(nodeId)).toEqual(model.figure({ nodeId, basis }));
        for (const [index, filter] of chosen.entries()) await expectEqual(model, { nodeId: model.tree.ids[index * 2]!, basis, ...filter });
      }
      expect(await findDiscrepancies(fixture.db)).toEqual([]);
      await fixture.db.transaction().execute(rebuildRollups);
      expect(await findDiscrepancies(fixture.db)).toEqual([]);
      const rebuilt = await readFiguresOf(fixture.db, model.tree.ids, { basis: 'now' });
      for (const nodeId of model.tree.ids) expect(rebuilt.get(nodeId)).toEqual(model.figure({ nodeId, basis: 'now' }));
    }),
    { numRuns: 20, seed: 20_260_305, interruptAfterTimeLimit: 45_000 },
  );
});
