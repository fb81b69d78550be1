import { z } from '@hono/zod-openapi';

const MB = 1024 * 1024;

/** What a file is sent for; decides which contents are taken and how large it may be. */
export const PURPOSES = ['picture', 'film', 'audio', 'document', 'text'] as const;
export const Purpose = z.enum(PURPOSES).openapi('FilePurpose');
export type Purpose = z.infer<typeof Purpose>;

/** One kind of content: its media type as served, the extension it gets, others it may keep, and its name for people. */
export interface FileKind {
  readonly mime: string;
  readonly extension: string;
  readonly alsoNamed: readonly string[];
  readonly label: string;
}

const kind = (mime: string, label: string, extension: string, ...alsoNamed: string[]): FileKind => ({ mime, label, extension, alsoNamed });

// SVG is left out on purpose (it can hold scripts), HEIC because no open decoder for it ships with sharp, and the old binary
// office formats and those with macros because what they do on opening cannot be checked.
const KINDS: Record<Purpose, readonly FileKind[]> = {
  picture: [kind('image/jpeg', 'JPEG', 'jpg', 'jpeg', 'jpe', 'jfif'), kind('image/png', 'PNG', 'png'), kind('image/webp', 'WebP', 'webp'), kind('image/gif', 'GIF', 'gif'), kind('image/avif', 'AVIF', 'avif')],
  film: [kind('video/mp4', 'MP4', 'mp4', 'm4v'), kind('video/webm', 'WebM', 'webm'), kind('video/quicktime', 'MOV', 'mov', 'qt')],
  audio: [kind('audio/mpeg', 'MP3', 'mp3'), kind('audio/mp4', 'M4A', 'm4a'), kind('audio/aac', 'AAC', 'aac'), kind('audio/ogg', 'Ogg', 'ogg', 'oga', 'opus'), kind('audio/wav', 'WAV', 'wav'), kind('audio/flac', 'FLAC', 'flac')],
  document: [
    kind('application/pdf', 'PDF', 'pdf'),
    kind('application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'DOCX', 'docx'),
    kind('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'XLSX', 'xlsx'),
  ],
  text: [kind('text/plain', 'TXT', 'txt', 'md', 'text'), kind('text/csv', 'CSV', 'csv')],
};

const MAX_BYTES: Record<Purpose, number> = { picture: 50 * MB, film: 1024 * MB, audio: 200 * MB, document: 50 * MB, text: 5 * MB };

// Media types as the detector names them, where ours differ.
const SYNONYMS: Record<string, string> = {
  'image/apng': 'image/png', 'video/x-m4v': 'video/mp4', 'audio/x-m4a': 'audio/mp4', 'audio/ogg; codecs=opus': 'audio/ogg', 'audio/x-flac': 'audio/flac', 'audio/vnd.wave': 'audio/wav',
};

export const kindsOf = (purpose: Purpose): readonly FileKind[] => KINDS[purpose];
/** Largest file of the purpose, in bytes. */
export const maxBytesOf = (purpose: Purpose): number => MAX_BYTES[purpose];
/** Largest file of any purpose, in bytes. */
export const MAX_UPLOAD_BYTES = Math.max(...Object.values(MAX_BYTES));

/** The kind that the purpose takes content of this media type as; undefined when it does not. */
export function kindFor(purpose: Purpose, detected: string): FileKind | undefined {
  const mime = SYNONYMS[detected] ?? detected;
  return KINDS[purpose].find((each) => each.mime === mime);
}

/** `JPEG, PNG, WebP`: what the purpose takes, in words that both languages use. */
export const labelsOf = (purpose: Purpose): string => KINDS[purpose].map((each) => each.label).join(', ');
/** Value of the accept attribute of a file input. */
export const acceptOf = (purpose: Purpose): string => KINDS[purpose].flatMap((each) => [each.mime, `.${each.extension}`, ...each.alsoNamed.map((name) => `.${name}`)]).join(',');
/** `50 MB` */
export const sizeInWords = (bytes: number): string => (bytes >= 1024 * MB ? `${bytes / (1024 * MB)} GB` : `${Math.floor(bytes / MB)} MB`);
