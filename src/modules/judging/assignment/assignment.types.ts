/** Who may judge what, and how much. Ids are the caller's own; groups are categories, in which results are compared. */
export interface AssignmentProblem {
  readonly entries: readonly { readonly id: string; readonly group: string; /** different judges wanted */ readonly judges: number }[];
  readonly judges: readonly { readonly id: string; readonly most: number; readonly least?: number; /** by group, 0 to 1; 0 where none is given */ readonly expertise: Readonly<Record<string, number>> }[];
  readonly conflicts: readonly { readonly judge: string; readonly entry: string; readonly why: string }[];
  /** Pairs that are kept whatever else is chosen. */
  readonly fixed?: readonly { readonly judge: string; readonly entry: string }[];
  /** The most probable any pair may be, 0 to 1: below 1 the assignment is drawn by lot. Fixed pairs are certain. */
  readonly pairCap?: number;
  /** Decides every draw and every tie. Whoever knows it and the problem can repeat the assignment, so keep it from the judges. */
  readonly seed: string;
}

export interface AssignmentOptions {
  /** After this many seconds the solver's process is ended and AssignmentTimeout thrown. 120 when not given. */
  readonly timeLimit?: number;
  /** False where scores need not be comparable (one judge an entry). True when not given. */
  readonly connect?: boolean;
  readonly signal?: AbortSignal;
}

/** Constraints that cannot hold together, with the numbers that show it. */
export type Clash =
  | { readonly kind: 'least-above-most'; readonly judge: string; readonly least: number; readonly most: number }
  | { readonly kind: 'fixed-conflict'; readonly judge: string; readonly entry: string; readonly why: string }
  | { readonly kind: 'fixed-beyond-wanted'; readonly entry: string; readonly fixed: number; readonly wanted: number }
  | { readonly kind: 'fixed-beyond-most'; readonly judge: string; readonly fixed: number; readonly most: number }
  /** Conflicts leave an entry fewer judges than it wants. */
  | { readonly kind: 'too-few-judges'; readonly entry: string; readonly wanted: number; readonly able: number; readonly conflicts: readonly { readonly judge: string; readonly why: string }[] }
  /** The entries want `wanted` judgements besides fixed ones, their judges have room for `room` of them. `group`: the entries are that group's; null: a set of them, or all. */
  | { readonly kind: 'too-little-room'; readonly entries: readonly string[]; readonly group: string | null; readonly all: boolean; readonly wanted: number; readonly room: number; readonly judges: readonly { readonly judge: string; readonly room: number }[] }
  /** These judges must take `least` in all, besides fixed ones, and there are only `possible` for them. */
  | { readonly kind: 'too-much-least'; readonly judges: readonly string[]; readonly all: boolean; readonly least: number; readonly possible: number }
  /** Without the cap there is an assignment; with it, the entries' judges have `room` for `wanted`. */
  | { readonly kind: 'pair-cap'; readonly entries: readonly string[]; readonly cap: number; readonly wanted: number; readonly room: number }
  | { readonly kind: 'pair-cap-least'; readonly judges: readonly string[]; readonly cap: number; readonly least: number; readonly possible: number }
  /**
   * The group's entries cannot be linked by common judges, so that their scores could not be compared. `apart`: conflicts separate the parts;
   * `loads`: with these loads and numbers of judges no assignment links them (`proven` false: none was found).
   */
  | { readonly kind: 'not-connected'; readonly group: string; readonly why: 'apart' | 'loads'; readonly proven: boolean; readonly parts: readonly (readonly string[])[] };

export interface Assigned {
  readonly kind: 'assigned';
  readonly pairs: readonly { readonly judge: string; readonly entry: string }[];
  /** Expertise of all pairs, less what loads beyond the fair share cost. */
  readonly value: number;
  /** No assignment of the whole problem can be worth more (for a draw by lot: none can be on average). */
  readonly bound: number;
  /** (bound - value) / bound. */
  readonly gap: number;
  /** Whether every group's entries are linked by common judges. */
  readonly connected: boolean;
  readonly fairShare: number;
  /** `solve` is HiGHS's own time; `build` and `read` are everything before and after it in its process. */
  readonly seconds: { readonly build: number; readonly solve: number; readonly read: number };
  /** Peak resident memory of the solver's process. */
  readonly peakMiB: number;
}

export type AssignmentOutcome = Assigned | { readonly kind: 'impossible'; readonly clashes: readonly Clash[] };

/** The problem in numbers: what the solver's process works on. Wants, mosts and leasts are those left beside the fixed pairs. */
export interface CompiledProblem {
  readonly entryCount: number;
  readonly judgeCount: number;
  readonly groupCount: number;
  readonly groupOf: Int32Array;
  readonly wanted: Int32Array;
  readonly most: Int32Array;
  readonly least: Int32Array;
  /** Fixed pairs of each judge. */
  readonly base: Int32Array;
  /** Load up to which a judge costs nothing, fixed pairs included. */
  readonly fair: Int32Array;
  /** [group * judgeCount + judge] */
  readonly expertise: Float64Array;
  /** [entry * judgeCount + judge]: 1 for a conflict or a fixed pair. */
  readonly blocked: Uint8Array;
  /** entry * judgeCount + judge of each fixed pair. */
  readonly fixed: Int32Array;
  readonly cap: number;
  readonly seed: string;
  readonly connect: boolean;
}

/** A clash in the solver's numbers; entries, judges and groups are indexes. */
export type CompiledClash =
  | { readonly kind: 'too-few-judges'; readonly entry: number }
  | { readonly kind: 'room'; readonly entries: readonly number[]; readonly group: number | null; readonly all: boolean; readonly capped: boolean }
  | { readonly kind: 'least'; readonly judges: readonly number[]; readonly all: boolean; readonly capped: boolean }
  | { readonly kind: 'not-connected'; readonly group: number; readonly why: 'apart' | 'loads'; readonly proven: boolean; readonly parts: readonly (readonly number[])[] };

export type Solved =
  | { readonly kind: 'assigned'; /** entry * judgeCount + judge, fixed ones included */ readonly pairs: Int32Array; readonly value: number; readonly bound: number; readonly connected: boolean; readonly seconds: { readonly build: number; readonly solve: number; readonly read: number } }
  | { readonly kind: 'impossible'; readonly clashes: readonly CompiledClash[] };
