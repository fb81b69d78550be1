import { open, readFile } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { fileErrors } from './files.errors.ts';
import { kindFor, kindsOf, labelsOf, type FileKind, type Purpose } from './file-types.ts';

const HEAD_BYTES = 4096;
// Control characters that no text holds (tab, line feed, form feed and carriage return are left).
const NOT_TEXT = /[\x00-\x08\x0B\x0E-\x1A\x1C-\x1F\x7F]/;

async function readHead(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

function decode(bytes: Buffer): { text: string; charset: 'utf-8' | 'gb18030' } | null {
  for (const charset of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset };
    } catch {
      continue;
    }
  }
  return null;
}

/** Plain text has no signature: it is text when it decodes as UTF-8 or GB18030 (what office software here still writes) without control characters. */
async function sniffText(path: string, name: string): Promise<{ kind: FileKind; mime: string }> {
  const decoded = decode(await readFile(path));
  if (decoded === null || NOT_TEXT.test(decoded.text)) return fileErrors.fail('file.encoding');
  const [plain, csv] = kindsOf('text') as [FileKind, FileKind];
  const kind = /\.csv$/i.test(name) ? csv : plain;
  return { kind, mime: `${kind.mime}; charset=${decoded.charset}` };
}

/**
 * What the file is by its content, if the purpose takes that; its name decides nothing but between kinds of plain text.
 * @returns the kind and the media type to serve it as; throws file.type, file.unknown-type, file.svg or file.encoding.
 */
export async function sniff(path: string, name: string, purpose: Purpose): Promise<{ kind: FileKind; mime: string }> {
  const detected = await fileTypeFromFile(path);
  if (detected === undefined || detected.mime === 'application/xml') {
    if (/<svg[\s>]/i.test(await readHead(path)) && purpose !== 'text') fileErrors.fail('file.svg');
  }
  if (purpose === 'text' && detected === undefined) return sniffText(path, name);
  if (detected === undefined) return fileErrors.fail('file.unknown-type', { allowed: labelsOf(purpose) });
  const kind = kindFor(purpose, detected.mime);
  if (kind === undefined) return fileErrors.fail('file.type', { found: detected.ext.toUpperCase(), allowed: labelsOf(purpose) });
  return { kind, mime: kind.mime };
}
