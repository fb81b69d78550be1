import { createRng } from '../content/rng.ts';
import { CRITERIA } from './campaign.ts';

/** Points between grades of the rubric. */
const STEP = 10;
/** Spread of a judge's reading of a work, in points, by how sure they say they are. */
const SPREAD = { high: 4, medium: 7, low: 11 } as const;
/** The strictest takes so many points off, the mildest adds as many. */
const HARSHEST = 14;

export interface SimulatedScore {
  readonly grades: Record<string, number>;
  readonly confidence: keyof typeof SPREAD;
}

/** How good a work truly is, in points: known to the run alone, and the same each time. */
export const truthOf = (titleZh: string): number => createRng(`truth/${titleZh}`).range(35, 95);
/** What a judge takes off or adds everywhere. */
export const harshnessOf = (judge: string): number => createRng(`harshness/${judge}`).range(-HARSHEST, HARSHEST);

/** What a judge gives a work on each criterion: its truth, their harshness, and an error of their own. @param truth in place of the work's own */
export function scoreOf(judge: string, titleZh: string, truth = truthOf(titleZh)): SimulatedScore {
  const rng = createRng(`score/${judge}/${titleZh}`);
  const confidence = rng.pick(['high', 'medium', 'medium', 'low'] as const);
  const reading = truth + harshnessOf(judge) + SPREAD[confidence] * normal(rng.next(), rng.next());
  const grades = Object.fromEntries(CRITERIA.map(({ key }) => [key, graded(reading + rng.range(-STEP, STEP))]));
  return { grades, confidence };
}

/** A normal deviate from two uniform ones (Box and Muller 1958). */
const normal = (first: number, second: number) => Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second);
const graded = (points: number) => Math.min(100, Math.max(0, Math.round(points / STEP) * STEP));
