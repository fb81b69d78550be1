import { createRoute, z } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { account, open } from '../http/access.ts';
import { answers, createApi, IdParams } from '../http/api.ts';
import type { Context, Env } from '../http/context.ts';
import { isId } from '../ids/ids.ts';
import { derivativeNamed, derivativeUrl, fileUrl } from './file-links.ts';
import { Purpose } from './file-types.ts';
import { accessTo, type FileAccess, type FileVisibility } from './file-visibility.ts';
import { fileErrors } from './files.errors.ts';
import { findFile, type FileRow } from './files.queries.ts';
import { FileView, viewFile } from './files.schemas.ts';
import { serveFile } from './serve-file.ts';
import { storeUpload } from './store-upload.ts';
import { createUploadsApi } from './uploads.routes.ts';

const tags = ['files'];
const FileForm = z.object({
  file: z.custom<File>((value) => value instanceof File).openapi({ type: 'string', format: 'binary' }),
  purpose: Purpose,
});

const post = createRoute({
  method: 'post',
  path: '/files',
  tags,
  summary: 'Upload a file of at most 20 MB in one piece',
  ...account(),
  request: { body: { required: true, content: { 'multipart/form-data': { schema: FileForm } } } },
  responses: answers(FileView),
});
const get = createRoute({ method: 'get', path: '/files/{id}', tags, summary: 'What is known of a file, for those who may see it', ...open(), request: { params: IdParams }, responses: answers(FileView) });

async function visibleFile(ctx: Context, id: string, modules: readonly FileVisibility[]): Promise<{ file: FileRow; access: FileAccess }> {
  const file = isId(id) ? await findFile(ctx.db, id) : undefined;
  const access = file === undefined ? null : await accessTo(ctx, file, modules);
  return file === undefined || access === null ? fileErrors.fail('file.not-found') : { file, access };
}

/** API of files: POST /files, GET /files/{id}, and resumable uploads below /uploads. */
export function createFilesApi(modules: readonly FileVisibility[]) {
  return createApi()
    .route('/', createUploadsApi())
    .openapi(post, async (c) => {
      const { ctx } = c.var;
      const { file, purpose } = c.req.valid('form');
      const stored = await storeUpload(ctx, { bytes: file.stream(), name: file.name, purpose });
      return c.json(viewFile(stored, ctx.locale), 200);
    })
    .openapi(get, async (c) => {
      const { ctx } = c.var;
      const { file } = await visibleFile(ctx, c.req.valid('param').id, modules);
      return c.json(viewFile(file, ctx.locale), 200);
    });
}

/**
 * Pages side: GET /files/{id}/{name} gives the original, or a smaller form of a picture under its name (`w640.webp`). The original of a published
 * picture still holds what the camera noted of place and person, so the public is sent to the widest form instead.
 */
export function createFilePages(modules: readonly FileVisibility[]): Hono<Env> {
  return new Hono<Env>().get('/files/:id/:name', async (c) => {
    const { ctx } = c.var;
    const { file, access } = await visibleFile(ctx, c.req.param('id'), modules);
    if (file.state !== 'ready') return fileErrors.fail('file.not-found');
    const name = c.req.param('name');
    const derivative = derivativeNamed(file, name);
    if (derivative !== undefined) return serveFile(ctx, c.req.raw, { ...derivative, name }, access);

    if (access === 'everybody' && file.purpose === 'picture') {
      const widest = Object.keys(file.derivatives).filter((each) => each.startsWith('w')).toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))).at(-1);
      const target = widest === undefined ? null : derivativeUrl(file, widest);
      c.header('cache-control', 'no-store');
      return target === null ? fileErrors.fail('file.not-found') : c.redirect(target);
    }
    if (name !== file.name) {
      c.header('cache-control', 'no-store');
      return c.redirect(fileUrl(file));
    }
    return serveFile(ctx, c.req.raw, file, access);
  });
}

