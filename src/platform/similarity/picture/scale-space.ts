import type { Gray } from './gray-picture.ts';

/** Levels between two octaves, as in Lowe, Distinctive image features from scale-invariant keypoints (2004), section 3. */
export const LEVELS = 3;
/** Blur of an octave's first level, in its own pixels. */
export const FIRST_SIGMA = 1.6;
/** Blur that a picture is taken to have already. */
const GIVEN_SIGMA = 0.5;
const SMALLEST_SIDE = 16;

/** A picture at half the size of the octave before, blurred in LEVELS + 3 steps, and the differences between one step and the next. */
export interface Octave {
  /** Pixels of the compared picture to one of this octave. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly blurred: readonly Float32Array[];
  readonly differences: readonly Float32Array[];
}

/** Half of a Gaussian's weights, from its middle outward. */
function weightsOf(sigma: number): Float32Array {
  const radius = Math.max(1, Math.ceil(sigma * 2.5));
  const weights = Float32Array.from({ length: radius + 1 }, (_, at) => Math.exp(-(at * at) / (2 * sigma * sigma)));
  const sum = weights.reduce((total, each, at) => total + (at === 0 ? each : 2 * each), 0);
  return weights.map((each) => each / sum);
}

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, weights: Float32Array): void {
  const radius = weights.length - 1;
  const line = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    line.fill(from[row]!, 0, radius);
    line.set(from.subarray(row, row + width), radius);
    line.fill(from[row + width - 1]!, radius + width);
    for (let x = 0; x < width; x++) {
      let sum = weights[0]! * line[x + radius]!;
      for (let at = 1; at <= radius; at++) sum += weights[at]! * (line[x + radius - at]! + line[x + radius + at]!);
      to[row + x] = sum;
    }
  }
}

function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, weights: Float32Array): void {
  const radius = weights.length - 1;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) to[row + x] = weights[0]! * from[row + x]!;
    for (let at = 1; at <= radius; at++) {
      const above = Math.max(0, y - at) * width;
      const below = Math.min(height - 1, y + at) * width;
      const weight = weights[at]!;
      for (let x = 0; x < width; x++) to[row + x] = to[row + x]! + weight * (from[above + x]! + from[below + x]!);
    }
  }
}

function blur(from: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const weights = weightsOf(sigma);
  const rows = new Float32Array(from.length);
  blurRows(from, rows, width, height, weights);
  const both = new Float32Array(from.length);
  blurColumns(rows, both, width, height, weights);
  return both;
}

function subtract(upper: Float32Array, lower: Float32Array): Float32Array {
  const differences = new Float32Array(upper.length);
  for (let at = 0; at < upper.length; at++) differences[at] = upper[at]! - lower[at]!;
  return differences;
}

function halve(from: Float32Array, width: number, height: number): Gray {
  const [half, tall] = [width >> 1, height >> 1];
  const values = new Float32Array(half * tall);
  for (let y = 0; y < tall; y++) for (let x = 0; x < half; x++) values[y * half + x] = from[2 * y * width + 2 * x]!;
  return { width: half, height: tall, values };
}

/** The octaves of a picture, largest first. */
export function scaleSpace(picture: Gray): Octave[] {
  const octaves: Octave[] = [];
  let { width, height } = picture;
  let first = blur(picture.values, width, height, Math.sqrt(FIRST_SIGMA ** 2 - GIVEN_SIGMA ** 2));
  for (let scale = 1; Math.min(width, height) >= SMALLEST_SIDE; scale *= 2) {
    const blurred = [first];
    for (let level = 1; level < LEVELS + 3; level++) {
      const before = FIRST_SIGMA * 2 ** ((level - 1) / LEVELS);
      const wanted = FIRST_SIGMA * 2 ** (level / LEVELS);
      blurred.push(blur(blurred[level - 1]!, width, height, Math.sqrt(wanted ** 2 - before ** 2)));
    }
    const differences = blurred.slice(1).map((values, level) => subtract(values, blurred[level]!));
    octaves.push({ scale, width, height, blurred, differences });
    ({ width, height, values: first } = halve(blurred[LEVELS]!, width, height));
  }
  return octaves;
}
