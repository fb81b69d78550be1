import { FIRST_SIGMA, LEVELS, type Octave } from './scale-space.ts';

/** A blob or corner that is found again when a picture is scaled, turned or cut. Positions and radii in pixels of the compared picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Its scale as the sigma of the blur at which it stands out most. */
  readonly sigma: number;
  /** Contrast. */
  readonly strength: number;
  /** Where it lies in the scale space. */
  readonly octave: number;
  readonly level: number;
}

const LEAST_CONTRAST = 0.008;
/** Ratio of curvatures beyond which it is an edge, on which a point slides. */
const MOST_EDGE = 10;
const EDGE_LIMIT = (MOST_EDGE + 1) ** 2 / MOST_EDGE;
const MARGIN = 3;

/** Whether a value lies above all its neighbours, in its level and the two beside it, or (`sign` -1) below all. */
function isExtremum(values: Float32Array, below: Float32Array, above: Float32Array, at: number, width: number, sign: 1 | -1): boolean {
  const value = sign * values[at]!;
  for (let row = at - width; row <= at + width; row += width) {
    for (let near = row - 1; near <= row + 1; near++) {
      if (sign * below[near]! >= value || sign * above[near]! >= value || (near !== at && sign * values[near]! >= value)) return false;
    }
  }
  return true;
}

function isEdge(values: Float32Array, at: number, width: number): boolean {
  const value = values[at]!;
  const dxx = values[at - 1]! + values[at + 1]! - 2 * value;
  const dyy = values[at - width]! + values[at + width]! - 2 * value;
  const dxy = (values[at + width + 1]! - values[at + width - 1]! - values[at - width + 1]! + values[at - width - 1]!) / 4;
  const determinant = dxx * dyy - dxy * dxy;
  return determinant <= 0 || (dxx + dyy) ** 2 / determinant >= EDGE_LIMIT;
}

/** How far, in pixels or levels, the top of the parabola through three values lies from the middle one. */
function peak(before: number, middle: number, after: number): number {
  const curvature = before + after - 2 * middle;
  return curvature === 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature)));
}

/** All points of a scale space. */
export function findPoints(octaves: readonly Octave[]): Point[] {
  const points: Point[] = [];
  octaves.forEach(({ width, height, scale, differences }, octave) => {
    for (let level = 1; level <= LEVELS; level++) {
      const [below, values, above] = [differences[level - 1]!, differences[level]!, differences[level + 1]!];
      for (let y = MARGIN; y < height - MARGIN; y++) {
        for (let x = MARGIN; x < width - MARGIN; x++) {
          const at = y * width + x;
          const value = values[at]!;
          // Most places fall at their neighbours on the row.
          const isHigh = value >= LEAST_CONTRAST && value > values[at - 1]! && value > values[at + 1]!;
          const isLow = value <= -LEAST_CONTRAST && value < values[at - 1]! && value < values[at + 1]!;
          if ((!isHigh && !isLow) || !isExtremum(values, below, above, at, width, isHigh ? 1 : -1) || isEdge(values, at, width)) continue;
          points.push({
            x: (x + peak(values[at - 1]!, value, values[at + 1]!)) * scale,
            y: (y + peak(values[at - width]!, value, values[at + width]!)) * scale,
            sigma: FIRST_SIGMA * 2 ** ((level + peak(below[at]!, value, above[at]!)) / LEVELS) * scale,
            strength: Math.abs(value), octave, level,
          });
        }
      }
    }
  });
  return points;
}

/** Contrast beyond which more makes no point more telling: the rim of a white border is no better than a face. */
const FULL_CONTRAST = 0.04;
const CELLS = 4;

/** Large points outlive scaling and re-encoding better than small ones of the same contrast. */
const worth = (point: Point) => Math.min(point.strength, FULL_CONTRAST) * Math.sqrt(point.sigma);

/** The most telling of the points, from all parts of the picture: the best of each part first, then the second best of each, and so on. */
export function choosePoints(points: readonly Point[], most: number, width: number, height: number): Point[] {
  const cells = new Map<number, number>();
  return points
    .map((point) => ({ point, worth: worth(point) }))
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ point, worth: own }) => {
      const cell = Math.floor((point.x / width) * CELLS) * CELLS + Math.floor((point.y / height) * CELLS);
      const before = cells.get(cell) ?? 0;
      cells.set(cell, before + 1);
      return { point, turn: Math.floor(before / 2), worth: own };
    })
    .toSorted((a, b) => a.turn - b.turn || b.worth - a.worth)
    .slice(0, most)
    .map(({ point }) => point);
}
