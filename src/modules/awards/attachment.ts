import { contentDisposition } from '../../platform/files/file-names.ts';

/** A response that is saved under a name, which may hold any characters. */
export function attachment(bytes: Uint8Array, mime: string, name: string, caching = 'private, no-store'): Response {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': mime, 'content-disposition': contentDisposition('attachment', name), 'cache-control': caching } });
}
