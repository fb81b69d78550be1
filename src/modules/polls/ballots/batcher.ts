import { isConnectionLoss } from '../../../platform/db/connection-loss.ts';
import type { Db } from '../../../platform/db/db.ts';
import { type BatchRules, insertBallots, type NewBallot } from './insert-ballots.ts';

/** Ballots of one statement at most: past this, a larger one is no faster and its ballots wait longer. */
const LARGEST = 256;
/** Ballots that wait in this process at most; whoever comes after is asked to try again. */
const MOST_WAITING = 20_000;
const RETRY_MS = 250;
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

/** What became of a ballot. `unsure`: the database went away and did not come back in time; the ballot may or may not be there. */
export type Taken = { readonly kind: 'taken'; readonly seq: number; /** What the statement wrote; `place` is this ballot's in it. */ readonly batch: readonly Waiting[]; readonly place: number } | { readonly kind: 'refused' } | { readonly kind: 'changed' } | { readonly kind: 'unsure' };

export interface Waiting extends NewBallot {
  readonly key: string;
  /** performance.now() after which it is no longer tried again. */
  readonly until: number;
  readonly done: (taken: Taken) => void;
}

/**
 * Group commit for the ballots of one poll: while one batch is being written the next gathers, and an idle poll's ballot goes at once.
 * When the database is away, a batch is tried again until its ballots' time is over.
 */
export class Batcher {
  readonly #db: Db;
  readonly #rules: BatchRules;
  readonly #onError: (error: unknown) => void;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(db: Db, rules: BatchRules, onError: (error: unknown) => void) {
    this.#db = db;
    this.#rules = rules;
    this.#onError = onError;
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
    while (this.#waiting.length > 0) await this.#write(this.#next());
    this.#busy = false;
  }

  /** The next batch: in order, each voter once; a second ballot of the same voter stays for the batch after. */
  #next(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const voters = new Set<string>();
    let at = 0;
    for (; at < this.#waiting.length && batch.length < LARGEST; at++) {
      const ballot = this.#waiting[at]!;
      if (voters.has(ballot.key)) later.push(ballot);
      else {
        voters.add(ballot.key);
        batch.push(ballot);
      }
    }
    this.#waiting = later.length === 0 && at === this.#waiting.length ? [] : [...later, ...this.#waiting.slice(at)];
    return batch;
  }

  async #write(all: Waiting[]): Promise<void> {
    let batch = all;
    for (let attempt = 0; batch.length > 0; attempt++) {
      try {
        const { current, seqs } = await answerOrSilent(insertBallots(this.#db, this.#rules, batch));
        const taken = batch.filter((_, place) => seqs[place] !== undefined);
        let inTaken = 0;
        for (const [place, ballot] of batch.entries()) {
          const seq = seqs[place];
          // After a broken connection, a ballot that seems to be there already may be this very one.
          ballot.done(seq !== undefined ? { kind: 'taken', seq, batch: taken, place: inTaken++ } : !current ? { kind: 'changed' } : attempt > 0 ? { kind: 'unsure' } : { kind: 'refused' });
        }
        return;
      } catch (error) {
        if (attempt === 0) this.#onError(error);
        const now = performance.now();
        const lasting = !isConnectionLoss(error);
        for (const ballot of batch) if (lasting || ballot.until <= now) ballot.done({ kind: 'unsure' });
        batch = lasting ? [] : batch.filter(({ until }) => until > now);
        if (batch.length > 0) await new Promise((wake) => setTimeout(wake, RETRY_MS));
      }
    }
  }
}
