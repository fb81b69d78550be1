import { nth } from '../../rng.ts';
import { createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, clouds, halo, ridgeline } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#3f7fb5', '#8fbcd6', '#eaf1ea'], cloud: '#ffffff', rows: ['#e3b04b', '#c98f2e', '#f0cd78'], hill: '#6f8f83', sun: '#fff3cf', path: '#b5854a' },
  { sky: ['#35618e', '#90a9c4', '#f4d9b8'], cloud: '#ffe9d6', rows: ['#5f8f3f', '#3f6f31', '#8fb75a'], hill: '#5d7c86', sun: '#ffe3b5', path: '#6b4e33' },
  { sky: ['#59406f', '#d5806f', '#fbd39a'], cloud: '#ffd9b8', rows: ['#c4863a', '#8c5427', '#e6b564'], hill: '#6b5573', sun: '#ffdd9a', path: '#6f4326' },
  { sky: ['#4f8fb0', '#a9d0d8', '#f3f3dc'], cloud: '#ffffff', rows: ['#33261f', '#46352a', '#5b4736'], hill: '#7c9a90', sun: '#fffbe0', path: '#2a1f19' },
];

/** The great plain: rows running to the horizon, clouds over them, a windbreak, a lone house or a windmill. */
export const fields: Style = {
  id: 'fields',
  paint(rng) {
    const [width, height] = [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.sky as [string, string, string];
    const [main, dark, light] = palette.rows as [string, string, string];
    const horizon = height * rng.range(0.42, 0.58);
    const vanish = width * rng.range(0.25, 0.75);
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, top], [0.35, middle], [0.58, low]])}"`);
    clouds(soft, rng, { width, y: horizon * 0.35, spread: horizon * 0.3, count: rng.int(8, 13), light: palette.cloud, opacity: 0.6 });
    clouds(soft, rng, { width, y: horizon * 0.85, spread: horizon * 0.06, count: 8, light: palette.cloud, opacity: 0.5 });

    const crisp = createBrush();
    crisp.path(below(ridgeline(rng, width, horizon - 8, 22, 3), horizon + 2), `fill="${mix(palette.hill, low, 0.35)}"`);
    let grove = '';
    for (let tree = 0; tree < 150; tree++) {
      const x = rng.range(-10, width + 10);
      const size = rng.range(4, 12);
      grove += `M${n(x - size)} ${n(horizon + 2)}q${n(-size * 0.2)} ${n(-size * 2.2)} ${n(size)} ${n(-size * 2.4)}q${n(size * 1.2)} ${n(size * 0.2)} ${n(size)} ${n(size * 2.4)}Z`;
    }
    crisp.path(grove, `fill="${mix(palette.hill, '#1c2a26', 0.55)}"`);
    crisp.rect(0, horizon, width, height - horizon, `fill="${crisp.linear([[0, mix(main, low, 0.45)], [0.25, main], [1, mix(dark, '#1a120c', 0.15)]])}"`);
    const rows = 34;
    const reach = width * 3.2;
    for (let row = -rows; row <= rows; row++) {
      const from = vanish + (row / rows) * reach;
      const to = vanish + ((row + 0.42) / rows) * reach;
      const fill = crisp.linear([[0, mix(dark, main, 0.75), 0.2], [0.3, dark, 0.75], [1, mix(dark, '#000000', 0.2), 0.9]]);
      crisp.polygon([[vanish + row * 1.2, horizon], [vanish + row * 1.2 + 0.6, horizon], [to, height], [from, height]], `fill="${fill}"`);
    }
    let ears = '';
    for (let ear = 0; ear < 1500; ear++) {
      const t = rng.next() ** 0.6;
      const y = horizon + (height - horizon) * t;
      const size = 1 + t * t * 9;
      ears += `M${n(rng.range(0, width))} ${n(y)}q${n(size * 0.3)} ${n(-size)} ${n(size * 0.9)} ${n(-size * 1.5)}`;
    }
    crisp.path(ears, `fill="none" stroke="${light}" stroke-opacity="0.5" stroke-width="1.4"`);
    if (rng.chance(0.6)) {
      const roadX = vanish + rng.range(-40, 40);
      const end = width * rng.range(0.25, 0.75);
      crisp.path(`M${n(roadX - 2)} ${n(horizon)}Q${n(roadX - 30)} ${n(horizon + 80)} ${n(end - 130)} ${height}H${n(end + 130)}Q${n(roadX + 60)} ${n(horizon + 80)} ${n(roadX + 2)} ${n(horizon)}Z`, `fill="${crisp.linear([[0, mix(palette.path, low, 0.5)], [1, palette.path]])}"`);
    }
    const feature = rng.int(0, 2);
    const x = width * (vanish > width / 2 ? rng.range(0.12, 0.34) : rng.range(0.66, 0.88));
    const ink = mix(palette.hill, '#16201f', 0.75);
    if (feature === 0) {
      crisp.rect(x - 44, horizon - 26, 88, 34, `fill="${mix(ink, '#ffffff', 0.5)}"`);
      crisp.polygon([[x - 54, horizon - 26], [x - 24, horizon - 56], [x + 26, horizon - 56], [x + 54, horizon - 26]], 'fill="#b23a2c"');
      for (const pane of [-28, -6, 16]) crisp.rect(x + pane, horizon - 18, 13, 13, `fill="${ink}"`);
      crisp.path(`M${n(x + 70)} ${n(horizon + 8)}v-60q-34 -6 -26 -40q2 -34 30 -32q30 0 28 34q6 32 -26 40v58Z`, `fill="${mix(ink, main, 0.15)}"`);
    } else if (feature === 1) {
      for (let mill = 0; mill < 3; mill++) {
        const scale = 1 - mill * 0.28;
        const at = x + mill * 110 - 90;
        const hub = horizon - 190 * scale;
        crisp.polygon([[at - 3.5 * scale, hub], [at + 3.5 * scale, hub], [at + 6 * scale, horizon + 4], [at - 6 * scale, horizon + 4]], 'fill="#f4f5f2"');
        const turn = rng.range(0, 120);
        for (let blade = 0; blade < 3; blade++) {
          crisp.raw(`<path d="M0 0q${n(9 * scale)} ${n(-30 * scale)} ${n(1 * scale)} ${n(-104 * scale)}q${n(-6 * scale)} ${n(50 * scale)} ${n(-1 * scale)} ${n(104 * scale)}Z" transform="translate(${n(at)} ${n(hub)}) rotate(${n(turn + blade * 120)})" fill="#fbfbf8"/>`);
        }
      }
    } else {
      const size = 34;
      crisp.rect(x - size * 1.6, horizon + 10, size * 3, size * 0.9, 'fill="#b8402e"');
      crisp.rect(x - size * 0.4, horizon - size * 0.7 + 10, size * 1.2, size * 0.8, 'fill="#8f2f24"');
      crisp.rect(x - size * 0.25, horizon - size * 0.55 + 10, size * 0.9, size * 0.5, 'fill="#dcebf0"');
      for (const wheel of [-size * 1.1, size * 0.9]) crisp.ellipse(x + wheel, horizon + 12 + size * 0.95, size * 0.45, size * 0.45, `fill="${ink}"`);
      crisp.rect(x - size * 2.5, horizon + 20 + size * 0.5, size * 0.9, size * 0.5, `fill="${ink}"`);
    }
    let birds = '';
    const flockX = rng.range(width * 0.15, width * 0.7);
    const flockY = rng.range(60, horizon * 0.5);
    for (let bird = 0; bird < 13; bird++) {
      const arm = bird % 2 ? 1 : -1;
      const rank = Math.ceil(bird / 2);
      const bx = flockX - rank * 22;
      const by = flockY + arm * rank * 9;
      birds += `M${n(bx - 9)} ${n(by - 5)}q6 -3 9 4q3 -7 9 -4`;
    }
    crisp.path(birds, `fill="none" stroke="${ink}" stroke-width="2.4" stroke-linecap="round"`);
    const glow = createBrush();
    halo(glow, vanish, horizon - 60, width * 0.4, palette.sun, 0.4);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.28 };
  },
  titles: {
    zh: [['黑土地的', '田野', '垄上', '大平原', '丰年', '北大荒的'], ['诗行', '来风', '雁过', '正午', '长路', '颜色']],
    en: [['Black earth:', 'In the fields:', 'On the ridges:', 'The great plain:', 'A good year:', 'Beidahuang:'], ['lines of verse', 'wind', 'geese pass', 'noon', 'the long road', 'colours']],
  },
  captions: [
    { zh: '助农的队伍沿着这条路走进了田里。', en: 'The helpers walked into the fields along this road.' },
    { zh: '收割那天，邻村的机器也来了。', en: 'On harvest day the next village’s machines came too.' },
    { zh: '一垄一垄，像写给土地的信。', en: 'Row by row, like a letter to the earth.' },
    { zh: '雁阵飞过的时候，大家都直起腰来看。', en: 'When the geese passed, everyone straightened up to look.' },
  ],
};
