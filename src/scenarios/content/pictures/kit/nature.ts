import type { Rng } from '../../rng.ts';
import { type Brush, n, type Point } from './brush.ts';
import { fractal } from './noise.ts';

/** The line of a range of hills across `width`: y about `base`, rising and falling by `amplitude`. */
export function ridgeline(rng: Rng, width: number, base: number, amplitude: number, scale: number, octaves = 5): Point[] {
  const shape = fractal(rng, octaves, 0.48);
  const offset = rng.range(0, 100);
  const points: Point[] = [];
  for (let x = -20; x <= width + 20; x += 8) points.push([x, base - amplitude * shape(offset + (x / width) * scale)]);
  return points;
}

/** The shape under a line, down to `bottom`. */
export function below(line: readonly Point[], bottom: number): string {
  const first = line[0] as Point;
  const last = line.at(-1) as Point;
  return `M${n(first[0])} ${n(bottom)}L${line.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}L${n(last[0])} ${n(bottom)}Z`;
}

/** The height of a line at `x`. */
export function heightAt(line: readonly Point[], x: number): number {
  const next = line.find(([at]) => at >= x) ?? (line.at(-1) as Point);
  return next[1];
}

/** The outline of a spruce that stands on (x, y), as path data. */
export function spruce(rng: Rng, x: number, y: number, height: number): string {
  const tiers = Math.max(5, Math.min(11, Math.round(height / 14)));
  const left: string[] = [];
  const right: string[] = [];
  for (let tier = 1; tier <= tiers; tier++) {
    const t = tier / tiers;
    const half = height * (0.04 + 0.2 * t) * rng.range(0.8, 1.15);
    const tipY = y - height * (1 - t * 0.94);
    const droop = height * 0.035;
    left.push(`L${n(x - half)} ${n(tipY + droop)}L${n(x - half * 0.45)} ${n(tipY - droop * 0.2)}`);
    right.push(`L${n(x + half * 0.45)} ${n(tipY - droop * 0.2)}L${n(x + half * rng.range(0.85, 1.1))} ${n(tipY + droop)}`);
  }
  const trunk = height * 0.018 + 0.6;
  return `M${n(x)} ${n(y - height)}${left.join('')}L${n(x - trunk)} ${n(y - height * 0.06)}L${n(x - trunk)} ${n(y)}L${n(x + trunk)} ${n(y)}L${n(x + trunk)} ${n(y - height * 0.06)}${right.toReversed().join('')}Z`;
}

/** Spruces standing along a line, as one path. */
export function forest(rng: Rng, line: readonly Point[], from: number, to: number, count: number, [low, high]: readonly [number, number]): string {
  let d = '';
  for (let tree = 0; tree < count; tree++) {
    const x = rng.range(from, to);
    d += spruce(rng, x, heightAt(line, x) + 6, rng.range(low, high));
  }
  return d;
}

/** Stars over the upper part of a sky. */
export function stars(brush: Brush, rng: Rng, width: number, height: number, count: number): void {
  for (let star = 0; star < count; star++) {
    const y = height * rng.next() ** 1.4;
    const size = rng.chance(0.06) ? rng.range(1.4, 2.2) : rng.range(0.4, 1.1);
    brush.ellipse(rng.range(0, width), y, size, size, `fill="#fff" fill-opacity="${rng.range(0.25, 0.95).toFixed(2)}"`);
  }
}

/** Falling snow: many small flakes, few large and faint ones. */
export function snowfall(brush: Brush, rng: Rng, width: number, height: number, count: number, opacity = 0.8): void {
  for (let flake = 0; flake < count; flake++) {
    const near = rng.next() ** 4;
    const size = 0.8 + near * 5;
    const fade = opacity * (near > 0.4 ? 0.35 : rng.range(0.45, 1));
    brush.ellipse(rng.range(0, width), rng.range(0, height), size, size * 1.1, `fill="#fff" fill-opacity="${fade.toFixed(2)}"`);
  }
}

/** A soft disc of light, for a glow layer. */
export function halo(brush: Brush, x: number, y: number, radius: number, colour: string, strength: number): void {
  const fill = brush.radial([
    [0, colour, strength],
    [0.35, colour, strength * 0.42],
    [1, colour, 0],
  ]);
  brush.ellipse(x, y, radius, radius, `fill="${fill}"`);
}

/** Banks of cloud drawn out by the wind, for a soft layer. */
export function clouds(brush: Brush, rng: Rng, options: { width: number; y: number; spread: number; count: number; light: string; opacity: number }): void {
  const fill = brush.radial([
    [0, options.light, options.opacity],
    [0.5, options.light, options.opacity * 0.5],
    [1, options.light, 0],
  ]);
  for (let bank = 0; bank < options.count; bank++) {
    const x = rng.range(-0.1, 1.1) * options.width;
    const y = options.y + rng.range(-1, 1) * options.spread;
    const long = rng.range(0.12, 0.34) * options.width;
    for (let wisp = rng.int(4, 8); wisp > 0; wisp--) {
      const size = long * rng.range(0.35, 1);
      brush.ellipse(x + rng.range(-0.7, 0.7) * long, y + rng.range(-0.1, 0.1) * long, size, size * rng.range(0.05, 0.16), `fill="${fill}"`);
    }
  }
}
