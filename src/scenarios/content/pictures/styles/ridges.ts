import { nth } from '../../rng.ts';
import { createBrush } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, clouds, forest, halo, heightAt, ridgeline, snowfall } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#22335c', '#7f7ba6', '#f1b7a0', '#fbe3c4'], far: '#b9a9bd', near: '#1d2b45', snow: '#e9eef6', sun: '#ffe3b0' },
  { sky: ['#0f3a5f', '#4d8bb0', '#bcdbe6', '#f3f3ea'], far: '#a9c6d6', near: '#15374d', snow: '#f3f7fa', sun: '#fff6dd' },
  { sky: ['#3a2348', '#93466a', '#e58568', '#fbd08f'], far: '#c58a86', near: '#2b1b33', snow: '#efdfe2', sun: '#ffd27d' },
  { sky: ['#1c2f3c', '#48707a', '#a9c3b4', '#eee9cf'], far: '#9fb7ae', near: '#17302f', snow: '#edf1ea', sun: '#fbf1c7' },
  { sky: ['#2a2f57', '#5f6db0', '#b9b4dc', '#f5d9da'], far: '#a7a5cf', near: '#20244a', snow: '#eceffa', sun: '#ffe9e0' },
];

/** Hills behind hills in the light of morning or evening, with spruces on the near ones. */
export const ridges: Style = {
  id: 'ridges',
  paint(rng) {
    const [width, height] = rng.chance(0.25) ? [900, 1200] : [1200, 800];
    const palette = nth(PALETTES, rng.int(0, 4));
    const [top, upper, lower, low] = palette.sky as [string, string, string, string];
    const sunX = width * rng.range(0.2, 0.8);
    const sunY = height * rng.range(0.3, 0.46);

    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, top], [0.28, upper], [0.5, lower], [0.66, low]])}"`);
    clouds(soft, rng, { width, y: height * 0.26, spread: height * 0.1, count: rng.int(4, 8), light: low, opacity: 0.4 });

    const crisp = createBrush();
    const snow = createBrush();
    crisp.ellipse(sunX, sunY, width * 0.032, width * 0.032, `fill="${palette.sun}" fill-opacity="0.95"`);
    const ranges = 6;
    for (let range = 0; range < ranges; range++) {
      const depth = range / (ranges - 1);
      const base = height * (0.5 + 0.3 * depth ** 1.2);
      const line = ridgeline(rng, width, base, height * (0.13 - 0.05 * depth), 2.4 + depth * 1.6);
      const colour = mix(palette.far, palette.near, depth ** 1.25 * 0.9);
      const body = crisp.linear([[0, mix(colour, palette.near, 0.12)], [0.55, colour], [1, mix(colour, low, 0.55 * (1 - depth))]]);
      crisp.path(below(line, height), `fill="${body}"`);
      if (range === 2) crisp.path(forest(rng, line, 0, width, 150, [10, 22]), `fill="${mix(colour, palette.near, 0.35)}"`);
      if (range === 4) crisp.path(forest(rng, line, 0, width, 110, [34, 70]), `fill="${mix(colour, palette.near, 0.5)}"`);
    }
    const ground = ridgeline(rng, width, height * 0.86, height * 0.035, 2, 3);
    crisp.path(below(ground, height), `fill="${crisp.linear([[0, palette.snow], [1, mix(palette.snow, upper, 0.5)]])}"`);
    for (let drift = 0; drift < 9; drift++) {
      const line = ridgeline(rng, width, height * (0.88 + drift * 0.014), height * 0.012, 3, 2);
      crisp.path(below(line, height), `fill="${drift % 2 ? palette.snow : mix(palette.snow, upper, 0.55)}" fill-opacity="0.16"`);
    }
    const left = rng.chance(0.5);
    for (let tree = 0; tree < 9; tree++) {
      const x = width * (left ? rng.range(-0.02, 0.26) : rng.range(0.74, 1.02));
      const tall = height * rng.range(0.14, 0.36);
      crisp.path(forest(rng, [[x - 1, heightAt(ground, x) + rng.range(4, 40)], [x + 1, heightAt(ground, x) + 10]], x, x + 0.1, 1, [tall, tall]), `fill="${mix(palette.near, '#05080f', 0.25)}"`);
    }
    if (rng.chance(0.5)) snowfall(snow, rng, width, height, 240, 0.55);

    const glow = createBrush();
    halo(glow, sunX, sunY, width * 0.42, palette.sun, 0.55);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), snow: snow.markup(), glow: glow.markup(), grain: 0.3 };
  },
  titles: {
    zh: [['破晓的', '远方的', '层层的', '雪后的', '沉默的', '初醒的'], ['群山', '岭上', '林海', '山影', '雪线', '北岭']],
    en: [['Daybreak on', 'Distant', 'Folded', 'After snow:', 'Silent', 'Waking'], ['hills', 'ridges', 'forest', 'mountains', 'snow line', 'northern range']],
  },
  captions: [
    { zh: '太阳从山脊后面升起来，守林人的一天也开始了。', en: 'The sun comes up behind the ridge, and the rangers’ day begins.' },
    { zh: '站在瞭望塔下拍的，远山一层比一层淡。', en: 'Taken below the lookout; each range is paler than the last.' },
    { zh: '雪停了半个钟头，光正好。', en: 'Half an hour after the snow, the light was right.' },
    { zh: '翻过这道岭，就是护林员走了二十年的路。', en: 'Beyond this ridge runs a path that rangers have walked for twenty years.' },
  ],
};
