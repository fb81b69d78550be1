import { nth } from '../../rng.ts';
import { createBrush, n, type Point } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, halo, ridgeline, snowfall, spruce, stars } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#0e1a36', '#2f4672', '#9a8fb0'], snow: '#d5deee', shade: '#4c5f8c', tree: '#101b33', lamp: '#ffd592' },
  { sky: ['#5b4a72', '#c98a86', '#fbd7a8'], snow: '#f4e5df', shade: '#9b7f98', tree: '#2d2440', lamp: '#ffe2a8' },
  { sky: ['#9fbdd0', '#d3e1e6', '#f5f3e8'], snow: '#f7f9fa', shade: '#97b0c6', tree: '#2f4a57', lamp: '#fff0c4' },
];

/** The slow train coming out of a snowy forest, its lamp on the rails. */
export const railway: Style = {
  id: 'railway',
  paint(rng) {
    const [width, height] = rng.chance(0.4) ? [900, 1200] : [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.sky as [string, string, string];
    const horizon = height * rng.range(0.42, 0.5);
    const vanish = width * rng.range(0.38, 0.62);
    const end = width * rng.range(0.4, 0.6);
    const depth = height - horizon;
    const along = (t: number): number => vanish + (end - vanish) * t * t;
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, top], [0.3, middle], [0.52, low]])}"`);
    const crisp = createBrush();
    const snow = createBrush();
    const glow = createBrush();
    if (nth(PALETTES, 0) === palette) stars(crisp, rng, width, horizon * 0.8, 120);
    crisp.path(below(ridgeline(rng, width, horizon - 30, 46, 3), horizon + 10), `fill="${mix(low, palette.tree, 0.3)}"`);
    crisp.rect(0, horizon, width, depth, `fill="${crisp.linear([[0, mix(palette.snow, low, 0.4)], [0.4, palette.snow], [1, mix(palette.snow, palette.shade, 0.5)]])}"`);
    const trees: { x: number; t: number; tall: number }[] = [];
    for (let tree = 0; tree < 150; tree++) {
      const t = rng.next() ** 2.1 * 0.85;
      const away = 0.05 + rng.next() * 1.1;
      const side = rng.chance(0.5) ? 1 : -1;
      trees.push({ x: along(t) + side * (26 + width * (0.1 + 0.55 * t) * (0.45 + away)), t, tall: (40 + 620 * t) * rng.range(0.7, 1.15) });
    }
    for (const { x, t, tall } of trees.toSorted((a, b) => a.t - b.t)) {
      const y = horizon + depth * t;
      crisp.ellipse(x, y + 2, tall * 0.22, tall * 0.03, `fill="${palette.shade}" fill-opacity="0.4"`);
      const outline = spruce(rng, x, y, tall);
      crisp.path(outline, `fill="${crisp.linear([[0, mix(palette.snow, palette.tree, 0.5 + t * 0.2)], [0.5, mix(palette.tree, low, 0.5 * (1 - t))], [1, mix(palette.tree, low, 0.4 * (1 - t))]])}"`);
    }
    const bed: Point[] = [];
    const back: Point[] = [];
    for (let t = 0; t <= 1.02; t += 0.05) {
      bed.push([along(t) - 5 - width * 0.25 * t, horizon + 4 + depth * t]);
      back.unshift([along(t) + 5 + width * 0.25 * t, horizon + 4 + depth * t]);
    }
    crisp.polygon([...bed, ...back], `fill="${mix(palette.snow, palette.shade, 0.3)}"`);
    let sleepers = '';
    for (let sleeper = 0; sleeper < 46; sleeper++) {
      const t = (sleeper / 46) ** 2.1;
      const y = horizon + 4 + depth * t;
      const half = 3 + width * 0.19 * t;
      sleepers += `M${n(along(t) - half)} ${n(y)}h${n(half * 2)}l${n(half * 0.05)} ${n(1 + t * 17)}h${n(-half * 2.1)}Z`;
    }
    crisp.path(sleepers, `fill="${mix(palette.tree, palette.shade, 0.42)}" fill-opacity="0.75"`);
    for (const side of [-1, 1]) {
      const outer: Point[] = [];
      const inner: Point[] = [];
      for (let t = 0; t <= 1.02; t += 0.04) {
        const x = along(t) + side * (2 + width * 0.125 * t);
        outer.push([x - 0.6 - 7 * t, horizon + 2 + depth * t]);
        inner.unshift([x + 0.6 + 7 * t, horizon + 2 + depth * t]);
      }
      crisp.polygon([...outer, ...inner], `fill="${mix(palette.tree, '#000000', 0.2)}"`);
      crisp.path(`M${outer.map(([x, y]) => `${n(x + 2)} ${n(y)}`).join('L')}`, `fill="none" stroke="${palette.lamp}" stroke-opacity="0.75" stroke-width="2.2"`);
    }
    const t = rng.range(0.05, 0.13);
    const [x, y, u] = [along(t), horizon + depth * t + 6, width * (0.035 + t * 0.32)];
    crisp.path(`M${n(x - u * 0.5)} ${n(y)}V${n(y - u * 1.1)}Q${n(x - u * 0.46)} ${n(y - u * 1.5)} ${n(x)} ${n(y - u * 1.52)}Q${n(x + u * 0.46)} ${n(y - u * 1.5)} ${n(x + u * 0.5)} ${n(y - u * 1.1)}V${n(y)}Z`, `fill="#1f5a45"`);
    crisp.rect(x - u * 0.5, y - u * 0.62, u, u * 0.13, 'fill="#e8c25a"');
    crisp.path(`M${n(x - u * 0.38)} ${n(y - u * 0.86)}v${n(-u * 0.34)}h${n(u * 0.34)}v${n(u * 0.34)}ZM${n(x + u * 0.04)} ${n(y - u * 0.86)}v${n(-u * 0.34)}h${n(u * 0.34)}v${n(u * 0.34)}Z`, 'fill="#ffe9b8"');
    for (const lamp of [-0.3, 0.3]) crisp.ellipse(x + u * lamp, y - u * 0.34, u * 0.09, u * 0.09, 'fill="#fffbe8"');
    crisp.ellipse(x, y - u * 1.36, u * 0.08, u * 0.08, 'fill="#fffbe8"');
    halo(glow, x, y - u * 0.5, u * 4.6, palette.lamp, 0.8);
    halo(glow, x, y + u * 0.9, u * 3, palette.lamp, 0.4);
    const postX = along(0.3) + (vanish < end ? -1 : 1) * width * 0.16;
    crisp.rect(postX - 3, horizon + depth * 0.3 - 190, 6, 190, `fill="${palette.tree}"`);
    crisp.rect(postX - 13, horizon + depth * 0.3 - 226, 26, 56, `fill="${palette.tree}"`);
    crisp.ellipse(postX, horizon + depth * 0.3 - 210, 7, 7, 'fill="#7dffb0"');
    halo(glow, postX, horizon + depth * 0.3 - 210, 60, '#53ff9c', 0.6);
    snowfall(snow, rng, width, height, 300, 0.75);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), snow: snow.markup(), glow: glow.markup(), grain: 0.3 };
  },
  titles: {
    zh: [['慢火车', '林中', '小站', '归途', '雪线上的', '下一站'], ['进站', '灯', '一分钟', '汽笛', '铁轨', '是家']],
    en: [['The slow train:', 'In the forest:', 'A small station:', 'Homeward:', 'On the snow line:', 'Next stop:'], ['arriving', 'a lamp', 'one minute', 'the whistle', 'rails', 'home']],
  },
  captions: [
    { zh: '慢火车每站都停，因为每站都有人等。', en: 'The slow train stops everywhere, because someone waits everywhere.' },
    { zh: '列车员把雪天的孩子一个一个送下车。', en: 'The conductor hands the children down one by one in the snow.' },
    { zh: '远远地看见灯，心就定了。', en: 'You see the lamp far off, and your heart is easy.' },
    { zh: '巡道工走过的地方，车才敢快。', en: 'Trains may hurry only where the track-walker has been.' },
  ],
};
