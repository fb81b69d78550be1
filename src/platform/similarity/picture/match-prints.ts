import { MIRROR_MASK } from './describe-patch.ts';
import type { PicturePrint } from './picture-print.ts';

/** How the second picture came from the first, as its points tell. */
export interface Alignment {
  /** Points of the first that are found in the second where the alteration puts them. */
  readonly points: number;
  /** points by all of the first's that should be there; 0 to 1. */
  readonly score: number;
  readonly mirrored: boolean;
  /** Clockwise, degrees from -180 to 180, after mirroring left to right. */
  readonly turned: number;
  /** Size in the second by size in the first, each at its size of comparison. */
  readonly scale: number;
  /** Part of the first's area that the second shows, and part of the second's that shows something of the first; 0 to 1. */
  readonly shown: number;
  readonly filled: number;
}

/** The same seen from the other side: how the first came from the second. */
export function invertAlignment(alignment: Alignment): Alignment {
  const { mirrored, turned, scale, shown, filled } = alignment;
  return { ...alignment, turned: mirrored ? turned : -turned, scale: 1 / scale, shown: filled, filled: shown };
}

/** Bits in which two hashes of the same patch may differ. */
const MOST_BITS = 6;
const LEAST_POINTS = 7;
/** Least part of the larger and of the smaller span: a common badge or caption spans less. */
const LEAST_SPAN = 0.2;
const LEAST_OTHER_SPAN = 0.04;
/** How far from its place a point may be found, as a part of the second's longest side. */
const TOLERANCE = 0.035;
const MOST_PAIRS = 200;

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const turnOf = (angle: number) => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

/** Pairs of patches with like hashes, one of each picture, with what each says of the alteration. */
interface Pairs {
  readonly mirrored: boolean;
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** Places in the first (mirrored where the pictures are) and in the second. */
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** Radians by which the patch was turned, and log2 of how much larger it became. */
  readonly turned: Float32Array;
  readonly grown: Float32Array;
}

function pairsOf(first: PicturePrint, second: PicturePrint, mirrored: boolean): Pairs {
  const mask = mirrored ? MIRROR_MASK : 0;
  const found: [number, number, number][] = [];
  for (let a = 0; a < first.count; a++) {
    const hash = first.hash[a]! ^ mask;
    for (let b = 0; b < second.count; b++) {
      const bits = bitsOf(hash ^ second.hash[b]!);
      if (bits <= MOST_BITS) found.push([bits, a, b]);
    }
  }
  const kept = found.length > MOST_PAIRS ? found.toSorted((a, b) => a[0] - b[0]).slice(0, MOST_PAIRS) : found;
  const pairs = { mirrored, first: kept.map(([, a]) => a), second: kept.map(([, , b]) => b), from: new Float32Array(2 * kept.length), to: new Float32Array(2 * kept.length), turned: new Float32Array(kept.length), grown: new Float32Array(kept.length) };
  kept.forEach(([, a, b], at) => {
    pairs.from.set([mirrored ? -first.x[a]! : first.x[a]!, first.y[a]!], 2 * at);
    pairs.to.set([second.x[b]!, second.y[b]!], 2 * at);
    // Mirroring turns a direction θ into π - θ.
    pairs.turned[at] = second.angle[b]! - (mirrored ? Math.PI - first.angle[a]! : first.angle[a]!);
    pairs.grown[at] = second.scale[b]! - first.scale[a]!;
  });
  return pairs;
}

/** A turn, scale and shift: where a point of the first lies in the second. */
interface Placing {
  readonly angle: number;
  readonly ratio: number;
  readonly cos: number;
  readonly sin: number;
  readonly dx: number;
  readonly dy: number;
}

/** The placing that one pair of patches fixes. */
function placingOf({ from, to, turned, grown }: Pairs, at: number): Placing {
  const angle = turned[at]!;
  const ratio = 2 ** grown[at]!;
  const [cos, sin] = [Math.cos(angle) * ratio, Math.sin(angle) * ratio];
  const [x, y] = [from[2 * at]!, from[2 * at + 1]!];
  return { angle, ratio, cos, sin, dx: to[2 * at]! - (cos * x - sin * y), dy: to[2 * at + 1]! - (sin * x + cos * y) };
}

function isExplained({ from, to, turned, grown }: Pairs, at: number, by: Placing, logRatio: number, tolerance: number): boolean {
  if (Math.abs(grown[at]! - logRatio) > 0.6) return false;
  const [x, y] = [from[2 * at]!, from[2 * at + 1]!];
  if (Math.abs(by.cos * x - by.sin * y + by.dx - to[2 * at]!) > tolerance || Math.abs(by.sin * x + by.cos * y + by.dy - to[2 * at + 1]!) > tolerance) return false;
  return Math.abs(turnOf(turned[at]! - by.angle)) <= 0.4;
}

