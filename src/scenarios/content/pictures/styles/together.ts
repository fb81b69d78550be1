import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { type Dress, figure, type Pose } from '../kit/figures.ts';
import { below, halo, ridgeline, snowfall, spruce } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#16213f', '#3b4c78', '#8d87a8'], snow: '#dfe5f2', shade: '#55648f', lamp: '#ffc978', wall: '#1b2544', coats: ['#2b3558', '#3c3f66', '#24406a'] },
  { sky: ['#2a2140', '#6d4a6e', '#d99a86'], snow: '#f2e3df', shade: '#8a6a86', lamp: '#ffd089', wall: '#2b2140', coats: ['#3a2c50', '#56345a', '#2b3b5c'] },
  { sky: ['#bcd3e2', '#dbe8ee', '#f4f3ea'], snow: '#f7f9fb', shade: '#9fb6cc', lamp: '#fff0c8', wall: '#7f98b0', coats: ['#2f4d6e', '#49617c', '#35566b'] },
];

const SCARVES = ['#d8392b', '#e0492f', '#c92f36'];

const SCENES: readonly (readonly Pose[])[] = [
  ['shovel', 'sweep', 'shovel', 'carry'],
  ['walk', 'lean', 'child', 'wave'],
  ['carry', 'carry', 'walk', 'child'],
  ['sweep', 'child', 'shovel', 'lean'],
  ['plant', 'child', 'shovel', 'carry'],
];

function street(brush: Brush, glow: Brush, rng: Rng, side: 1 | -1, width: number, horizon: number, vanish: number, wall: string, lamp: string, snow: string): void {
  const edge = side === 1 ? width : 0;
  for (let house = 5; house >= 0; house--) {
    const near = vanish + (edge - vanish) * (1.25 * 0.62 ** house);
    const far = vanish + (edge - vanish) * (1.25 * 0.62 ** (house + 1));
    const scale = 0.62 ** house;
    const tall = rng.range(330, 470) * scale;
    const base = horizon + 190 * scale;
    const farBase = horizon + 190 * scale * 0.62;
    const farTall = tall * 0.62;
    const tone = mix(wall, snow, 0.1 + 0.09 * house);
    brush.polygon([[near, base - tall], [far, farBase - farTall], [far, farBase], [near, base]], `fill="${brush.linear([[0, mix(tone, '#000000', 0.12)], [1, tone]])}"`);
    brush.polygon([[near, base - tall - 12 * scale], [far, farBase - farTall - 8 * scale], [far, farBase - farTall + 4 * scale], [near, base - tall + 8 * scale]], `fill="${snow}" fill-opacity="0.85"`);
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        if (!rng.chance(0.4)) continue;
        const t = 0.12 + column * 0.22;
        const x = near + (far - near) * t;
        const wide = (far - near) * 0.09;
        const shrink = 1 - t * 0.38;
        const y = base - tall * shrink + (0.16 + row * 0.2) * tall * shrink - (base - farBase) * t;
        brush.rect(Math.min(x, x + wide), y, Math.abs(wide), 0.1 * tall * shrink, `fill="${lamp}" fill-opacity="${rng.range(0.5, 0.9).toFixed(2)}"`);
      }
    }
  }
  for (let post = 4; post >= 0; post--) {
    const scale = 0.6 ** post;
    const x = vanish + (edge - vanish) * 0.74 * scale;
    const base = horizon + 200 * scale;
    const tall = 330 * scale;
    brush.path(`M${n(x)} ${n(base)}v${n(-tall)}q0 ${n(-24 * scale)} ${n(-side * 34 * scale)} ${n(-24 * scale)}`, `fill="none" stroke="${mix(wall, '#000000', 0.35)}" stroke-width="${n(7 * scale + 0.6)}" stroke-linecap="round"`);
    const lampX = x - side * 36 * scale;
    const lampY = base - tall - 22 * scale;
    brush.ellipse(lampX, lampY + 4 * scale, 10 * scale, 7 * scale, 'fill="#fff6e0"');
    halo(glow, lampX, lampY, 150 * scale, lamp, 0.7);
    halo(glow, lampX, base, 120 * scale, lamp, 0.3);
  }
}

