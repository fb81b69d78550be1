import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import { type Coding, compressBytes, isCompressible, tagOf } from './compression.ts';

/** Bytes with the headers they are sent with, their length among them. */
export interface PageForm {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface CachedPage extends PageForm {
  readonly status: number;
  readonly expiresAt: number;
  /** Compressed forms; there a moment after the page. */
  coded?: Readonly<Record<Coding, PageForm>>;
}

const CHANNEL = 'heming_pages';
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Rendered public pages by address. Every change that a public page shows calls touchPages in its transaction; each web
 * process hears it when the transaction commits and starts afresh. The short life bounds what a lost connection could leave stale.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>();
  #bytes = 0;
  #generation = 0;
  readonly lifeMs: number;

  constructor(lifeMs = 15_000) {
    this.lifeMs = lifeMs;
  }

  /** Changes whenever pages were dropped: a page rendered before is not kept after. */
  get generation(): number {
    return this.#generation;
  }

  get(key: string): CachedPage | undefined {
    const page = this.#pages.get(key);
    if (page !== undefined && page.expiresAt <= Date.now()) {
      this.#drop(key, page);
      return undefined;
    }
    return page;
  }

  put(key: string, generation: number, status: number, headers: Record<string, string>, body: Buffer): void {
    if (this.lifeMs === 0 || generation !== this.#generation || body.length > MAX_BYTES / 8) return;
    const old = this.#pages.get(key);
    if (old !== undefined) this.#drop(key, old);
    const page: CachedPage = { status, ...formOf(headers, body), expiresAt: Date.now() + this.lifeMs };
    this.#pages.set(key, page);
    this.#bytes += body.length;
    this.#makeRoom();
    if (isCompressible(headers['content-type'], body.length)) void this.#compress(key, page);
  }

  /** Adds the compressed forms, if the page is still kept when they are made. Without them it is sent as it is. */
  async #compress(key: string, page: CachedPage): Promise<void> {
    const coded = await compressBytes(page.body).catch(() => undefined);
    if (coded === undefined || this.#pages.get(key) !== page) return;
    const form = (coding: Coding) => {
      const { etag } = page.headers;
      return formOf({ ...page.headers, 'content-encoding': coding, ...(etag === undefined ? {} : { etag: tagOf(etag, coding) }) }, coded[coding]);
    };
    page.coded = { br: form('br'), gzip: form('gzip') };
    this.#bytes += coded.br.length + coded.gzip.length;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [key, page] of this.#pages) {
      if (this.#bytes <= MAX_BYTES) return;
      this.#drop(key, page);
    }
  }

  clear(): void {
    this.#generation += 1;
    this.#pages.clear();
    this.#bytes = 0;
  }

  #drop(key: string, page: CachedPage): void {
    this.#pages.delete(key);
    this.#bytes -= page.body.length + (page.coded === undefined ? 0 : page.coded.br.body.length + page.coded.gzip.body.length);
  }
}

const formOf = (headers: Readonly<Record<string, string>>, body: Buffer): PageForm => ({ headers: { ...headers, 'content-length': String(body.length) }, body });

export const PAGE_CHANNEL = CHANNEL;

/** The key of a page. The host is part of it: a page names its own address, and a stranger's Host header must not reach other readers. */
export function pageKey(host: string | undefined, url: string): string {
  return `${host ?? ''} ${url}`;
}

/** Tells every web process, once the transaction commits, that public pages changed. */
export async function touchPages(db: Db): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, '')`.execute(db);
}

/** A strong validator of a body (RFC 9110 section 8.8.3). */
export function entityTag(body: Buffer): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
}
