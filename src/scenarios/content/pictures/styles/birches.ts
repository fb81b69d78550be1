import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, halo, ridgeline, snowfall } from '../kit/nature.ts';
import { noise } from '../kit/noise.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#cfdde8', '#eef3f5'], mist: '#dfe8ee', ground: '#f4f7fa', shadow: '#8fa8c4', bark: '#f7f6f1', dark: '#3a3f4a', leaf: null, sun: '#fff3d6' },
  { sky: ['#f3d9a4', '#f8ecd0'], mist: '#f1dcae', ground: '#c98d3c', shadow: '#7c4a1d', bark: '#fbf6ea', dark: '#4a3524', leaf: ['#e9a527', '#f3c347', '#d9791f', '#f7d978'], sun: '#ffe6a1' },
  { sky: ['#5d6fa3', '#d9b7c0'], mist: '#a8a5c4', ground: '#dfe3f0', shadow: '#5c6a9a', bark: '#ece8ee', dark: '#2c2f47', leaf: null, sun: '#ffd0bd' },
  { sky: ['#cfe6cf', '#f1f6e0'], mist: '#d9ebcf', ground: '#8fb06a', shadow: '#4f7747', bark: '#fafaf2', dark: '#3d4638', leaf: ['#8fc35b', '#b4d873', '#6da84b', '#d5e89a'], sun: '#fdffdc' },
] as const;

function trunk(brush: Brush, rng: Rng, x: number, width: number, top: number, base: number, bark: string, dark: string, detail: number): void {
  const sway = noise(rng);
  const lean = rng.range(-0.05, 0.05) * (base - top);
  const steps = 14;
  const left: string[] = [];
  const right: string[] = [];
  const centre = (t: number): number => x + lean * t + sway(t * 2.5) * width * 0.5;
  for (let step = 0; step <= steps; step++) {
    const t = step / steps;
    const y = base + (top - base) * t;
    const half = (width / 2) * (1 - t * 0.35 + (step === 0 ? 0.35 : 0));
    left.push(`${n(centre(t) - half)} ${n(y)}`);
    right.unshift(`${n(centre(t) + half)} ${n(y)}`);
  }
  const fill = brush.linear([[0, mix(bark, dark, 0.5)], [0.3, bark], [0.62, bark], [1, mix(bark, dark, 0.62)]], 0);
  brush.path(`M${left.join('L')}L${right.join('L')}Z`, `fill="${fill}"`);
  const marks = Math.round(((base - top) / 26) * detail);
  let d = '';
  for (let mark = 0; mark < marks; mark++) {
    const t = rng.next();
    const y = base + (top - base) * t;
    const half = (width / 2) * (1 - t * 0.35);
    const long = half * rng.range(0.25, 1.3);
    const thick = Math.max(0.8, width * rng.range(0.015, 0.07));
    const start = rng.chance(0.5) ? centre(t) - half : centre(t) + half - long;
    d += `M${n(start)} ${n(y)}q${n(long / 2)} ${n(-thick)} ${n(long)} 0q${n(-long / 2)} ${n(thick)} ${n(-long)} 0Z`;
  }
  brush.path(d, `fill="${dark}" fill-opacity="0.8"`);
  if (detail < 0.8) return;
  const twigs = { fill: 'none', stroke: mix(dark, bark, 0.3) };
  for (let branch = 0; branch < 6; branch++) {
    const t = rng.range(0.4, 0.98);
    const side = rng.chance(0.5) ? 1 : -1;
    const long = rng.range(0.1, 0.24) * (base - top) * 0.6;
    const [startX, startY] = [centre(t) + side * width * 0.3, base + (top - base) * t];
    const [endX, endY] = [startX + side * long, startY - long * rng.range(0.3, 0.9)];
    let path = `M${n(startX)} ${n(startY)}Q${n(startX + side * long * 0.35)} ${n(startY - long * 0.08)} ${n(endX)} ${n(endY)}`;
    for (let twig = 0; twig < 4; twig++) {
      const at = rng.range(0.35, 0.95);
      const short = long * rng.range(0.18, 0.4);
      path += `M${n(startX + (endX - startX) * at)} ${n(startY + (endY - startY) * at * at)}q${n(side * short * 0.3)} ${n(-short * 0.5)} ${n(side * short * rng.range(0.4, 1))} ${n(-short)}`;
    }
    brush.path(path, `fill="${twigs.fill}" stroke="${twigs.stroke}" stroke-width="${n(width * 0.035 + 0.5)}" stroke-linecap="round" stroke-opacity="0.75"`);
  }
}

