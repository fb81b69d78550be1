import { nth } from '../../rng.ts';
import { createBrush, n } from '../kit/brush.ts';
import { mix } from '../kit/colour.ts';
import { below, heightAt, ridgeline } from '../kit/nature.ts';
import type { Style } from './style.ts';

const PAPERS = [
  { paper: '#f3ede0', ink: '#23282b', wash: '#6f7b7c', seal: '#bf3a2b' },
  { paper: '#eef0ea', ink: '#1d2b33', wash: '#5e7f8a', seal: '#c0412f' },
  { paper: '#f5ead9', ink: '#2c2320', wash: '#8b7566', seal: '#b8352a' },
];

/** Mountains in ink on paper: washes that fade into mist, a few pines, a boat, geese, and a vermilion sun. */
export const ink: Style = {
  id: 'ink',
  paint(rng) {
    const [width, height] = rng.chance(0.6) ? [900, 1200] : [1200, 800];
    const palette = nth(PAPERS, rng.int(0, PAPERS.length - 1));
    const soft = createBrush();
    soft.rect(0, 0, width, height, `fill="${palette.paper}"`);
    for (let stain = 0; stain < 14; stain++) {
      soft.ellipse(rng.range(0, width), rng.range(0, height), rng.range(90, 320), rng.range(60, 200), `fill="${soft.radial([[0, palette.wash, 0.07], [1, palette.wash, 0]])}"`);
    }
    const crisp = createBrush();
    const sunX = width * rng.range(0.2, 0.8);
    const sunY = height * rng.range(0.12, 0.24);
    crisp.ellipse(sunX, sunY, width * 0.058, width * 0.058, `fill="${palette.seal}" fill-opacity="0.86"`);
    const water = height * rng.range(0.7, 0.78);
    const ranges = rng.int(4, 6);
    for (let range = 0; range < ranges; range++) {
      const depth = range / (ranges - 1);
      const peaks = ridgeline(rng, width, height * (0.34 + depth * 0.32), height * (0.2 - depth * 0.08), 2.2 + depth * 1.5, 6);
      const foot = Math.min(water, height * (0.5 + depth * 0.3));
      const tone = mix(palette.wash, palette.ink, depth * 0.85);
      const alpha = 0.22 + depth * 0.55;
      crisp.path(below(peaks, foot), `fill="${crisp.linear([[0, tone, alpha], [0.45, tone, alpha * 0.5], [1, tone, 0]])}"`);
      let strokes = '';
      for (let stroke = 0; stroke < 70; stroke++) {
        const x = rng.range(0, width);
        const y = heightAt(peaks, x) + rng.next() ** 2 * height * 0.1;
        const fall = rng.range(10, 46) * (0.5 + depth);
        const slope = heightAt(peaks, x + 16) > heightAt(peaks, x) ? 1 : -1;
        strokes += `M${n(x)} ${n(y)}q${n(slope * fall * 0.4)} ${n(fall * 0.2)} ${n(slope * fall * 0.55)} ${n(fall)}q${n(-slope * fall * 0.3)} ${n(-fall * 0.5)} ${n(-slope * fall * 0.55)} ${n(-fall)}Z`;
      }
      crisp.path(strokes, `fill="${palette.ink}" fill-opacity="${(0.08 + depth * 0.16).toFixed(2)}"`);
    }
    crisp.rect(0, water - 50, width, 130, `fill="${crisp.linear([[0, palette.paper, 0], [0.45, palette.paper, 0.92], [1, palette.paper, 0]])}"`);
    let lines = '';
    for (let ripple = 0; ripple < 46; ripple++) {
      const t = rng.next();
      const long = rng.range(40, 190) * (0.4 + t);
      lines += `M${n(rng.range(-40, width))} ${n(water + 30 + t * (height - water))}q${n(long / 2)} ${n(-4)} ${n(long)} 0q${n(-long / 2)} ${n(1)} ${n(-long)} 0Z`;
    }
    crisp.path(lines, `fill="${palette.ink}" fill-opacity="0.24"`);

    const boatX = width * rng.range(0.3, 0.7);
    const boatY = water + (height - water) * rng.range(0.25, 0.45);
    const b = width / 900;
    crisp.path(`M${n(boatX - 92 * b)} ${n(boatY - 8 * b)}q${n(92 * b)} ${n(36 * b)} ${n(190 * b)} ${n(-4 * b)}q${n(-14 * b)} ${n(32 * b)} ${n(-48 * b)} ${n(34 * b)}h${n(-88 * b)}q${n(-40 * b)} ${n(-4 * b)} ${n(-54 * b)} ${n(-30 * b)}Z`, `fill="${palette.ink}" fill-opacity="0.9"`);
    crisp.path(`M${n(boatX - 40 * b)} ${n(boatY + 6 * b)}q${n(6 * b)} ${n(-44 * b)} ${n(44 * b)} ${n(-46 * b)}q${n(40 * b)} ${n(2 * b)} ${n(48 * b)} ${n(44 * b)}Z`, `fill="${palette.wash}" fill-opacity="0.85"`);
    crisp.path(`M${n(boatX + 66 * b)} ${n(boatY + 4 * b)}q${n(-10 * b)} ${n(-44 * b)} ${n(6 * b)} ${n(-56 * b)}q${n(20 * b)} ${n(6 * b)} ${n(14 * b)} ${n(54 * b)}Z`, `fill="${palette.ink}"`);
    crisp.path(`M${n(boatX + 50 * b)} ${n(boatY - 52 * b)}l${n(24 * b)} ${n(-18 * b)}l${n(22 * b)} ${n(18 * b)}Z`, `fill="${palette.ink}"`);
    crisp.path(`M${n(boatX + 88 * b)} ${n(boatY - 60 * b)}l${n(30 * b)} ${n(110 * b)}`, `fill="none" stroke="${palette.ink}" stroke-width="${n(3 * b)}"`);
    crisp.ellipse(boatX, boatY + 40 * b, 100 * b, 6 * b, `fill="${palette.ink}" fill-opacity="0.14"`);

    const right = boatX < width / 2;
    const rock = right ? width : 0;
    const dir = right ? -1 : 1;
    for (let pine = 0; pine < 3; pine++) {
      const x = rock + dir * (20 + pine * 66) * b;
      const base = height - rng.range(0, 40);
      const tall = height * rng.range(0.3, 0.44) * (1 - pine * 0.16);
      crisp.path(`M${n(x - 9 * b)} ${n(base)}Q${n(x + dir * 16 * b)} ${n(base - tall * 0.5)} ${n(x + dir * 42 * b)} ${n(base - tall)}Q${n(x + dir * 26 * b)} ${n(base - tall * 0.5)} ${n(x + 11 * b)} ${n(base)}Z`, `fill="${palette.ink}" fill-opacity="0.85"`);
      let needles = '';
      for (let tuft = 0; tuft < 15; tuft++) {
        const t = 0.42 + 0.58 * rng.next();
        const tuftX = x + dir * 42 * b * t * t + rng.range(-62, 62) * b * (1.3 - t);
        const tuftY = base - tall * t + rng.range(-10, 10) * b;
        for (let needle = 0; needle < 22; needle++) {
          const angle = Math.PI * (1.02 + 0.96 * (needle / 21));
          const long = rng.range(22, 36) * b;
          needles += `M${n(tuftX)} ${n(tuftY)}l${n(Math.cos(angle) * long)} ${n(Math.sin(angle) * long * 0.75)}`;
        }
      }
      crisp.path(needles, `fill="none" stroke="${palette.ink}" stroke-opacity="0.6" stroke-width="${n(1.5 * b)}"`);
    }
    crisp.path(`M${n(rock)} ${height}v${n(-height * 0.1)}q${n(dir * 130 * b)} ${n(-20)} ${n(dir * 260 * b)} ${n(height * 0.1 + 4)}Z`, `fill="${crisp.linear([[0, palette.ink, 0.7], [1, palette.ink, 0.95]])}"`);
    let geese = '';
    const flockX = width * (right ? rng.range(0.5, 0.7) : rng.range(0.3, 0.5));
    const flockY = height * rng.range(0.1, 0.2);
    for (let goose = 0; goose < 9; goose++) {
      const at = flockX + goose * 17 * b * dir;
      const up = flockY + Math.abs(goose - 3) * 8 * b;
      geese += `M${n(at - 8 * b)} ${n(up - 4 * b)}q${n(5 * b)} ${n(-3 * b)} ${n(8 * b)} ${n(4 * b)}q${n(3 * b)} ${n(-7 * b)} ${n(8 * b)} ${n(-4 * b)}`;
    }
    crisp.path(geese, `fill="none" stroke="${palette.ink}" stroke-width="${n(2.2 * b)}" stroke-linecap="round"`);
    return { width, height, soft: soft.markup(), crisp: crisp.markup(), grain: 0.5 };
  },
  titles: {
    zh: [['远山', '烟江', '水墨', '松风', '一苇', '江山'], ['入画', '渡人', '如故', '无言', '春信', '澄怀']],
    en: [['Far hills:', 'Misty river:', 'Ink and water:', 'Wind in the pines:', 'A reed:', 'Rivers and hills:'], ['in a painting', 'the ferryman', 'as before', 'without words', 'word of spring', 'a clear mind']],
  },
  captions: [
    { zh: '老年大学的学员画的，画的是渡人的船。', en: 'By a student of the college for the old: the boat that carries people over.' },
    { zh: '山是北山，江是门前的江。', en: 'The hills are the northern ones; the river is the one at our door.' },
    { zh: '一笔浓，一笔淡，像讲一个慢慢的故事。', en: 'One stroke dark, one pale, like a story told slowly.' },
    { zh: '为敬老院的走廊画的一幅。', en: 'Painted for a corridor in the home for the aged.' },
  ],
};
