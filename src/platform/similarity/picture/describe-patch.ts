import type { Point } from './find-points.ts';
import { mix } from '../mix.ts';
import type { Octave } from './scale-space.ts';

/** Samples along a patch's side, and its half side in sigmas of its point. */
const GRID = 16;
const REACH = 7;
const BINS = 36;
/** A second direction as strong as this part of the first makes a second patch. */
const SECOND = 0.85;
/** Signs in a patch's hash: with fewer, very many pictures crowd under the same keys; more are seldom all kept by a copy. */
const SIGNS = 40;

/**
 * Frequencies (u along the point's direction, v across) whose signs make the hash, lowest first. The mean and the two slopes are left out: brightness
 * changes the first, and the direction of the patch fixes the others.
 */
const FREQUENCIES: readonly (readonly [number, number])[] = Array.from({ length: 9 }, (_, sum) => Array.from({ length: sum + 1 }, (__, v) => [sum - v, v] as const)).flat().filter(([u, v]) => u + v >= 2).slice(0, SIGNS);
/** Those that change sign when the patch is mirrored: odd across. Of the first 32 signs, and of the others. */
export const MIRROR_MASK = oddAcross(0, 32);
const HIGH_MIRROR_MASK = oddAcross(32, SIGNS);

function oddAcross(from: number, to: number): number {
  return FREQUENCIES.slice(from, to).reduce((mask, [, v], bit) => (v % 2 === 1 ? mask | (1 << bit) : mask), 0);
}

/** Columns of the transform: one more than the highest frequency. */
const COLUMNS = 9;

/** A patch around a point, turned to its main direction, as signs of its lowest frequencies. */
export interface Patch {
  readonly point: Point;
  /** Its direction, radians from -π to π, x to the right and y down. */
  readonly angle: number;
  /** The first 32 signs. */
  readonly hash: number;
  /** Keys of all signs: of those as they are first, then with the least sure ones changed, the likeliest change first. A patch and its mirror image have the same. */
  readonly keys: Int32Array;
}

/** Keys under which a patch is looked for. */
const ASKED_KEYS = 8;
/** Changes that may be the likeliest, as sets of the five least sure signs: the lowest bit is the least sure one. */
const CHANGES = [0, 1, 2, 4, 8, 16, 3, 5, 6, 9, 10, 12, 7, 17, 11] as const;

const COSINES = Array.from({ length: COLUMNS }, (_, u) => Float32Array.from({ length: GRID }, (__, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * GRID))));
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
  const fade = (offset: number) => Math.exp(-(offset * offset) / (2 * sigma * sigma));
  const [left, right] = [Math.max(1, Math.round(cx) - radius), Math.min(width - 2, Math.round(cx) + radius)];
  const across = Float64Array.from({ length: Math.max(0, right - left + 1) }, (_, at) => fade(left + at - cx));
  for (let y = Math.max(1, Math.round(cy) - radius); y <= Math.min(height - 2, Math.round(cy) + radius); y += step) {
    const down = fade(y - cy);
    for (let x = left; x <= right; x += step) {
      const distance = (x - cx) ** 2 + (y - cy) ** 2;
      if (distance > radius * radius) continue;
      const at = y * width + x;
      const dx = values[at + 1]! - values[at - 1]!;
      const dy = values[at + width]! - values[at - width]!;
      const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) * BINS) % BINS;
      const weight = Math.sqrt(dx * dx + dy * dy) * across[x - left]! * down;
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
const half = new Float32Array(GRID * COLUMNS);

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

const sizes = new Float32Array(SIGNS);

/** The key of a patch's signs, the same for its mirror image. */
function keyOf(low: number, high: number): number {
  const [mirroredLow, mirroredHigh] = [(low ^ MIRROR_MASK) >>> 0, high ^ HIGH_MIRROR_MASK];
  const isLess = high < mirroredHigh || (high === mirroredHigh && low >>> 0 < mirroredLow);
  return mix((isLess ? low : mirroredLow) ^ mix(isLess ? high : mirroredHigh)) | 0;
}

/** Keys with the least sure signs changed, the likeliest changes first (multi-probe LSH: Lv, Josephson, Wang, Charikar and Li, VLDB 2007). */
function keysOf(low: number, high: number): Int32Array {
  const weakest = [...sizes.keys()].toSorted((a, b) => sizes[a]! - sizes[b]!).slice(0, 5);
  const changes = CHANGES.map((change) => {
    let [cost, changedLow, changedHigh] = [0, 0, 0];
    weakest.forEach((sign, at) => {
      if ((change & (1 << at)) === 0) return;
      cost += sizes[sign]! ** 2;
      if (sign < 32) changedLow |= 1 << sign;
      else changedHigh |= 1 << (sign - 32);
    });
    return { cost, key: keyOf(low ^ changedLow, high ^ changedHigh) };
  });
  return Int32Array.from(changes.toSorted((a, b) => a.cost - b.cost).slice(0, ASKED_KEYS), ({ key }) => key);
}

function hashPatch(): { hash: number; keys: Int32Array } {
  for (let row = 0; row < GRID; row++) {
    for (let u = 0; u < COLUMNS; u++) {
      const cosines = COSINES[u]!;
      let sum = 0;
      for (let x = 0; x < GRID; x++) sum += patch[row * GRID + x]! * cosines[x]!;
      half[row * COLUMNS + u] = sum;
    }
  }
  let [low, high] = [0, 0];
  for (let sign = 0; sign < SIGNS; sign++) {
    const [u, v] = FREQUENCIES[sign]!;
    const cosines = COSINES[v]!;
    let sum = 0;
    for (let y = 0; y < GRID; y++) sum += half[y * COLUMNS + u]! * cosines[y]!;
    if (sum > 0 && sign < 32) low |= 1 << sign;
    else if (sum > 0) high |= 1 << (sign - 32);
    sizes[sign] = Math.abs(sum);
  }
  return { hash: low, keys: keysOf(low, high) };
}

/** The patches around a point: one for each of its main directions. */
export function describePoint(octaves: readonly Octave[], point: Point): Patch[] {
  const octave = octaves[point.octave]!;
  return anglesOf(octave, point).map((angle) => {
    cutPatch(octave, point, angle);
    return { point, angle, ...hashPatch() };
  });
}
