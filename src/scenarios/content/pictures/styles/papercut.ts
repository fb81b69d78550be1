import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n, type Point } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { halo, heightAt, ridgeline, spruce } from '../kit/nature.ts';
import { fractal } from '../kit/noise.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { light: '#fff1c9', deep: '#8f1d1c', mid: '#d8442f', paper: '#6d1116' },
  { light: '#f6f3df', deep: '#123a56', mid: '#3f86a3', paper: '#0b2a42' },
  { light: '#ffe9d0', deep: '#5b2a53', mid: '#c8688a', paper: '#3f1c3f' },
  { light: '#fbf3d0', deep: '#1f4a3c', mid: '#5f9a72', paper: '#12352b' },
];

/** A sheet with a hole in it: the ring of points around (cx, cy), cut out of the whole. */
function sheet(brush: Brush, ring: readonly Point[], width: number, height: number, fill: string): void {
  const hole = `M${ring.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;
  for (const shadow of [40, 22, 8]) brush.path(hole, `fill="none" stroke="#000" stroke-opacity="0.085" stroke-width="${shadow}"`);
  brush.path(`M-9 -9H${width + 9}V${height + 9}H-9Z${hole}`, `fill="${fill}" fill-rule="evenodd"`);
  brush.path(hole, 'fill="none" stroke="#fff" stroke-opacity="0.22" stroke-width="1.6"');
}

function layer(brush: Brush, line: readonly Point[], extra: string, height: number, fill: string): void {
  const edge = `M${line.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
  const body = `${edge}L${n((line.at(-1) as Point)[0])} ${height + 20}L${n((line[0] as Point)[0])} ${height + 20}Z`;
  for (const shadow of [34, 18, 7]) brush.path(edge, `fill="none" stroke="#000" stroke-opacity="0.09" stroke-width="${shadow}"`);
  brush.raw(`<g transform="translate(5 7)"><path d="${extra}" fill="#000" fill-opacity="0.14"/></g>`);
  brush.path(body + extra, `fill="${fill}"`);
  brush.path(edge, 'fill="none" stroke="#fff" stroke-opacity="0.25" stroke-width="1.5"');
}

function houses(rng: Rng, line: readonly Point[], width: number, size: number): string {
  let d = '';
  for (let house = 0; house < 4; house++) {
    const x = width * (0.28 + house * 0.14 + rng.range(-0.03, 0.03));
    const y = heightAt(line, x) + 8;
    const s = size * rng.range(0.8, 1.2);
    d += `M${n(x - s)} ${n(y)}v${n(-s * 0.8)}l${n(s)} ${n(-s * 0.7)}l${n(s)} ${n(s * 0.7)}v${n(s * 0.8)}Z`;
    d += `M${n(x - s * 0.3)} ${n(y - s * 0.2)}h${n(s * 0.4)}v${n(-s * 0.5)}h${n(-s * 0.4)}Z`;
  }
  return d;
}

/** Coloured papers cut and laid in depth around a light: hills, spruces, houses, birds, a bright disc behind it all. */
export const papercut: Style = {
  id: 'papercut',
  paint(rng) {
    const [width, height] = [900, 1200];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const cx = width / 2 + rng.range(-40, 40);
    const cy = height * rng.range(0.42, 0.48);
    const tone = (t: number): string => (t < 0.5 ? mix(palette.light, palette.mid, t * 2) : mix(palette.mid, palette.deep, t * 2 - 1));
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${palette.light}"`);
    const crisp = createBrush();
    crisp.ellipse(cx, cy - 60, 150, 150, 'fill="#ffffff" fill-opacity="0.85"');

    const hills = 5;
    for (let hill = 0; hill < hills; hill++) {
      const t = hill / (hills - 1);
      const line = ridgeline(rng, width, height * (0.5 + t * 0.3), height * (0.07 - t * 0.02), 2 + t, 3);
      let extra = '';
      if (hill === 1 || hill === 4) {
        for (let tree = 0; tree < (hill === 1 ? 26 : 9); tree++) {
          const x = rng.range(0, width);
          extra += spruce(rng, x, heightAt(line, x) + 10, hill === 1 ? rng.range(30, 70) : rng.range(120, 240));
        }
      }
      if (hill === 3) extra = houses(rng, line, width, 46);
      layer(crisp, line, extra, height, tone(0.2 + t * 0.68));
    }
    let flock = '';
    for (let bird = 0; bird < 7; bird++) {
      const x = cx + rng.range(-220, 220);
      const y = cy + rng.range(-250, -40);
      const s = rng.range(12, 26);
      flock += `M${n(x - s * 1.4)} ${n(y - s * 0.4)}q${n(s * 0.9)} ${n(-s * 0.5)} ${n(s * 1.4)} ${n(s * 0.4)}q${n(s * 0.5)} ${n(-s)} ${n(s * 1.4)} ${n(-s * 0.6)}q${n(-s * 0.7)} ${n(s * 0.2)} ${n(-s * 1.2)} ${n(s)}q${n(-s * 0.6)} ${n(-s * 0.7)} ${n(-s * 1.6)} ${n(-s * 0.8)}Z`;
    }
    crisp.path(flock, `fill="${tone(0.75)}"`);

    const rings = 4;
    for (let depth = 0; depth < rings; depth++) {
      const t = depth / (rings - 1);
      const wobble = fractal(rng, 4, 0.55);
      const rx = width * (0.36 + t * 0.1);
      const ry = height * (0.35 + t * 0.11);
      const ring: Point[] = [];
      for (let step = 0; step < 80; step++) {
        const angle = (step / 80) * Math.PI * 2;
        const blend = Math.min(1, Math.min(step, 80 - step) / 10);
        const push = 1 + 0.1 * wobble(step / 6) * blend;
        ring.push([cx + Math.cos(angle) * rx * push, cy + 40 + Math.sin(angle) * ry * push]);
      }
      sheet(crisp, ring, width, height, mix(tone(0.55 + t * 0.45), palette.paper, t * 0.6));
    }
    const glow = createBrush();
    halo(glow, cx, cy - 60, 420, palette.light, 0.5);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.36 };
  },
  titles: {
    zh: [['红纸', '剪影', '窗花里的', '一盏', '层层', '手心里的'], ['故乡', '灯火', '春天', '岁月', '人家', '月色']],
    en: [['Red paper:', 'Cut-outs:', 'In a window flower:', 'One lamp:', 'Layer on layer:', 'In the palm:'], ['home', 'lights', 'spring', 'the years', 'households', 'moonlight']],
  },
  captions: [
    { zh: '剪纸班的学员把村子剪成了七层。', en: 'A pupil of the paper-cutting class cut the village in seven layers.' },
    { zh: '灯放在最里面，一层一层透出来。', en: 'The lamp sits innermost and shines through layer by layer.' },
    { zh: '给敬老院窗户设计的年画。', en: 'A new-year picture for the windows of the home for the aged.' },
    { zh: '一把剪刀，一叠彩纸，三个晚上。', en: 'One pair of scissors, a pile of paper, three evenings.' },
  ],
};
