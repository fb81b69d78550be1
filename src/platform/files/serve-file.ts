import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Context } from '../http/context.ts';
import { parseRange } from './byte-range.ts';
import { contentDisposition } from './file-names.ts';
import type { FileAccess } from './file-visibility.ts';
import { fileErrors } from './files.errors.ts';

/** Bytes of the store with what to call them. */
export interface Served {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly name: string;
}

const WHOLE_BYTES = 256 * 1024;
const INLINE = /^(image\/(jpeg|png|webp|gif|avif)|video\/|audio\/|application\/pdf$)/;
// What was uploaded can neither run scripts nor load anything. Browsers draw PDF by a viewer of their own, which a sandbox would shut out.
const POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

function headersOf(file: Served, access: FileAccess): Record<string, string> {
  const published = access === 'everybody';
  return {
    'content-type': file.mime,
    'content-disposition': contentDisposition(INLINE.test(file.mime) ? 'inline' : 'attachment', file.name),
    'content-security-policy': file.mime === 'application/pdf' ? POLICY : `${POLICY}; sandbox`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': published ? 'cross-origin' : 'same-origin',
    'cache-control': published ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'accept-ranges': 'bytes',
    etag: `"${file.sha256}"`,
  };
}

/** Whether a list of entity tags names this one; If-None-Match compares weakly. */
const names = (header: string | null, tag: string) => header !== null && (header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === tag));

/** Answers with stored bytes: validators, one range, and headers that keep a browser from taking them for anything but what they are. */
export async function serveFile(ctx: Context, request: Request, file: Served, access: FileAccess): Promise<Response> {
  const headers = headersOf(file, access);
  if (names(request.headers.get('if-none-match'), headers.etag!)) return new Response(null, { status: 304, headers });

  const condition = request.headers.get('if-range');
  const range = condition === null || condition.trim() === headers.etag ? parseRange(request.headers.get('range') ?? undefined, file.size) : null;
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.size}`, 'cache-control': 'no-store' } });
  const length = range === null ? file.size : range.end - range.start + 1;
  headers['content-length'] = String(length);
  if (range !== null) headers['content-range'] = `bytes ${range.start}-${range.end}/${file.size}`;
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD') return new Response(null, { status, headers });

  const stream = await ctx.files.open(file.sha256, range ?? undefined).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return fileErrors.fail('file.not-found');
    throw error;
  });
  const body = length <= WHOLE_BYTES ? new Uint8Array(await buffer(stream)) : (Readable.toWeb(stream) as ReadableStream<Uint8Array>);
  return new Response(body, { status, headers });
}
