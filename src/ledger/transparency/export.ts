import type { Db } from '../../platform/db/db.ts';
import type { Keys } from '../../platform/crypto/keys.ts';
import { encodeText, HASH_BYTES } from './check/bytes.ts';
import { TAR_END, type Member, writeMember } from './check/tar.ts';
import { readBundle, TILE_WIDTH, tilePath, tilesOf, tileWidth } from './check/tiles.ts';
import { EXPORT_FORMAT, EXPORT_HEAD, type ExportHead } from './check/verify-export.ts';
import { publishedKey } from './log-key.ts';
import { requireLog } from './logs.ts';
import { latestCheckpoint } from './proofs.ts';
import { readBundles } from './read-bundles.ts';
import { transparencyErrors } from './transparency.errors.ts';
import { readWitnesses } from './witness-settings.ts';

/** What the owner of a log's leaves adds to its export: parts under the prefix of the kind's rules (`KindRules.members`), each a few MiB at most. */
export interface ExportCompanions {
  /** Parts that stand right after a bundle, for its leaves: index of the first, and the leaves. */
  beside?(first: number, leaves: readonly Uint8Array[]): Promise<readonly Member[]>;
  /** Parts after all leaves. */
  after?(): AsyncIterable<Member>;
}

const AT_A_TIME = 32;

async function* leafParts(db: Db, logId: number, size: number, companions: ExportCompanions): AsyncGenerator<Uint8Array> {
  for (let from = 0; from * TILE_WIDTH < size; from += AT_A_TIME) {
    for (const { number, entries, hashes } of await readBundles(db, logId, { from, count: AT_A_TIME, size })) {
      const width = tileWidth(0, number, size);
      yield writeMember({ name: tilePath({ level: 'entries', number, width }), bytes: entries });
      yield writeMember({ name: tilePath({ level: 0, number, width }), bytes: hashes });
      for (const member of (await companions.beside?.(number * TILE_WIDTH, readBundle(entries)!)) ?? []) yield writeMember(member);
    }
  }
}

/**
 * A log as one file (a tar archive of the resources of C2SP tlog-tiles, with a head): checkpoint, every leaf, every tile, and what the
 * companions add. It comes piece by piece, however long the log is. `closed` logs must be final (throws log.not-final); one that is open
 * is given as of its latest checkpoint.
 */
export async function* exportLog(ctx: { readonly db: Db; readonly keys: Pick<Keys, 'log'> }, name: string, companions: ExportCompanions = {}): AsyncGenerator<Uint8Array> {
  const { db } = ctx;
  const log = await requireLog(db, name);
  if (log.closedAt !== null && !log.final) transparencyErrors.fail('log.not-final');
  const checkpoint = (await latestCheckpoint(db, name))!;
  const { size } = checkpoint;
  const witnesses = (await readWitnesses(db)).map(({ key }) => key);
  const head: ExportHead = { format: EXPORT_FORMAT, log: name, size, closed: log.final, key: publishedKey(ctx.keys, log.origin), witnesses };
  yield writeMember({ name: EXPORT_HEAD, bytes: encodeText(`${JSON.stringify(head)}\n`) });
  yield writeMember({ name: 'checkpoint', bytes: encodeText(checkpoint.note) });
  yield* leafParts(db, log.id, size, companions);
  for (const { level, number, width } of tilesOf(size)) {
    if (level === 0) continue;
    const { hashes } = await db.selectFrom('log_tiles').select('hashes').where('log_id', '=', log.id).where('level', '=', level).where('number', '=', number).executeTakeFirstOrThrow();
    yield writeMember({ name: tilePath({ level, number, width }), bytes: hashes.subarray(0, width * HASH_BYTES) });
  }
  for await (const member of companions.after?.() ?? []) yield writeMember(member);
  yield TAR_END;
}
