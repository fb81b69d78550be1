import { isConnectionLoss } from '../../../platform/db/connection-loss.ts';
import type { Db } from '../../../platform/db/db.ts';
import { WireParameters } from '../../../platform/db/wire-parameters.ts';
import { type BatchAnswer, type BatchRules, insertBallots, isVotedBefore, type NewBallot } from './insert-ballots.ts';
import { hashesAt } from './pack-leaves.ts';

/** Ballots of one statement at most: past this, a larger one is no faster and its ballots wait longer. */
const LARGEST = 256;
/** Ballots that wait in this process at most; whoever comes after is asked to try again. */
const MOST_WAITING = 20_000;
const RETRY_MS = 250;
/** A batch begins when no ballot came for so long, or as many wait as took part just now. A lone ballot waits for nobody. */
const GATHER_MS = 0.3;
/** After somebody voted a second time, the statement that expects it is used for so long. */
const CAREFUL_MS = 10_000;
/** A ballot waits so long for a database that is away. */
export const PATIENCE_MS = 22_000;

class Silent extends Error {}

/** What the statement answers, or an error once it has said nothing for so long: a database that froze, or a network that lost it, sends no word. */
async function answerOrSilent<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([answer, new Promise<never>((_, failed) => (timer = setTimeout(() => failed(new Silent('the database says nothing')), PATIENCE_MS)))]);
  } finally {
    clearTimeout(timer);
  }
}

/** Why a ballot was not taken. `unsure`: the database went away and did not come back in time; the ballot may or may not be there. */
export type NotTaken = 'refused' | 'changed' | 'unsure';

export interface Waiting extends NewBallot {
  /** performance.now() after which it is no longer tried again. */
  readonly until: number;
  readonly notTaken: (why: NotTaken) => void;
}

/** Ballots that one statement wrote, with their leaves; `seq` is the first one's number in the log, the others' follow. */
export interface TakenBatch {
  readonly ballots: readonly Waiting[];
  /** Of the leaves, 32 bytes each. */
  readonly leafHashes: Buffer;
  readonly seq: number;
}

export interface BatcherEvents {
  /** Answers the ballots of a batch that is committed. */
  taken(batch: TakenBatch): void;
  failed(error: unknown): void;
}

/**
 * Group commit for the ballots of one poll: while one batch is being written the next gathers, and an idle poll's ballot goes at once.
 * When the database is away, a batch is tried again until its ballots' time is over.
 */
export class Batcher {
  readonly #db: Db;
  readonly #rules: BatchRules;
  readonly #events: BatcherEvents;
  #waiting: Waiting[] = [];
  #busy = false;
  #parameters = new WireParameters();
  #carefulUntil = 0;

  constructor(db: Db, rules: BatchRules, events: BatcherEvents) {
    this.#db = db;
    this.#rules = rules;
    this.#events = events;
  }

  get idle(): boolean {
    return !this.#busy && this.#waiting.length === 0;
  }

  /** False when too many wait already. */
  add(ballot: Waiting): boolean {
    if (this.#waiting.length >= MOST_WAITING) return false;
    this.#waiting.push(ballot);
    if (!this.#busy) {
      this.#busy = true;
      // Whatever else arrived in this turn of the event loop goes along.
      setImmediate(() => void this.#run());
    }
    return true;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#next();
      await this.#write(batch);
      if (batch.length > 1) await this.#gather(Math.min(LARGEST, batch.length + this.#waiting.length));
    }
    this.#busy = false;
  }

  /** Lets those who were just answered send again, up to so many ballots: a batch of half the size costs nearly as much as a whole one. */
  async #gather(enough: number): Promise<void> {
    let count = this.#waiting.length;
    for (let until = performance.now() + GATHER_MS; count < enough && performance.now() < until; ) {
      await new Promise((next) => setImmediate(next));
      if (this.#waiting.length > count) until = performance.now() + GATHER_MS;
      count = this.#waiting.length;
    }
  }

  /** The next batch: in order, each voter once; a second ballot of the same voter stays for the batch after. */
  #next(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const voters = new Set<string>();
    let at = 0;
    for (; at < this.#waiting.length && batch.length < LARGEST; at++) {
      const ballot = this.#waiting[at]!;
      if (voters.has(ballot.voter)) later.push(ballot);
      else {
        voters.add(ballot.voter);
        batch.push(ballot);
      }
    }
    this.#waiting = later.length === 0 && at === this.#waiting.length ? [] : [...later, ...this.#waiting.slice(at)];
    return batch;
  }

  async #write(all: Waiting[]): Promise<void> {
    let batch = all;
    for (let attempt = 0, careful = performance.now() < this.#carefulUntil; batch.length > 0; ) {
      try {
        this.#answer(batch, await answerOrSilent(insertBallots(this.#db, this.#rules, batch, { parameters: this.#parameters, careful })), attempt);
        return;
      } catch (error) {
        // What failed may still be on its way to the database.
        this.#parameters = new WireParameters();
        if (!careful && isVotedBefore(error)) {
          careful = true;
          this.#carefulUntil = performance.now() + CAREFUL_MS;
          continue;
        }
        if (attempt === 0) this.#events.failed(error);
        batch = this.#left(batch, error);
        // Some of it may be there already.
        attempt += 1;
        careful = true;
        if (batch.length > 0) await new Promise((wake) => setTimeout(wake, RETRY_MS));
      }
    }
  }

  #answer(batch: readonly Waiting[], { current, places, seq, hashes }: BatchAnswer, attempt: number): void {
    if (places.length === batch.length) return this.#events.taken({ ballots: batch, leafHashes: hashes, seq });
    if (places.length > 0) this.#events.taken({ ballots: places.map((place) => batch[place]!), leafHashes: hashesAt(hashes, places), seq });
    const written = new Set(places);
    // After a broken connection, a ballot that seems to be there already may be this very one.
    for (const [place, ballot] of batch.entries()) if (!written.has(place)) ballot.notTaken(!current ? 'changed' : attempt > 0 ? 'unsure' : 'refused');
  }

  /** The ballots that are tried again after an error; the others are told. */
  #left(batch: Waiting[], error: unknown): Waiting[] {
    const now = performance.now();
    const lasting = !isConnectionLoss(error);
    for (const ballot of batch) if (lasting || ballot.until <= now) ballot.notTaken('unsure');
    return lasting ? [] : batch.filter(({ until }) => until > now);
  }
}
