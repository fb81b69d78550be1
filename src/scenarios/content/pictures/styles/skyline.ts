import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { clouds, halo, snowfall, stars } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#141b3d', '#3d4478', '#c77a7a', '#f6b98a'], far: '#8b6d86', near: '#161a35', window: '#ffcb7a', ice: '#5d5f8c' },
  { sky: ['#0c1a2b', '#1d4560', '#5f94a0', '#cfdcc6'], far: '#6a94a0', near: '#0d1f31', window: '#ffd68f', ice: '#3f6a7c' },
  { sky: ['#1f1433', '#5a2c5c', '#d0606a', '#ffb877'], far: '#8f5270', near: '#1c1230', window: '#ffd27a', ice: '#70405f' },
];

function block(brush: Brush, rng: Rng, x: number, base: number, wide: number, tall: number, wall: string, window: string, lit: number): void {
  brush.rect(x, base - tall, wide, tall, `fill="${brush.linear([[0, wall], [1, mix(wall, window, 0.1)]])}"`);
  const roof = rng.int(0, 3);
  if (roof === 0) brush.polygon([[x, base - tall], [x + wide / 2, base - tall - wide * 0.35], [x + wide, base - tall]], `fill="${wall}"`);
  if (roof === 1) brush.rect(x + wide * 0.4, base - tall - 22, wide * 0.08, 24, `fill="${wall}"`);
  if (roof === 2) brush.rect(x + wide * 0.15, base - tall - 12, wide * 0.5, 14, `fill="${wall}"`);
  if (lit === 0) return;
  let panes = '';
  for (let row = base - tall + 12; row < base - 10; row += 13) {
    for (let column = x + 6; column < x + wide - 8; column += 11) if (rng.chance(lit)) panes += `M${n(column)} ${n(row)}h5v7h-5Z`;
  }
  brush.path(panes, `fill="${window}" fill-opacity="0.88"`);
}

/** An onion dome on its drum, as old churches of the region have them. */
function dome(brush: Brush, x: number, base: number, size: number, wall: string, roof: string): void {
  brush.rect(x - size * 0.42, base - size * 0.95, size * 0.84, size * 0.95, `fill="${wall}"`);
  brush.rect(x - size * 0.5, base - size, size, size * 0.08, `fill="${roof}"`);
  brush.path(
    `M${n(x - size * 0.36)} ${n(base - size)}c${n(-size * 0.34)} ${n(-size * 0.42)} ${n(size * 0.02)} ${n(-size * 0.62)} ${n(size * 0.36)} ${n(-size * 1.12)}c${n(size * 0.34)} ${n(size * 0.5)} ${n(size * 0.7)} ${n(size * 0.7)} ${n(size * 0.36)} ${n(size * 1.12)}Z`,
    `fill="${roof}"`,
  );
  brush.rect(x - 1.5, base - size * 2.35, 3, size * 0.28, `fill="${roof}"`);
  for (const side of [-1, 0, 1]) brush.path(`M${n(x + side * size * 0.24 - size * 0.06)} ${n(base - size * 0.12)}v${n(-size * 0.46)}q${n(size * 0.06)} ${n(-size * 0.12)} ${n(size * 0.12)} 0v${n(size * 0.46)}Z`, 'fill="#ffcf85" fill-opacity="0.7"');
}