/** A birch wood in one of the four seasons: pale trunks far off, marked ones near, light across the ground. */
export const birches: Style = {
  id: 'birches',
  paint(rng) {
    const [width, height] = rng.chance(0.5) ? [900, 1200] : [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const horizon = height * rng.range(0.66, 0.74);
    const sunX = width * rng.range(0.25, 0.75);

    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, palette.sky[0]], [0.7, palette.sky[1]]])}"`);
    if (palette.leaf) {
      for (let patch = 0; patch < 60; patch++) {
        soft.ellipse(rng.range(0, width), rng.range(0, horizon), rng.range(30, 110), rng.range(24, 80), `fill="${rng.pick(palette.leaf)}" fill-opacity="0.3"`);
      }
    }

    const crisp = createBrush();
    const snow = createBrush();
    for (let row = 0; row < 3; row++) {
      const near = row / 3;
      const count = 26 - row * 6;
      for (let tree = 0; tree < count; tree++) {
        const x = ((tree + rng.next()) / count) * width;
        trunk(crisp, rng, x, 6 + near * 16 * rng.range(0.7, 1.2), -20, horizon + row * 14, mix(palette.bark, palette.mist, 0.75 - near * 0.7), mix(palette.dark, palette.mist, 0.75 - near * 0.6), 0.35);
      }
      const veil = crisp.linear([[0, palette.mist, 0], [0.8, palette.mist, 0.5], [1, palette.mist, 0.2]]);
      crisp.rect(0, 0, width, horizon + 40, `fill="${veil}"`);
    }
    const line = ridgeline(rng, width, horizon, height * 0.02, 3, 3);
    crisp.path(below(line, height), `fill="${crisp.linear([[0, mix(palette.ground, palette.mist, 0.35)], [1, mix(palette.ground, palette.shadow, 0.28)]])}"`);
    if (palette.leaf) {
      for (let leaf = 0; leaf < 420; leaf++) {
        const t = rng.next();
        const y = horizon + (height - horizon) * t;
        crisp.ellipse(rng.range(0, width), y, 1.5 + t * 5, 0.8 + t * 2, `fill="${rng.pick(palette.leaf)}" fill-opacity="0.75"`);
      }
    }
    const front = Array.from({ length: rng.int(6, 9) }, (_, tree) => ({ x: ((tree + rng.range(0.1, 0.9)) / 8) * width, base: rng.range(0.15, 0.85) }));
    front.sort((a, b) => a.base - b.base);
    for (const { x, base } of front) {
      const y = horizon + (height - horizon) * base;
      const thick = width * (0.022 + base * 0.03);
      const slant = (x - sunX) * 1.5;
      crisp.polygon([[x - thick / 2, y], [x + thick / 2, y], [x + slant + thick * 1.4, height + 60], [x + slant - thick, height + 60]], `fill="${palette.shadow}" fill-opacity="0.34"`);
      trunk(crisp, rng, x, thick, -30, y, palette.bark, palette.dark, 1);
    }
    if (palette.leaf) {
      for (let leaf = 0; leaf < 700; leaf++) {
        const size = rng.range(2, 7);
        const y = height * 0.62 * rng.next() ** 1.7;
        crisp.ellipse(rng.range(0, width), y, size, size * 0.55, `fill="${rng.pick(palette.leaf)}" fill-opacity="${rng.range(0.5, 0.95).toFixed(2)}" transform="rotate(${rng.int(-40, 40)} ${n(width / 2)} ${n(y)})"`);
      }
    } else snowfall(snow, rng, width, height, 260, 0.75);

    const glow = createBrush();
    halo(glow, sunX, horizon * 0.75, width * 0.5, palette.sun, 0.4);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), snow: snow.markup(), glow: glow.markup(), grain: 0.28 };
  },
  titles: {
    zh: [['白桦林的', '林间的', '守林人的', '静静的', '光里的', '小路尽头的'], ['眼睛', '清晨', '脚步', '四季', '呼吸', '约定']],
    en: [['Birches:', 'In the wood:', 'The ranger’s', 'Quiet', 'In the light:', 'At the path’s end:'], ['eyes', 'early morning', 'footsteps', 'seasons', 'a breath', 'a promise']],
  },
  captions: [
    { zh: '白桦树上的每一只“眼睛”，都看见过护林员经过。', en: 'Every eye on the bark has seen the ranger pass.' },
    { zh: '去村小送书的路上，停下来拍了一张。', en: 'On the way to the village school with books; I stopped for this.' },
    { zh: '光从林子那头照过来，雪地上全是长长的影子。', en: 'Light came through from the far side and laid long shadows on the snow.' },
    { zh: '这片林子是三十年前义务植树种下的。', en: 'Volunteers planted this wood thirty years ago.' },
  ],
};
