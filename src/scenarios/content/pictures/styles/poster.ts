import { nth, type Rng } from '../../rng.ts';
import { type Brush, createBrush, n, type Point } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { figure } from '../kit/figures.ts';
import { below, ridgeline } from '../kit/nature.ts';
import type { Style } from './style.ts';

interface Inks {
  paper: string;
  red: string;
  dark: string;
  gold: string;
  pale: string;
}

const INKS: readonly Inks[] = [
  { paper: '#f6ecd8', red: '#d43a2a', dark: '#1f3550', gold: '#f0b343', pale: '#8fb7bf' },
  { paper: '#f2efe6', red: '#c8392f', dark: '#26413a', gold: '#e9b44c', pale: '#a9c3a2' },
  { paper: '#fbe9d9', red: '#e0503a', dark: '#2f2547', gold: '#ffc15e', pale: '#a79cc9' },
  { paper: '#e8f0f2', red: '#d6402f', dark: '#17324d', gold: '#f3bd56', pale: '#7fa9c4' },
];

const WIDTH = 900;
const HEIGHT = 1200;

/** Dots that grow downwards over the lower part of a disc: a printed shade. */
function halftone(brush: Brush, cx: number, cy: number, radius: number, colour: string): void {
  const pitch = 15;
  let d = '';
  for (let row = 0, y = cy - radius * 0.1; y < cy + radius; row++, y += pitch * 0.87) {
    const r = 5.2 * ((y - cy + radius * 0.1) / (radius * 1.1));
    const half = Math.sqrt(Math.max(0, (radius - r) ** 2 - (y - cy) ** 2));
    for (let x = Math.ceil((cx - half) / pitch) * pitch + (row % 2) * (pitch / 2); x < cx + half; x += pitch) {
      d += `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0`;
    }
  }
  brush.path(d, `fill="${colour}" fill-opacity="0.5"`);
}

/** A pale sun in rings that fade outwards. No red disc and no rays: both would call up a flag of war here. */
function sun(brush: Brush, cx: number, cy: number, radius: number, inks: Inks): void {
  for (const ring of [2.1, 1.66, 1.3]) brush.ellipse(cx, cy, radius * ring, radius * ring, `fill="${inks.gold}" fill-opacity="0.13"`);
  brush.ellipse(cx, cy, radius, radius, `fill="${inks.gold}"`);
  halftone(brush, cx, cy, radius, mix(inks.gold, inks.red, 0.55));
}

/** People walking up a hill towards the sun, one behind another. */
function ascent(brush: Brush, rng: Rng, inks: Inks): void {
  const [cx, cy] = [WIDTH * rng.range(0.5, 0.66), HEIGHT * 0.4];
  sun(brush, cx, cy, 260, inks);
  const hill: Point[] = [[-10, 1010], [200, 930], [430, 860], [640, 760], [760, 720], [910, 740]];
  brush.path(below(hill, HEIGHT + 10), `fill="${inks.dark}"`);
  brush.path(below(ridgeline(rng, WIDTH, 1050, 40, 2), HEIGHT + 10), `fill="${mix(inks.dark, '#000000', 0.3)}"`);
  const poses = ['walk', 'carry', 'child', 'walk', 'lean', 'wave'] as const;
  const from = rng.int(0, 5);
  for (let place = 0; place < 5; place++) {
    const x = 130 + place * 152;
    const y = 952 - place * 52;
    const pose = nth(poses, from + place);
    figure(brush, x, y, pose === 'child' ? 120 : 190, pose, 1, { coat: mix(inks.dark, inks.pale, 0.12 + 0.08 * (place % 2)), dark: mix(inks.dark, '#000000', 0.35), scarf: inks.red });
  }
}

/** A wall of windows at night; those that are lit make a heart. */
function lights(brush: Brush, rng: Rng, inks: Inks): void {
  brush.rect(0, 0, WIDTH, HEIGHT, `fill="${inks.dark}"`);
  const columns = 17;
  const rows = 20;
  const [w, h] = [36, 40];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const u = ((column - 8) / 8) * 1.28;
      const v = -((row - 9) / 9) * 1.28;
      const heart = (u * u + v * v - 1) ** 3 - u * u * v ** 3 < 0;
      const x = 62 + column * 46;
      const y = 110 + row * 50;
      const on = heart ? !rng.chance(0.04) : rng.chance(0.05);
      const hue = heart ? rng.pick([inks.gold, inks.gold, inks.red, mix(inks.gold, inks.red, 0.5)]) : mix(inks.gold, inks.dark, 0.35);
      brush.rect(x, y, w, h, `fill="${on ? hue : mix(inks.dark, inks.pale, 0.14)}"`);
      if (on && rng.chance(0.3)) brush.path(`M${n(x + w / 2)} ${n(y)}v${h}M${n(x)} ${n(y + h / 2)}h${w}`, `stroke="${inks.dark}" stroke-opacity="0.5" stroke-width="2" fill="none"`);
    }
  }
  brush.rect(0, HEIGHT - 70, WIDTH, 70, `fill="${inks.paper}"`);
}

