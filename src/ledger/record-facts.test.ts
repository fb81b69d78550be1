import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { correctFact, reverseFactsOf } from './correct-fact.ts';
import { listFacts } from './drill-down.ts';
import { type FactKind, listFactKinds, syncFactKinds } from './fact-kinds.ts';
import { readFigure } from './figures.ts';
import { isQuantity, type NewFact, recordFacts } from './record-facts.ts';
import { ENTRIES, HOURS, ledgerFixture, type LedgerFixture, TestTree, VIEWS } from './testing/ledger-fixture.ts';
import { holdTree } from './tree-lock.ts';
import { newId } from '../platform/ids/ids.ts';

const tree = new TestTree(7);
let fixture: LedgerFixture;
beforeAll(async () => {
  fixture = await ledgerFixture();
});
afterAll(() => fixture.close());

const fact = (more: Partial<NewFact> = {}): NewFact => ({ kind: ENTRIES, place: tree.place(3), subject: { type: 'test', id: newId() }, ...more });
const record = (...facts: NewFact[]) => fixture.hold((tx) => recordFacts(tx, fixture, facts));
const figure = (number: number, kind: FactKind) => readFigure(fixture.db, { nodeId: tree.ids[number]!, basis: 'was', kinds: [kind.kind] });
const declared = { by: '市网信办', source: '短视频平台后台', evidence: { url: 'https://example.org/report' } };

test('a fact counts for every node of its line, at once', async () => {
  await record(fact({ quantity: 2 }), fact(), fact({ place: tree.place(4) }));
  expect(await figure(0, ENTRIES)).toEqual({ quantity: 4, facts: 3 });
  expect(await figure(1, ENTRIES)).toEqual({ quantity: 4, facts: 3 });
  expect(await figure(3, ENTRIES)).toEqual({ quantity: 3, facts: 2 });
  expect(await figure(2, ENTRIES)).toEqual({ quantity: 0, facts: 0 });
});

test('its day is the one in Shanghai', async () => {
  const subject = { type: 'night', id: newId() };
  await record(fact({ kind: HOURS, place: tree.place(6), subject, at: new Date('2026-03-03T16:30:00Z') }));
  const { items } = await listFacts(fixture.db, { nodeId: tree.ids[6]!, basis: 'was' }, { offset: 0, limit: 5 });
  expect(items.map((item) => [item.day, item.subjectType])).toEqual([['2026-03-04', 'night']]);
});

test('many facts are written by one call, more than a statement takes', async () => {
  const campaignId = newId();
  const ids = await record(...Array.from({ length: 1203 }, () => fact({ campaignId })));
  expect(new Set(ids).size).toBe(1203);
  expect(await readFigure(fixture.db, { nodeId: tree.ids[0]!, basis: 'now', campaignId })).toEqual({ quantity: 1203, facts: 1203 });
});

test('what is no fact is refused', async () => {
  await expect(record(fact({ quantity: 0 }))).rejects.toMatchObject({ code: 'ledger.quantity' });
  await expect(record(fact({ quantity: -1 }))).rejects.toMatchObject({ code: 'ledger.quantity' });
  await expect(record(fact({ quantity: 0.125 }))).rejects.toMatchObject({ code: 'ledger.quantity' });
  await expect(record(fact({ at: '2026-03-06' }))).rejects.toMatchObject({ code: 'ledger.not-yet' });
  await expect(record(fact({ at: '2026-02-30' }))).rejects.toThrow(RangeError);
  await expect(record(fact({ kind: { ...ENTRIES, kind: 'test.undeclared' } }))).rejects.toThrow('test.undeclared');
  await expect(record(fact({ kind: VIEWS }))).rejects.toMatchObject({ code: 'ledger.declaration-missing' });
  await expect(record(fact({ kind: VIEWS, declared: { ...declared, by: ' ' } }))).rejects.toMatchObject({ code: 'ledger.declaration-missing' });
  await expect(record(fact({ declared }))).rejects.toThrow('carry no declaration');
});

test('a caller that does not hold the tree is told so', async () => {
  await expect(fixture.db.transaction().execute((tx) => recordFacts(tx, fixture, [fact()]))).rejects.toThrow('holdTree');
});

test('nothing is counted of a transaction that fails', async () => {
  const before = await figure(0, ENTRIES);
  const failing = fixture.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    await recordFacts(tx, fixture, [fact()]);
    throw new Error('the act failed');
  });
  await expect(failing).rejects.toThrow('the act failed');
  expect(await figure(0, ENTRIES)).toEqual(before);
});

