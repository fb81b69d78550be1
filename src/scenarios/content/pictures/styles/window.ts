import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { halo } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PALETTES = [
  { outside: ['#16234a', '#2f4a86', '#5f7fb8'], lights: ['#ffcf7d', '#ff9a5c', '#ffe6b0'], frost: '#eaf3ff', frame: '#4b2f22', sill: '#7a4d33' },
  { outside: ['#2a1c40', '#6a3f66', '#c77a72'], lights: ['#ffd79a', '#ff8f70', '#fff0cf'], frost: '#fff3f0', frame: '#2f2430', sill: '#59404c' },
  { outside: ['#0e2e35', '#256069', '#7fb0a4'], lights: ['#ffe09a', '#b9f0c0', '#fff7d6'], frost: '#eefaf5', frame: '#3b3a2e', sill: '#6b6648' },
];

/** Frost growing in ferns from a point: stems that bend, with leaves that shrink towards the tip. */
function fern(rng: Rng, x: number, y: number, angle: number, length: number): { stems: string; leaves: string } {
  let stems = `M${n(x)} ${n(y)}`;
  let leaves = '';
  const bend = rng.range(-0.035, 0.035);
  const steps = Math.round(length / 9);
  for (let step = 0; step < steps; step++) {
    const t = step / steps;
    x += Math.cos(angle) * 9;
    y += Math.sin(angle) * 9;
    angle += bend + rng.range(-0.02, 0.02);
    stems += `L${n(x)} ${n(y)}`;
    for (const side of [-1, 1]) {
      const leafAngle = angle + side * 0.85;
      const long = length * 0.2 * (1 - t) * rng.range(0.6, 1.1) + 3;
      const [lx, ly] = [x + Math.cos(leafAngle) * long, y + Math.sin(leafAngle) * long];
      leaves += `M${n(x)} ${n(y)}Q${n((x + lx) / 2 + Math.cos(angle) * long * 0.25)} ${n((y + ly) / 2 + Math.sin(angle) * long * 0.25)} ${n(lx)} ${n(ly)}`;
      if (long > 16) {
        for (const part of [0.4, 0.7]) {
          const short = long * 0.3 * (1.2 - part);
          const twig = leafAngle - side * 0.7;
          leaves += `M${n(x + Math.cos(leafAngle) * long * part)} ${n(y + Math.sin(leafAngle) * long * part)}l${n(Math.cos(twig) * short)} ${n(Math.sin(twig) * short)}`;
        }
      }
    }
  }
  return { stems, leaves };
}

/** A flower cut from red paper, with as many sides as petals, pasted on a pane for the new year. */
function rosette(brush: Brush, rng: Rng, x: number, y: number, radius: number): void {
  const petals = rng.pick([6, 8, 10]);
  let d = '';
  const ring = (r: number, wave: number, turns: number): void => {
    const points: string[] = [];
    for (let step = 0; step < 180; step++) {
      const angle = (step / 180) * Math.PI * 2;
      const at = r * (1 + wave * Math.abs(Math.cos((angle * turns) / 2)));
      points.push(`${n(x + Math.cos(angle) * at)} ${n(y + Math.sin(angle) * at)}`);
    }
    d += `M${points.join('L')}Z`;
  };
  const drop = (angle: number, from: number, to: number, width: number): void => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const [mx, my] = [x + c * (from + to) * 0.5, y + s * (from + to) * 0.5];
    d += `M${n(x + c * from)} ${n(y + s * from)}Q${n(mx - s * width)} ${n(my + c * width)} ${n(x + c * to)} ${n(y + s * to)}Q${n(mx + s * width)} ${n(my - c * width)} ${n(x + c * from)} ${n(y + s * from)}Z`;
  };
  ring(radius * 0.86, 0.16, petals);
  ring(radius * 0.3, 0.12, petals);
  ring(radius * 0.2, 0, 1);
  for (let petal = 0; petal < petals; petal++) {
    const angle = ((petal + 0.5) / petals) * Math.PI * 2;
    drop(angle, radius * 0.4, radius * 0.8, radius * (1.1 / petals));
    drop(angle + Math.PI / petals, radius * 0.5, radius * 0.9, radius * (0.6 / petals));
    drop(angle + Math.PI / petals, radius * 0.36, radius * 0.46, radius * (0.5 / petals));
  }
  brush.path(d, 'fill="#d2342a" fill-opacity="0.92" fill-rule="evenodd"');
}

