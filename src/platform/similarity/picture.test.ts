import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { ALTERATIONS } from '../../../bench/support/alterations.ts';
import { drawPicture } from '../../../bench/support/drawn-pictures.ts';
import { readGraymaps, stepOf } from './film/film-frames.ts';
import { readGray } from './picture/gray-picture.ts';
import { alignPrints, invertAlignment } from './picture/match-prints.ts';
import { askedKeys, storedKeys } from './picture/picture-keys.ts';
import { decodePrint, encodePrint, type FreshPrint, takePrint } from './picture/picture-print.ts';
import { takePrintApart } from './picture/take-print-apart.ts';
import { trimRim } from './picture/trim-rim.ts';

let pictures: Buffer[];
let prints: FreshPrint[];
const printOf = async (file: Buffer) => takePrint(await readGray(file));

beforeAll(async () => {
  pictures = await Promise.all([1, 2, 3, 4].map((number) => drawPicture(number)));
  prints = await Promise.all(pictures.map(printOf));
});

test('an altered picture is aligned with the one it came from, and with no other', async () => {
  const picture = pictures[0]!;
  const { width, height } = await sharp(picture).metadata();
  for (const [name, alter] of Object.entries(ALTERATIONS)) {
    const print = await printOf(await alter(picture, width, height));
    expect(alignPrints(prints[0]!, print)?.points, name).toBeGreaterThan(7);
    for (const other of prints.slice(1)) expect(alignPrints(other, print), name).toBeNull();
    const shared = askedKeys(print).filter((key) => storedKeys(prints[0]!).includes(key));
    expect(shared.length, name).toBeGreaterThan(2);
  }
});

test('the alignment says what was done', async () => {
  const picture = pictures[1]!;
  const { width, height } = await sharp(picture).metadata();
  const cut = await sharp(picture).extract({ left: 0, top: 0, width: Math.round(width * 0.6), height }).toBuffer();
  const altered = await printOf(await sharp(cut).flop().toBuffer().then((mirrored) => sharp(mirrored).rotate(90).jpeg().toBuffer()));
  const alignment = alignPrints(prints[1]!, altered)!;
  expect(alignment.mirrored).toBe(true);
  expect(Math.abs(alignment.turned - 90)).toBeLessThan(8);
  expect(alignment.shown).toBeGreaterThan(0.5);
  expect(alignment.shown).toBeLessThan(0.7);
  expect(alignment.filled).toBeGreaterThan(0.9);
  const back = alignPrints(altered, prints[1]!)!;
  const inverse = invertAlignment(alignment);
  expect(back.mirrored).toBe(true);
  expect(Math.abs(((back.turned - inverse.turned + 540) % 360) - 180)).toBeLessThan(8);
  expect(Math.abs(back.shown - inverse.shown)).toBeLessThan(0.1);
});

test('a print survives its bytes, and is looked for under the keys under which it stands', () => {
  const print = decodePrint(encodePrint(prints[2]!));
  expect([...print.hash]).toEqual([...prints[2]!.hash]);
  print.x.forEach((x, at) => expect(Math.abs(x - prints[2]!.x[at]!)).toBeLessThan(0.1));
  const asked = new Set(askedKeys(prints[2]!));
  expect(storedKeys(prints[2]!).slice(0, 50).filter((key) => !asked.has(key))).toEqual([]);
});

test('a plain rim is taken off, and nothing but a rim', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 20, max: 40 }), (rim, below, side) => {
      const [width, height] = [side + 2 * rim, side + rim + below];
      const values = new Float32Array(width * height).fill(0.5);
      for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) values[(y + rim) * width + x + rim] = (x + y) % 2;
      expect(trimRim({ width, height, values })).toMatchObject({ width: side, height: side });
    }),
  );
});

test('a plain picture has no print, and frames are read from a stream of graymaps until it is cut', async () => {
  expect((await printOf(await sharp({ create: { width: 300, height: 200, channels: 3, background: '#338844' } }).png().toBuffer())).count).toBe(0);
  const graymap = (value: number) => Buffer.concat([Buffer.from('P5\n3 2\n255\n'), Buffer.alloc(6, value)]);
  const frames = readGraymaps(Buffer.concat([graymap(0), graymap(255), graymap(9).subarray(0, 14)]));
  expect(frames.map(({ width, height, values }) => [width, height, values[5]])).toEqual([[3, 2, 0], [3, 2, 1]]);
  expect(() => readGraymaps(Buffer.from('GIF89a'))).toThrow('not a graymap');
  expect([stepOf(null), stepOf(60_000), stepOf(600_000)]).toEqual([2, 2, 10]);
});

test('a print taken in the thread is the same, and the process goes on meanwhile', async () => {
  const gray = await readGray(pictures[0]!);
  const here = takePrint(gray);
  let turns = 0;
  const turning = setInterval(() => turns++, 1);
  const apart = await Promise.all(Array.from({ length: 8 }, () => takePrintApart(gray)));
  clearInterval(turning);
  for (const print of apart) expect(encodePrint(print).equals(encodePrint(here))).toBe(true);
  expect(turns).toBeGreaterThan(0);
});
