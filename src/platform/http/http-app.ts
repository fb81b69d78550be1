import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Context as HonoContext, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { anonymous, type Actor } from '../auth/actor.ts';
import { isConnectionLoss } from '../db/connection-loss.ts';
import { CodedError, commonErrors } from '../errors/errors.ts';
import { newId } from '../ids/ids.ts';
import { type Locale, negotiateLocale } from '../i18n/messages.ts';
import { clientAddress } from './client-address.ts';
import type { Context, Env, Services } from './context.ts';
import { refuseOtherSites } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';
import { toProblem } from './problem.ts';
import { refuseUnstorable } from './unstorable.ts';
import { withoutSlash } from './without-slash.ts';

/** Finds out who acts from the request's cookie or bearer token; anonymous when neither is there. Throws auth.required for a token that is not valid. */
export type Authenticate = (services: Services, headers: Headers, address: string | null) => Promise<Actor>;
/** Draws a refusal as a page for people. */
export type RenderError = (ctx: Context, error: CodedError) => string;

export interface HttpAppParts {
  readonly services: Services;
  readonly authenticate: Authenticate;
  /** Routers of the API, mounted below /api. */
  readonly api: readonly OpenAPIHono<Env>[];
  /** Routers of pages, mounted at the root, in order. */
  readonly pages: readonly Hono<Env>[];
  readonly renderError: RenderError;
}

type C = HonoContext<Env & { Bindings: HttpBindings }>;

const MB = 1024 * 1024;
/** Largest body of an ordinary request of the API; uploads go through their own resumable route. */
const MAX_BODY = 20;
/** Largest form of a page, in MB: it lies in memory while it is read. Without scripts the files of a work are part of it, and only accounts send those. */
const MAX_FORM = { anonymous: 1, account: 256 };

function localeOf(c: C): Locale {
  const path = c.req.path;
  if (path === '/en' || path.startsWith('/en/')) return 'en';
  if (path.startsWith('/api/')) return negotiateLocale(c.req.header('x-heming-locale') ?? c.req.header('accept-language'));
  return 'zh-CN';
}

function contextOf(c: C, services: Services, actor: Actor): Context {
  const incoming = c.env?.incoming;
  const protocol = services.config.trustedProxies > 0 ? (c.req.header('x-forwarded-proto') ?? 'http') : 'http';
  return {
    ...services,
    actor,
    locale: localeOf(c),
    address: incoming === undefined ? null : clientAddress(incoming, services.config.trustedProxies),
    requestId: newId(),
    origin: services.config.origin ?? `${protocol}://${c.req.header('host') ?? 'localhost'}`,
  };
}

function asCoded(error: unknown, ctx: Context): CodedError {
  if (error instanceof CodedError) return error;
  if (error instanceof HTTPException && error.status === 413) return commonErrors.error('input.too-large', { limit: `${MAX_BODY} MB` });
  if (error instanceof HTTPException && error.status < 500) return commonErrors.error('input.malformed');
  if (isConnectionLoss(error)) return commonErrors.error('server.unavailable');
  return commonErrors.error('server.fault', { requestId: ctx.requestId });
}

/** Composes the HTTP application: context, same-site check, headers, error boundary, API below /api, pages at the root. */
export function createHttpApp(parts: HttpAppParts): Hono<Env> {
  const { services } = parts;
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    const http = c as unknown as C;
    c.set('ctx', contextOf(http, services, anonymous));
    const actor = await parts.authenticate(services, c.req.raw.headers, c.var.ctx.address);
    c.set('ctx', { ...c.var.ctx, actor });
    await next();
    // Not by `c.header`, which wraps the finished answer in another, whose body is then a stream.
    const { headers } = c.res;
    if (c.req.path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.set('x-request-id', c.var.ctx.requestId);
  });
  // What is not kept or built in its codings is compressed as it is sent. A 304 and what is coded already stay as they are.
  const coding = compress();
  app.use((c, next) => (c.req.header('accept-encoding') === undefined ? next() : coding(c, next)));
  app.use(withoutSlash);
  app.use(securityHeaders);
  app.use(refuseOtherSites);
  const atMost = (mb: number) => bodyLimit({ maxSize: mb * MB, onError: () => commonErrors.fail('input.too-large', { limit: `${mb} MB` }) });
  app.use(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.path.startsWith('/api/uploads')) return next();
    return atMost(c.req.path.startsWith('/api/') ? MAX_BODY : MAX_FORM[c.var.ctx.actor.kind === 'account' ? 'account' : 'anonymous'])(c, next);
  });
  app.use(refuseUnstorable);

  for (const router of parts.api) app.route('/api', router);
  for (const router of parts.pages) app.route('/', router);

  const refuse = (c: HonoContext<Env>, error: CodedError) => {
    const { ctx } = c.var;
    if (error.status === 429 && 'seconds' in error.params) c.header('retry-after', String(error.params.seconds));
    if (c.req.path.startsWith('/api/')) return c.json(toProblem(error, ctx.locale, ctx.requestId), error.status);
    return c.html(parts.renderError(ctx, error), error.status);
  };
  app.notFound((c) => refuse(c, commonErrors.error('not-found')));
  app.onError((error, c) => {
    const { ctx } = c.var;
    const coded = asCoded(error, ctx);
    if (!coded.byCaller) ctx.log.error({ err: error, requestId: ctx.requestId, path: c.req.path }, 'request failed');
    return refuse(c, coded);
  });
  return app;
}
