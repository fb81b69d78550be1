import { expect, test } from 'vitest';
import { IMPORT_RULES } from './import-rules.ts';
import { cyclesOf, violationsOf } from './imports.ts';
import { tableOwners, tablesIn } from './sql-owners.ts';

const imports = (from: string, to: string, typeOnly = false) => [{ from, to, typeOnly }];

test.each([
  ['src/platform/db/db.ts', 'src/modules/people/public.ts'],
  ['src/ledger/facts.ts', 'src/modules/people/public.ts'],
  ['src/modules/contests/usecases/close.ts', 'src/modules/campaigns/campaigns.queries.ts'],
  ['src/modules/people/people.queries.ts', 'src/modules/notices/public.ts'],
  ['src/modules/people/people.queries.ts', 'src/app/modules.ts'],
  ['src/portal/shared/layout.tsx', 'src/modules/people/public.ts'],
  ['src/portal/pages/home.tsx', 'src/modules/campaigns/campaigns.queries.ts'],
  ['src/modules/notices/console/list.tsx', 'src/modules/notices/notices.queries.ts'],
  ['src/scenarios/run.ts', 'src/modules/people/public.ts'],
  ['src/modules/organizations/public-words.ts', 'src/modules/organizations/organizations.schemas.ts'],
  ['src/modules/people/people.queries.ts', 'src/modules/notices/public-words.ts'],
])('a planted import is found: %s → %s', (from, to) => {
  expect(violationsOf(imports(from, to), IMPORT_RULES)).not.toEqual([]);
});

test.each([
  ['src/modules/contests/usecases/close.ts', 'src/modules/campaigns/public.ts'],
  ['src/modules/contests/usecases/close.ts', 'src/modules/contests/contests.queries.ts'],
  ['src/modules/contests/portal/work.tsx', 'src/portal/shared/layout.tsx'],
  ['src/app/modules.ts', 'src/modules/people/people.module.ts'],
  ['src/modules/notices/console/audience-fields.tsx', 'src/modules/organizations/public-words.ts'],
  ['src/modules/organizations/public-words.ts', 'src/platform/i18n/messages.ts'],
])('an import of the house is let be: %s → %s', (from, to) => {
  expect(violationsOf(imports(from, to), IMPORT_RULES)).toEqual([]);
});

test('types of another module pass where only the built program matters', () => {
  expect(violationsOf(imports('src/modules/notices/console/list.tsx', 'src/modules/notices/notices.routes.ts', true), IMPORT_RULES)).toEqual([]);
});

test('a cycle is found, one of types is not', () => {
  expect(cyclesOf([...imports('a.ts', 'b.ts'), ...imports('b.ts', 'a.ts')])).toEqual([['a.ts', 'b.ts', 'a.ts']]);
  expect(cyclesOf([...imports('a.ts', 'b.ts'), ...imports('b.ts', 'a.ts', true)])).toEqual([]);
});

test('SQL names its tables, by builder and by hand', () => {
  const tables = new Set(['notices', 'people']);
  expect([...tablesIn("db.selectFrom('notices as n').innerJoin('people', 'a', 'b')", tables)]).toEqual(['notices', 'people']);
  expect([...tablesIn('sql`with x as (select 1 from people) select 1`', tables)]).toEqual(['people']);
  expect([...tablesIn('// from people\n/* from notices */', tables)]).toEqual([]);
});

test('a table without an owner is refused', () => {
  expect(tableOwners('-- [people] Who.\ncreate table people (\n').get('people')).toBe('people');
  expect(() => tableOwners('create table people (\n')).toThrow(/people/);
});
