import type { Readable } from 'node:stream';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { organizationImport } from './imports/organization-import.ts';
import { KIND_NAMES, LEVEL_NAMES } from './public-words.ts';
import { organizationsById, searchOrganizations } from './organizations.queries.ts';
import type { OrganizationQuery } from './organizations.schemas.ts';

const PAGE = 200;

/** Every organization that a search finds, in the columns of the import, so that what goes out can come in again. */
export function organizationsWorkbook(ctx: Context, nodes: readonly string[], filter: Omit<OrganizationQuery, 'page' | 'size'>): Readable {
  async function* rows() {
    for (let page = 1; ; page++) {
      const { items } = await searchOrganizations(ctx.db, nodes, { ...filter, page, size: PAGE });
      const parents = new Map((await organizationsById(ctx.db, items.flatMap((each) => each.parentId ?? []))).map((each) => [each.id, each.code]));
      for (const each of items) {
        yield {
          code: each.code, parentCode: each.parentId === null ? '' : (parents.get(each.parentId) ?? ''), name: each.name, nameEn: each.nameEn, kind: pick(KIND_NAMES[each.kind], ctx.locale),
          sector: each.sector ?? '', level: each.level === null ? '' : pick(LEVEL_NAMES[each.level], ctx.locale), divisionCode: each.divisionCode ?? '',
        };
      }
      if (items.length < PAGE) return;
    }
  }
  const columns = organizationImport.columns.map((column) => ({ key: column.key, header: pick(column.header, ctx.locale), ...(column.width === undefined ? {} : { width: column.width }) }));
  return writeWorkbook({ sheets: [{ name: ctx.locale === 'en' ? 'Organizations' : '机构', columns, rows: rows() }] });
}
