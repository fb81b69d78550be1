import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff, testContext, type TestContext } from '../../../../tests/support/context.ts';
import { readImport, startImport, importErrorsWorkbook } from '../../../platform/imports/imports.ts';
import { readTable, type TableRow } from '../../../platform/spreadsheets/read-table.ts';
import { writeWorkbook } from '../../../platform/spreadsheets/write-workbook.ts';
import { searchOrganizations } from '../organizations.queries.ts';
import { createRoot } from '../usecases/create-root.ts';
import { organizationImport, organizationImportJob } from './organization-import.ts';
import { planOrganizations } from './organization-rows.ts';

let base: TestContext;
let ctx: TestContext;
let rootId: string;

beforeAll(async () => {
  base = await testContext();
  rootId = await base.db.transaction().execute((tx) => createRoot(tx, base, { code: 'ROOT', name: '省文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null }));
  ctx = base.as(staff({ role: 'office_admin', nodeId: rootId }));
});
afterAll(() => base.close());

const headers = { code: '机构代码', parentCode: '上级代码', name: '名称', kind: '类别', divisionCode: '行政区划代码' };
type Row = Partial<Record<keyof typeof headers, string>>;

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function importBytes(bytes: Uint8Array<ArrayBuffer>) {
  const task = await startImport(ctx, organizationImportJob, 'organizations', rootId, new File([bytes], '机构.xlsx'));
  await organizationImportJob.handle(ctx, { taskId: task.id });
  // A job may be handed out twice; nothing may be taken or counted twice.
  await organizationImportJob.handle(ctx, { taskId: task.id });
  return readImport(ctx, 'organizations', task.id);
}

const workbook = (rows: readonly Row[]) =>
  bytesOf(writeWorkbook({ sheets: [{ name: '机构', columns: Object.entries(headers).map(([key, header]) => ({ key, header })), rows }] }) as AsyncIterable<Uint8Array>);

test('good rows are taken once, bad ones come back with reasons, and the mended workbook finishes the import', async () => {
  const rows: Row[] = [
    // Children before parents: a file is in any order.
    { code: 'B-1', parentCode: 'A', name: '一中', kind: '学校' },
    { code: 'A', parentCode: 'ROOT', name: '甲市', kind: 'office', divisionCode: '230100' },
    ...Array.from({ length: 30 }, (_, index) => ({ code: `U-${index}`, parentCode: 'A', name: `单位${index}`, kind: 'Enterprise' })),
    { code: 'BAD-1', parentCode: 'A', name: '', kind: '学校' },
    { code: 'BAD-2', parentCode: 'NOWHERE', name: '孤儿', kind: '学校' },
    { code: 'BAD-3', parentCode: 'A', name: '怪', kind: '=cmd|calc', divisionCode: '999999' },
    { code: 'U-1', parentCode: 'A', name: '重复', kind: '学校' },
    { code: 'BAD-5', parentCode: 'A', name: '单位3', kind: '学校' },
    { code: 'C1', parentCode: 'C2', name: '圈一', kind: '学校' },
    { code: 'C2', parentCode: 'C1', name: '圈二', kind: '学校' },
  ];
  const first = await importBytes(await workbook(rows));
  expect(first).toMatchObject({ state: 'done', total: rows.length, taken: 32, unchanged: 0, refused: 7 });

  const errors = await bytesOf((await importErrorsWorkbook(ctx, organizationImport, first.id)) as AsyncIterable<Uint8Array>);
  const table = await readTable(errors, [...organizationImport.columns, { key: 'why', header: { zh: '为什么', en: 'Why' }, aliases: ['未导入原因'] }]);
  const refused: TableRow[] = [];
  for await (const row of table.rows) refused.push(row);
  expect(refused.map((row) => row.cells.code)).toEqual(['BAD-1', 'BAD-2', 'BAD-3', 'U-1', 'BAD-5', 'C1', 'C2']);
  expect(refused[2]!.cells.why).toMatch(/类别.*不认识[\s\S]*没有行政区划代码/);

  const mended = refused.map(({ cells }, index): Row => ({ code: `M-${index}`, parentCode: 'A', name: `已改${index}`, kind: '学校', divisionCode: cells.divisionCode === '999999' ? '230100' : '' }));
  expect(await importBytes(await workbook(mended))).toMatchObject({ taken: 7, refused: 0 });
  expect(await importBytes(await workbook(rows))).toMatchObject({ taken: 0, unchanged: 32, refused: 7 });
  expect((await searchOrganizations(base.db, [rootId], { page: 1, size: 5, status: 'active' })).total).toBe(1 + 32 + 7);
});

test('a file that is no table fails with a sentence, not a retry', async () => {
  expect(await importBytes(new TextEncoder().encode('MZ\u0090 not a table'))).toMatchObject({ state: 'failed', failure: expect.stringMatching(/表/) });
});

test('rows go only below the node they are imported at', async () => {
  const city = (await searchOrganizations(base.db, [rootId], { page: 1, size: 5, status: 'active', text: '甲市' })).items[0]!;
  const task = await startImport(ctx, organizationImportJob, 'organizations', city.id, new File([await workbook([{ code: 'X-1', parentCode: 'ROOT', name: '越界', kind: '学校' }])], 'x.xlsx'));
  await organizationImportJob.handle(ctx, { taskId: task.id });
  expect(await readImport(ctx, 'organizations', task.id)).toMatchObject({ taken: 0, refused: 1 });
  await expect(readImport(base.as(staff({ role: 'office_admin', nodeId: rootId })), 'organizations', task.id)).rejects.toMatchObject({ code: 'import.not-found' });
});

test('whatever the order of the rows, parents come first and no row is lost', () => {
  const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 60 }).map((seeds) => seeds.map((seed, index) => ({ code: `N${index}`, parentCode: index === 0 ? 'ROOT' : `N${seed % index}` })));
  fc.assert(
    fc.property(tree.chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })), (rows) => {
      const table = rows.map(({ code, parentCode }, index): TableRow => ({ rowNumber: index + 2, cells: { code, parentCode, name: code, kind: 'school' }, others: {} }));
      const { batches, refused } = planOrganizations(table);
      const order = batches.flat().map((each) => each.code);
      expect(refused).toEqual([]);
      expect(order.toSorted()).toEqual(rows.map((row) => row.code).toSorted());
      for (const { code, parentCode } of rows) if (parentCode !== 'ROOT') expect(order.indexOf(parentCode)).toBeLessThan(order.indexOf(code));
    }),
  );
});
