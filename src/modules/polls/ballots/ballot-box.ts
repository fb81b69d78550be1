import { hash, randomFillSync } from 'node:crypto';
import { type PromiseInFile, signBatch } from '../../../ledger/public.ts';
import type { CodedError } from '../../../platform/errors/errors.ts';
import type { Services } from '../../../platform/http/context.ts';
import { pollErrors } from '../polls.errors.ts';
import { momentOf, problemOfChoices } from '../polls.rules.ts';
import { tokenVoter, type TokenInput } from '../secret/box.ts';
import { Batcher, type NotTaken, PATIENCE_MS, type TakenBatch, type Waiting } from './batcher.ts';
import { commitmentText, leafInstant } from './leaf.ts';
import { openPass } from './pass.ts';
import { type KnownPoll, PollBook } from './poll-book.ts';
import { receiptTexts } from './receipt-texts.ts';

/** A ballot as it was sent, its shape checked. */
export interface BallotRequest {
  readonly choices: readonly number[];
  readonly pass?: string | undefined;
  readonly token?: TokenInput | undefined;
}

/** What the voter gets once the ballot is durably in. */
export interface CastBallot {
  /** Number under which the log took the leaf: its proof is asked for by it. */
  readonly seq: string;
  /** A receipt as `heming verify` reads it: the leaf, the log's signed promise of it, and what opens its commitment. */
  readonly receipt: {
    readonly format: 'heming-receipt/v1';
    readonly key: string;
    readonly leaf: string;
    readonly promise: PromiseInFile;
    readonly kept: { readonly salt: string; readonly choices: readonly number[] };
  };
}

/** Who is told what became of a ballot: one of the two, once. */
export interface Voter {
  /** The JSON of a CastBallot, in ASCII. */
  taken(receipt: string): void;
  /** A CodedError that says why it was not accepted, or a fault. */
  refused(error: unknown): void;
}

/** A ballot that waits, and who waits for it. */
interface Cast extends Waiting {
  readonly voterAnswers: Voter;
}

/** Who votes, as the poll knows them, in base64url. */
interface Who {
  readonly voter: string;
  readonly givenAt: number | null;
}

const SALTS = 512;
const SALT_BYTES = 16;
/** A poll that changes under a ballot has its rules read again so often. */
const MOST_READS = 3;

/** Takes ballots for one process. What it answers with a receipt is committed. */
export class BallotBox {
  readonly #services: Services;
  readonly #book: PollBook;
  readonly #batchers = new Map<string, { known: KnownPoll; batcher: Batcher }>();
  readonly #salts = Buffer.alloc(SALTS * SALT_BYTES);
  #nextSalt = SALTS;
  #second = 0;
  #instant = '';

  constructor(services: Services) {
    this.#services = services;
    this.#book = new PollBook(services);
  }

  /** Takes one ballot. Rejects with a CodedError that says why it was not accepted. */
  cast(pollId: string, request: BallotRequest, address: string | null): Promise<CastBallot> {
    return new Promise((done, refused) => this.take(pollId, request, address, { taken: (receipt) => done(JSON.parse(receipt) as CastBallot), refused }));
  }

  /** Takes one ballot, of a poll that is known without waiting for anything but its batch: thousands come a second. */
  take(pollId: string, request: BallotRequest, address: string | null, voter: Voter): void {
    const known = this.#book.fresh(pollId);
    if (known === undefined) void this.#takeAnew(pollId, request, address, voter, 0);
    else this.#takeIn(known, request, address, voter, 0);
  }

