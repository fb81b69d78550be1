import type { Rng } from '../../rng.ts';
import type { Layers } from '../kit/layers.ts';

/** A way to paint a picture, and the words that go with what it paints. */
export interface Style {
  id: string;
  paint(rng: Rng): Layers;
  /** a title is one of the first followed by one of the second; English likewise */
  titles: { zh: readonly [readonly string[], readonly string[]]; en: readonly [readonly string[], readonly string[]] };
  captions: readonly { zh: string; en: string }[];
}
