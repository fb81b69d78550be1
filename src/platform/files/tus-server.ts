import { mkdirSync } from 'node:fs';
import { FileStore as TusFileStore } from '@tus/file-store';
import { type KvStore, Server, Upload } from '@tus/server';
import { z } from 'zod';
import { requireAccount } from '../auth/actor.ts';
import { newId } from '../ids/ids.ts';
import type { Context, Services } from '../http/context.ts';
import { parseInput } from '../http/problem.ts';
import { CodedError, commonErrors } from '../errors/errors.ts';
import { safeFileName } from './file-names.ts';
import { MAX_UPLOAD_BYTES, maxBytesOf, Purpose, sizeInWords } from './file-types.ts';
import { fileErrors } from './files.errors.ts';
import { finishUpload } from './finish-upload.ts';
import { UploadLocker } from './upload-lock.ts';
import { requireUploadSlot } from './upload-limits.ts';
import { findUpload } from './uploads.queries.ts';

export const UPLOADS_PATH = '/api/uploads';
const LIFE_MS = 24 * 60 * 60 * 1000;

const NewUpload = z.object({
  filename: z.string().min(1).max(1000),
  purpose: Purpose,
  size: z.int().min(1),
});

/** The protocol's server (tus 1.0.0) over this installation's files and database. */
export interface TusServer {
  readonly locker: UploadLocker;
  /** Answers one request of the protocol for the actor; throws the coded refusal. */
  handle(ctx: Context, request: Request): Promise<Response>;
}

/** The library's refusals, { status_code, body }, as ours; what is neither is thrown on. */
function translate(error: unknown): unknown {
  if (error instanceof CodedError || typeof error !== 'object' || error === null || !('status_code' in error)) return error;
  const { status_code: status, body } = error as { status_code: number; body?: string };
  const problem = (body ?? '').trim().slice(0, 200);
  if (status === 404 || status === 410) return fileErrors.error('upload.not-found');
  if (status === 409) return fileErrors.error('upload.offset');
  if (status === 413) return fileErrors.error('file.too-large', { limit: sizeInWords(MAX_UPLOAD_BYTES) });
  if (problem.includes('lock')) return fileErrors.error('upload.locked');
  if (status >= 500 && status !== 501) return commonErrors.error('server.unavailable');
  return fileErrors.error('upload.malformed', { problem });
}

async function createUpload(ctx: Context, upload: Upload): Promise<void> {
  const { accountId } = requireAccount(ctx.actor);
  const { filename, purpose, size } = parseInput(NewUpload, { ...upload.metadata, size: upload.size });
  if (size > maxBytesOf(purpose)) fileErrors.fail('file.too-large', { limit: sizeInWords(maxBytesOf(purpose)) });
  const now = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    await requireUploadSlot(tx, ctx, accountId, size);
    await tx
      .insertInto('uploads')
      .values({ id: upload.id, account_id: accountId, name: safeFileName(filename), purpose, size, created_at: now, expires_at: new Date(now.getTime() + LIFE_MS) })
      .execute();
  });
}

/** What the library wants to know of an upload lives in our table, so that any web process can go on with it. */
function rowsAsConfig({ db }: Pick<Services, 'db'>): KvStore {
  return {
    async get(id) {
      const row = await findUpload(db, id);
      return row === undefined ? undefined : new Upload({ id, size: row.size, offset: 0, metadata: { filename: row.name, purpose: row.purpose }, creation_date: row.createdAt.toISOString() });
    },
    // createUpload has written the row already, and nothing in it changes.
    async set() {},
    async delete(id) {
      await db.deleteFrom('uploads').where('id', '=', id).where('file_id', 'is', null).execute();
    },
  };
}

function createTusServer(services: Services): TusServer {
  mkdirSync(services.files.uploads, { recursive: true, mode: 0o700 });
  const contexts = new WeakMap<Request, Context>();
  const failures = new WeakMap<Request, unknown>();
  const locker = new UploadLocker(services.db);
  // Expiry is ours (by the injected clock), and sizes must be known when an upload is made.
  const datastore = new TusFileStore({ directory: services.files.uploads, configstore: rowsAsConfig(services) });
  datastore.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];

  const server = new Server({
    path: UPLOADS_PATH,
    datastore,
    locker,
    relativeLocation: true,
    maxSize: MAX_UPLOAD_BYTES,
    lockDrainTimeout: 1000,
    allowedOrigins: () => false,
    namingFunction: () => newId(),
    async onUploadCreate(request, upload) {
      await createUpload(contexts.get(request)!, upload);
      return {};
    },
    async onUploadFinish(request, upload) {
      const file = await finishUpload(contexts.get(request)!, locker, upload.id);
      return { headers: finishedHeaders(file) };
    },
    onResponseError(request, error) {
      failures.set(request, error);
      return undefined;
    },
  });

  return {
    locker,
    async handle(ctx, request) {
      contexts.set(request, ctx);
      const response = await server.handleWeb(request);
      const failure = failures.get(request);
      if (failure !== undefined) throw translate(failure);
      if (response.status >= 400) throw translate({ status_code: response.status, body: await response.text() });
      return response;
    },
  };
}

/** Headers that tell a client which file its complete upload became. */
export const finishedHeaders = (file: { id: string; state: string }): Record<string, string> => ({ 'heming-file': file.id, 'heming-file-state': file.state });

const servers = new WeakMap<Services['files'], TusServer>();

/** The one server of the process. */
export function tusServerOf(services: Services): TusServer {
  let server = servers.get(services.files);
  if (server === undefined) servers.set(services.files, (server = createTusServer(services)));
  return server;
}
