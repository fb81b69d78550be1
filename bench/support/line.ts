/** One measured claim. `ratio` is value / limit; `limit` was measured in the same run, or is a fixed figure that the note names. */
export interface Line {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly ratio: number;
  readonly note?: string;
}

export interface Bench {
  run(report: (line: Line) => void, options: { quick: boolean }): Promise<void>;
}
