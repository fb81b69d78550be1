import { createRng, type Rng } from '../content/rng.ts';
import { luoheWorks } from '../luohe/works.ts';

/** The unit whose people all like their own work, from one address; and its address. */
const COMPANY_UNIT = 'LH-U05';
const COMPANY_ADDRESS = '198.51.100.20';
/** The college told the office that its people share this address. */
export const COLLEGE_ADDRESS = '203.0.113.9';

/** Who votes: people one by one, a college's and a company's people behind one address each, and contacts that somebody bought. */
export type Voters = 'people' | 'college' | 'company' | 'bought';
const SIZES: Readonly<Record<Voters, number>> = { people: 2200, college: 60, company: 40, bought: 90 };
/** Every so manieth of the people changes the ballot. */
const CHANGES_EVERY = 20;
export const MOST_CHOICES = 5;

/** Ticks of the ten days in which the poll runs; `hours` from its opening. */
export const TICKS = 24;
export const HOURS_BETWEEN = 10;
const TICKS_OF: Readonly<Record<Voters, readonly number[]>> = { people: Array.from({ length: TICKS }, (_, tick) => tick), college: [9, 10, 11], company: [5, 6], bought: [13] };

/** A voter, with the works chosen by their positions among all works. */
export interface PlannedVoter {
  readonly of: Voters;
  readonly contact: string;
  readonly address: string;
  readonly tick: number;
  readonly choices: readonly number[];
  /** What the voter chooses instead, some minutes later. */
  readonly instead: readonly number[] | null;
}

const FIRST_CONTACT: Readonly<Record<Voters, number>> = { people: 50_000_000, college: 61_000_000, company: 62_000_000, bought: 77_000_000 };
const WORKS = luoheWorks();
/** The work of the company, and the one that votes were bought for. */
const OWN_WORK = WORKS.findIndex(({ unit }) => unit === COMPANY_UNIT);
const BOUGHT_WORK = 77;

/** All voters. The same scale gives the same plan. */
export function planPoll(scale: number): { voters: readonly PlannedVoter[]; ownWork: number; boughtWork: number } {
  const rng = createRng('luohe poll');
  const voters = (Object.keys(SIZES) as Voters[]).flatMap((of) => {
    // Groups that the rules look at keep their size.
    const count = of === 'people' ? Math.max(300, Math.round(SIZES[of] * scale)) : SIZES[of];
    return Array.from({ length: count }, (_, n): PlannedVoter => {
      const ticks = TICKS_OF[of];
      const choices = chosen(of, rng);
      return {
        of, contact: `100${FIRST_CONTACT[of] + n}`, address: addressOf(of, n), tick: of === 'people' ? n % TICKS : ticks[Math.floor((n * ticks.length) / count)]!, choices,
        instead: of === 'people' && n % CHANGES_EVERY === 7 ? choices.map((work) => (work + 1) % WORKS.length) : null,
      };
    });
  });
  return { voters, ownWork: OWN_WORK, boughtWork: BOUGHT_WORK };
}

function addressOf(of: Voters, n: number): string {
  if (of === 'college') return COLLEGE_ADDRESS;
  if (of === 'company') return COMPANY_ADDRESS;
  if (of === 'bought') return `192.0.2.${10 + (n % 6)}`;
  // Households and offices: a few people to a network; every fifth comes by IPv6.
  if (n % 5 === 4) return `2001:db8:${(Math.floor(n / 25) + 1).toString(16)}:${(n % 25).toString(16)}::1`;
  return `10.${20 + (Math.floor(n / 1600) % 200)}.${Math.floor(n / 7) % 228}.${10 + (n % 7)}`;
}

/** Up to five different works; some are liked far more than others. */
function chosen(of: Voters, rng: Rng): number[] {
  if (of === 'bought') return [BOUGHT_WORK];
  const works = new Set(of === 'company' ? [OWN_WORK] : []);
  const count = of === 'company' ? 3 : rng.int(1, MOST_CHOICES);
  while (works.size < count) works.add((Math.floor(WORKS.length * rng.next() ** 1.7) * 37) % WORKS.length);
  return [...works];
}

/** Votes for each work by the plan: of each voter the last ballot; `counted`: without those that were bought. */
export function planTally(voters: readonly PlannedVoter[]): { raw: Map<number, number>; counted: Map<number, number> } {
  const [raw, counted] = [new Map<number, number>(), new Map<number, number>()];
  for (const { of, choices, instead } of voters) {
    for (const work of instead ?? choices) {
      raw.set(work, (raw.get(work) ?? 0) + 1);
      if (of !== 'bought') counted.set(work, (counted.get(work) ?? 0) + 1);
    }
  }
  return { raw, counted };
}
