import type { Random } from '../assignment/random.ts';
import type { Draw } from './calibration.types.ts';
import type { JudgeSystem } from './judge-system.ts';

/** Two independent normal numbers (Box and Muller 1958), given one after the other. */
function normalFrom(random: Random): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    // 1 - u is never 0.
    const [radius, angle] = [Math.sqrt(-2 * Math.log(1 - random())), 2 * Math.PI * random()];
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** From here on a chi-square number is as good from one normal number (Wilson and Hilferty 1931) as from a sum of squares. */
const MANY = 30;

function chiSquare(freedom: number, normal: () => number): number {
  if (freedom > MANY) return freedom * Math.max(1e-9, 1 - 2 / (9 * freedom) + normal() * Math.sqrt(2 / (9 * freedom))) ** 3;
  let sum = 0;
  for (let at = 0; at < freedom; at += 1) sum += normal() ** 2;
  return sum;
}

/**
 * Draws values from their joint distribution by the model: judges' biases by the inverse of the system, each entry's own noise by its confidence, all of it stretched by Student's t for the
 * degrees of freedom. What entries owe to the same judges moves together. For scores of one part only, as between parts nothing is known.
 */
export function drawsOf({ rows, values, lower }: Pick<JudgeSystem, 'rows' | 'values' | 'lower'>, judges: number, residual: number, freedom: number): Draw {
  const { first, judge, share, total } = rows;
  return (random) => {
    const normal = normalFrom(random);
    const stretch = residual * Math.sqrt(freedom / Math.max(1e-12, chiSquare(freedom, normal)));
    // Lᵀ b = z gives b the covariance (L Lᵀ)⁻¹; what the gauge adds to it moves every entry alike.
    const bias = new Float64Array(judges);
    for (let column = 0; column < judges; column += 1) bias[column] = normal();
    for (let row = judges - 1; row >= 0; row -= 1) {
      const value = (bias[row]! /= lower[row * judges + row]!);
      for (let at = 0; at < row; at += 1) bias[at]! -= lower[row * judges + at]! * value;
    }
    const drawn = new Float64Array(values.length);
    for (let row = 0; row < drawn.length; row += 1) {
      let off = normal() / Math.sqrt(total[row]!);
      for (let at = first[row]!; at < first[row + 1]!; at += 1) off -= share[at]! * bias[judge[at]!]!;
      drawn[row] = values[row]! + stretch * off;
    }
    return drawn;
  };
}