/** A city on a frozen river at dusk: three depths of buildings, domes, lit windows, their light on the ice. */
export const skyline: Style = {
  id: 'skyline',
  paint(rng) {
    const [width, height] = [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, upper, lower, low] = palette.sky as [string, string, string, string];
    const shore = height * rng.range(0.66, 0.74);
    const soft = createBrush();
    soft.rect(0, 0, width, shore, `fill="${soft.linear([[0, top], [0.45, upper], [0.8, lower], [1, low]])}"`);
    clouds(soft, rng, { width, y: shore * 0.5, spread: shore * 0.25, count: 7, light: lower, opacity: 0.5 });
    soft.rect(0, shore, width, height, `fill="${soft.linear([[0, mix(palette.ice, low, 0.35)], [0.25, palette.ice], [0.6, mix(palette.ice, top, 0.75)]])}"`);

    const crisp = createBrush();
    const snow = createBrush();
    stars(crisp, rng, width, shore * 0.5, 70);
    const glow = createBrush();
    for (let depth = 0; depth < 3; depth++) {
      const wall = mix(palette.far, palette.near, [0, 0.55, 1][depth] as number);
      const lit = [0.1, 0.22, 0.34][depth] as number;
      let x = -20;
      while (x < width) {
        const wide = rng.range(34, 88) + depth * 8;
        const tower = rng.chance(0.16);
        const tall = (tower ? rng.range(190, 330) : rng.range(60, 170)) * (1 - depth * 0.18) + (2 - depth) * 36;
        block(crisp, rng, x, shore, wide, tall, wall, palette.window, lit);
        x += wide + rng.range(-6, 10);
      }
      if (depth === 1) {
        const domeX = width * rng.range(0.2, 0.8);
        const size = rng.range(64, 84);
        dome(crisp, domeX, shore, size, mix(palette.near, palette.window, 0.24), mix(palette.near, '#2f6d5c', 0.45));
        dome(crisp, domeX - size * 0.86, shore, size * 0.55, mix(palette.near, palette.window, 0.18), mix(palette.near, '#2f6d5c', 0.4));
        dome(crisp, domeX + size * 0.86, shore, size * 0.55, mix(palette.near, palette.window, 0.18), mix(palette.near, '#2f6d5c', 0.4));
        halo(glow, domeX, shore - size, size * 2.6, palette.window, 0.35);
      }
      const veil = crisp.linear([[0, low, 0], [1, low, 0.32 - depth * 0.13]]);
      crisp.rect(0, shore - 200, width, 200, `fill="${veil}"`);
    }
    crisp.rect(0, shore - 4, width, 9, `fill="${mix(palette.near, '#dfe6f2', 0.5)}"`);
    for (let lamp = 0; lamp < 22; lamp++) {
      const x = (lamp + 0.5) * (width / 22);
      crisp.rect(x - 1, shore - 34, 2, 32, `fill="${palette.near}"`);
      crisp.ellipse(x, shore - 36, 3.4, 3.4, 'fill="#fff3d2"');
      halo(glow, x, shore - 36, 40, palette.window, 0.6);
      halo(glow, x, shore + 60, 26, palette.window, 0.22);
      crisp.rect(x - 2.5, shore + 8, 5, rng.range(60, 170), `fill="${crisp.linear([[0, palette.window, 0.42], [1, palette.window, 0]])}"`);
    }
    let cracks = '';
    for (let crack = 0; crack < 26; crack++) {
      let x = rng.range(0, width);
      let y = shore + 14 + rng.next() ** 1.5 * (height - shore);
      cracks += `M${n(x)} ${n(y)}`;
      for (let turn = 0; turn < 5; turn++) {
        x += rng.range(-90, 90);
        y += rng.range(-4, 10);
        cracks += `L${n(x)} ${n(y)}`;
      }
    }
    crisp.path(cracks, 'fill="none" stroke="#fff" stroke-opacity="0.14" stroke-width="1.2"');
    snowfall(snow, rng, width, height, 200, 0.7);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), snow: snow.markup(), glow: glow.markup(), grain: 0.32 };
  },
  titles: {
    zh: [['江畔', '冰城', '对岸的', '我的城', '万家', '雪落'], ['灯火', '华灯初上', '黄昏', '夜未眠', '人间', '长街']],
    en: [['By the river:', 'Ice city:', 'The far bank:', 'My city:', 'Ten thousand homes:', 'Snow falls:'], ['lights', 'lamps at dusk', 'evening', 'still awake', 'people', 'the long street']],
  },
  captions: [
    { zh: '夜班公交穿过江桥，城里的灯一层层亮起来。', en: 'The night bus crosses the bridge as the lights come up, row by row.' },
    { zh: '每一扇亮着的窗后面，都有一个好故事。', en: 'Behind each lit window there is a good story.' },
    { zh: '巡江的志愿者收队时，从冰面上望回来。', en: 'Looking back from the ice when the river watch went home.' },
    { zh: '扫完最后一段路，抬头看见了这座城。', en: 'The last stretch swept, we looked up and saw the city.' },
  ],
};
