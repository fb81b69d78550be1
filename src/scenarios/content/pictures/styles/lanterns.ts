import { nth } from '../../rng.ts';
import { createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { figure } from '../kit/figures.ts';
import { halo, snowfall, stars } from '../kit/nature.ts';
import type { Style } from './style.ts';

const HUES = [
  ['#ff5d7a', '#ff9a62', '#ffd35c', '#6fe3ff', '#9a8cff'],
  ['#59d8ff', '#6f8dff', '#c58bff', '#7dffe0', '#ffffff'],
  ['#ffb347', '#ff7a5c', '#ff5c8a', '#ffe08a', '#ffd0b0'],
];

/** Towers and walls of lit ice at night, mirrored in the polished ground, with small people walking among them. */
export const lanterns: Style = {
  id: 'lanterns',
  paint(rng) {
    const [width, height] = rng.chance(0.5) ? [1200, 800] : [900, 1200];
    const hues = nth(HUES, rng.int(0, HUES.length - 1));
    const floor = height * 0.74;
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, '#060a1c'], [0.6, '#16234d'], [0.76, '#2a3a70'], [1, '#0c1430']])}"`);
    const crisp = createBrush();
    const snow = createBrush();
    const glow = createBrush();
    stars(crisp, rng, width, height * 0.5, 120);

    const tower = (x: number, wide: number, tall: number, hue: string, alpha: number): void => {
      const rows = Math.max(3, Math.round(tall / (wide * 0.34)));
      let mortar = '';
      let y = floor;
      const core = crisp.linear([[0, mix(hue, '#0d1740', 0.55), alpha], [0.3, hue, alpha], [0.5, mix(hue, '#ffffff', 0.72), alpha], [0.7, hue, alpha], [1, mix(hue, '#0d1740', 0.62), alpha]], 0);
      const tiers = rng.int(2, 4);
      for (let row = 0; row < rows; row++) {
        const taper = 1 - (Math.floor((row / rows) * tiers) / tiers) * 0.62 - (row / rows) * 0.06;
        const w = wide * taper;
        const h = tall / rows;
        crisp.rect(x - w / 2, y - h, w, h + 0.5, `fill="${core}"`);
        const blocks = Math.max(2, Math.round(w / 34));
        for (let joint = 1; joint < blocks; joint++) mortar += `M${n(x - w / 2 + ((joint + (row % 2) * 0.5 - 0.25) * w) / blocks)} ${n(y - h)}v${n(h)}`;
        mortar += `M${n(x - w / 2)} ${n(y - h)}h${n(w)}`;
        crisp.rect(x - w / 2, y - h, w * 0.1, h, 'fill="#fff" fill-opacity="0.22"');
        y -= h;
      }
      crisp.path(mortar, `stroke="#fff" stroke-opacity="${(0.34 * alpha).toFixed(2)}" stroke-width="1.2" fill="none"`);
      const capW = wide * 0.36;
      crisp.polygon([[x - capW * 0.62, y], [x, y - capW * 1.5], [x + capW * 0.62, y]], `fill="${crisp.linear([[0, '#ffffff', alpha], [1, hue, alpha]])}"`);
      crisp.polygon([[x, y], [x, y - capW * 1.5], [x + capW * 0.62, y]], 'fill="#0d1740" fill-opacity="0.25"');
      halo(glow, x, floor - tall * 0.5, Math.max(wide, tall * 0.6), hue, 0.34);
      const sheen = crisp.linear([[0, hue, 0.46 * alpha], [1, hue, 0]]);
      crisp.rect(x - wide * 0.5, floor, wide, Math.min(tall * 0.5, height - floor), `fill="${sheen}"`);
    };

    const backs = rng.int(7, 10);
    for (let back = 0; back < backs; back++) tower(((back + rng.range(0.2, 0.8)) / backs) * width, width * rng.range(0.05, 0.085), height * rng.range(0.12, 0.26), rng.pick(hues), 0.55);
    crisp.rect(0, floor, width, 2, 'fill="#dfe8ff" fill-opacity="0.35"');
    crisp.rect(0, floor - height * 0.2, width, height * 0.2, `fill="${crisp.linear([[0, '#22306a', 0], [1, '#22306a', 0.5]])}"`);
    const centre = width * rng.range(0.4, 0.6);
    tower(centre, width * 0.17, height * rng.range(0.46, 0.56), nth(hues, 0), 0.95);
    for (const side of [-1, 1]) {
      tower(centre + side * width * 0.2, width * 0.11, height * rng.range(0.26, 0.36), nth(hues, 1 + rng.int(0, 3)), 0.95);
      tower(centre + side * width * 0.37, width * 0.09, height * rng.range(0.18, 0.26), nth(hues, 1 + rng.int(0, 3)), 0.95);
    }
    for (let lantern = 0; lantern < 8; lantern++) {
      const t = rng.range(0.2, 0.9);
      const x = (lantern + rng.range(0.2, 0.8)) * (width / 8);
      const y = floor + (height - floor) * t;
      const size = 14 + t * 34;
      const hue = rng.pick(hues);
      crisp.path(`M${n(x - size * 0.5)} ${n(y)}l${n(size * 0.1)} ${n(-size)}h${n(size * 0.8)}l${n(size * 0.1)} ${n(size)}Z`, `fill="${crisp.radial([[0, '#ffffff', 0.95], [0.6, hue, 0.85], [1, hue, 0.5]])}"`);
      crisp.ellipse(x, y - size, size * 0.4, size * 0.1, 'fill="#fff" fill-opacity="0.6"');
      halo(glow, x, y - size * 0.4, size * 2.4, hue, 0.5);
      crisp.ellipse(x, y + 2, size * 0.8, size * 0.14, `fill="${hue}" fill-opacity="0.3"`);
    }
    const walkers = rng.int(3, 6);
    for (let walker = 0; walker < walkers; walker++) {
      const t = rng.range(0.1, 0.55);
      const x = width * rng.range(0.1, 0.9);
      const tall = 52 + t * 90;
      figure(crisp, x, floor + (height - floor) * t, walker % 3 === 2 ? tall * 0.6 : tall, walker % 3 === 1 ? 'wave' : walker % 3 === 2 ? 'child' : 'walk', rng.chance(0.5) ? 1 : -1, { coat: '#101633', dark: '#090d22', scarf: '#e0412f' });
    }
    snowfall(snow, rng, width, height, 200, 0.7);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), snow: snow.markup(), glow: glow.markup(), grain: 0.3 };
  },
  titles: {
    zh: [['冰灯', '冰雪', '水晶', '不夜的', '冬夜', '灯影'], ['游园', '童话', '之城', '相逢', '流光', '年年']],
    en: [['Ice lanterns:', 'Ice and snow:', 'Crystal:', 'Sleepless:', 'Winter night:', 'Lamplight:'], ['a walk', 'a tale', 'city', 'meeting', 'flowing light', 'year after year']],
  },
  captions: [
    { zh: '冰灯园的义务讲解员，一晚上要走两万步。', en: 'A volunteer guide walks twenty thousand steps in an evening here.' },
    { zh: '采冰人从江里取来的冰，夜里亮成了灯。', en: 'Ice cut from the river becomes lamps at night.' },
    { zh: '带养老院的老人们来看冰灯，他们笑得像孩子。', en: 'We brought the old people to see the lanterns; they laughed like children.' },
    { zh: '最冷的夜里，光也最干净。', en: 'On the coldest night the light is cleanest.' },
  ],
};
