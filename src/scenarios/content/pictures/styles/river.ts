import { nth } from '../../rng.ts';
import { createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, clouds, forest, halo, ridgeline } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#2b2d52', '#a0546b', '#f0955f', '#fbd79a'], water: ['#c7725f', '#2a2947'], land: '#221f38', sun: '#ffdf9e' },
  { sky: ['#173a5a', '#5790a8', '#c5dad2', '#f7ecce'], water: ['#9dbfc2', '#1c3f57'], land: '#17354a', sun: '#fff4cf' },
  { sky: ['#1b2745', '#4a5f92', '#a99cc0', '#f2c3b5'], water: ['#a58fb0', '#1e2748'], land: '#171f3a', sun: '#ffd6c0' },
  { sky: ['#3f5b4f', '#8fa67f', '#dccf95', '#f9ecc0'], water: ['#c2bd8a', '#34513f'], land: '#24382f', sun: '#fff1b8' },
];

/** A wide river under a low sun, with an old truss bridge or an arch, the far bank, and the sun's road on the water. */
export const river: Style = {
  id: 'river',
  paint(rng) {
    const [width, height] = [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, upper, lower, low] = palette.sky as [string, string, string, string];
    const [shallow, deep] = palette.water as [string, string];
    const horizon = height * rng.range(0.5, 0.58);
    const sunX = width * rng.range(0.22, 0.78);
    const sunY = horizon - rng.range(40, 120);

    const soft = createBrush();
    soft.rect(0, 0, width, horizon + 2, `fill="${soft.linear([[0, top], [0.45, upper], [0.78, lower], [1, low]])}"`);
    clouds(soft, rng, { width, y: horizon * 0.45, spread: horizon * 0.3, count: rng.int(6, 11), light: low, opacity: 0.42 });
    soft.rect(0, horizon, width, height - horizon, `fill="${soft.linear([[0, mix(low, shallow, 0.5)], [0.3, shallow], [1, deep]])}"`);

    const crisp = createBrush();
    crisp.ellipse(sunX, sunY, 34, 34, `fill="${palette.sun}"`);
    for (let range = 0; range < 3; range++) {
      const line = ridgeline(rng, width, horizon - 26 + range * 10, 26 - range * 6, 3 + range, 4);
      const colour = mix(mix(low, palette.land, 0.4), palette.land, range / 2.4);
      crisp.path(below(line, horizon + 1), `fill="${colour}"`);
      if (range === 2) crisp.path(forest(rng, line, 0, width, 150, [9, 24]), `fill="${colour}"`);
    }
    crisp.rect(0, horizon, width, 26, `fill="${crisp.linear([[0, palette.land, 0.75], [1, palette.land, 0]])}"`);

    let ripples = '';
    for (let ripple = 0; ripple < 420; ripple++) {
      const t = rng.next() ** 1.6;
      const y = horizon + 6 + t * (height - horizon);
      const long = 14 + t * 150 * rng.next();
      ripples += `M${n(rng.range(-60, width))} ${n(y)}q${n(long / 2)} ${n(-1 - t * 5)} ${n(long)} 0q${n(-long / 2)} ${n(1 + t * 3)} ${n(-long)} 0Z`;
    }
    crisp.path(ripples, `fill="${mix(deep, top, 0.5)}" fill-opacity="0.32"`);
    let glitter = '';
    for (let glint = 0; glint < 260; glint++) {
      const t = rng.next();
      const y = horizon + 4 + t * (height - horizon) * 0.95;
      const spread = 16 + t * 130;
      const long = 6 + t * 52 * rng.next();
      glitter += `M${n(sunX + rng.range(-spread, spread) * rng.next())} ${n(y)}q${n(long / 2)} ${n(-1 - t * 3)} ${n(long)} 0q${n(-long / 2)} ${n(1 + t * 3)} ${n(-long)} 0Z`;
    }
    crisp.path(glitter, `fill="${palette.sun}" fill-opacity="0.75"`);

    if (rng.chance(0.7)) {
      const deck = horizon - rng.range(34, 60);
      const spans = rng.int(5, 8);
      const arched = rng.chance(0.5);
      const size = width / spans;
      let bridge = `M0 ${n(deck)}H${width}v9H0Z`;
      let lattice = '';
      let reflection = '';
      for (let span = 0; span <= spans; span++) {
        const x = span * size + size * 0.25;
        bridge += `M${n(x - 9)} ${n(deck)}h18l6 ${n(horizon + 14 - deck)}h-30Z`;
        reflection += `M${n(x - 12)} ${n(horizon + 14)}h24l8 ${n(rng.range(80, 130))}h-40Z`;
        if (arched) lattice += `M${n(x)} ${n(deck)}Q${n(x + size / 2)} ${n(deck - 96)} ${n(x + size)} ${n(deck)}`;
        else lattice += `M${n(x)} ${n(deck)}l${n(size * 0.18)} -46h${n(size * 0.64)}l${n(size * 0.18)} 46`;
        for (let bar = 1; bar < 8; bar++) {
          const t = bar / 8;
          const rise = arched ? 96 * 2 * t * (1 - t) : Math.min(46, (46 * Math.min(t, 1 - t)) / 0.18);
          lattice += `M${n(x + t * size)} ${n(deck)}v${n(-rise)}`;
          if (!arched) lattice += `l${n(size / 8)} ${n(rise)}`;
        }
      }
      crisp.path(reflection, `fill="${palette.land}" fill-opacity="0.22"`);
      crisp.path(bridge, `fill="${palette.land}"`);
      crisp.path(lattice, `fill="none" stroke="${palette.land}" stroke-width="3"`);
    } else {
      const x = width * rng.range(0.15, 0.85);
      const y = horizon + rng.range(90, 170);
      crisp.path(`M${n(x - 74)} ${n(y - 8)}q74 30 152 -2q-10 26 -36 28h-78q-26 -2 -38 -26Z`, `fill="${palette.land}"`);
      crisp.path(`M${n(x + 4)} ${n(y)}c-9 -10 -9 -34 -2 -42c4 -10 16 -10 18 0c8 10 8 32 2 42Z`, `fill="${palette.land}"`);
      crisp.path(`M${n(x + 16)} ${n(y - 28)}l58 60`, `fill="none" stroke="${palette.land}" stroke-width="4" stroke-linecap="round"`);
      crisp.ellipse(x, y + 30, 78, 7, `fill="${palette.land}" fill-opacity="0.35"`);
    }
    const bank = ridgeline(rng, width, height * 0.97, 22, 2.5, 3);
    crisp.path(below(bank, height + 20), `fill="${mix(palette.land, '#05060c', 0.3)}"`);
    let reeds = '';
    for (let reed = 0; reed < 150; reed++) {
      const x = rng.chance(0.5) ? rng.range(0, width * 0.3) : rng.range(width * 0.68, width);
      const tall = rng.range(30, 120);
      const lean = rng.range(-16, 22);
      reeds += `M${n(x)} ${height}q${n(lean * 0.3)} ${n(-tall * 0.6)} ${n(lean)} ${n(-tall)}`;
    }
    crisp.path(reeds, `fill="none" stroke="${mix(palette.land, '#05060c', 0.3)}" stroke-width="2"`);

    const glow = createBrush();
    halo(glow, sunX, sunY, width * 0.36, palette.sun, 0.6);
    halo(glow, sunX, horizon + 70, width * 0.16, palette.sun, 0.3);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.3 };
  },
  titles: {
    zh: [['大江', '江桥', '渡口', '河湾', '江岸', '晚渡'], ['落日', '晚风', '归舟', '流金', '一日将尽', '暮色']],
    en: [['The great river:', 'At the bridge:', 'The ferry:', 'The bend:', 'On the bank:', 'Last crossing:'], ['setting sun', 'evening wind', 'the boat home', 'flowing gold', 'the day ends', 'dusk']],
  },
  captions: [
    { zh: '净滩活动结束时，江面上铺了一层金。', en: 'When the clean-up ended, the river had turned to gold.' },
    { zh: '傍晚的江桥，守桥的人刚刚换了班。', en: 'The bridge at evening, just after the watch changed.' },
    { zh: '老渔工说，这段江他看了二十年。', en: 'The old fisherman says he has watched this reach for twenty years.' },
    { zh: '江水慢慢地流，岸上的人慢慢地走。', en: 'The river goes slowly, and so do those on its bank.' },
  ],
};
