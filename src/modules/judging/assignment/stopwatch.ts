/** Seconds by what they went to: building and handing over models, HiGHS itself, everything after. */
export class Stopwatch {
  readonly seconds = { build: 0, solve: 0, read: 0 };
  #from = performance.now();

  /** Books the time since the last lap. */
  lap(part: 'build' | 'solve' | 'read'): void {
    const now = performance.now();
    this.seconds[part] += (now - this.#from) / 1000;
    this.#from = now;
  }
}
