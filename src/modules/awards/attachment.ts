/** A response that is saved under a name; `name` may hold any characters (RFC 6266, RFC 8187). */
export function attachment(bytes: Uint8Array, mime: string, name: string, caching = 'private, no-store'): Response {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': mime, 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`, 'cache-control': caching } });
}
