import { decodeText } from './bytes.ts';
import { finding } from './findings.ts';
import { type ExportChecking, type ExportVerdict, verifyExport } from './verify-export.ts';
import { isReceipt, type ReceiptVerdict, verifyReceipt } from './verify-receipt.ts';

const MAX_RECEIPT = 1024 * 1024;

async function readReceipt(chunks: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: string[] = [];
  let length = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > MAX_RECEIPT) return null;
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    return JSON.parse(parts.join('') + decoder.decode()) as unknown;
  } catch {
    return null;
  }
}

/** Checks a file of either sort: a receipt (it begins with a brace), or an exported log. */
export async function verifyFile(stream: AsyncIterable<Uint8Array>, checking: ExportChecking): Promise<ReceiptVerdict | ExportVerdict> {
  const chunks = stream[Symbol.asyncIterator]();
  let first = await chunks.next();
  while (first.done !== true && first.value.length === 0) first = await chunks.next();
  if (first.done === true) return { ok: false, finding: finding('not-readable') };
  const start = first.value;
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield start;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  if (!decodeStart(start).startsWith('{')) return decodeStart(start).startsWith('heming-log.json\0') ? verifyExport(whole(), checking) : { ok: false, finding: finding('not-readable') };
  const receipt = await readReceipt(whole());
  return isReceipt(receipt) ? verifyReceipt(receipt, checking) : { ok: false, finding: finding('not-readable') };
}

function decodeStart(bytes: Uint8Array): string {
  try {
    return decodeText(bytes.subarray(0, 16));
  } catch {
    return '';
  }
}
