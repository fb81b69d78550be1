import { stat } from 'node:fs/promises';
import { safeFileName } from './file-names.ts';
import { maxBytesOf, type Purpose, sizeInWords } from './file-types.ts';
import { fileErrors } from './files.errors.ts';
import { readMovie } from './movie.ts';
import { checkOfficeArchive } from './office-archive.ts';
import { readPicture } from './pictures.ts';
import { blankSoundNotes } from './sound-notes.ts';
import { sniff } from './sniff.ts';

/** What the content of a file says of it. */
export interface Inspection {
  readonly mime: string;
  /** The file's name made harmless, with the extension of its content. */
  readonly name: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly placeholder: string | null;
}

const MOVIES = new Set(['video/mp4', 'video/quicktime', 'audio/mp4']);
const nothing = { width: null, height: null, durationMs: null, placeholder: null };

/**
 * Judges a file on this machine by its content alone and takes private notes out of films and sound in place (so it comes before hashing).
 * Throws the coded refusal: size, type, pixels, damage, archive, macros, encoding.
 */
export async function inspectFile(path: string, declared: { name: string; purpose: Purpose }): Promise<Inspection> {
  const { size } = await stat(path);
  if (size === 0) fileErrors.fail('file.empty');
  const limit = maxBytesOf(declared.purpose);
  if (size > limit) fileErrors.fail('file.too-large', { limit: sizeInWords(limit) });

  const { kind, mime } = await sniff(path, declared.name, declared.purpose);
  const name = safeFileName(declared.name, kind);
  if (declared.purpose === 'picture') return { mime, name, durationMs: null, ...(await readPicture(path)) };
  if (MOVIES.has(kind.mime)) return { mime, name, placeholder: null, ...(await readMovie(path)) };
  await blankSoundNotes(path, kind.mime);
  if (kind.extension === 'docx' || kind.extension === 'xlsx') await checkOfficeArchive(path);
  return { mime, name, ...nothing };
}
