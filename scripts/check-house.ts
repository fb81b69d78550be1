// Fails on an import against the house's directions, a cycle, or SQL on another owner's table.
import { glob } from 'node:fs/promises';
import { IMPORT_RULES } from './checks/import-rules.ts';
import { cyclesOf, importsOf, violationsOf } from './checks/imports.ts';
import { foreignSql } from './checks/sql-owners.ts';

const root = new URL('..', import.meta.url).pathname;
const files: string[] = [];
for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) files.push(file);
const code = files.filter((file) => !/(\.test|\/test-kit|\.fixture)\.tsx?$/.test(file));

const imports = (await Promise.all(code.map((file) => importsOf(root, file)))).flat();
const complaints = [
  ...violationsOf(imports, IMPORT_RULES),
  ...cyclesOf(imports).map((cycle) => `a cycle: ${cycle.join(' → ')}`),
  ...(await foreignSql(root, code)),
];
for (const complaint of complaints) console.error(complaint);
console.error(complaints.length === 0 ? `house check: ${code.length} files, ${imports.length} imports, in order` : `house check: ${complaints.length} violations`);
process.exit(complaints.length === 0 ? 0 : 1);
