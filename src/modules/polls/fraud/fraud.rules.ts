/** The prefixes of an address by which ballots are grouped. */
export type Level = 'near' | 'middle' | 'wide';

/** One ballot as the rules see it: when, what, and how long after its pass. */
export interface SeenBallot {
  /** Milliseconds since the Epoch. */
  readonly at: number;
  readonly choices: readonly number[];
  readonly paceMs: number | null;
}

/** Ballots of one prefix, by time, against those of everywhere else. */
export interface Group {
  readonly level: Level;
  /** How many there are in all; `ballots` may be the first of them only. */
  readonly size: number;
  readonly ballots: readonly SeenBallot[];
  /** The office told that an institution's people share these addresses. */
  readonly institution: boolean;
}

/** How often each option was chosen outside of a group, and by how many ballots. */
export interface Elsewhere {
  readonly ballots: number;
  readonly chosen: ReadonlyMap<number, number>;
}

export const RULES = ['crowd', 'burst', 'regular', 'share', 'speed'] as const;
export type RuleName = (typeof RULES)[number];
/** What only a machine does: told of shared addresses too. */
export const ofMachines = ['regular', 'speed'] as const satisfies readonly RuleName[];

/** What a rule found: which of the group's ballots, and the figures that say why. */
export interface Finding {
  readonly rule: RuleName;
  /** All of these must fit a ballot: the option it chose, its time, its pace. */
  readonly where: { readonly option?: number; readonly from?: number; readonly to?: number; readonly underMs?: number };
  readonly evidence: Readonly<Record<string, number>>;
}

/** The published thresholds. Groups below `fewest` are never looked at: families and offices share addresses. */
export const LIMITS = {
  fewest: 12,
  /** Ballots of one prefix past which it is a crowd. */
  crowd: { near: 30, middle: 120, wide: 400 },
  burst: { ballots: 30, seconds: 10 },
  /** Spread of the gaps between ballots (standard deviation by mean): people are near 1, a timer near 0. Gaps of a mean below `ms` are one moment, which has no rhythm. */
  regular: { ballots: 15, spread: 0.2, ms: 50 },
  /** A prefix's part of an option's votes, at least, and how many times its part of the other options'. */
  share: { ballots: 20, part: 0.05, times: 8 },
  /** Less than this between being admitted and having chosen is no person's reading. */
  speed: { ballots: 8, ms: 700 },
  /** How far the group's choices may be from those elsewhere (total variation, 0 to 1) and still be a crowd of people. */
  diverse: 0.35,
} as const;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation of the gaps between ballots, divided by their mean; null where all came in one moment, as a class told to press now does. */
export function spreadOfGaps(ballots: readonly SeenBallot[]): number | null {
  const gaps = ballots.slice(1).map((ballot, index) => ballot.at - ballots[index]!.at);
  const middle = mean(gaps);
  return middle < LIMITS.regular.ms ? null : Math.sqrt(mean(gaps.map((gap) => (gap - middle) ** 2))) / middle;
}

function chosenIn(ballots: readonly SeenBallot[]): Map<number, number> {
  const chosen = new Map<number, number>();
  for (const { choices } of ballots) for (const choice of choices) chosen.set(choice, (chosen.get(choice) ?? 0) + 1);
  return chosen;
}

/** Total variation distance between what a group chose and what was chosen elsewhere: 0 is the same, 1 has nothing in common. */
export function distance(group: ReadonlyMap<number, number>, elsewhere: ReadonlyMap<number, number>): number {
  const sum = (map: ReadonlyMap<number, number>) => [...map.values()].reduce((all, each) => all + each, 0);
  const [own, other] = [sum(group), sum(elsewhere)];
  if (own === 0 || other === 0) return 1;
  const options = new Set([...group.keys(), ...elsewhere.keys()]);
  return [...options].reduce((all, option) => all + Math.abs((group.get(option) ?? 0) / own - (elsewhere.get(option) ?? 0) / other), 0) / 2;
}

/** The most ballots within any span of so many seconds, and when it began. */
export function densest(ballots: readonly SeenBallot[], seconds: number): { count: number; from: number } {
  let best = { count: 0, from: 0 };
  for (let start = 0, end = 0; end < ballots.length; end++) {
    while (ballots[end]!.at - ballots[start]!.at >= seconds * 1000) start++;
    if (end - start + 1 > best.count) best = { count: end - start + 1, from: ballots[start]!.at };
  }
  return best;
}

function crowd(group: Group): Finding[] {
  const limit = LIMITS.crowd[group.level];
  return group.size > limit ? [{ rule: 'crowd', where: {}, evidence: { ballots: group.size, limit } }] : [];
}

function burst(group: Group): Finding[] {
  const { count, from } = densest(group.ballots, LIMITS.burst.seconds);
  const to = from + LIMITS.burst.seconds * 1000;
  return count >= LIMITS.burst.ballots ? [{ rule: 'burst', where: { from, to }, evidence: { ballots: count, seconds: LIMITS.burst.seconds, at: from } }] : [];
}

function regular(group: Group): Finding[] {
  if (group.ballots.length < LIMITS.regular.ballots) return [];
  const spread = spreadOfGaps(group.ballots);
  return spread !== null && spread < LIMITS.regular.spread ? [{ rule: 'regular', where: {}, evidence: { ballots: group.size, spread: Math.round(spread * 1000) / 1000 } }] : [];
}

/** An option of which the group gives a part far above its part of the other options: votes for one from one place. */
function share(group: Group, elsewhere: Elsewhere): Finding[] {
  const own = chosenIn(group.ballots);
  const all = (option: number) => (own.get(option) ?? 0) + (elsewhere.chosen.get(option) ?? 0);
  const total = [...new Set([...own.keys(), ...elsewhere.chosen.keys()])];
  return [...own].flatMap(([option, votes]): Finding[] => {
    if (votes < LIMITS.share.ballots) return [];
    const others = total.filter((each) => each !== option);
    const ownOthers = others.reduce((sum, each) => sum + (own.get(each) ?? 0), 0);
    const allOthers = others.reduce((sum, each) => sum + all(each), 0);
    const part = votes / all(option);
    const partOfOthers = allOthers === 0 ? 1 : ownOthers / allOthers;
    if (part < LIMITS.share.part || part < partOfOthers * LIMITS.share.times) return [];
    return [{ rule: 'share', where: { option }, evidence: { option, votes, part: Math.round(part * 1000) / 1000, partOfOthers: Math.round(partOfOthers * 1000) / 1000 } }];
  });
}

function speed(group: Group): Finding[] {
  const fast = group.ballots.filter(({ paceMs }) => paceMs !== null && paceMs < LIMITS.speed.ms).length;
  return fast >= LIMITS.speed.ballots ? [{ rule: 'speed', where: { underMs: LIMITS.speed.ms }, evidence: { ballots: fast, ms: LIMITS.speed.ms } }] : [];
}

/**
 * What the rules say of one prefix. Many ballots from one place are no sign by themselves: where an institution's people share the
 * addresses, or where the choices are as mixed as elsewhere and the times as uneven as people's, only what a machine does is told.
 */
export function examine(group: Group, elsewhere: Elsewhere): Finding[] {
  if (group.size < LIMITS.fewest) return [];
  const machine = [...regular(group), ...speed(group)];
  if (group.institution) return machine;
  const mixed = distance(chosenIn(group.ballots), elsewhere.chosen) <= LIMITS.diverse && (spreadOfGaps(group.ballots) ?? 0) >= LIMITS.regular.spread;
  return mixed ? machine : [...machine, ...crowd(group), ...burst(group), ...share(group, elsewhere)];
}
