import { mix } from '../mix.ts';

/** MinHash values of a text, taken together in bands of so many: two texts of resemblance J share a band with probability 1 - (1 - J^ROWS)^BANDS. */
const BANDS = 16;
const ROWS = 3;
const BINS = BANDS * ROWS;
/** Shingles in a window: a passage of WINDOW + SHINGLE - 1 letters that two texts share gives both at least one anchor in common. */
export const WINDOW = 60;

const [BAND_SALT, DENSE_SALT, ANCHOR_SALT] = [0x5bd1e995, 0x27d4eb2f, 0x165667b1];

/** What a text is found by: keys of 32 bits, signed as the database keeps them. */
export interface TextKeys {
  readonly bands: Int32Array;
  /** Keys of the anchors with the number of the shingle each comes from. */
  readonly anchors: Int32Array;
  readonly anchorAt: Uint32Array;
}

/**
 * MinHash by one permutation: shingles fall in bins by their hash, each bin keeps its least, and an empty bin borrows one chosen by its number (optimal
 * densification: Shrivastava, ICML 2017).
 */
function minHash(shingles: Uint32Array): Uint32Array {
  const least = new Float64Array(BINS).fill(Infinity);
  for (const shingle of shingles) {
    const hash = mix(shingle ^ DENSE_SALT);
    const bin = hash % BINS;
    if (hash < least[bin]!) least[bin] = hash;
  }
  return Uint32Array.from(least, (value, bin) => {
    let from = bin;
    for (let attempt = 1; least[from] === Infinity; attempt++) from = mix(bin * 0x9e3779b1 + attempt * 0x85ebca77) % BINS;
    return from === bin ? value : least[from]!;
  });
}

function bandsOf(shingles: Uint32Array): Int32Array {
  const values = minHash(shingles);
  return Int32Array.from({ length: BANDS }, (_, band) => {
    let key = mix(band ^ BAND_SALT);
    for (let row = 0; row < ROWS; row++) key = mix(key ^ values[band * ROWS + row]!);
    return key;
  });
}

/** Numbers of the shingles whose hash is the least of some window (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). */
function winnow(hashes: Uint32Array, window: number): number[] {
  const chosen: number[] = [];
  const size = Math.min(window, hashes.length);
  let least = -1;
  for (let end = size - 1; end < hashes.length; end++) {
    const start = end - size + 1;
    if (least < start) {
      least = start;
      for (let at = start + 1; at <= end; at++) if (hashes[at]! <= hashes[least]!) least = at;
    } else if (hashes[end]! <= hashes[least]!) least = end;
    else continue;
    chosen.push(least);
  }
  return chosen;
}

const orderOf = (shingles: Uint32Array) => shingles.map((shingle) => mix(shingle ^ ANCHOR_SALT));

/** Numbers of the shingles that stand for a text's passages. */
export const anchorsOf = (shingles: Uint32Array): number[] => winnow(orderOf(shingles), WINDOW);

/** The keys of a text by its shingles, of which there is at least one. */
export function textKeys(shingles: Uint32Array): TextKeys {
  const order = orderOf(shingles);
  const chosen = winnow(order, WINDOW);
  return { bands: bandsOf(shingles), anchors: Int32Array.from(chosen, (at) => order[at]! | 0), anchorAt: Uint32Array.from(chosen) };
}

/** All keys, each once. */
export const keysOf = ({ bands, anchors }: TextKeys): number[] => [...new Set([...bands, ...anchors])];
