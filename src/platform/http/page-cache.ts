import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../db/db.ts';

export interface CachedPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly expiresAt: number;
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
    if (generation !== this.#generation || body.length > MAX_BYTES / 8) return;
    const old = this.#pages.get(key);
    if (old !== undefined) this.#drop(key, old);
    while (this.#bytes + body.length > MAX_BYTES) {
      const [oldestKey, oldest] = this.#pages.entries().next().value!;
      this.#drop(oldestKey, oldest);
    }
    this.#pages.set(key, { status, headers, body, expiresAt: Date.now() + this.lifeMs });
    this.#bytes += body.length;
  }

  clear(): void {
    this.#generation += 1;
    this.#pages.clear();
    this.#bytes = 0;
  }

  #drop(key: string, page: CachedPage): void {
    this.#pages.delete(key);
    this.#bytes -= page.body.length;
  }
}

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
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
