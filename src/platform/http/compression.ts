import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A content coding (RFC 9110 section 8.4.1) that this server makes, the better first. */
export type Coding = 'br' | 'gzip';

/** Fewer bytes are sent as they are: a packet is not made smaller. */
const SMALLEST = 1024;
const MAX_KNOWN = 200;
const TYPES = /^(?:text\/(?!event-stream)|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript|manifest\+json)|image\/svg\+xml)/i;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
const known = new Map<string, Coding | undefined>();

/** Whether bytes of this kind and number become smaller in a way that matters. */
export function isCompressible(type: string | undefined, length: number): boolean {
  return length >= SMALLEST && type !== undefined && TYPES.test(type);
}

/** The coding to answer with by Accept-Encoding (RFC 9110 section 12.5.3); undefined: as it is. */
export function codingFor(header: string | string[] | undefined): Coding | undefined {
  if (typeof header !== 'string') return undefined;
  if (known.has(header)) return known.get(header);
  const coding = negotiate(header);
  // Browsers send few different ones; whoever invents more fills nothing up.
  if (known.size < MAX_KNOWN && header.length < 200) known.set(header, coding);
  return coding;
}

function negotiate(header: string): Coding | undefined {
  const accepted = new Map(
    header.split(',').map((part) => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(/\s*;\s*/);
      const quality = parameters.map((parameter) => /^q=(\d(?:\.\d+)?)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
      return [name, quality === undefined ? 1 : Number(quality)] as const;
    }),
  );
  const quality = (coding: Coding) => accepted.get(coding) ?? accepted.get('*') ?? 0;
  const best = quality('br') >= quality('gzip') ? 'br' : 'gzip';
  return quality(best) > 0 ? best : undefined;
}

/** The bytes in every coding, made beside the event loop. */
export async function compressBytes(bytes: Buffer): Promise<Record<Coding, Buffer>> {
  const [br, plain] = await Promise.all([
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    deflate(bytes, { level: 6 }),
  ]);
  return { br, gzip: plain };
}

/** The validator of a coded form: it is another representation, so it has another strong one (RFC 9110 section 8.8.3.3). */
export const tagOf = (etag: string, coding: Coding): string => etag.replace(/"$/, `-${coding}"`);

/**
 * The tag of an If-None-Match header that names this content in any coding, by weak comparison (RFC 9110 section 13.1.2): proxies mark
 * validators of what they compressed as weak. Undefined when none does.
 */
export function matchingTag(header: string | undefined, etag: string): string | undefined {
  if (header === undefined) return undefined;
  const own = [etag, tagOf(etag, 'br'), tagOf(etag, 'gzip')];
  for (const part of header.split(',')) {
    const tag = part.trim().replace(/^W\//, '');
    if (tag === '*') return etag;
    if (own.includes(tag)) return tag;
  }
  return undefined;
}
