import { MIRROR_MASK } from './describe-patch.ts';
import type { FreshPrint, PicturePrint } from './picture-print.ts';

/** Bits of a patch's hash that make its key: the lowest frequencies, which change least. */
const KEY_BITS = 24;
const KEY_MASK = (1 << KEY_BITS) - 1;
/** Patches under whose keys a picture stands and is looked for: its strongest. */
const KEYED = 60;

/** One key for a patch and its mirror image. */
function keyOf(hash: number): number {
  return Math.min(hash & KEY_MASK, (hash ^ MIRROR_MASK) & KEY_MASK);
}

/** The keys under which a picture stands; a key's number is that of its patch. */
export function storedKeys({ hash, count }: PicturePrint): number[] {
  return Array.from({ length: Math.min(KEYED, count) }, (_, spot) => keyOf(hash[spot]!));
}

/**
 * The keys under which a picture is looked for: of each patch its own and those with its least sure bits changed (multi-probe LSH: Lv, Josephson, Wang,
 * Charikar and Li, VLDB 2007).
 */
export function askedKeys({ hash, weakest, count }: FreshPrint): { keys: number[]; spots: number[] } {
  const [keys, spots]: [number[], number[]] = [[], []];
  for (let spot = 0; spot < Math.min(KEYED, count); spot++) {
    const [a, b, c, d] = [...weakest[spot]!].filter((bit) => bit < KEY_BITS).map((bit) => 1 << bit) as [number, number, number, number];
    for (const key of new Set([0, a, b, c, d, a | b, a | c, b | c].map((changed) => keyOf(hash[spot]! ^ changed)))) {
      keys.push(key);
      spots.push(spot);
    }
  }
  return { keys, spots };
}
