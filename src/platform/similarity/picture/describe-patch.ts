import type { Point } from './find-points.ts';
import type { Octave } from './scale-space.ts';

/** Samples along a patch's side, and its half side in sigmas of its point. */
const GRID = 16;
const REACH = 7;
const BINS = 36;
/** A second direction as strong as this part of the first makes a second patch. */
const SECOND = 0.85;

/**
 * Frequencies (u along the point's direction, v across) whose signs make the hash, lowest first. The mean and the two slopes are left out: brightness
 * changes the first, and the direction of the patch fixes the others.
 */
const FREQUENCIES: readonly (readonly [number, number])[] = Array.from({ length: 8 }, (_, sum) => Array.from({ length: sum + 1 }, (__, v) => [sum - v, v] as const)).flat().filter(([u, v]) => u + v >= 2);
/** Bits of a patch's whole hash, in two words. */
export const HASH_BITS = 32;
/** Those of the first word that change sign when the patch is mirrored: odd across. */
export const MIRROR_MASK = FREQUENCIES.slice(0, 32).reduce((mask, [, v], bit) => (v % 2 === 1 ? mask | (1 << bit) : mask), 0);

/** A patch around a point, turned to its main direction, as signs of its lowest frequencies. */
export interface Patch {
  readonly point: Point;
  /** Its direction, radians from -π to π, x to the right and y down. */
  readonly angle: number;
  readonly hash: number;
  /** Bits of the hash, those nearest to changing sign first. */
  readonly weakest: Uint8Array;
}

const COSINES = Array.from({ length: 8 }, (_, u) => Float32Array.from({ length: GRID }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * GRID))));
const OFFSETS = Float32Array.from({ length: GRID }, (_, at) => ((at + 0.5) / GRID) * 2 - 1);
const WINDOW = Float32Array.from({ length: GRID * GRID }, (_, at) => Math.exp(-2 * (OFFSETS[at % GRID]! ** 2 + OFFSETS[Math.floor(at / GRID)]! ** 2)));

function anglesOf(octave: Octave, point: Point): number[] {
  const { width, height, scale } = octave;
  const values = octave.blurred[point.level]!;
  const sigma = 1.5 * (point.sigma / scale);
  const radius = Math.round(3 * sigma);
  const [cx, cy] = [point.x / scale, point.y / scale];
  const bins = new Float32Array(BINS);
  // Every other pixel of a large neighbourhood tells as much.
  const step = radius > 8 ? 2 : 1;
  for (let y = Math.max(1, Math.round(cy) - radius); y <= Math.min(height - 2, Math.round(cy) + radius); y += step) {
    for (let x = Math.max(1, Math.round(cx) - radius); x <= Math.min(width - 2, Math.round(cx) + radius); x += step) {
      const distance = (x - cx) ** 2 + (y - cy) ** 2;
      if (distance > radius * radius) continue;
      const at = y * width + x;
      const dx = values[at + 1]! - values[at - 1]!;
      const dy = values[at + width]! - values[at - width]!;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * BINS) % BINS;
      const weight = Math.sqrt(dx * dx + dy * dy) * Math.exp(-distance / (2 * sigma * sigma));
      const low = Math.floor(turn);
      bins[low % BINS]! += weight * (1 - (turn - low));
      bins[(low + 1) % BINS]! += weight * (turn - low);
    }
  }
  for (let round = 0; round < 2; round++) {
    const before = bins.slice();
    for (let bin = 0; bin < BINS; bin++) bins[bin] = (before[(bin + BINS - 1) % BINS]! + 2 * before[bin]! + before[(bin + 1) % BINS]!) / 4;
  }
  const highest = Math.max(...bins);
  if (highest === 0) return [];
  const peaks: { bin: number; height: number }[] = [];
  for (let bin = 0; bin < BINS; bin++) {
    const [before, here, after] = [bins[(bin + BINS - 1) % BINS]!, bins[bin]!, bins[(bin + 1) % BINS]!];
    if (here < SECOND * highest || here <= before || here < after) continue;
    peaks.push({ bin: bin + (before - after) / (2 * (before + after - 2 * here)), height: here });
  }
  return peaks.toSorted((a, b) => b.height - a.height).slice(0, 2).map(({ bin }) => {
    const angle = (bin / BINS) * 2 * Math.PI;
    return angle > Math.PI ? angle - 2 * Math.PI : angle;
  });
}

const patch = new Float32Array(GRID * GRID);
const half = new Float32Array(GRID * 8);

function cutPatch(octave: Octave, point: Point, angle: number): void {
  const { width, height, scale } = octave;
  const values = octave.blurred[point.level]!;
  const reach = (REACH * point.sigma) / scale;
  const [cos, sin] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
  const [cx, cy] = [point.x / scale, point.y / scale];
  let sum = 0;
  let weights = 0;
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const [along, across] = [OFFSETS[column]!, OFFSETS[row]!];
      const x = Math.max(0, Math.min(width - 1.001, cx + along * cos - across * sin));
      const y = Math.max(0, Math.min(height - 1.001, cy + along * sin + across * cos));
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [fx, fy] = [x - left, y - top];
      const at = top * width + left;
      const value = (values[at]! * (1 - fx) + values[at + 1]! * fx) * (1 - fy) + (values[at + width]! * (1 - fx) + values[at + width + 1]! * fx) * fy;
      const place = row * GRID + column;
      patch[place] = value;
      sum += value * WINDOW[place]!;
      weights += WINDOW[place]!;
    }
  }
  for (let place = 0; place < patch.length; place++) patch[place] = (patch[place]! - sum / weights) * WINDOW[place]!;
}

function hashPatch(): { hash: number; weakest: Uint8Array } {
  for (let row = 0; row < GRID; row++) {
    for (let u = 0; u < 8; u++) {
      let sum = 0;
      for (let x = 0; x < GRID; x++) sum += patch[row * GRID + x]! * COSINES[u]![x]!;
      half[row * 8 + u] = sum;
    }
  }
  let hash = 0;
  const sizes = new Float32Array(HASH_BITS);
  for (let bit = 0; bit < HASH_BITS; bit++) {
    const [u, v] = FREQUENCIES[bit]!;
    let sum = 0;
    for (let y = 0; y < GRID; y++) sum += half[y * 8 + u]! * COSINES[v]![y]!;
    if (sum > 0) hash |= 1 << bit;
    sizes[bit] = Math.abs(sum);
  }
  return { hash, weakest: Uint8Array.from(sizes.keys()).toSorted((a, b) => sizes[a]! - sizes[b]!) };
}

/** The patches around a point: one for each of its main directions. */
export function describePoint(octaves: readonly Octave[], point: Point): Patch[] {
  const octave = octaves[point.octave]!;
  return anglesOf(octave, point).map((angle) => {
    cutPatch(octave, point, angle);
    return { point, angle, ...hashPatch() };
  });
}
