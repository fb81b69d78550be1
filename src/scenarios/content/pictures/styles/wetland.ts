import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, clouds, halo, ridgeline } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { sky: ['#d97b52', '#f0a868', '#fbdca5'], sun: '#fff0c4', water: '#e7b178', reed: '#3c2417', hill: '#8e5a47', crane: '#fffaf0', ink: '#24150f' },
  { sky: ['#6f93ab', '#b3c9cf', '#eef0e2'], sun: '#fffdf0', water: '#c3d3d2', reed: '#3f4a35', hill: '#7d969c', crane: '#ffffff', ink: '#1b2528' },
  { sky: ['#4b3d66', '#b0708a', '#f2b79d'], sun: '#ffe1bd', water: '#c58c93', reed: '#2a1d33', hill: '#6b4d70', crane: '#fff6f2', ink: '#1d1226' },
];

/** A red-crowned crane in flight: long neck and legs, black wing tips. `beat` moves the wings from up (1) to down (-1). */
function crane(brush: Brush, x: number, y: number, size: number, side: 1 | -1, beat: number, white: string, ink: string): void {
  const u = size / 100;
  const place = `transform="translate(${n(x)} ${n(y)}) scale(${(u * side).toFixed(3)} ${u.toFixed(3)})"`;
  const tip = -62 * beat;
  brush.raw(
    `<g ${place}>` +
      `<path d="M-18 2 L-84 12" stroke="${ink}" stroke-width="2.6" fill="none"/>` +
      `<path d="M20 -1 Q44 -4 66 -12" stroke="${ink}" stroke-width="4.2" fill="none" stroke-linecap="round"/>` +
      `<path d="M64 -15 L84 -14 L66 -9Z" fill="${ink}"/><circle cx="65" cy="-14" r="2.8" fill="#d8352a"/>` +
      `<path d="M-6 -4 C-14 ${n(tip * 0.5)} -20 ${n(tip * 0.9)} -46 ${n(tip * 1.15)} C-30 ${n(tip * 0.9)} 4 ${n(tip * 0.5)} 16 -2Z" fill="${mix(white, ink, 0.2)}"/>` +
      `<path d="M-26 4 Q0 -14 26 -3 Q4 12 -26 4Z" fill="${white}"/>` +
      `<path d="M-8 -3 C0 ${n(tip * 0.55)} 10 ${n(tip * 0.95)} 34 ${n(tip * 1.3)} C26 ${n(tip * 0.8)} 26 ${n(tip * 0.3)} 16 -2Z" fill="${white}"/>` +
      `<path d="M34 ${n(tip * 1.3)} L18 ${n(tip * 1.06)} L10 ${n(tip * 0.84)} L22 ${n(tip * 0.86)}Z" fill="${ink}"/>` +
      '</g>',
  );
}

function reeds(brush: Brush, rng: Rng, width: number, bottom: number, count: number, tall: readonly [number, number], colour: string): void {
  let stems = '';
  let plumes = '';
  for (let reed = 0; reed < count; reed++) {
    const edge = rng.next() ** 1.7 * 0.5;
    const x = rng.chance(0.5) ? edge * width : width - edge * width;
    const high = rng.range(...tall) * (1 - edge);
    const lean = rng.range(-0.1, 0.24) * high;
    stems += `M${n(x)} ${n(bottom)}Q${n(x + lean * 0.2)} ${n(bottom - high * 0.6)} ${n(x + lean)} ${n(bottom - high)}`;
    if (rng.chance(0.55)) {
      const [px, py] = [x + lean, bottom - high];
      plumes += `M${n(px)} ${n(py + 8)}q${n(-7)} ${n(-22)} ${n(8)} ${n(-46)}q${n(12)} ${n(20)} ${n(-8)} ${n(46)}Z`;
    } else stems += `M${n(x + lean * 0.3)} ${n(bottom - high * 0.5)}q${n(20)} ${n(-30)} ${n(44)} ${n(-34)}`;
  }
  brush.path(stems, `fill="none" stroke="${colour}" stroke-width="2.4"`);
  brush.path(plumes, `fill="${colour}" fill-opacity="0.85"`);
}

