import type { ImportKind } from '../../../platform/imports/import-kind.ts';
import { importJob } from '../../../platform/imports/run-import.ts';
import { KIND_NAMES, LEVEL_NAMES } from '../public-words.ts';
import { planOrganizations, type OrganizationRow } from './organization-rows.ts';
import { takeOrganizations } from './take-organizations.ts';

/** Units and offices from a spreadsheet: the tree of a province in one file, in any order. */
export const organizationImport: ImportKind<OrganizationRow> = {
  name: 'organizations',
  columns: [
    { key: 'code', header: { zh: '机构代码', en: 'Code' }, required: true, width: 18, note: { zh: '唯一，不再改变。例：HRB-001', en: 'Unique and lasting, e.g. HRB-001' } },
    { key: 'parentCode', header: { zh: '上级代码', en: 'Parent code' }, required: true, width: 18, note: { zh: '上级机构的代码，可在本表中', en: 'The parent\'s code; it may be in this table' } },
    { key: 'name', header: { zh: '名称', en: 'Name' }, required: true, width: 36 },
    { key: 'nameEn', header: { zh: '英文名称', en: 'English name' }, width: 30 },
    { key: 'kind', header: { zh: '类别', en: 'Kind' }, required: true, width: 14, options: Object.values(KIND_NAMES) },
    { key: 'sector', header: { zh: '系统', en: 'Sector' }, width: 12, note: { zh: '例：教育、交通、金融', en: 'e.g. education, transport' } },
    { key: 'level', header: { zh: '文明级别', en: 'Civility level' }, width: 16, options: Object.values(LEVEL_NAMES) },
    { key: 'divisionCode', header: { zh: '行政区划代码', en: 'Division code' }, width: 16, note: { zh: 'GB/T 2260 六位，例：230100', en: 'GB/T 2260, six digits, e.g. 230100' } },
  ],
  plan: (_, rows) => planOrganizations(rows),
  take: takeOrganizations,
};

export const organizationImportJob = importJob(organizationImport);