/** A long red scarf blowing across the sheet in folds. */
function ribbon(brush: Brush, rng: Rng, inks: Inks): void {
  sun(brush, WIDTH * 0.5, HEIGHT * 0.44, 250, inks);
  const phase = rng.range(0, 6);
  const swing = rng.range(0.8, 1.15);
  const centre = (t: number): Point => [-60 + t * (WIDTH + 120), HEIGHT * (0.62 - 0.28 * t) + Math.sin(t * 6.2 * swing + phase) * 120];
  const folds = 7;
  for (let fold = 0; fold < folds; fold++) {
    const upper: Point[] = [];
    const lower: Point[] = [];
    for (let t = 0; t <= 1.001; t += 0.02) {
      const [x, y] = centre(t);
      const wide = 150 * (0.72 + 0.28 * Math.cos(t * 5 + phase));
      const twist = Math.sin(t * 4.2 + phase * 0.7) * 26;
      upper.push([x + (twist * fold) / folds, y + wide * (fold / folds - 0.5)]);
      lower.unshift([x + (twist * (fold + 1)) / folds, y + wide * ((fold + 1) / folds - 0.5) + 1]);
    }
    brush.polygon([...upper, ...lower], `fill="${mix(inks.red, fold % 2 ? '#000000' : '#ffffff', 0.05 + 0.035 * Math.abs(fold - 3))}"`);
  }
  for (let fringe = 0; fringe < 16; fringe++) {
    const [x, y] = centre(0.995);
    brush.path(`M${n(x)} ${n(y - 70 + fringe * 9)}q${n(16)} ${n(6)} ${n(34)} ${n(rng.range(-6, 18))}`, `fill="none" stroke="${inks.red}" stroke-width="4"`);
  }
  brush.path(below(ridgeline(rng, WIDTH, HEIGHT * 0.86, 40, 2.2), HEIGHT + 10), `fill="${inks.pale}"`);
  brush.path(below(ridgeline(rng, WIDTH, HEIGHT * 0.92, 34, 2.8), HEIGHT + 10), `fill="${inks.dark}"`);
}

/** One seedling between two leaves of hands, on layered ground. */
function sprout(brush: Brush, rng: Rng, inks: Inks): void {
  const [cx, ground] = [WIDTH / 2, HEIGHT * 0.72];
  sun(brush, cx, ground - 330, 230, inks);
  const leaf = mix(inks.dark, '#4f9a5a', 0.72);
  brush.path(`M${n(cx - 8)} ${n(ground)}Q${n(cx - 16)} ${n(ground - 190)} ${n(cx + 4)} ${n(ground - 380)}Q${n(cx + 14)} ${n(ground - 190)} ${n(cx + 10)} ${n(ground)}Z`, `fill="${leaf}"`);
  for (const [side, up, size] of [[-1, 150, 1], [1, 210, 1.12], [-1, 290, 0.8], [1, 340, 0.62]] as const) {
    const y = ground - up;
    brush.path(`M${n(cx)} ${n(y)}C${n(cx + side * 60 * size)} ${n(y - 110 * size)} ${n(cx + side * 190 * size)} ${n(y - 130 * size)} ${n(cx + side * 250 * size)} ${n(y - 96 * size)}C${n(cx + side * 210 * size)} ${n(y - 20 * size)} ${n(cx + side * 110 * size)} ${n(y + 26 * size)} ${n(cx)} ${n(y)}Z`, `fill="${side === 1 ? leaf : mix(leaf, '#ffffff', 0.14)}"`);
    brush.path(`M${n(cx)} ${n(y)}Q${n(cx + side * 110 * size)} ${n(y - 76 * size)} ${n(cx + side * 226 * size)} ${n(y - 92 * size)}`, `fill="none" stroke="${inks.paper}" stroke-opacity="0.5" stroke-width="3"`);
  }
  const soils = [mix(inks.dark, inks.red, 0.3), inks.dark, mix(inks.dark, '#000000', 0.35)];
  for (const [layer, soil] of soils.entries()) brush.path(below(ridgeline(rng, WIDTH, ground + 10 + layer * 110, 26, 2.4, 3), HEIGHT + 10), `fill="${soil}"`);
  let roots = '';
  for (let root = 0; root < 9; root++) roots += `M${n(cx)} ${n(ground)}q${n((root - 4) * 14)} ${n(70)} ${n((root - 4) * 46)} ${n(120 + rng.range(0, 120))}`;
  brush.path(roots, `fill="none" stroke="${inks.gold}" stroke-opacity="0.75" stroke-width="3.4" stroke-linecap="round"`);
}

