import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { CodedError } from '../errors/errors.ts';
import { sizeInWords } from './file-types.ts';
import { fileErrors } from './files.errors.ts';

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries together, unpacked. */
  readonly bytes: number;
}

const LIMITS: ArchiveLimits = { entries: 5000, bytes: 400 * 1024 * 1024 };

const tooLarge = (limits: ArchiveLimits) => fileErrors.fail('file.archive', { limit: sizeInWords(limits.bytes) });

/** Unpacks an entry to nowhere, so that sizes written into the directory cannot lie: yauzl ends with an error when they do. */
async function unpackedSize(archive: ZipFile, entry: Entry, atMost: number): Promise<number> {
  let size = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length;
    if (size > atMost) break;
  }
  return size;
}

/**
 * Checks a DOCX or XLSX, which are ZIP archives, before anybody unpacks it in earnest: not too many entries, not too much in
 * them (a ZIP bomb), no macros, no encryption, no entry whose name leaves the archive (yauzl refuses those).
 */
export async function checkOfficeArchive(path: string, limits: ArchiveLimits = LIMITS): Promise<void> {
  let archive: ZipFile | undefined;
  try {
    archive = await openPromise(path, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, autoClose: false });
    if (archive.entryCount > limits.entries) tooLarge(limits);
    const entries: Entry[] = [];
    let declared = 0;
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) fileErrors.fail('file.unreadable');
      if (/(^|\/)vbaproject\.bin$/i.test(entry.fileName)) fileErrors.fail('file.macros');
      declared += entry.uncompressedSize;
      if (declared > limits.bytes) tooLarge(limits);
      entries.push(entry);
    }
    let unpacked = 0;
    for (const entry of entries) {
      unpacked += await unpackedSize(archive, entry, limits.bytes - unpacked);
      if (unpacked > limits.bytes) tooLarge(limits);
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    fileErrors.fail('file.unreadable');
  } finally {
    archive?.close();
  }
}
