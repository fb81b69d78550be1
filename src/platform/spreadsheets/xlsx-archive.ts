import type { Readable } from 'node:stream';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { MiB, type SpreadsheetLimits } from './limits.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';

/** The parts of a workbook by their path in the archive. */
export interface XlsxArchive {
  has(path: string): boolean;
  /**
   * Unpacks one part as a stream; its length is held to what the directory says. Throws `spreadsheet.damaged`, and
   * `spreadsheet.bomb` over `mostMiB`, which a part that is held in memory gives.
   */
  open(path: string, mostMiB?: number): Promise<Readable>;
  /** Ends what is still being unpacked and lets go of the file. */
  close(): void;
}

/**
 * Opens a ZIP archive and checks its directory before anything is unpacked. Throws `spreadsheet.bomb` by number of
 * entries, total size or ratio, and `spreadsheet.not-a-spreadsheet` where there is no workbook in it.
 */
export async function openXlsxArchive(source: string | Buffer, limits: SpreadsheetLimits): Promise<XlsxArchive> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  const zip = await (typeof source === 'string' ? openPromise(source, options) : fromBufferPromise(source, options)).catch(() => spreadsheetErrors.fail('spreadsheet.not-a-spreadsheet'));
  try {
    const entries = await checkedEntries(zip, limits);
    const streams: Readable[] = [];
    return {
      has: (path) => entries.has(path),
      async open(path, mostMiB = limits.unpackedMiB) {
        const entry = entries.get(path) ?? spreadsheetErrors.fail('spreadsheet.damaged', { part: path });
        if (entry.uncompressedSize > mostMiB * MiB) spreadsheetErrors.fail('spreadsheet.bomb');
        const stream = await zip.openReadStreamPromise(entry).catch(() => spreadsheetErrors.fail('spreadsheet.damaged', { part: path }));
        streams.push(stream);
        return stream;
      },
      close() {
        for (const stream of streams) stream.destroy();
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function checkedEntries(zip: ZipFile, limits: SpreadsheetLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > limits.entries) spreadsheetErrors.fail('spreadsheet.bomb');
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      const inflated = entry.uncompressedSize > MiB && entry.uncompressedSize > entry.compressedSize * limits.ratio;
      if (inflated || total > limits.unpackedMiB * MiB || entries.has(entry.fileName)) spreadsheetErrors.fail('spreadsheet.bomb');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'spreadsheet.bomb') throw error;
    spreadsheetErrors.fail('spreadsheet.damaged', { part: 'zip' });
  }
  if (!entries.has('[Content_Types].xml') || ![...entries.keys()].some((name) => /(^|\/)workbook\d*\.xml$/u.test(name))) spreadsheetErrors.fail('spreadsheet.not-a-spreadsheet');
  return entries;
}
