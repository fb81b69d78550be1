import { Readable } from 'node:stream';
import { contentDisposition } from '../files/file-names.ts';

/** Media type of an .xlsx workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Answers with a workbook as a download of the given name, kept by no cache. */
export function sendWorkbook(workbook: Readable, name: string): Response {
  return new Response(Readable.toWeb(workbook) as ReadableStream, {
    headers: { 'content-type': XLSX, 'content-disposition': contentDisposition('attachment', name), 'cache-control': 'private, no-store' },
  });
}
