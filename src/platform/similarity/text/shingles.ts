import { mix } from '../mix.ts';

/** Letters in a shingle. Five Chinese characters are two or three words: seldom the same by chance, often by copying. */
export const SHINGLE = 5;

/** The hash (32 bits) of each run of SHINGLE letters, in order; empty where there are fewer. */
export function shinglesOf(letters: Uint32Array): Uint32Array {
  const count = Math.max(0, letters.length - SHINGLE + 1);
  const hashes = new Uint32Array(count);
  for (let from = 0; from < count; from++) {
    let hash = 0;
    for (let at = from; at < from + SHINGLE; at++) hash = mix(Math.imul(hash, 31) + letters[at]!);
    hashes[from] = hash;
  }
  return hashes;
}
