import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import type { FactKind } from '../ledger/fact-kinds.ts';
import type { LogOwner, SubjectType } from '../ledger/public.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Env, Services } from '../platform/http/context.ts';
import type { FileVisibility } from '../platform/files/file-visibility.ts';
import type { InboxSource } from '../platform/inbox/inbox.ts';
import type { Job, Sweep } from '../platform/jobs/jobs.ts';

/** What a module brings; each `x.module.ts` exports one such object. */
export interface Module {
  readonly name: string;
  /** API routes, mounted below /api. */
  readonly api?: OpenAPIHono<Env>;
  /** Public pages, mounted at the root. */
  readonly pages?: Hono<Env>;
  readonly factKinds?: readonly FactKind[];
  /** How the records behind its facts are opened. */
  readonly subjects?: readonly SubjectType[];
  // Payload types differ from job to job; the worker checks each against its schema.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly jobs?: readonly Job<any>[];
  readonly sweeps?: readonly Sweep[];
  readonly inbox?: InboxSource;
  /** Answers some requests before the application is asked, for speed: the same checks, the same answer; false for the others. */
  readonly listener?: (services: Services) => (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Who beside its owner may read a file that the module shows. */
  readonly fileVisibility?: FileVisibility;
  /** What it adds to the exports of its logs. */
  readonly logOwner?: LogOwner;
}
