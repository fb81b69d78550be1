import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { Plan, Refusal } from '../../../platform/imports/import-kind.ts';
import type { TableRow } from '../../../platform/spreadsheets/read-table.ts';
import { isDivisionCode } from '../divisions/divisions.ts';
import { KIND_NAMES, LEVEL_NAMES } from '../public-words.ts';

/** A row that reads well by itself; whether its parent and its name fit is known when it is written. */
export interface OrganizationRow {
  readonly row: TableRow;
  readonly code: string;
  readonly parentCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly sector: string | null;
  readonly level: string | null;
  readonly divisionCode: string | null;
}

const BATCH = 2000;

/** A word in either language, or the key itself, to the key. */
function keyOf(names: Readonly<Record<string, Bilingual>>, text: string): string | undefined {
  const wanted = text.normalize('NFKC').trim().toLowerCase();
  return Object.entries(names).find(([key, name]) => key === wanted || name.zh === text.trim() || name.en.toLowerCase() === wanted)?.[0];
}

const list = (names: Readonly<Record<string, Bilingual>>): { zh: string; en: string } => ({ zh: Object.values(names).map((name) => name.zh).join('、'), en: Object.values(names).map((name) => name.en).join(', ') });

/** Reads one row; every fault of it is named, not only the first. */
export function parseRow(row: TableRow): { value: OrganizationRow } | { reasons: Bilingual[] } {
  const { cells } = row;
  const reasons: Bilingual[] = [];
  const code = (cells.code ?? '').normalize('NFKC').toUpperCase();
  const parentCode = (cells.parentCode ?? '').normalize('NFKC').toUpperCase();
  const divisionCode = (cells.divisionCode ?? '').normalize('NFKC');
  const kind = keyOf(KIND_NAMES, cells.kind ?? '');
  const level = cells.level ? keyOf(LEVEL_NAMES, cells.level) : null;
  const name = cells.name ?? '';
  if (code === '') reasons.push({ zh: '机构代码必填。', en: 'The code is required.' });
  else if (!/^[A-Z0-9][A-Z0-9-]{0,39}$/.test(code)) reasons.push({ zh: `机构代码“${code}”只能用字母、数字和连字符，最多 40 个。`, en: `The code “${code}” may have letters, digits and hyphens only, 40 at most.` });
  if (parentCode === '') reasons.push({ zh: '上级代码必填。', en: 'The parent\'s code is required.' });
  if (parentCode !== '' && parentCode === code) reasons.push({ zh: '上级不能是机构自己。', en: 'An organization cannot be its own parent.' });
  if (name === '') reasons.push({ zh: '名称必填。', en: 'The name is required.' });
  else if (name.length > 120) reasons.push({ zh: `名称有 ${name.length} 个字，最多 120 个。`, en: `The name has ${name.length} characters; at most 120.` });
  if ((cells.nameEn ?? '').length > 200) reasons.push({ zh: '英文名称最多 200 个字符。', en: 'The English name has at most 200 characters.' });
  if ((cells.sector ?? '').length > 40) reasons.push({ zh: '系统最多 40 个字。', en: 'The sector has at most 40 characters.' });
  if (kind === undefined) reasons.push({ zh: `类别“${cells.kind ?? ''}”不认识，应为：${list(KIND_NAMES).zh}。`, en: `The kind “${cells.kind ?? ''}” is not known; one of: ${list(KIND_NAMES).en}.` });
  if (level === undefined) reasons.push({ zh: `文明级别“${cells.level}”不认识，应为：${list(LEVEL_NAMES).zh}，或留空。`, en: `The level “${cells.level}” is not known; one of: ${list(LEVEL_NAMES).en}, or empty.` });
  if (divisionCode !== '' && !isDivisionCode(divisionCode)) reasons.push({ zh: `没有行政区划代码“${divisionCode}”。`, en: `There is no division code “${divisionCode}”.` });
  if (reasons.length > 0 || kind === undefined || level === undefined) return { reasons };
  return { value: { row, code, parentCode, name, nameEn: cells.nameEn ?? '', kind, sector: cells.sector || null, level, divisionCode: divisionCode || null } };
}

/**
 * Orders a table so that parents come before their children wherever they stand in the file, in batches of one depth.
 * A code that occurs twice and a row below a refused or circular one are refused with the reason.
 */
export function planOrganizations(rows: readonly TableRow[]): Plan<OrganizationRow> {
  const refused: Refusal[] = [];
  const byCode = new Map<string, OrganizationRow>();
  for (const row of rows) {
    const parsed = parseRow(row);
    if ('reasons' in parsed) {
      refused.push({ row, reasons: parsed.reasons });
      continue;
    }
    const first = byCode.get(parsed.value.code);
    if (first === undefined) byCode.set(parsed.value.code, parsed.value);
    else refused.push({ row, reasons: [{ zh: `机构代码“${first.code}”在第 ${first.row.rowNumber} 行已出现。`, en: `The code “${first.code}” occurs already in row ${first.row.rowNumber}.` }] });
  }
  const depths = depthsOf(byCode);
  const levels: OrganizationRow[][] = [];
  for (const each of byCode.values()) {
    const depth = depths.get(each.code)!;
    if (depth === Infinity) refused.push({ row: each.row, reasons: [{ zh: '上下级关系成了一个圈。', en: 'The parents form a circle.' }] });
    else (levels[depth] ??= []).push(each);
  }
  return { batches: levels.flatMap((level) => Array.from({ length: Math.ceil(level.length / BATCH) }, (_, index) => level.slice(index * BATCH, (index + 1) * BATCH))), refused };
}

/** How many rows of the same table stand above each row; Infinity on a circle. */
function depthsOf(byCode: ReadonlyMap<string, OrganizationRow>): Map<string, number> {
  const depths = new Map<string, number>();
  for (const start of byCode.values()) {
    const trail: OrganizationRow[] = [];
    const seen = new Set<string>();
    let each: OrganizationRow | undefined = start;
    while (each !== undefined && !depths.has(each.code) && !seen.has(each.code)) {
      trail.push(each);
      seen.add(each.code);
      each = byCode.get(each.parentCode);
    }
    let depth = each === undefined ? -1 : (depths.get(each.code) ?? Infinity);
    for (const above of trail.toReversed()) depths.set(above.code, (depth += 1));
  }
  return depths;
}