test('a declared figure says who stated it; a correction keeps that or states anew', async () => {
  const [id] = await record(fact({ kind: VIEWS, quantity: 60_000_000, declared }));
  const restated = { ...declared, source: '平台年度报告' };
  await fixture.hold((tx) => correctFact(tx, fixture, { factId: id!, kind: VIEWS, change: -1_000_000, reason: '重复计算', declared: restated }));
  await fixture.hold((tx) => correctFact(tx, fixture, { factId: id!, kind: VIEWS, change: 5, reason: '漏计' }));
  const { items, quantity } = await listFacts(fixture.db, { nodeId: tree.ids[0]!, basis: 'was', kinds: [VIEWS.kind] }, { offset: 0, limit: 5 });
  expect(quantity).toBe(59_000_005);
  expect(items.map((item) => item.declared)).toEqual([declared, restated, declared]);
});

test('a correction needs a reason, a difference, and the kind of the fact', async () => {
  const [id] = await record(fact({ kind: HOURS, quantity: 2.5 }));
  const correct = (more: object) => fixture.hold((tx) => correctFact(tx, fixture, { factId: id!, kind: HOURS, change: -1, reason: '登记有误', ...more }));
  await expect(correct({ reason: '  ' })).rejects.toMatchObject({ code: 'ledger.reason-missing' });
  await expect(correct({ change: 0 })).rejects.toMatchObject({ code: 'ledger.no-change' });
  await expect(correct({ change: -2.51 })).rejects.toMatchObject({ code: 'ledger.below-zero', params: { stands: 2.5 } });
  await expect(correct({ change: 0.001 })).rejects.toMatchObject({ code: 'ledger.quantity' });
  await expect(correct({ kind: ENTRIES })).rejects.toMatchObject({ code: 'ledger.fact-not-found' });
  await expect(correct({ factId: newId() })).rejects.toMatchObject({ code: 'ledger.fact-not-found' });
});

test('reversing a reversal brings back what it took', async () => {
  const [id] = await record(fact({ kind: HOURS, place: tree.place(5), quantity: 8 }));
  const reverse = (factId: string) => fixture.hold((tx) => correctFact(tx, fixture, { factId, kind: HOURS, change: 'reverse', reason: '登记有误' }));
  const reversal = await reverse(id!);
  expect((await figure(5, HOURS)).quantity).toBe(0);
  await expect(reverse(id!)).rejects.toMatchObject({ code: 'ledger.already-reversed' });
  await reverse(reversal);
  expect(await figure(5, HOURS)).toEqual({ quantity: 8, facts: 3 });
  await expect(reverse(reversal)).rejects.toMatchObject({ code: 'ledger.already-reversed' });
});

test('what stands of a subject is reversed, of one node or of all, once', async () => {
  const subject = { type: 'notice', id: newId() };
  await record(fact({ subject, quantity: 3 }), fact({ subject, place: tree.place(4) }), fact({ subject, kind: HOURS }));
  const reverse = (nodeId?: string) => fixture.hold((tx) => reverseFactsOf(tx, fixture, { kind: ENTRIES, subjectId: subject.id, nodeId, reason: '已撤回' }));
  expect(await reverse(tree.ids[4])).toHaveLength(1);
  expect(await reverse()).toHaveLength(1);
  expect(await reverse()).toHaveLength(0);
  const stands = await sql<{ kind: string; quantity: number }>`select kind, sum(quantity) as quantity from facts where subject_id = ${subject.id} group by kind order by kind`.execute(fixture.db);
  expect(stands.rows).toEqual([{ kind: ENTRIES.kind, quantity: 0 }, { kind: HOURS.kind, quantity: 1 }]);
});

test('the database itself keeps facts as they are', async () => {
  await expect(sql`update facts set quantity = 1`.execute(fixture.db)).rejects.toThrow('never changed');
  await expect(sql`delete from facts`.execute(fixture.db)).rejects.toThrow('never changed');
});

test('a kind may change its label, never what it means', async () => {
  await syncFactKinds(fixture.db, [{ ...ENTRIES, label: { zh: '作品', en: 'Works' } }]);
  expect((await listFactKinds(fixture.db)).find((kind) => kind.kind === ENTRIES.kind)?.label.zh).toBe('作品');
  for (const change of [{ class: 'reach' as const }, { unit: 'hour' }, { declared: true }]) {
    await expect(syncFactKinds(fixture.db, [{ ...ENTRIES, ...change }])).rejects.toThrow('declare a new kind');
  }
});

test('a quantity has two decimals at most and stays exact', () => {
  for (const value of [1, 0.1, 0.29, 1234.56, 9_999_999_999_999]) expect(isQuantity(value)).toBe(true);
  for (const value of [0.001, 1e13, Number.NaN, Infinity]) expect(isQuantity(value)).toBe(false);
});
