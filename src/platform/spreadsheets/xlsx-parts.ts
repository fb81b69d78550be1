import { posix } from 'node:path';
import { readingOf, type NumberReading } from './cell-values.ts';
import { smallPartMiB } from './limits.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import { readXml } from './xml-stream.ts';

export interface WorkbookParts {
  readonly sheetPath: string;
  readonly date1904: boolean;
  /** Reading of a number by the style index of its cell. */
  readonly readings: readonly NumberReading[];
  readonly sharedStringsPath: string | undefined;
}

/** Finds the parts of a workbook that reading needs: its first visible sheet, number formats, shared strings. */
export async function readWorkbookParts(archive: XlsxArchive): Promise<WorkbookParts> {
  const root = await relations(archive, '');
  const workbookPath = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const related = await relations(archive, workbookPath);
  const sheets: { id: string; hidden: boolean }[] = [];
  let date1904 = false;
  await readXml(workbookPath, await archive.open(workbookPath, smallPartMiB), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.push({ id, hidden: (attributes['state'] ?? 'visible') !== 'visible' });
    },
  });
  const worksheets = sheets.flatMap(({ id, hidden }) => related.filter((each) => each.id === id && each.type.endsWith('/worksheet')).map(({ target }) => ({ target, hidden })));
  const sheet = worksheets.find(({ hidden }) => !hidden) ?? worksheets[0] ?? spreadsheetErrors.fail('spreadsheet.not-a-spreadsheet');
  const partOf = (kind: string) => related.map(({ type, target }) => (type.endsWith(kind) && archive.has(target) ? target : undefined)).find(Boolean);
  return { sheetPath: sheet.target, date1904, readings: await readStyles(archive, partOf('/styles')), sharedStringsPath: partOf('/sharedStrings') };
}

async function relations(archive: XlsxArchive, of: string): Promise<{ id: string; type: string; target: string }[]> {
  const folder = posix.dirname(of);
  const path = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const found: { id: string; type: string; target: string }[] = [];
  if (!archive.has(path)) return found;
  await readXml(path, await archive.open(path, smallPartMiB), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship') found.push({ id: Id, type: Type, target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) });
    },
  });
  return found;
}

async function readStyles(archive: XlsxArchive, path: string | undefined): Promise<NumberReading[]> {
  const formats = new Map<number, string>();
  const readings: NumberReading[] = [];
  let inCellFormats = false;
  if (path === undefined) return readings;
  await readXml(path, await archive.open(path, smallPartMiB), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        readings.push(readingOf(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return readings;
}
