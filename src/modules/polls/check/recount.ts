import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { PublishedRules } from '../published-rules.ts';
import { exclusionsName, type Exclusion, type PublishedResult, RESULT_NAME } from './opening.ts';
import { pollFinding } from './poll-findings.ts';

type Finding = ReturnType<typeof pollFinding>;

/** Counts a poll's ballots again, as they come, and holds the published result against it. */
export class Recount {
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly options: ReadonlySet<number>;
  /** Withdrawn options are known at the end only; until then none is. */
  readonly withdrawn: ReadonlySet<number> = new Set();
  readonly #rules: PublishedRules;
  readonly #from: string;
  readonly #until: string;
  /** The choices of each voter's last ballot. Equal choices are one list in memory. */
  readonly #ballots = new Map<string, readonly number[]>();
  readonly #lists = new Map<string, readonly number[]>();
  /** The last time each option was chosen, to hold against its withdrawal. */
  readonly #lastChosen = new Map<number, { at: string; index: number }>();
  readonly #excluded = new Map<string, string>();
  #parts = 0;
  #result: PublishedResult | undefined;

  constructor(rules: PublishedRules) {
    this.#rules = rules;
    this.minChoices = rules.minChoices;
    this.maxChoices = rules.maxChoices;
    this.options = new Set(rules.options.map(({ number }) => number));
    this.#from = cut(rules.opensAt);
    this.#until = rules.closesAt;
  }

  /** One ballot in the log's order. */
  add(voter: string, choices: readonly number[], at: string, index: number): Finding | null {
    // Leaves give whole seconds: one in the closing instant's own second may be before it.
    if (at < this.#from || at.slice(0, 19) > this.#until.slice(0, 19) || (at.slice(0, 19) === this.#until.slice(0, 19) && this.#until.slice(19) === '.000Z')) return pollFinding('poll-time', { index });
    if (!this.#rules.replaceable && this.#ballots.has(voter)) return pollFinding('poll-twice', { index });
    const key = choices.join(',');
    let list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, (list = choices));
    this.#ballots.set(voter, list);
    for (const choice of choices) {
      const last = this.#lastChosen.get(choice);
      if (last === undefined || at > last.at) this.#lastChosen.set(choice, { at, index });
    }
    return null;
  }

  /** A part after the leaves: exclusions in their order, then the result. */
  part(name: string, bytes: Uint8Array): Finding | null {
    if (this.#result !== undefined) return pollFinding('poll-part-order', { name });
    const value = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    if (name === RESULT_NAME) {
      this.#result = value as PublishedResult;
      return this.#result.format === 'heming-poll-result-1' && this.#result.poll === this.#rules.poll && this.#result.exclusionParts === this.#parts ? null : pollFinding('poll-part', { name });
    }
    if (name !== exclusionsName(this.#parts)) return pollFinding('poll-part-order', { name });
    this.#parts += 1;
    for (const { voter, mark } of value as Exclusion[]) {
      if (this.#excluded.has(voter) || !this.#ballots.has(voter)) return pollFinding('poll-exclusion-unknown', { voter });
      this.#excluded.set(voter, mark);
    }
    return null;
  }

  end(): Finding | null {
    const result = this.#result;
    if (result === undefined) return pollFinding('poll-result-missing');
    const quarantined = new Set(result.decisions.filter(({ action }) => action === 'quarantine').map(({ mark }) => mark));
    for (const [voter, mark] of this.#excluded) if (!quarantined.has(mark)) return pollFinding('poll-exclusion-reason', { voter });
    for (const { number, at } of result.withdrawn) {
      const last = this.#lastChosen.get(number);
      if (last !== undefined && last.at.slice(0, 19) > at.slice(0, 19)) return pollFinding('poll-withdrawn', { index: last.index });
    }
    return this.#compare(result);
  }

  #compare(result: PublishedResult): Finding | null {
    const withdrawn = new Set(result.withdrawn.map(({ number }) => number));
    const votes = new Map<number, { votes: number; raw: number }>([...this.options].map((number) => [number, { votes: 0, raw: 0 }]));
    for (const [voter, choices] of this.#ballots) {
      const counts = !this.#excluded.has(voter);
      for (const choice of choices) {
        const option = votes.get(choice)!;
        option.raw += 1;
        if (counts && !withdrawn.has(choice)) option.votes += 1;
      }
    }
    const ballots = this.#ballots.size;
    if (result.ballots !== ballots) return pollFinding('poll-ballots-differ', { found: result.ballots, counted: ballots });
    if (result.quarantined !== this.#excluded.size || result.counted !== ballots - this.#excluded.size) return pollFinding('poll-ballots-differ', { found: result.counted, counted: ballots - this.#excluded.size });
    if (result.options.length !== votes.size) return pollFinding('poll-part', { name: RESULT_NAME });
    for (const { number, votes: told, raw } of result.options) {
      const counted = votes.get(number);
      if (counted?.votes !== told || counted.raw !== raw) return pollFinding('poll-option-differs', { number, found: told, counted: counted?.votes ?? 0 });
    }
    return null;
  }

  report(): Bilingual[] {
    const result = this.#result;
    if (result === undefined) return [];
    const titles = new Map(this.#rules.options.map(({ number, title }) => [number, title]));
    const early = result.closedEarly === '' ? [] : [{ zh: `提前结束：${result.closedEarly}`, en: `Closed before its time: ${result.closedEarly}` }];
    return [
      { zh: `投票“${this.#rules.title.zh}”：重新计数与公布的结果一致。`, en: `Poll “${this.#rules.title.en || this.#rules.title.zh}”: the recount agrees with the published result.` },
      { zh: `共${result.ballots}人投票，其中${result.quarantined}票按公布的理由不计，计入${result.counted}票。`, en: `${result.ballots} ballots, of which ${result.quarantined} are not counted for published reasons; ${result.counted} counted.` },
      ...early,
      ...result.options.map(({ number, votes }) => ({ zh: `${number}. ${titles.get(number)?.zh ?? ''}：${votes}票`, en: `${number}. ${titles.get(number)?.en || titles.get(number)?.zh || ''}: ${votes} votes` })),
    ];
  }
}

const cut = (instant: string) => `${instant.slice(0, 19)}Z`;