  async #takeAnew(pollId: string, request: BallotRequest, address: string | null, voter: Voter, reads: number): Promise<void> {
    try {
      this.#takeIn(await this.#book.readOrKnown(pollId), request, address, voter, reads + 1);
    } catch (error) {
      voter.refused(error);
    }
  }

  #takeIn(known: KnownPoll, request: BallotRequest, address: string | null, voterAnswers: Voter, reads: number): void {
    const { poll } = known;
    const at = this.#services.clock.now();
    const notTaken = (why: NotTaken) => {
      // The poll changed under the ballot: its rules are read again.
      if (why === 'changed' && reads < MOST_READS) void this.#takeAnew(poll.id, request, address, voterAnswers, reads);
      else if (why === 'refused') this.#reasonOf(known, request).then(voterAnswers.refused, voterAnswers.refused);
      else voterAnswers.refused(pollErrors.error('busy'));
    };
    const put = ({ voter, givenAt }: Who) => {
      const choices = request.choices.length > 1 ? request.choices.toSorted((a, b) => a - b) : request.choices;
      const salt = this.#salt();
      const paceMs = givenAt === null ? null : Math.min(2_147_483_647, Math.max(0, at.getTime() - givenAt));
      const cast: Cast = {
        voter, choices, salt, at: at.getTime(), paceMs, traces: known.tracer.of(address), commitment: hash('sha256', commitmentText(salt, choices), 'base64url'), instant: this.#instantOf(at),
        until: performance.now() + PATIENCE_MS, notTaken, voterAnswers,
      };
      if (!this.#batcher(known).add(cast)) notTaken('unsure');
    };
    try {
      const moment = momentOf(poll, at);
      if (moment !== 'open') throw refusalAt(moment);
      const problem = problemOfChoices(request.choices, known.choices);
      if (problem !== null) pollErrors.failField('choices', problem, { min: poll.minChoices, max: poll.maxChoices });
      const who = this.#whoOf(known, request, at.getTime());
      if (who instanceof Promise) who.then(put).catch(voterAnswers.refused);
      else put(who);
    } catch (error) {
      voterAnswers.refused(error);
    }
  }

  #whoOf(known: KnownPoll, request: BallotRequest, now: number): Who | Promise<Who> {
    if (known.poll.secret) {
      if (request.token === undefined) return pollErrors.fail('ballot.mode');
      return tokenVoter(known.poll, request.token).then((voter) => ({ voter: voter.toString('base64url'), givenAt: null }));
    }
    if (request.pass === undefined) return pollErrors.fail(request.token === undefined ? 'ballot.pass' : 'ballot.mode');
    return openPass(known.passKey, request.pass, now) ?? pollErrors.fail('ballot.pass');
  }

  #batcher(known: KnownPoll): Batcher {
    const { id, version, replaceable } = known.poll;
    let kept = this.#batchers.get(id);
    if (kept === undefined || kept.known.poll.version !== version) {
      for (const [other, { batcher }] of this.#batchers) if (batcher.idle) this.#batchers.delete(other);
      const events = { taken: (batch: TakenBatch) => this.#answer(known, batch), failed: (error: unknown) => this.#services.log.warn({ err: error, poll: id }, 'ballots could not be written') };
      kept = { known, batcher: new Batcher(this.#services.db, { pollId: id, version, replaceable }, events) };
      this.#batchers.set(id, kept);
    }
    return kept.batcher;
  }

  /** Gives the voters of a batch that is committed their receipts, under one signature. */
  #answer(known: KnownPoll, batch: TakenBatch): void {
    const receipts = receiptTexts(known, batch, signBatch(this.#services, known.logOrigin, batch.leafHashes));
    for (const [place, ballot] of batch.ballots.entries()) (ballot as Cast).voterAnswers.taken(receipts[place]!);
  }

  /** Why nothing was written for a ballot of an open poll that was checked before. */
  async #reasonOf(known: KnownPoll, request: BallotRequest): Promise<CodedError> {
    const { poll } = known;
    const { voter } = await this.#whoOf(known, request, this.#services.clock.now().getTime());
    const row = await this.#services.db.selectFrom('ballots').select('revision').where('poll_id', '=', poll.id).where('voter', '=', Buffer.from(voter, 'base64url')).limit(1).executeTakeFirst();
    if (row !== undefined) return pollErrors.error('ballot.already');
    const now = await this.#book.read(poll.id);
    const moment = momentOf(now.poll, this.#services.clock.now());
    // Open now and not at the ballot's instant: the poll opened in between.
    return moment === 'open' ? pollErrors.error('ballot.not-open') : refusalAt(moment);
  }

  #instantOf(at: Date): string {
    const second = Math.floor(at.getTime() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#instant = leafInstant(at);
    }
    return this.#instant;
  }

  #salt(): string {
    if (this.#nextSalt === SALTS) {
      randomFillSync(this.#salts);
      this.#nextSalt = 0;
    }
    const from = this.#nextSalt++ * SALT_BYTES;
    return this.#salts.toString('base64url', from, from + SALT_BYTES);
  }
}

function refusalAt(moment: ReturnType<typeof momentOf>): CodedError {
  if (moment === 'draft') return pollErrors.error('poll.not-found');
  if (moment === 'waiting') return pollErrors.error('ballot.not-open');
  return pollErrors.error(moment === 'cancelled' ? 'ballot.cancelled' : 'ballot.closed');
}

const boxes = new WeakMap<Services['db'], BallotBox>();

/** The process's ballot box on a database. */
export function ballotBox(services: Services): BallotBox {
  let box = boxes.get(services.db);
  if (box === undefined) boxes.set(services.db, (box = new BallotBox(services)));
  return box;
}
