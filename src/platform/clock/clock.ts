/** The only source of time in the program: injected, so that a scenario or a test can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set. */
export class SettableClock implements Clock {
  #at: Date | null;

  constructor(at: Date | null = null) {
    this.#at = at;
  }

  /** The set instant, or the machine's when none is set. */
  now(): Date {
    return this.#at === null ? new Date() : new Date(this.#at);
  }

  /** Sets the instant; null gives the clock back to the machine. */
  set(at: Date | null): void {
    this.#at = at;
  }

  get isSet(): boolean {
    return this.#at !== null;
  }
}
