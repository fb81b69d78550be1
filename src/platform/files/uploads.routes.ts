import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { requireAccount } from '../auth/actor.ts';
import { account, open } from '../http/access.ts';
import { answers, createApi, IdParams } from '../http/api.ts';
import type { Context, Env } from '../http/context.ts';
import { fileErrors } from './files.errors.ts';
import { findFile } from './files.queries.ts';
import { UploadView } from './files.schemas.ts';
import { finishUpload } from './finish-upload.ts';
import { finishedHeaders, tusServerOf } from './tus-server.ts';
import { bytesReceived, findUpload, type UploadRow } from './uploads.queries.ts';

const tags = ['files'];
const TUS_HEADERS = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' };
const Protocol = z.object({ 'tus-resumable': z.literal('1.0.0') });

const status = createRoute({
  method: 'get',
  path: '/uploads/{id}',
  tags,
  summary: 'How far a resumable upload is, and which file it became',
  ...account(),
  request: { params: IdParams },
  responses: answers(UploadView),
});

// The requests of the protocol (tus.io, version 1.0.0) are answered by its library, so their description is written by hand.
function describeProtocol(router: OpenAPIHono<Env>): void {
  const { middleware: _, ...forAccounts } = account();
  const { middleware: __, ...forAnybody } = open();
  const paths: RouteConfig[] = [
    { method: 'options', path: '/uploads', summary: 'Versions, extensions and the largest size of resumable uploads (tus 1.0.0)', ...forAnybody, responses: { 204: { description: 'Tus-Version, Tus-Extension, Tus-Max-Size' } } },
    {
      method: 'post', path: '/uploads', summary: 'Start a resumable upload (tus 1.0.0)', ...forAccounts,
      request: { headers: Protocol.extend({ 'upload-length': z.coerce.number().int().min(1), 'upload-metadata': z.string().openapi({ description: 'filename and purpose, each base64', example: 'filename YS5qcGc=,purpose cGljdHVyZQ==' }) }) },
      responses: { 201: { description: 'Started; Location is where to send the bytes' } },
    },
    { method: 'head', path: '/uploads/{id}', summary: 'Where to go on with a resumable upload', ...forAccounts, request: { params: IdParams, headers: Protocol }, responses: { 200: { description: 'Upload-Offset, Upload-Length; Heming-File and Heming-File-State once complete' } } },
    {
      method: 'patch', path: '/uploads/{id}', summary: 'Send the next bytes of a resumable upload', ...forAccounts,
      request: { params: IdParams, headers: Protocol.extend({ 'upload-offset': z.coerce.number().int().min(0) }), body: { required: true, content: { 'application/offset+octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } } },
      responses: { 204: { description: 'Received up to Upload-Offset; Heming-File and Heming-File-State once complete' } },
    },
    { method: 'delete', path: '/uploads/{id}', summary: 'Give up a resumable upload', ...forAccounts, request: { params: IdParams, headers: Protocol }, responses: { 204: { description: 'Given up' } } },
  ];
  for (const path of paths) router.openAPIRegistry.registerPath({ tags, ...path });
}

/** The actor's own upload; anybody else's, and one whose time is over, is not found. */
async function ownUpload(ctx: Context, id: string): Promise<UploadRow> {
  const { accountId } = requireAccount(ctx.actor);
  const upload = await findUpload(ctx.db, id);
  const gone = upload === undefined || upload.accountId !== accountId || (upload.fileId === null && upload.expiresAt <= ctx.clock.now());
  return gone ? fileErrors.fail('upload.not-found') : upload;
}

/** Finishes an upload whose bytes are all there but whose file is not: the process was killed in between. */
async function settle(ctx: Context, upload: UploadRow): Promise<UploadRow> {
  if (upload.fileId !== null || (await bytesReceived(ctx, upload.id)) !== upload.size) return upload;
  const file = await finishUpload(ctx, tusServerOf(ctx).locker, upload.id);
  return { ...upload, fileId: file.id };
}

async function answerHead(ctx: Context, request: Request, id: string): Promise<Response> {
  const upload = await settle(ctx, await ownUpload(ctx, id));
  const expires = { 'upload-expires': upload.expiresAt.toUTCString() };
  if (upload.fileId !== null) {
    const file = (await findFile(ctx.db, upload.fileId))!;
    return new Response(null, { headers: { ...TUS_HEADERS, 'upload-offset': String(upload.size), 'upload-length': String(upload.size), ...finishedHeaders(file) } });
  }
  const response = await tusServerOf(ctx).handle(ctx, request);
  for (const [name, value] of Object.entries(expires)) response.headers.set(name, value);
  return response;
}

/** Resumable uploads by the tus protocol below /uploads, for signed-in accounts. */
export function createUploadsApi() {
  const check = account().middleware;
  const router = createApi();
  describeProtocol(router);

  const speak = async (c: HonoContext<Env>, answer: () => Promise<Response>) => {
    c.header('tus-resumable', '1.0.0');
    const response = await answer();
    // The library names headers for other origins; this site takes uploads from its own pages and from scripts, which need none.
    for (const name of ['expose-headers', 'allow-methods', 'allow-headers', 'max-age']) response.headers.delete(`access-control-${name}`);
    return response;
  };
  const passOn = (c: HonoContext<Env>) => speak(c, () => tusServerOf(c.var.ctx).handle(c.var.ctx, c.req.raw));

  router.options('/uploads', passOn);
  router.post('/uploads', check, passOn);
  // Hono answers HEAD by the route for GET.
  router.get('/uploads/:id', check, (c, next) => (c.req.raw.method === 'HEAD' ? speak(c, () => answerHead(c.var.ctx, c.req.raw, c.req.param('id'))) : next()));
  router.on(['PATCH', 'DELETE'], '/uploads/:id', check, (c) =>
    speak(c, async () => {
      const upload = await ownUpload(c.var.ctx, c.req.param('id'));
      if (upload.fileId !== null) fileErrors.fail('upload.finished');
      return tusServerOf(c.var.ctx).handle(c.var.ctx, c.req.raw);
    }),
  );
  return router.openapi(status, async (c) => {
    const { ctx } = c.var;
    const upload = await settle(ctx, await ownUpload(ctx, c.req.valid('param').id));
    const received = upload.fileId === null ? ((await bytesReceived(ctx, upload.id)) ?? 0) : upload.size;
    return c.json({ id: upload.id, size: upload.size, received, expiresAt: upload.expiresAt.toISOString(), fileId: upload.fileId }, 200);
  });
}
