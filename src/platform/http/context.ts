import type { Actor } from '../auth/actor.ts';
import type { Clock } from '../clock/clock.ts';
import type { Config } from '../config/config.ts';
import type { Keys } from '../crypto/keys.ts';
import type { Db } from '../db/db.ts';
import type { Locale } from '../i18n/messages.ts';
import type { Log } from '../log/log.ts';
import type { FileStore } from '../files/file-store.ts';
import type { DocumentRenderer } from '../documents/render-typst.ts';
import type { PageCache } from './page-cache.ts';

/** What lives as long as the process. */
export interface Services {
  readonly config: Config;
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly log: Log;
  readonly files: FileStore;
  /** Sets documents as PDF. */
  readonly documents: DocumentRenderer;
  /** For the quick reads of public pages: many share few connections, and there are no transactions. Only the web process has them. */
  readonly reads?: Db;
  /** Rendered public pages; only the web process has them. */
  readonly pages?: PageCache;
}

/** What a use case works with: the process's services and who asks, from where, in which language. */
export interface Context extends Services {
  readonly actor: Actor;
  readonly locale: Locale;
  /** Address the request came from; null for jobs. */
  readonly address: string | null;
  readonly requestId: string;
  /** Origin for absolute links, without a trailing slash. */
  readonly origin: string;
}

/** Hono's environment: routes read `c.var.ctx`. */
export interface Env {
  Variables: { ctx: Context };
}