/** A bird made of two wings and a turn of the neck, over bands of hills. */
function dove(brush: Brush, rng: Rng, inks: Inks): void {
  const [cx, cy] = [WIDTH * 0.5, HEIGHT * 0.36];
  sun(brush, cx, cy, 280, inks);
  for (let band = 0; band < 6; band++) brush.path(below(ridgeline(rng, WIDTH, HEIGHT * (0.62 + band * 0.07), 46 - band * 4, 1.6 + band * 0.3, 3), HEIGHT + 10), `fill="${mix(inks.pale, inks.dark, band / 5)}"`);
  const s = rng.chance(0.5) ? 1 : -1;
  const feather = (from: Point, angle: number, long: number, wide: number, fill: string): void => {
    const [c, k] = [Math.cos(angle), Math.sin(angle)];
    const at = (along: number, across: number): string => `${n(from[0] + s * (c * along - k * across))} ${n(from[1] + k * along + c * across)}`;
    brush.path(`M${at(0, 0)}C${at(long * 0.3, -wide)} ${at(long * 0.8, -wide)} ${at(long, 0)}C${at(long * 0.7, wide * 0.5)} ${at(long * 0.3, wide * 0.5)} ${at(0, 0)}Z`, `fill="${fill}"`);
  };
  const body: Point = [cx - s * 20, cy + 40];
  for (let part = 0; part < 7; part++) feather([body[0], body[1] - 6], -2.5 + part * 0.13, 330 - part * 24, 46, mix(inks.paper, inks.pale, 0.35 - part * 0.04));
  for (let part = 0; part < 5; part++) feather([body[0] - s * 60, body[1] + 14], 2.62 + part * 0.16, 200, 30, mix(inks.paper, inks.pale, 0.2));
  for (let part = 0; part < 8; part++) feather(body, -1.5 + part * 0.17, 350 - part * 26, 50, mix(inks.paper, '#ffffff', part / 8));
  brush.path(`M${n(body[0] - s * 110)} ${n(body[1] + 16)}Q${n(body[0])} ${n(body[1] + 96)} ${n(body[0] + s * 112)} ${n(body[1] + 10)}Q${n(body[0] + s * 150)} ${n(body[1] - 40)} ${n(body[0] + s * 178)} ${n(body[1] - 30)}Q${n(body[0] + s * 164)} ${n(body[1] - 66)} ${n(body[0] + s * 120)} ${n(body[1] - 58)}Q${n(body[0] + s * 60)} ${n(body[1] - 40)} ${n(body[0] - s * 110)} ${n(body[1] + 16)}Z`, 'fill="#ffffff"');
  brush.path(`M${n(body[0] + s * 170)} ${n(body[1] - 44)}l${n(s * 34)} ${n(8)}l${n(-s * 30)} ${n(10)}Z`, `fill="${inks.gold}"`);
  brush.path(`M${n(body[0] + s * 196)} ${n(body[1] - 34)}q${n(s * 40)} 30 ${n(s * 30)} 84`, `fill="none" stroke="${mix(inks.dark, '#4f9a5a', 0.7)}" stroke-width="5" stroke-linecap="round"`);
  for (let leaf = 0; leaf < 5; leaf++) brush.ellipse(body[0] + s * (214 + (leaf % 2 ? 16 : -6)), body[1] - 14 + leaf * 14, 14, 6, `fill="${mix(inks.dark, '#4f9a5a', 0.7)}"`);
}

const COMPOSITIONS = [ascent, lights, ribbon, sprout, dove];

/** Public-service posters in five inks. They carry no words: a server need not have a Chinese typeface to draw them. */
export const poster: Style = {
  id: 'poster',
  paint(rng) {
    const inks = nth(INKS, rng.int(0, INKS.length - 1));
    const soft = createBrush();
    soft.rect(0, 0, WIDTH, HEIGHT, `fill="${soft.linear([[0, inks.paper], [1, mix(inks.paper, inks.gold, 0.22)]])}"`);
    const crisp = createBrush();
    rng.pick(COMPOSITIONS)(crisp, rng, inks);
    crisp.path(`M0 0H${WIDTH}V${HEIGHT}H0ZM34 34V${HEIGHT - 34}H${WIDTH - 34}V34Z`, `fill="${inks.paper}" fill-rule="evenodd"`);
    return { width: WIDTH, height: HEIGHT, soft: soft.markup(), crisp: crisp.markup(), grain: 0.6 };
  },
  titles: {
    zh: [['一起', '点亮', '传递', '有你', '向着光', '守望'], ['同行', '温暖', '善意', '真好', '明天', '家园']],
    en: [['Together:', 'Light up:', 'Pass on:', 'With you:', 'Towards the light:', 'Watch over:'], ['side by side', 'warmth', 'goodwill', 'it is good', 'tomorrow', 'home']],
  },
  captions: [
    { zh: '公益广告：没有一句话，却说了很多。', en: 'A public-service poster that says much without a word.' },
    { zh: '公益广告：献给每一位没有留下名字的人。', en: 'A public-service poster for all who left no name.' },
    { zh: '公益广告：一点光，连成一片光。', en: 'A public-service poster: one light joins another.' },
    { zh: '学生设计社的作品，五种颜色，一个心愿。', en: 'By a students’ design club: five inks, one wish.' },
  ],
};