/** Numbers of the pairs that a placing explains; none where they are too few to reach `most`, which is soon known of nearly all placings. */
function inliersOf(pairs: Pairs, by: Placing, tolerance: number, most: number): number[] {
  const logRatio = Math.log2(by.ratio);
  const found: number[] = [];
  const count = pairs.grown.length;
  for (let at = 0; at < count && found.length + count - at > most; at++) if (isExplained(pairs, at, by, logRatio, tolerance)) found.push(at);
  return found.length > most ? found : [];
}

const placeOf = (x: number, y: number) => Math.round(x / 3) * 1024 + Math.round(y / 3);

/** The pairs without those of a place already taken: a point with two directions, or two points at one place, count once. */
function oneEach({ from, to }: Pairs, inliers: readonly number[]): number[] {
  const [takenFrom, takenTo] = [new Set<number>(), new Set<number>()];
  return inliers.filter((at) => {
    const [left, right] = [placeOf(from[2 * at]!, from[2 * at + 1]!), placeOf(to[2 * at]!, to[2 * at + 1]!)];
    if (takenFrom.has(left) || takenTo.has(right)) return false;
    takenFrom.add(left);
    takenTo.add(right);
    return true;
  });
}

function spanOf(print: PicturePrint, numbers: readonly number[]): number {
  const [xs, ys] = [numbers.map((n) => print.x[n]!), numbers.map((n) => print.y[n]!)];
  return ((Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))) / (print.width * print.height);
}

/** How many of the first's places fall inside the second. */
function expected(first: PicturePrint, second: PicturePrint, by: Placing, mirrored: boolean): number {
  const places = new Set<number>();
  for (let a = 0; a < first.count; a++) {
    const [x, y] = [mirrored ? -first.x[a]! : first.x[a]!, first.y[a]!];
    const [u, v] = [by.cos * x - by.sin * y + by.dx, by.sin * x + by.cos * y + by.dy];
    if (u >= 0 && v >= 0 && u < second.width && v < second.height) places.add(placeOf(x, y));
  }
  return places.size;
}

const STEPS = 16;

/** Which part of either picture the other has, by a grid of points. */
function coverOf(first: PicturePrint, second: PicturePrint, { cos, sin, dx, dy, ratio }: Placing, mirrored: boolean): { shown: number; filled: number } {
  let [shown, filled] = [0, 0];
  for (let row = 0; row < STEPS; row++) {
    for (let column = 0; column < STEPS; column++) {
      const [across, down] = [(column + 0.5) / STEPS, (row + 0.5) / STEPS];
      const [x, y] = [(mirrored ? -1 : 1) * across * first.width, down * first.height];
      const [u, v] = [cos * x - sin * y + dx, sin * x + cos * y + dy];
      if (u >= 0 && v >= 0 && u <= second.width && v <= second.height) shown += 1;
      const [p, q] = [across * second.width - dx, down * second.height - dy];
      const [backX, backY] = [((cos * p + sin * q) / ratio ** 2) * (mirrored ? -1 : 1), (cos * q - sin * p) / ratio ** 2];
      if (backX >= 0 && backY >= 0 && backX <= first.width && backY <= first.height) filled += 1;
    }
  }
  return { shown: shown / STEPS ** 2, filled: filled / STEPS ** 2 };
}

/** Whether two pictures show the same thing, one perhaps cut, scaled, turned, mirrored or re-encoded; null where they don't. */
export function alignPrints(first: PicturePrint, second: PicturePrint): Alignment | null {
  const tolerance = TOLERANCE * Math.max(second.width, second.height);
  let best: { inliers: number[]; by: Placing; pairs: Pairs } | null = null;
  for (const mirrored of [false, true]) {
    const pairs = pairsOf(first, second, mirrored);
    for (let at = 0; at < pairs.first.length; at++) {
      const by = placingOf(pairs, at);
      const most: number = best?.inliers.length ?? LEAST_POINTS - 1;
      const inliers = oneEach(pairs, inliersOf(pairs, by, tolerance, most));
      if (inliers.length > most) best = { inliers, by, pairs };
    }
  }
  if (best === null) return null;
  const { inliers, by, pairs } = best;
  const spans = [spanOf(first, inliers.map((at) => pairs.first[at]!)), spanOf(second, inliers.map((at) => pairs.second[at]!))];
  if (Math.max(...spans) < LEAST_SPAN || Math.min(...spans) < LEAST_OTHER_SPAN) return null;
  return {
    points: inliers.length, score: Math.min(1, inliers.length / Math.max(inliers.length, expected(first, second, by, pairs.mirrored))),
    mirrored: pairs.mirrored, turned: (turnOf(by.angle) * 180) / Math.PI, scale: by.ratio, ...coverOf(first, second, by, pairs.mirrored),
  };
}
