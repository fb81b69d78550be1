import { performance } from 'node:perf_hooks';
import { randomFrom } from '../src/modules/judging/assignment/random.ts';
import { calibrate } from '../src/modules/judging/calibration/calibrate.ts';
import type { Score } from '../src/modules/judging/calibration/calibration.types.ts';
import type { Line } from './support/line.ts';

const SECONDS = 2;

interface Panel {
  readonly scores: Score[];
  readonly truth: ReadonlyMap<string, number>;
}

interface Plan {
  readonly entries: number;
  readonly judges: number;
  readonly noise: number;
  readonly bias: number;
  /** Standard deviation of the logarithm of how far a judge spreads the scores; 0: all alike. */
  readonly scale: number;
  /** Entries of how many groups, with judges of their own for the most part; groups differ in quality. */
  readonly groups: number;
}

const PLANS: Record<string, Plan> = {
  'city contest': { entries: 106, judges: 9, noise: 5, bias: 6, scale: 0, groups: 1 },
  'province contest': { entries: 700, judges: 60, noise: 5, bias: 6, scale: 0, groups: 6 },
  'judges of few entries': { entries: 300, judges: 90, noise: 5, bias: 8, scale: 0, groups: 3 },
};
/** Robustness: judges also spread their scores differently, which the model does not know. */
const STRETCHED = Object.fromEntries(Object.entries(PLANS).map(([name, plan]) => [name, { ...plan, scale: 0.2 }]));

/** 2 to 5 scores an entry of a quality of 70 ± 10, from harsh and lenient judges. */
function makePanel(plan: Plan, seed: string): Panel {
  const random = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const judges = Array.from({ length: plan.judges }, (_, index) => ({ id: `j${index}`, group: index % plan.groups, bias: plan.bias * normal(), scale: Math.exp(plan.scale * normal()) }));
  const level = Array.from({ length: plan.groups }, () => (plan.groups === 1 ? 0 : 5 * normal()));
  const truth = new Map<string, number>();
  const scores: Score[] = [];
  for (let index = 0; index < plan.entries; index += 1) {
    const entry = `e${index}`;
    const group = index % plan.groups;
    const value = 70 + level[group]! + 10 * normal();
    truth.set(entry, value);
    const able = judges.filter((judge) => judge.group === group || random() < 0.1);
    const wanted = Math.min(able.length, 2 + Math.floor(random() * 4));
    for (let taken = 0; taken < wanted; taken += 1) {
      const { id, bias, scale } = able.splice(Math.floor(random() * able.length), 1)[0]!;
      scores.push({ judge: id, entry, score: 70 + bias + scale * (value - 70) + plan.noise * normal() });
    }
  }
  return { scores, truth };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function ranksOf(values: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...values].toSorted(([, a], [, b]) => b - a).map(([id], index) => [id, index]));
}

/** Mean distance of an entry's rank from its true one, in hundredths of the field. */
function rankError(values: ReadonlyMap<string, number>, truth: ReadonlyMap<string, number>): number {
  const [given, right] = [ranksOf(values), ranksOf(truth)];
  return (100 * mean([...truth.keys()].map((id) => Math.abs(given.get(id)! - right.get(id)!)))) / truth.size;
}

function meanScores(scores: readonly Score[]): Map<string, number> {
  return new Map([...Map.groupBy(scores, ({ entry }) => entry)].map(([id, of]) => [id, mean(of.map(({ score }) => score))]));
}

/** Each judge's scores about their own mean, in units of their own standard deviation. */
function standardised(scores: readonly Score[]): Score[] {
  return [...Map.groupBy(scores, ({ judge }) => judge).values()].flatMap((of) => {
    const middle = mean(of.map(({ score }) => score));
    const spread = Math.sqrt(of.reduce((sum, { score }) => sum + (score - middle) ** 2, 0) / Math.max(1, of.length - 1));
    return of.map((score) => ({ ...score, score: spread === 0 ? 0 : (score.score - middle) / spread }));
  });
}

/** Rank errors of the plain mean, the z-score and ours, over all plans and panels. */
function compare(plans: Record<string, Plan>, panels: number, seed: string) {
  const all = Object.entries(plans).map(([name, plan]) => {
    const errors = Array.from({ length: panels }, (_, index) => {
      const { scores, truth } = makePanel(plan, `${seed} ${name} ${index}`);
      const ours = new Map(calibrate(scores).entries.map(({ id, value }) => [id, value]));
      return [rankError(meanScores(scores), truth), rankError(meanScores(standardised(scores)), truth), rankError(ours, truth)] as const;
    });
    return { name, plain: mean(errors.map(([plain]) => plain)), z: mean(errors.map(([, z]) => z)), ours: mean(errors.map(([, , ours]) => ours)) };
  });
  const over = (of: 'plain' | 'z' | 'ours') => mean(all.map((each) => each[of]));
  const parts = all.map(({ name, plain, z, ours }) => `${name}: ${ours.toFixed(2)}, ${plain.toFixed(2)}, ${z.toFixed(2)}`).join('; ');
  return { plain: over('plain'), z: over('z'), ours: over('ours'), parts };
}

/** Calibrated scores: how long they take, and how near to the truth they come beside the plain mean and the z-score. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const { scores } = makePanel({ entries: 8_580, judges: 300, noise: 5, bias: 6, scale: 0, groups: 12 }, 'time');
  const timed = scores.slice(0, 30_000);
  const from = performance.now();
  const { entries } = calibrate(timed);
  const seconds = (performance.now() - from) / 1000;
  report({ bench: 'calibration/time', value: Number(seconds.toFixed(3)), unit: 's', limit: SECONDS, ratio: Number((seconds / SECONDS).toFixed(3)), note: `${timed.length} scores of ${entries.length} entries by 300 judges, with intervals; the first call of its process` });
  const panels = options.quick ? 10 : 60;
  const line = (bench: string, plans: Record<string, Plan>, what: string) => {
    const { plain, z, ours, parts } = compare(plans, panels, 'rank error');
    const limit = Math.min(plain, z);
    report({
      bench, value: Number(ours.toFixed(3)), unit: '% of the field', limit: Number(limit.toFixed(3)), ratio: Number((ours / limit).toFixed(3)),
      note: `ours ${ours.toFixed(2)}, plain mean ${plain.toFixed(2)}, z-score ${z.toFixed(2)}; ${what}; ${panels} panels each of (ours, mean, z) ${parts}`,
    });
  };
  line('calibration/rank-error', PLANS, 'harsh and lenient judges');
  line('calibration/rank-error-stretched', STRETCHED, 'judges who also spread scores differently (±20 %), which the model does not know');
}