/** A window in winter from within: frost ferns and a paper flower on the panes, blurred lamps outside, a cup, books or a lantern on the sill. */
export const frostedWindow: Style = {
  id: 'window',
  paint(rng) {
    const [width, height] = [900, 1200];
    const palette = nth(PALETTES, rng.int(0, PALETTES.length - 1));
    const [top, middle, low] = palette.outside as [string, string, string];
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${soft.linear([[0, top], [0.5, middle], [0.85, low]])}"`);
    const glow = createBrush();
    for (let light = 0; light < 30; light++) {
      const hue = rng.pick(palette.lights);
      const size = rng.range(18, 54);
      const [x, y] = [rng.range(60, width - 60), height * rng.range(0.34, 0.78)];
      soft.ellipse(x, y, size, size, `fill="${hue}" fill-opacity="${rng.range(0.25, 0.7).toFixed(2)}"`);
      halo(glow, x, y, size * 2.4, hue, 0.26);
    }
    const crisp = createBrush();
    const [left, right, head, sill] = [70, width - 70, 70, height * 0.8];
    const bar = { x: width / 2, y: height * rng.range(0.36, 0.44) };
    const panes = [[left, head, bar.x, bar.y], [bar.x, head, right, bar.y], [left, bar.y, bar.x, sill], [bar.x, bar.y, right, sill]] as const;
    for (const [at, [x0, y0, x1, y1]] of panes.entries()) {
      const haze = crisp.linear([[0, palette.frost, at < 2 ? 0.12 : 0.03], [1, palette.frost, at < 2 ? 0.06 : 0.5]]);
      crisp.rect(x0, y0, x1 - x0, y1 - y0, `fill="${haze}"`);
      let stems = '';
      let leaves = '';
      const ferns = rng.int(9, 12);
      for (let one = 0; one < ferns; one++) {
        const t = rng.next();
        const edge = rng.int(0, 3);
        const [x, y, angle] = ([[x0 + (x1 - x0) * t, y1, -Math.PI / 2], [x0 + (x1 - x0) * t, y1, -Math.PI / 2], [x0, y0 + (y1 - y0) * t, 0], [x1, y0 + (y1 - y0) * t, Math.PI]] as const)[edge] as readonly [number, number, number];
        const grown = fern(rng, x, y, angle + rng.range(-0.6, 0.6), (y1 - y0) * rng.range(0.28, 0.62));
        stems += grown.stems;
        leaves += grown.leaves;
      }
      crisp.raw(`<clipPath id="pane${at}"><rect x="${n(x0)}" y="${n(y0)}" width="${n(x1 - x0)}" height="${n(y1 - y0)}"/></clipPath><g clip-path="url(#pane${at})">`);
      crisp.path(stems, `fill="none" stroke="${palette.frost}" stroke-opacity="0.75" stroke-width="2.4" stroke-linecap="round"`);
      crisp.path(leaves, `fill="none" stroke="${palette.frost}" stroke-opacity="0.5" stroke-width="1.3" stroke-linecap="round"`);
      crisp.raw('</g>');
    }
    const flower = panes[rng.int(0, 1)] as readonly [number, number, number, number];
    rosette(crisp, rng, (flower[0] + flower[2]) / 2, (flower[1] + flower[3]) / 2, Math.min(flower[2] - flower[0], flower[3] - flower[1]) * 0.3);
    const wood = (x: number, y: number, w: number, h: number, degrees: number): void => {
      crisp.rect(x, y, w, h, `fill="${crisp.linear([[0, mix(palette.frame, '#ffffff', 0.14)], [0.4, palette.frame], [1, mix(palette.frame, '#000000', 0.35)]], degrees)}"`);
    };
    wood(0, 0, left, height, 0);
    wood(right, 0, width - right, height, 0);
    wood(0, 0, width, head, 90);
    wood(bar.x - 15, head, 30, sill - head, 0);
    wood(left, bar.y - 14, right - left, 28, 90);
    for (const [x0, y0, x1, y1] of panes) crisp.rect(x0 + 15, y1 - 22, x1 - x0 - 30, 10, `fill="${palette.frost}" fill-opacity="0.${y0 < bar.y ? 6 : 8}"`);
    crisp.rect(0, sill, width, height - sill, `fill="${crisp.linear([[0, mix(palette.sill, palette.frost, 0.3)], [0.1, palette.sill], [1, mix(palette.sill, '#000000', 0.5)]])}"`);

    const deck = sill + 96;
    const at = width * rng.range(0.26, 0.36);
    const things = rng.int(0, 2);
    crisp.ellipse(at, deck + 4, 120, 16, 'fill="#000" fill-opacity="0.28"');
    if (things === 0) {
      crisp.path(`M${n(at - 62)} ${n(deck - 118)}h124q4 96 -22 118h-80q-26 -22 -22 -118Z`, `fill="${crisp.linear([[0, '#f4efe4'], [0.6, '#dcd3c2'], [1, '#a99c88']], 0)}"`);
      crisp.path(`M${n(at + 60)} ${n(deck - 92)}q52 -8 46 32q-6 34 -58 28`, 'fill="none" stroke="#cfc5b2" stroke-width="13"');
      crisp.rect(at - 62, deck - 84, 124, 12, 'fill="#c8372c"');
      crisp.path(`M${n(at - 20)} ${n(deck - 128)}q-26 -46 0 -84t0 -80M${n(at + 18)} ${n(deck - 128)}q24 -40 2 -78t6 -66`, 'fill="none" stroke="#fff" stroke-opacity="0.22" stroke-width="11" stroke-linecap="round"');
    } else if (things === 1) {
      const spines = ['#b8402e', '#2f5d73', '#d1a24a', '#4c6b4f', '#8a4b68'];
      for (const [book, spine] of spines.slice(0, rng.int(3, 5)).entries()) {
        const w = 190 - book * 9 + rng.range(-14, 14);
        const y = deck - 30 * (book + 1);
        crisp.rect(at - w / 2 + rng.range(-10, 10), y, w, 28, `fill="${crisp.linear([[0, mix(spine, '#ffffff', 0.12)], [1, mix(spine, '#000000', 0.3)]])}"`);
        crisp.rect(at - w / 2 + 16, y + 9, w * 0.3, 3, 'fill="#fff" fill-opacity="0.45"');
      }
    } else {
      crisp.rect(at - 50, deck - 170, 100, 160, `fill="${crisp.radial([[0, '#fff3c8', 0.95], [1, '#ff9d3f', 0.55]])}"`);
      crisp.path(`M${n(at - 58)} ${n(deck)}h116l-8 -18h-100ZM${n(at - 58)} ${n(deck - 166)}h116l-26 -38h-64Z`, 'fill="#2b211d"');
      crisp.path(`M${n(at - 50)} ${n(deck - 166)}v150M${n(at + 50)} ${n(deck - 166)}v150M${n(at)} ${n(deck - 166)}v150`, 'stroke="#2b211d" stroke-width="6" fill="none"');
      crisp.path(`M${n(at - 22)} ${n(deck - 204)}q22 -44 44 0`, 'fill="none" stroke="#2b211d" stroke-width="5"');
      halo(glow, at, deck - 90, 330, '#ffa64d', 0.6);
    }
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), glow: glow.markup(), grain: 0.34 };
  },
  titles: {
    zh: [['窗上的', '窗台', '等你的', '冬天的', '霜花', '屋里'], ['霜', '一盏灯', '红窗花', '信', '开了', '很暖']],
    en: [['On the pane:', 'The sill:', 'Waiting for you:', 'Winter’s', 'Frost flowers:', 'Indoors:'], ['frost', 'a lamp', 'a red paper flower', 'letter', 'in bloom', 'warm']],
  },
  captions: [
    { zh: '志愿者敲门前，先看见了窗上的红窗花。', en: 'Before the volunteers knocked they saw the red flower on the pane.' },
    { zh: '屋里的人，给晚归的人留着灯。', en: 'Those indoors leave a lamp for those who come home late.' },
    { zh: '霜花是冬天送来的信，一封一个样。', en: 'Frost flowers are letters from winter, no two alike.' },
    { zh: '奶奶说，外头越冷，屋里越要亮堂。', en: 'The colder outside, grandmother says, the brighter the room should be.' },
  ],
};
