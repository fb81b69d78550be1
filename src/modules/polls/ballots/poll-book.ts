import type { KeyObject } from 'node:crypto';
import { findLog, openLog, publishedKey } from '../../../ledger/public.ts';
import { isConnectionLoss } from '../../../platform/db/connection-loss.ts';
import type { Services } from '../../../platform/http/context.ts';
import { Tracer, traceKey } from '../fraud/traces.ts';
import { type PollRecord, requirePoll } from '../polls.queries.ts';
import type { ChoiceRules } from '../polls.rules.ts';
import { logOfPoll } from './leaf.ts';
import { passKey } from './pass.ts';

/** What taking a ballot needs to know of its poll; its rules are fixed, its state and withdrawn options are checked again where it is written. */
export interface KnownPoll {
  readonly poll: PollRecord;
  readonly choices: ChoiceRules;
  readonly passKey: KeyObject;
  readonly tracer: Tracer;
  /** What the poll's log signs as. */
  readonly logOrigin: string;
  /** The log's key as receipts name it. */
  readonly logKey: string;
  readonly readAt: number;
}

const FRESH_MS = 2000;
const MOST = 500;

/** The polls that this process took ballots for lately. */
export class PollBook {
  readonly #services: Services;
  readonly #known = new Map<string, KnownPoll>();
  readonly #reading = new Map<string, Promise<KnownPoll>>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** The poll as it was read within the last two seconds, if it was. */
  fresh(id: string): KnownPoll | undefined {
    const known = this.#known.get(id);
    return known !== undefined && performance.now() - known.readAt < FRESH_MS ? known : undefined;
  }

  /** Reads the poll, once for all who ask at a time. Errors: poll.not-found. */
  read(id: string): Promise<KnownPoll> {
    let reading = this.#reading.get(id);
    if (reading === undefined) {
      reading = this.#read(id).finally(() => this.#reading.delete(id));
      this.#reading.set(id, reading);
    }
    return reading;
  }

  /**
   * The same; while the database is away, what was known of the poll last. Its rules never change, and whether it still is so is checked
   * where the ballot is written.
   */
  async readOrKnown(id: string): Promise<KnownPoll> {
    try {
      return await this.read(id);
    } catch (error) {
      const known = this.#known.get(id);
      if (known === undefined || !isConnectionLoss(error)) throw error;
      return known;
    }
  }

  async #log(id: string): Promise<Pick<KnownPoll, 'logOrigin' | 'logKey'>> {
    const { db, keys } = this.#services;
    await openLog(this.#services, db, logOfPoll(id));
    const { origin } = (await findLog(db, logOfPoll(id)))!;
    return { logOrigin: origin, logKey: publishedKey(keys, origin) };
  }

  async #read(id: string): Promise<KnownPoll> {
    const { db, keys } = this.#services;
    const poll = await requirePoll(db, id);
    const before = this.#known.get(id);
    if (this.#known.size >= MOST) this.#known.clear();
    const known: KnownPoll = {
      poll,
      choices: { minChoices: poll.minChoices, maxChoices: poll.maxChoices, options: new Set(poll.options.map(({ number }) => number)), withdrawn: new Set(poll.options.filter(({ withdrawn }) => withdrawn !== null).map(({ number }) => number)) },
      passKey: before?.passKey ?? passKey(keys, id),
      tracer: before?.tracer ?? new Tracer(traceKey(keys, id)),
      ...(before === undefined ? await this.#log(id) : { logOrigin: before.logOrigin, logKey: before.logKey }),
      readAt: performance.now(),
    };
    this.#known.set(id, known);
    return known;
  }
}
