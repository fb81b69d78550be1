import type { Rng } from '../../rng.ts';

/** Smooth one-dimensional value noise in [-1, 1], one knot per unit. */
export function noise(rng: Rng): (x: number) => number {
  const knots = Array.from({ length: 256 }, () => rng.range(-1, 1));
  return (x) => {
    const at = Math.floor(x);
    const t = x - at;
    const eased = t * t * (3 - 2 * t);
    const from = knots[((at % 256) + 256) % 256] as number;
    const to = knots[(((at + 1) % 256) + 256) % 256] as number;
    return from + (to - from) * eased;
  };
}

/** Noise of several octaves, each twice as fine and `gain` as strong as the one before; in about [-1, 1]. */
export function fractal(rng: Rng, octaves: number, gain = 0.5): (x: number) => number {
  const layers = Array.from({ length: octaves }, () => noise(rng));
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) total += gain ** octave;
  return (x) => layers.reduce((sum, layer, octave) => sum + layer(x * 2 ** octave) * gain ** octave, 0) / total;
}
