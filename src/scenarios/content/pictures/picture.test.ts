import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createRng } from '../rng.ts';
import { picture, pictureWords, STYLES } from './picture.ts';
import type { Style } from './styles/style.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a picture of every style decodes at its size, is of a fair weight and is not blank', async () => {
  for (let seed = 0; seed < STYLES.length; seed++) {
    const made = await picture(seed);
    const image = sharp(made.bytes);
    const { width, height, format } = await image.metadata();
    expect({ width, height, format }).toEqual({ width: made.width, height: made.height, format: 'jpeg' });
    expect(Math.max(made.width, made.height)).toBe(1200);
    expect(made.bytes.length).toBeGreaterThan(60_000);
    expect(made.bytes.length).toBeLessThan(240_000);
    const { channels } = await image.stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(12);
  }
});

test('the same seed gives the same bytes, another seed others', async () => {
  const [first, again, other] = [await picture(21), await picture(21), await picture(21 + STYLES.length)];
  expect(hash(again.bytes)).toBe(hash(first.bytes));
  expect(hash(other.bytes)).not.toBe(hash(first.bytes));
});

test('the drawings of 600 seeds are all different', () => {
  const drawings = Array.from({ length: 600 }, (_, seed) => {
    const style = STYLES[seed % STYLES.length];
    const { soft, crisp } = (style as Style).paint(createRng(`picture/${seed}`));
    return hash(Buffer.from(soft + crisp));
  });
  expect(new Set(drawings).size).toBe(600);
});

test('drawings hold no text, and their words are whole and different', () => {
  for (const [seed, style] of STYLES.entries()) {
    const { soft, crisp, glow = '' } = style.paint(createRng(`picture/${seed}`));
    const strange = /<text|NaN|undefined|Infinity/u.exec(soft + crisp + glow)?.[0];
    expect({ style: style.id, strange }).toEqual({ style: style.id, strange: undefined });
  }
  const words = Array.from({ length: 500 }, (_, seed) => pictureWords(seed));
  expect(new Set(words.map(({ title }) => title)).size).toBe(500);
  for (const one of words) for (const text of Object.values(one)) expect(text.trim()).not.toBe('');
});
