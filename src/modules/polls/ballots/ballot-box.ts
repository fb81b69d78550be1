import { hash, randomFillSync } from 'node:crypto';
import { type PromiseInFile, signedPromises } from '../../../ledger/public.ts';
import type { CodedError } from '../../../platform/errors/errors.ts';
import type { Services } from '../../../platform/http/context.ts';
import { pollErrors } from '../polls.errors.ts';
import { momentOf, problemOfChoices } from '../polls.rules.ts';
import { tokenVoter, type TokenInput } from '../secret/box.ts';
import { Batcher, PATIENCE_MS, type Taken, type Waiting } from './batcher.ts';
import { ballotLeafText, commitmentText, leafInstant, logOfPoll } from './leaf.ts';
import { readPass } from './pass.ts';
import { type KnownPoll, PollBook } from './poll-book.ts';

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

const SALTS = 512;
const SALT_BYTES = 16;

/** Takes ballots for one process. What it answers with a receipt is committed. */
export class BallotBox {
  readonly #services: Services;
  readonly #book: PollBook;
  readonly #batchers = new Map<string, { version: number; batcher: Batcher }>();
  readonly #promises = new WeakMap<readonly Waiting[], Promise<PromiseInFile[]>>();
  #salts = Buffer.alloc(SALTS * SALT_BYTES);
  #nextSalt = SALTS;

  constructor(services: Services) {
    this.#services = services;
    this.#book = new PollBook(services.db, services.keys);
  }

  /** Takes one ballot. Rejects with a CodedError that says why it was not accepted. */
  async cast(pollId: string, request: BallotRequest, address: string | null): Promise<CastBallot> {
    for (let attempt = 0; ; attempt++) {
      const known = (attempt === 0 ? this.#book.fresh(pollId) : undefined) ?? (await this.#book.readOrKnown(pollId));
      const taken = await this.#castIn(known, request, address);
      // The poll changed under the ballot: its rules are read again, once.
      if (taken.kind === 'changed' && attempt < 3) continue;
      if (taken.kind === 'refused') throw await this.#reasonOf(known, request);
      if (taken.kind !== 'taken') return pollErrors.fail('busy');
      return this.#receipt(known, taken);
    }
  }

  async #castIn(known: KnownPoll, request: BallotRequest, address: string | null): Promise<Taken> {
    const { poll } = known;
    const at = this.#services.clock.now();
    const moment = momentOf(poll, at);
    if (moment !== 'open') throw refusalAt(moment);
    const problem = problemOfChoices(request.choices, known.choices);
    if (problem !== null) pollErrors.failField('choices', problem, { min: poll.minChoices, max: poll.maxChoices });
    const who = this.#voterOf(known, request, at.getTime());
    const { voter, givenAt } = who instanceof Promise ? await who : who;
    const choices = request.choices.length > 1 ? request.choices.toSorted((a, b) => a - b) : request.choices;
    const salt = this.#salt();
    const key = voter.toString('base64url');
    const commitment = hash('sha256', commitmentText(salt.toString('base64url'), choices), 'base64url');
    const leaf = Buffer.from(ballotLeafText(poll.id, key, commitment, leafInstant(at)), 'latin1');
    const paceMs = givenAt === null ? null : Math.min(2_147_483_647, Math.max(0, at.getTime() - givenAt));
    return new Promise((done) => {
      const accepted = this.#batcher(known).add({ voter, key, choices, salt, leaf, at, paceMs, traces: known.tracer.of(address), until: performance.now() + PATIENCE_MS, done });
      if (!accepted) done({ kind: 'unsure' });
    });
  }

  #voterOf(known: KnownPoll, request: BallotRequest, now: number): { voter: Buffer; givenAt: number | null } | Promise<{ voter: Buffer; givenAt: null }> {
    if (known.poll.secret) {
      if (request.token === undefined) return pollErrors.fail('ballot.mode');
      return tokenVoter(known.poll, request.token).then((voter) => ({ voter, givenAt: null }));
    }
    if (request.pass === undefined) return pollErrors.fail(request.token === undefined ? 'ballot.pass' : 'ballot.mode');
    return readPass(known.passKey, request.pass, now) ?? pollErrors.fail('ballot.pass');
  }

  #batcher(known: KnownPoll): Batcher {
    const { id, version, replaceable } = known.poll;
    let kept = this.#batchers.get(id);
    if (kept === undefined || kept.version !== version) {
      for (const [other, { batcher }] of this.#batchers) if (batcher.idle) this.#batchers.delete(other);
      kept = { version, batcher: new Batcher(this.#services.db, { pollId: id, version, replaceable, listed: known.listed }, (error) => this.#services.log.warn({ err: error, poll: id }, 'ballots could not be written')) };
      this.#batchers.set(id, kept);
    }
    return kept.batcher;
  }

  /** Why nothing was written for a ballot of an open poll that was checked before. */
  async #reasonOf(known: KnownPoll, request: BallotRequest): Promise<CodedError> {
    const { poll } = known;
    const { voter } = await this.#voterOf(known, request, this.#services.clock.now().getTime());
    const row = await this.#services.db.selectFrom('ballots').select('revision').where('poll_id', '=', poll.id).where('voter', '=', voter).limit(1).executeTakeFirst();
    if (row !== undefined) return pollErrors.error('ballot.already');
    const now = await this.#book.read(poll.id);
    const moment = momentOf(now.poll, this.#services.clock.now());
    if (moment !== 'open') return refusalAt(moment);
    return pollErrors.error('ballot.not-eligible');
  }

  async #receipt(known: KnownPoll, taken: Extract<Taken, { kind: 'taken' }>): Promise<CastBallot> {
    let promises = this.#promises.get(taken.batch);
    if (promises === undefined) {
      promises = signedPromises(this.#services, logOfPoll(known.poll.id), taken.batch.map(({ leaf }) => leaf));
      this.#promises.set(taken.batch, promises);
    }
    const ballot = taken.batch[taken.place]!;
    return { seq: String(taken.seq), receipt: { format: 'heming-receipt/v1', key: known.logKey, leaf: ballot.leaf.toString('latin1'), promise: (await promises)[taken.place]!, kept: { salt: ballot.salt.toString('base64url'), choices: ballot.choices } } };
  }

  #salt(): Buffer {
    if (this.#nextSalt === SALTS) {
      this.#salts = randomFillSync(Buffer.allocUnsafe(SALTS * SALT_BYTES));
      this.#nextSalt = 0;
    }
    const from = this.#nextSalt++ * SALT_BYTES;
    return this.#salts.subarray(from, from + SALT_BYTES);
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