/** People helping each other in a snowy street under the lamps. Nobody has a face; everybody has a red scarf. */
export const together: Style = {
  id: 'together',
  paint(rng) {
    const [width, height] = [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.sky as [string, string, string];
    const horizon = height * rng.range(0.46, 0.52);
    const vanish = width * rng.range(0.42, 0.58);

    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, top], [0.32, middle], [0.55, low]])}"`);
    const crisp = createBrush();
    const snow = createBrush();
    const glow = createBrush();
    crisp.path(below(ridgeline(rng, width, horizon - 20, 26, 4), horizon + 10), `fill="${mix(low, palette.wall, 0.35)}"`);
    crisp.rect(0, horizon, width, height - horizon, `fill="${crisp.linear([[0, mix(palette.snow, low, 0.35)], [0.4, palette.snow], [1, mix(palette.snow, palette.shade, 0.55)]])}"`);
    const park = rng.chance(0.35);
    if (park) {
      let trees = '';
      for (let tree = 0; tree < 26; tree++) {
        const x = rng.range(-30, width + 30);
        const away = Math.min(1, Math.abs(x - vanish) / (width * 0.5));
        trees += spruce(rng, x, horizon + 12 + away * 90, 70 + away * 270 * rng.range(0.6, 1));
      }
      crisp.path(trees, `fill="${palette.wall}"`);
      halo(glow, vanish, horizon - 30, 380, palette.lamp, 0.5);
    } else {
      street(crisp, glow, rng, -1, width, horizon, vanish, palette.wall, palette.lamp, palette.snow);
      street(crisp, glow, rng, 1, width, horizon, vanish, palette.wall, palette.lamp, palette.snow);
    }
    crisp.polygon([[vanish - 12, horizon + 6], [vanish + 12, horizon + 6], [width * 0.76, height], [width * 0.24, height]], `fill="${mix(palette.snow, palette.shade, 0.34)}" fill-opacity="0.75"`);
    for (const bank of [-1, 1]) {
      const edge: [number, number][] = [];
      const crest: [number, number][] = [];
      for (let t = 0; t <= 1.02; t += 0.04) {
        const y = horizon + 6 + (height - horizon) * t;
        const x = vanish + bank * (12 + (width * 0.26 - 12) * t) + (width / 2 - vanish) * t;
        edge.push([x - bank * t * rng.range(4, 16), y]);
        crest.push([x + bank * (8 + t * rng.range(46, 84)), y - 3 - t * rng.range(16, 34)]);
      }
      const back = edge.map(([x, y], at): [number, number] => [x + bank * (20 + at * 7), y + 4]).toReversed();
      crisp.polygon([...crest, ...back], `fill="${mix(palette.snow, '#ffffff', 0.5)}"`);
      crisp.polygon([...edge, ...crest.toReversed()], `fill="${crisp.linear([[0, mix(palette.snow, palette.shade, 0.4)], [1, mix(palette.snow, palette.shade, 0.72)]])}"`);
    }

    const poses = nth(SCENES, rng.int(0, SCENES.length - 1));
    const dress = (): Dress => ({ coat: rng.pick(palette.coats), dark: mix(palette.wall, '#0a0c16', 0.55), scarf: rng.pick(SCARVES) });
    poses
      .map((pose, place) => ({ pose, x: width * (0.2 + place * 0.2 + rng.range(-0.05, 0.05)), depth: rng.range(0.42, 0.86) }))
      .toSorted((a, b) => a.depth - b.depth)
      .forEach(({ pose, x, depth }) => {
        const foot = horizon + (height - horizon) * depth;
        const tall = (90 + depth * 190) * (pose === 'child' ? 0.62 : 1);
        const side = x < vanish ? 1 : -1;
        crisp.ellipse(x + side * tall * 0.1, foot, tall * 0.36, tall * 0.05, `fill="${palette.shade}" fill-opacity="0.55"`);
        figure(crisp, x, foot, tall, pose, side, dress());
        if (pose === 'plant') {
          crisp.path(`M${n(x + side * tall * 0.34)} ${n(foot)}v${n(-tall * 0.75)}m0 ${n(tall * 0.3)}l${n(tall * 0.1)} ${n(-tall * 0.16)}m${n(-tall * 0.1)} ${n(tall * 0.04)}l${n(-tall * 0.1)} ${n(-tall * 0.18)}`, `fill="none" stroke="${mix(palette.wall, '#0a0c16', 0.4)}" stroke-width="3" stroke-linecap="round"`);
        }
      });
    snowfall(snow, rng, width, height, 420, 0.85);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), snow: snow.markup(), glow: glow.markup(), grain: 0.32 };
  },
  titles: {
    zh: [['清晨的', '雪地里的', '路灯下的', '一起', '同行', '街角'], ['扫雪人', '一抹红', '帮一把', '回家路', '背影', '暖意']],
    en: [['Early morning:', 'In the snow:', 'Under the lamps:', 'Together:', 'Side by side:', 'On the corner:'], ['the sweepers', 'a touch of red', 'a hand', 'the way home', 'from behind', 'warmth']],
  },
  captions: [
    { zh: '不认识的人，一起扫完了一条街。', en: 'They did not know each other, and swept the whole street.' },
    { zh: '红围巾是志愿者的记号，远远就看得见。', en: 'Red scarves mark the volunteers; you see them from far off.' },
    { zh: '没有拍脸，拍下的是弯腰的样子。', en: 'No faces here; only the way they bend to the work.' },
    { zh: '雪还在下，路已经通了。', en: 'It is still snowing, and the road is open.' },
  ],
};
