import { Readable } from 'node:stream';
import { type Context as HonoContext, Hono } from 'hono';
import type { Db } from '../../platform/db/db.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import { entityTag } from '../../platform/http/page-cache.ts';
import type { Env } from '../../platform/http/context.ts';
import { HASH_BYTES } from './check/bytes.ts';
import { parseTilePath, TILE_WIDTH, type TileName, tileWidth } from './check/tiles.ts';
import { type ExportCompanions, exportLog } from './export.ts';
import { publishedKey } from './log-key.ts';
import { type LogState, requireLog } from './logs.ts';
import { latestCheckpoint } from './proofs.ts';
import { readBundles } from './read-bundles.ts';
import { transparencyErrors } from './transparency.errors.ts';

const LASTING = 'public, max-age=31536000, immutable';
const BRIEF = 'public, max-age=2';
/** Anybody's page or program may read a log. */
const EVERYBODY = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** The owner of the logs whose names begin so, and what it adds to their exports. */
export interface LogOwner {
  readonly prefix: string;
  companions(ctx: Env['Variables']['ctx'], log: string): Promise<ExportCompanions>;
}

async function tileBytes(db: Db, log: LogState, { level, number, width }: TileName): Promise<Buffer> {
  // Only what the latest checkpoint covers; a narrower tile is the beginning of a wider one.
  if (tileWidth(level === 'entries' ? 0 : level, number, log.size) < width) commonErrors.fail('not-found');
  if (level === 'entries') {
    const [bundle] = await readBundles(db, log.id, { from: number, count: 1, size: number * TILE_WIDTH + width });
    return bundle!.entries;
  }
  const row = await db.selectFrom('log_tiles').select('hashes').where('log_id', '=', log.id).where('level', '=', level).where('number', '=', number).executeTakeFirstOrThrow();
  return row.hashes.subarray(0, width * HASH_BYTES);
}

function send(c: HonoContext<Env>, body: string | Buffer, type: string, caching: string): Response {
  const bytes = Buffer.from(body as string);
  const etag = entityTag(bytes);
  const headers = { ...EVERYBODY, 'content-type': type, 'cache-control': caching, etag };
  return c.req.header('if-none-match') === etag ? new Response(null, { status: 304, headers }) : new Response(new Uint8Array(bytes), { headers });
}

function sendExport(c: HonoContext<Env>, log: LogState, companions: ExportCompanions): Response {
  const name = `${log.name.replaceAll('/', '-')}.heming-log.tar`;
  return new Response(Readable.toWeb(Readable.from(exportLog(c.var.ctx, log.name, companions), { objectMode: false })) as ReadableStream<Uint8Array>, {
    headers: { ...EVERYBODY, 'content-type': 'application/x-tar', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  });
}

/**
 * A log's resources below its address, /log/NAME: `checkpoint`, `tile/…` as C2SP tlog-tiles has them; `key`, the log's verifier key; `export`,
 * all of it as one file.
 */
export function createLogPages(owners: readonly LogOwner[] = []): Hono<Env> {
  return new Hono<Env>().get('/log/*', async (c, next) => {
    const { ctx } = c.var;
    const [, name = '', resource = ''] = /^\/log\/([a-z][a-z0-9-]*(?:\/[a-z0-9-]+)*?)\/(checkpoint|key|export|tile\/.+)$/.exec(c.req.path) ?? [];
    if (name === '') return next();
    const log = await requireLog(ctx.db, name);
    if (resource === 'checkpoint') return send(c, (await latestCheckpoint(ctx.db, name))!.note, 'text/plain; charset=utf-8', BRIEF);
    if (resource === 'key') return send(c, `${publishedKey(ctx.keys, log.origin)}\n`, 'text/plain; charset=utf-8', BRIEF);
    if (resource === 'export' && log.closedAt !== null && !log.final) transparencyErrors.fail('log.not-final');
    if (resource === 'export') return sendExport(c, log, (await owners.find(({ prefix }) => name.startsWith(prefix))?.companions(ctx, name)) ?? {});
    const tile = parseTilePath(resource) ?? commonErrors.fail('not-found');
    if (tile.width > TILE_WIDTH) commonErrors.fail('not-found');
    return send(c, await tileBytes(ctx.db, log, tile), 'application/octet-stream', LASTING);
  });
}
