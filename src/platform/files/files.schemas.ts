import { z } from '@hono/zod-openapi';
import { CodedError } from '../errors/errors.ts';
import { pick, type Locale } from '../i18n/messages.ts';
import { derivativeUrl, fileUrl } from './file-links.ts';
import { fileErrors } from './files.errors.ts';
import type { FileRow } from './files.queries.ts';

const Form = z.object({ url: z.string(), width: z.int(), height: z.int(), mime: z.string(), size: z.int() });

/** A file as the API tells of it. */
export const FileView = z
  .object({
    id: z.uuid(),
    state: z.enum(['ready', 'refused']),
    purpose: z.string(),
    name: z.string(),
    mime: z.string(),
    size: z.int().openapi({ description: 'Bytes' }),
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationMs: z.int().nullable(),
    url: z.string().nullable().openapi({ description: 'Address of the original' }),
    placeholder: z.string().nullable().openapi({ description: 'Tiny blurred stand-in of a picture as a data URI' }),
    derivatives: z.record(z.string(), Form).openapi({ description: 'Smaller forms of a picture by name (w320, w640, w1280, w2000, j1280); empty until they are made' }),
    problem: z.object({ code: z.string(), message: z.string() }).nullable().openapi({ description: 'Why the content was refused' }),
    createdAt: z.iso.datetime(),
  })
  .openapi('File');
export type FileView = z.infer<typeof FileView>;

function problemOf(refusal: FileRow['refusal'], locale: Locale): FileView['problem'] {
  if (refusal === null) return null;
  const definition = fileErrors.definitions[refusal.code as keyof typeof fileErrors.definitions];
  const message = definition === undefined ? pick({ zh: '文件被拒绝。', en: 'The file was refused.' }, locale) : new CodedError(refusal.code, definition, refusal.params).text(locale);
  return { code: refusal.code, message };
}

export function viewFile(file: FileRow, locale: Locale): FileView {
  const forms = Object.entries(file.derivatives).map(([name, { width, height, mime, size }]) => [name, { url: derivativeUrl(file, name)!, width, height, mime, size }]);
  return {
    id: file.id,
    state: file.state === 'ready' ? 'ready' : 'refused',
    purpose: file.purpose,
    name: file.name,
    mime: file.mime,
    size: file.size,
    width: file.width,
    height: file.height,
    durationMs: file.durationMs,
    url: file.state === 'ready' ? fileUrl(file) : null,
    placeholder: file.placeholder,
    derivatives: Object.fromEntries(forms),
    problem: problemOf(file.refusal, locale),
    createdAt: file.createdAt.toISOString(),
  };
}

/** A resumable upload as the API tells of it. */
export const UploadView = z
  .object({
    id: z.uuid(),
    size: z.int().openapi({ description: 'Announced size in bytes' }),
    received: z.int().openapi({ description: 'Bytes received so far' }),
    expiresAt: z.iso.datetime(),
    fileId: z.uuid().nullable().openapi({ description: 'The file it became, once complete' }),
  })
  .openapi('Upload');
