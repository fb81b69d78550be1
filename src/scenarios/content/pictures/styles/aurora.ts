import { nth } from '../../rng.ts';
import { createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, forest, halo, heightAt, ridgeline, stars } from '../kit/nature.ts';
import { fractal } from '../kit/noise.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#050b1f', '#0d2440', '#1b4a5c'], lights: ['#3dffb0', '#35c9ff', '#9b6bff'], snow: '#c9dcec', land: '#081424', window: '#ffb654' },
  { sky: ['#0a0a24', '#231c4d', '#59386f'], lights: ['#ff7bd0', '#8c7bff', '#52e0ff'], snow: '#d3cfe8', land: '#0d0c22', window: '#ffc46b' },
  { sky: ['#04141a', '#0b333a', '#2a5f58'], lights: ['#a6ff6b', '#38ffa8', '#2bb9c9'], snow: '#cfe3de', land: '#06161a', window: '#ffa94d' },
];

/** A village under northern lights: streaked curtains of light, stars, lit windows, smoke going straight up. */
export const aurora: Style = {
  id: 'aurora',
  paint(rng) {
    const [width, height] = rng.chance(0.3) ? [900, 1200] : [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.sky as [string, string, string];
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, top], [0.5, middle], [0.8, low]])}"`);

    const glow = createBrush();
    for (let curtain = 0; curtain < 3; curtain++) {
      const colour = nth(palette.lights, curtain + rng.int(0, 2));
      const wave = fractal(rng, 3);
      const fine = fractal(rng, 4, 0.7);
      const base = height * (0.28 + curtain * 0.1);
      const fill = glow.linear([[0, colour, 0], [0.55, colour, 0.1], [0.9, mix(colour, '#ffffff', 0.15), 0.34], [1, colour, 0]]);
      const step = width / 90;
      for (let x = -20; x < width + 20; x += step) {
        const y = base + wave(x / width * 2.4 + curtain) * height * 0.17;
        const strength = fine((x / width) * 14) * 0.5 + 0.5;
        const tall = height * (0.12 + 0.3 * strength);
        glow.rect(x, y - tall, step * 1.5, tall + height * 0.03, `fill="${fill}" fill-opacity="${(0.25 + strength * 0.75).toFixed(2)}"`);
      }
    }

    const crisp = createBrush();
    stars(crisp, rng, width, height * 0.62, 260);
    const far = ridgeline(rng, width, height * 0.68, height * 0.07, 2.6);
    crisp.path(below(far, height), `fill="${crisp.linear([[0, mix(palette.land, low, 0.35)], [1, mix(palette.land, low, 0.6)]])}"`);
    crisp.path(forest(rng, far, 0, width, 170, [14, 34]), `fill="${mix(palette.land, low, 0.22)}"`);
    const ground = ridgeline(rng, width, height * 0.79, height * 0.025, 2, 3);
    crisp.path(below(ground, height), `fill="${crisp.linear([[0, mix(palette.snow, low, 0.35)], [0.5, mix(palette.snow, middle, 0.62)], [1, mix(palette.snow, top, 0.82)]])}"`);

    const houses = rng.int(3, 6);
    for (let house = 0; house < houses; house++) {
      const x = width * (0.14 + (0.72 * (house + rng.range(0.1, 0.7))) / houses);
      const y = heightAt(ground, x) + rng.range(4, 46);
      const wide = rng.range(0.055, 0.085) * 1200;
      const wall = wide * 0.42;
      crisp.rect(x - wide / 2, y - wall, wide, wall, `fill="${palette.land}"`);
      crisp.path(`M${n(x - wide * 0.62)} ${n(y - wall)}L${n(x - wide * 0.3)} ${n(y - wall - wide * 0.36)}H${n(x + wide * 0.34)}L${n(x + wide * 0.62)} ${n(y - wall)}Z`, `fill="${crisp.linear([[0, palette.snow], [1, mix(palette.snow, low, 0.5)]])}"`);
      crisp.rect(x + wide * 0.16, y - wall - wide * 0.5, wide * 0.09, wide * 0.2, `fill="${palette.land}"`);
      for (let pane = 0; pane < 3; pane++) {
        if (rng.chance(0.2)) continue;
        const paneX = x - wide * 0.36 + pane * wide * 0.27;
        crisp.rect(paneX, y - wall * 0.72, wide * 0.15, wall * 0.36, `fill="${palette.window}"`);
        crisp.path(`M${n(paneX + wide * 0.075)} ${n(y - wall * 0.72)}v${n(wall * 0.36)}`, `stroke="${palette.land}" stroke-width="1.5"`);
      }
      halo(glow, x, y - wall * 0.45, wide * 0.8, palette.window, 0.5);
      halo(glow, x, y + wall * 0.5, wide * 0.6, palette.window, 0.28);
      const smoke = x + wide * 0.2;
      const sway = rng.range(-20, 30);
      crisp.path(`M${n(smoke - 3)} ${n(y - wall - wide * 0.5)}q-12 -60 ${n(sway - 14)} -150q26 20 24 60q2 50 -4 90Z`, `fill="${crisp.linear([[0, '#ffffff', 0], [1, '#ffffff', 0.2]])}"`);
    }
    for (let side = 0; side < 2; side++) {
      let grove = '';
      for (let tree = 0; tree < 6; tree++) {
        const x = side === 0 ? rng.range(-20, width * 0.15) : rng.range(width * 0.86, width + 20);
        const tall = height * rng.range(0.16, 0.36);
        grove += forest(rng, [[x - 1, height * rng.range(0.84, 0.98)], [x + 1, height * 0.9]], x, x + 0.1, 1, [tall, tall]);
      }
      crisp.path(grove, `fill="${mix(palette.land, '#000000', 0.3)}"`);
    }
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.34 };
  },
  titles: {
    zh: [['极北', '北极村', '雪夜', '村口', '夜空下的', '最北的'], ['之光', '灯火', '小屋', '守望', '长夜', '人家']],
    en: [['Far north:', 'The northern village:', 'Snow at night:', 'The edge of the village:', 'Under the night sky:', 'Northernmost:'], ['lights', 'lamps', 'cabins', 'the watch', 'the long night', 'a household']],
  },
  captions: [
    { zh: '给瞭望塔送完书回来，天上亮了。', en: 'Coming back from the lookout, where we took books, the sky lit up.' },
    { zh: '村里的灯一盏一盏亮着，都有人在等。', en: 'Each lamp in the village has someone waiting by it.' },
    { zh: '零下三十八度，三脚架也冻住了。', en: 'Thirty-eight below; even the tripod froze.' },
    { zh: '志愿者在最北的村子过了一夜，拍下这张。', en: 'Taken on a night that volunteers spent in the northernmost village.' },
  ],
};
