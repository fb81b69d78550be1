import { nth } from '../../rng.ts';
import { createBrush, n, type Point } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, clouds, forest, halo, ridgeline } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#4d6f94', '#a5bccb', '#f3dcc0'], ice: '#f2f7fa', edge: '#8fb4c9', water: '#1f4a66', hill: '#3f5a70', sun: '#ffe9c4' },
  { sky: ['#2c2c55', '#8a6590', '#f0a98a'], ice: '#f6e3df', edge: '#a487a8', water: '#2a2950', hill: '#3a3257', sun: '#ffc994' },
  { sky: ['#16324a', '#3f7585', '#b9d6c8'], ice: '#e4f0ee', edge: '#7fb0ad', water: '#12384a', hill: '#264c58', sun: '#f4f4d0' },
];

/** The river opening in spring: plates of ice in perspective, drifting on dark water; red flags where nobody should tread. */
export const floes: Style = {
  id: 'floes',
  paint(rng) {
    const [width, height] = [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.sky as [string, string, string];
    const horizon = height * rng.range(0.34, 0.42);
    const sunX = width * rng.range(0.2, 0.8);
    const soft = createBrush();
    soft.rect(0, 0, width, horizon, `fill="${soft.linear([[0, top], [0.55, middle], [1, low]])}"`);
    clouds(soft, rng, { width, y: horizon * 0.5, spread: horizon * 0.35, count: 8, light: low, opacity: 0.5 });
    soft.rect(0, horizon, width, height - horizon, `fill="${soft.linear([[0, mix(palette.water, low, 0.6)], [0.3, palette.water], [1, mix(palette.water, '#000814', 0.4)]])}"`);

    const crisp = createBrush();
    crisp.ellipse(sunX, horizon - 60, 30, 30, `fill="${palette.sun}"`);
    const bank = ridgeline(rng, width, horizon - 14, 26, 3);
    crisp.path(below(bank, horizon + 2) + forest(rng, bank, 0, width, 180, [8, 24]), `fill="${mix(palette.hill, low, 0.22)}"`);

    // Plates are cells of a jittered grid on the water, seen from a low height.
    const project = (u: number, v: number): Point => {
      const depth = 1 / (0.16 + v * 0.84);
      return [width / 2 + (u - 0.5) * width * 2.7 * (0.16 + v * 0.84) * 1.15, horizon + 4 + (height - horizon + 40) * ((1 / depth - 0.16) / 0.84)];
    };
    const rows = 17;
    const columns = 19;
    const corner = (row: number, column: number, jitter: readonly number[]): [number, number] => [
      (column + (jitter[0] as number)) / columns,
      (Math.max(0, row + (jitter[1] as number)) / rows) ** 1.75,
    ];
    const jitters = Array.from({ length: (rows + 1) * (columns + 1) }, () => [rng.range(-0.36, 0.36), rng.range(-0.36, 0.36)] as const);
    const lead = rng.range(0.35, 0.65);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const channel = Math.abs((column + 0.5) / columns - lead - 0.05 * Math.sin(row * 0.7)) < 0.055;
        if (channel || rng.chance(0.07)) continue;
        const ring = [[0, 0], [0, 1], [1, 1], [1, 0]].map(([dr, dc]) => {
          const r = row + (dr as number);
          const c = column + (dc as number);
          return corner(r, c, jitters[r * (columns + 1) + c] as readonly number[]);
        });
        const mid = ring.reduce<[number, number]>((sum, [u, v]) => [sum[0] + u / 4, sum[1] + v / 4], [0, 0]);
        const shrink = rng.range(0.8, 0.93);
        const points: Point[] = [];
        for (const [at, [u, v]] of ring.entries()) {
          const [nu, nv] = ring[(at + 1) % 4] as [number, number];
          for (const t of [0.14, 0.5, 0.86]) {
            const bulge = t === 0.5 ? rng.range(0.98, 1.1) : 1;
            const pu = mid[0] + (u + (nu - u) * t - mid[0]) * shrink * bulge;
            const pv = mid[1] + (v + (nv - v) * t - mid[1]) * shrink * bulge;
            points.push(project(pu, pv));
          }
        }
        const near = mid[1];
        const thick = 2 + near * 22;
        crisp.polygon(points.map(([x, y]): Point => [x, y + thick]), `fill="${mix(palette.edge, palette.water, 0.32)}"`);
        crisp.polygon(points.map(([x, y]): Point => [x, y + thick * 0.45]), `fill="${palette.edge}"`);
        crisp.polygon(points, `fill="${mix(mix(palette.ice, low, 0.5 * (1 - near)), palette.edge, rng.range(0, 0.22))}"`);
      }
    }
    for (let flag = 0; flag < 4; flag++) {
      const [x, y] = project(lead + (flag % 2 ? 0.1 : -0.1) * rng.range(0.9, 1.3), 0.1 + flag * 0.13);
      const tall = 26 + flag * 26;
      crisp.path(`M${n(x)} ${n(y)}v${n(-tall)}`, 'fill="none" stroke="#3a2a22" stroke-width="3"');
      crisp.path(`M${n(x)} ${n(y - tall)}q${n(tall * 0.2)} ${n(-tall * 0.08)} ${n(tall * 0.36)} ${n(tall * 0.04)}t${n(tall * 0.3)} 0l${n(-tall * 0.04)} ${n(tall * 0.34)}q${n(-tall * 0.2)} ${n(tall * 0.08)} ${n(-tall * 0.3)} 0t${n(-tall * 0.32)} 0Z`, 'fill="#d0372b"');
    }
    const glow = createBrush();
    halo(glow, sunX, horizon - 60, width * 0.36, palette.sun, 0.5);
    halo(glow, sunX, horizon + 130, width * 0.24, palette.sun, 0.22);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.28 };
  },
  titles: {
    zh: [['开江', '冰排', '解冻', '春汛', '守冰人的', '四月的'], ['第一声', '远去', '时分', '来了', '红旗', '江面']],
    en: [['The river opens:', 'Ice run:', 'Thaw:', 'Spring flood:', 'The ice watcher’s', 'April:'], ['first sound', 'away', 'the hour', 'it comes', 'red flags', 'the river']],
  },
  captions: [
    { zh: '红旗插到哪里，哪里就不能再走。', en: 'Where the red flags stand, nobody may walk.' },
    { zh: '开江那天，两岸站满了人。', en: 'On the day the river opened both banks were full of people.' },
    { zh: '看冰的老人把旗子一面一面收了回来。', en: 'The old watcher brought the flags back one by one.' },
    { zh: '冰排轰隆隆地走，春天跟在后面。', en: 'The ice went by like thunder, with spring behind it.' },
  ],
};
