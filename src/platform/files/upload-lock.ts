import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import { sql } from 'kysely';
import type { Db } from '../db/db.ts';

const LEASE = sql`interval '6 seconds'`;
const RENEW_MS = 1500;
const WAIT_MS = 20_000;
const POLL_MS = 100;

/**
 * Locks of uploads that hold among all web processes: a lease in the upload's row, in the server's time, renewed while it is held. A second
 * request for the same upload asks the holder to let go (its connection may be long dead); a killed process blocks it for six seconds at most.
 */
export class UploadLocker implements Locker {
  readonly db: Db;
  /** Locks that this process holds, so that its own requests need not wait for the next renewal. */
  readonly held = new Map<string, RequestRelease>();

  constructor(db: Db) {
    this.db = db;
  }

  newLock(id: string): UploadLock {
    return new UploadLock(this, id);
  }
}

class UploadLock implements Lock {
  readonly #locker: UploadLocker;
  readonly #id: string;
  readonly #token = randomUUID();
  #renewal: NodeJS.Timeout | undefined;

  constructor(locker: UploadLocker, id: string) {
    this.#locker = locker;
    this.#id = id;
  }

  async lock(signal: AbortSignal, release: RequestRelease): Promise<void> {
    const until = performance.now() + WAIT_MS;
    while (!(await this.#take())) {
      if (signal.aborted) throw ERRORS.ABORTED;
      if (performance.now() > until) throw ERRORS.ERR_LOCK_TIMEOUT;
      await this.#askForRelease();
      await delay(POLL_MS);
    }
    this.#locker.held.set(this.#id, release);
    this.#renewal = setInterval(() => void this.#renew(release), RENEW_MS).unref();
  }

  async unlock(): Promise<void> {
    clearInterval(this.#renewal);
    this.#locker.held.delete(this.#id);
    await this.#locker.db.updateTable('uploads').set({ lock_token: null, locked_until: null, release_asked: false }).where('id', '=', this.#id).where('lock_token', '=', this.#token).execute();
  }

  async #take(): Promise<boolean> {
    const taken = await this.#locker.db
      .updateTable('uploads')
      .set({ lock_token: this.#token, locked_until: sql`clock_timestamp() + ${LEASE}`, release_asked: false })
      .where('id', '=', this.#id)
      .where((eb) => eb.or([eb('locked_until', 'is', null), eb('locked_until', '<', sql<Date>`clock_timestamp()`)]))
      .executeTakeFirst();
    return taken.numUpdatedRows > 0n;
  }

  async #askForRelease(): Promise<void> {
    const mine = this.#locker.held.get(this.#id);
    if (mine !== undefined) return void (await mine());
    const asked = await this.#locker.db.updateTable('uploads').set({ release_asked: true }).where('id', '=', this.#id).executeTakeFirst();
    if (asked.numUpdatedRows === 0n) throw ERRORS.FILE_NOT_FOUND;
  }

  async #renew(release: RequestRelease): Promise<void> {
    try {
      const kept = await this.#locker.db
        .updateTable('uploads')
        .set({ locked_until: sql`clock_timestamp() + ${LEASE}` })
        .where('id', '=', this.#id)
        .where('lock_token', '=', this.#token)
        .returning('release_asked')
        .executeTakeFirst();
      if (kept?.release_asked !== false) await release();
    } catch {
      // The database does not answer: nobody may write under a lease that may have lapsed.
      await release();
    }
  }
}
