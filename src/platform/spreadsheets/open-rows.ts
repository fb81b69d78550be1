import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvRows } from './csv-rows.ts';
import { MiB, type SpreadsheetLimits } from './limits.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';
import { xlsxRows, type RawRow } from './xlsx-rows.ts';

/** A file's path, its bytes, or a stream of them (kept in a temporary file while it is read, as a ZIP has its directory at the end). */
export type SpreadsheetSource = string | Uint8Array | AsyncIterable<Uint8Array>;

/** Rows of an xlsx or CSV file, told apart by content and never by name. Throws the errors of `spreadsheetErrors`. */
export async function* openRows(source: SpreadsheetSource, limits: SpreadsheetLimits): AsyncGenerator<RawRow> {
  if (typeof source === 'string' || source instanceof Uint8Array) return yield* localRows(source, limits);
  const folder = await mkdtemp(join(tmpdir(), 'spreadsheet-'));
  try {
    const path = join(folder, 'received');
    await pipeline(Readable.from(held(source, limits)), createWriteStream(path, { mode: 0o600 }));
    yield* localRows(path, limits);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* localRows(source: string | Uint8Array, limits: SpreadsheetLimits): AsyncGenerator<RawRow> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length;
  if (size > limits.fileMiB * MiB) spreadsheetErrors.fail('spreadsheet.too-large.file', { limit: limits.fileMiB });
  const head = typeof source === 'string' ? await firstBytes(source) : source.subarray(0, 8);
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) spreadsheetErrors.fail('spreadsheet.old-format');
  const rows = starts(0x50, 0x4b, 0x03, 0x04)
    ? xlsxRows(typeof source === 'string' ? source : Buffer.from(source.buffer, source.byteOffset, source.byteLength), limits)
    : csvRows(typeof source === 'string' ? () => createReadStream(source) : () => [source], limits);
  let count = 0;
  for await (const row of rows) {
    if (++count > limits.rows) spreadsheetErrors.fail('spreadsheet.too-large.rows', { limit: limits.rows });
    yield row;
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* held(source: AsyncIterable<Uint8Array>, limits: SpreadsheetLimits): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > limits.fileMiB * MiB) spreadsheetErrors.fail('spreadsheet.too-large.file', { limit: limits.fileMiB });
    yield piece;
  }
}
