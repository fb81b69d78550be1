export type Point = readonly [number, number];

/** A colour stop: offset from 0 to 1, colour, and opacity. */
export type Stop = readonly [number, string, number?];

/** One decimal is finer than a pixel and keeps the documents small. */
export function n(value: number): string {
  return value.toFixed(1);
}

/** Collects the shapes of one SVG layer in painting order. */
export interface Brush {
  /** a gradient across each shape that is filled with it: down at 90 degrees, rightwards at 0 */
  linear(stops: readonly Stop[], degrees?: number): string;
  radial(stops: readonly Stop[], centre?: Point): string;
  path(d: string, attributes: string): void;
  polygon(points: readonly Point[], attributes: string): void;
  rect(x: number, y: number, width: number, height: number, attributes: string): void;
  ellipse(cx: number, cy: number, rx: number, ry: number, attributes: string): void;
  raw(markup: string): void;
  markup(): string;
}

export function createBrush(): Brush {
  const parts: string[] = [];
  let ids = 0;
  const stopsOf = (stops: readonly Stop[]): string =>
    stops.map(([offset, colour, opacity = 1]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`).join('');
  return {
    linear(stops, degrees = 90) {
      const id = `g${ids++}`;
      const radians = (degrees * Math.PI) / 180;
      const [dx, dy] = [Math.cos(radians) / 2, Math.sin(radians) / 2];
      parts.push(
        `<linearGradient id="${id}" x1="${(0.5 - dx).toFixed(3)}" y1="${(0.5 - dy).toFixed(3)}" x2="${(0.5 + dx).toFixed(3)}" y2="${(0.5 + dy).toFixed(3)}">${stopsOf(stops)}</linearGradient>`,
      );
      return `url(#${id})`;
    },
    radial(stops, [cx, cy] = [0.5, 0.5]) {
      const id = `g${ids++}`;
      parts.push(`<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="0.5">${stopsOf(stops)}</radialGradient>`);
      return `url(#${id})`;
    },
    path(d, attributes) {
      parts.push(`<path d="${d}" ${attributes}/>`);
    },
    polygon(points, attributes) {
      parts.push(`<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" ${attributes}/>`);
    },
    rect(x, y, width, height, attributes) {
      parts.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${attributes}/>`);
    },
    ellipse(cx, cy, rx, ry, attributes) {
      parts.push(`<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(rx)}" ry="${n(ry)}" ${attributes}/>`);
    },
    raw(markup) {
      parts.push(markup);
    },
    markup: () => parts.join(''),
  };
}
