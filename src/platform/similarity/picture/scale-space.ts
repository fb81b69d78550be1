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

/** Half of a Gaussian's weights, from its middle outward: 4 or 8 beside the middle, the last of them perhaps 0. */
function weightsOf(sigma: number): Float64Array {
  const radius = Math.ceil(sigma * 2.5);
  const weights = Float64Array.from({ length: radius <= 4 ? 5 : 9 }, (_, at) => (at <= radius ? Math.exp(-(at * at) / (2 * sigma * sigma)) : 0));
  const sum = weights.reduce((total, each, at) => total + (at === 0 ? each : 2 * each), 0);
  return weights.map((each) => each / sum);
}

// The sums are written out: with a loop over the weights inside, this, which is most of the work on a picture, takes twice as long.
function blurRows(from: Float32Array, to: Float32Array, width: number, height: number, weights: Float64Array): void {
  const radius = weights.length - 1;
  const [w0, w1, w2, w3, w4, w5 = 0, w6 = 0, w7 = 0, w8 = 0] = weights as unknown as [number, number, number, number, number];
  const line = new Float64Array(width + 2 * radius);
  for (let row = 0; row < width * height; row += width) {
    line.fill(from[row]!, 0, radius);
    line.set(from.subarray(row, row + width), radius);
    line.fill(from[row + width - 1]!, radius + width);
    if (radius === 4) {
      for (let x = 0; x < width; x++) to[row + x] = w0 * line[x + 4]! + w1 * (line[x + 3]! + line[x + 5]!) + w2 * (line[x + 2]! + line[x + 6]!) + w3 * (line[x + 1]! + line[x + 7]!) + w4 * (line[x]! + line[x + 8]!);
    } else {
      for (let x = 0; x < width; x++) {
        to[row + x] =
          w0 * line[x + 8]! + w1 * (line[x + 7]! + line[x + 9]!) + w2 * (line[x + 6]! + line[x + 10]!) + w3 * (line[x + 5]! + line[x + 11]!) + w4 * (line[x + 4]! + line[x + 12]!) +
          w5 * (line[x + 3]! + line[x + 13]!) + w6 * (line[x + 2]! + line[x + 14]!) + w7 * (line[x + 1]! + line[x + 15]!) + w8 * (line[x]! + line[x + 16]!);
      }
    }
  }
}

function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number, weights: Float64Array): void {
  const above = (y: number) => Math.max(0, y) * width;
  const below = (y: number) => Math.min(height - 1, y) * width;
  const w0 = weights[0]!;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let at = 1; at < weights.length; at += 4) {
      const [w1, w2, w3, w4] = [weights[at]!, weights[at + 1]!, weights[at + 2]!, weights[at + 3]!];
      const [a1, a2, a3, a4] = [above(y - at), above(y - at - 1), above(y - at - 2), above(y - at - 3)];
      const [b1, b2, b3, b4] = [below(y + at), below(y + at + 1), below(y + at + 2), below(y + at + 3)];
      if (at === 1) {
        for (let x = 0; x < width; x++) to[row + x] = w0 * from[row + x]! + w1 * (from[a1 + x]! + from[b1 + x]!) + w2 * (from[a2 + x]! + from[b2 + x]!) + w3 * (from[a3 + x]! + from[b3 + x]!) + w4 * (from[a4 + x]! + from[b4 + x]!);
      } else {
        for (let x = 0; x < width; x++) to[row + x] = to[row + x]! + w1 * (from[a1 + x]! + from[b1 + x]!) + w2 * (from[a2 + x]! + from[b2 + x]!) + w3 * (from[a3 + x]! + from[b3 + x]!) + w4 * (from[a4 + x]! + from[b4 + x]!);
      }
    }
  }
}

/** Room for the levels, kept from one picture to the next: megabytes made anew for each would have the collector stop the process every few pictures. */
const room: Float32Array[] = [];
let taken = 0;

function takeRoom(length: number): Float32Array {
  const kept = room[taken];
  const place = kept === undefined || kept.length < length ? (room[taken] = new Float32Array(length)) : kept;
  taken += 1;
  return place.subarray(0, length);
}

function blur(from: Float32Array, between: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const weights = weightsOf(sigma);
  const blurred = takeRoom(from.length);
  blurRows(from, between, width, height, weights);
  blurColumns(between, blurred, width, height, weights);
  return blurred;
}

function subtract(upper: Float32Array, lower: Float32Array): Float32Array {
  const differences = takeRoom(upper.length);
  for (let at = 0; at < upper.length; at++) differences[at] = upper[at]! - lower[at]!;
  return differences;
}

function halve(from: Float32Array, width: number, height: number): Gray {
  const [half, tall] = [width >> 1, height >> 1];
  const values = takeRoom(half * tall);
  for (let y = 0; y < tall; y++) for (let x = 0; x < half; x++) values[y * half + x] = from[2 * y * width + 2 * x]!;
  return { width: half, height: tall, values };
}

/** The octaves of a picture, largest first. They hold until the next call, which takes their room. */
export function scaleSpace(picture: Gray): Octave[] {
  const octaves: Octave[] = [];
  let { width, height } = picture;
  taken = 0;
  const between = takeRoom(picture.values.length);
  let first = blur(picture.values, between, width, height, Math.sqrt(FIRST_SIGMA ** 2 - GIVEN_SIGMA ** 2));
  for (let scale = 1; Math.min(width, height) >= SMALLEST_SIDE; scale *= 2) {
    const blurred = [first];
    for (let level = 1; level < LEVELS + 3; level++) {
      const before = FIRST_SIGMA * 2 ** ((level - 1) / LEVELS);
      const wanted = FIRST_SIGMA * 2 ** (level / LEVELS);
      blurred.push(blur(blurred[level - 1]!, between, width, height, Math.sqrt(wanted ** 2 - before ** 2)));
    }
    const differences = blurred.slice(1).map((values, level) => subtract(values, blurred[level]!));
    octaves.push({ scale, width, height, blurred, differences });
    ({ width, height, values: first } = halve(blurred[LEVELS]!, width, height));
  }
  return octaves;
}