/** Cranes over a reed marsh before a large low sun. */
export const wetland: Style = {
  id: 'wetland',
  paint(rng) {
    const [width, height] = rng.chance(0.4) ? [900, 1200] : [1200, 800];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.sky as [string, string, string];
    const horizon = height * rng.range(0.62, 0.7);
    const sunX = width * rng.range(0.3, 0.7);
    const sunR = Math.min(width, height) * rng.range(0.13, 0.2);
    const sunY = horizon - sunR * rng.range(0.7, 1.4);
    const soft = createBrush();
    soft.rect(0, 0, width, horizon, `fill="${soft.linear([[0, top], [0.6, middle], [1, low]])}"`);
    clouds(soft, rng, { width, y: horizon * 0.4, spread: horizon * 0.3, count: 6, light: low, opacity: 0.5 });
    soft.rect(0, horizon, width, height - horizon, `fill="${soft.linear([[0, low], [0.3, palette.water], [1, mix(palette.water, palette.ink, 0.45)]])}"`);

    const crisp = createBrush();
    crisp.ellipse(sunX, sunY, sunR, sunR, `fill="${palette.sun}" fill-opacity="0.92"`);
    for (let veil = 0; veil < 4; veil++) {
      const drop = 0.1 + veil * 0.22;
      const chord = sunR * Math.sqrt(1 - drop ** 2);
      crisp.rect(sunX - chord, sunY + sunR * drop, chord * 2, sunR * (0.02 + veil * 0.018), `fill="${middle}" fill-opacity="0.6"`);
    }
    crisp.path(below(ridgeline(rng, width, horizon - 14, 20, 3), horizon + 1), `fill="${mix(palette.hill, low, 0.4)}"`);
    let far = '';
    for (let blade = 0; blade < 500; blade++) {
      const x = rng.range(0, width);
      far += `M${n(x)} ${n(horizon + 4)}l${n(rng.range(-3, 5))} ${n(-rng.range(6, 26))}`;
    }
    crisp.path(far, `fill="none" stroke="${mix(palette.reed, palette.hill, 0.5)}" stroke-width="1.6"`);
    let road = '';
    for (let glint = 0; glint < 120; glint++) {
      const t = rng.next();
      const long = 10 + t * 60 * rng.next();
      road += `M${n(sunX + rng.range(-1, 1) * (sunR * 0.5 + t * 60))} ${n(horizon + 5 + t * (height - horizon))}q${n(long / 2)} -3 ${n(long)} 0q${n(-long / 2)} 3 ${n(-long)} 0Z`;
    }
    crisp.path(road, `fill="${palette.sun}" fill-opacity="0.55"`);
    const flock = rng.int(3, 6);
    const side = rng.chance(0.5) ? 1 : -1;
    for (let bird = 0; bird < flock; bird++) {
      const near = bird === 0 ? 1 : rng.range(0.35, 0.72);
      const x = width * (0.5 + side * (0.16 - bird * 0.13)) + rng.range(-30, 30);
      const y = height * (0.24 + (bird % 2 ? 0.1 : 0) + bird * 0.025) + rng.range(-20, 20);
      crane(crisp, x, y, Math.min(width, height) * 0.2 * near, side, rng.chance(0.6) ? rng.range(0.7, 1) : rng.range(-0.8, -0.5), palette.crane, palette.ink);
    }
    reeds(crisp, rng, width, height + 10, 120, [height * 0.1, height * 0.3], mix(palette.reed, palette.water, 0.3));
    reeds(crisp, rng, width, height + 10, 90, [height * 0.16, height * 0.46], palette.reed);
    const glow = createBrush();
    halo(glow, sunX, sunY, width * 0.42, palette.sun, 0.4);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.32 };
  },
  titles: {
    zh: [['鹤乡', '湿地', '苇海', '水鸟', '归来的', '晨光里的'], ['清音', '迁徙', '家园', '翅膀', '守护', '舞者']],
    en: [['Home of cranes:', 'Wetland:', 'A sea of reeds:', 'Waterbirds:', 'Returned:', 'In early light:'], ['a clear call', 'migration', 'home', 'wings', 'the wardens', 'dancers']],
  },
  captions: [
    { zh: '管护员说，今年回来的鹤比去年多了十一只。', en: 'The warden says eleven more cranes came back than last year.' },
    { zh: '清理了鱼线和浮网之后，鸟又落回了这片水。', en: 'With lines and nets cleared, the birds settled here again.' },
    { zh: '在苇塘边守了三个清晨，等来这一瞬。', en: 'Three mornings by the reeds for this moment.' },
    { zh: '水清了，鹤就回来了。', en: 'The water cleared and the cranes came home.' },
  ],
};
