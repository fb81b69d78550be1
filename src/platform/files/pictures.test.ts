import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { derivePictures } from './pictures.ts';
import { phonePicture, samplePicture } from './sample-files.ts';

const folder = await mkdtemp(join(tmpdir(), 'heming-pictures-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function derive(bytes: Buffer, width: number) {
  const path = join(folder, 'picture');
  await writeFile(path, bytes);
  return derivePictures(path, width);
}

test('a large picture gets four widths and a JPEG for share cards', async () => {
  const derived = await derive(await samplePicture(2400, 1200), 2400);
  expect(derived.map(({ name, mime, width, height }) => [name, mime, width, height])).toEqual([
    ['w320', 'image/webp', 320, 160],
    ['w640', 'image/webp', 640, 320],
    ['w1280', 'image/webp', 1280, 640],
    ['w2000', 'image/webp', 2000, 1000],
    ['j1280', 'image/jpeg', 1280, 640],
  ]);
});

test('a small picture is not enlarged, and no width beyond its own is made', async () => {
  const derived = await derive(await samplePicture(500, 400, 'png'), 500);
  expect(derived.map(({ name, width }) => [name, width])).toEqual([['w320', 320], ['w640', 500], ['j1280', 500]]);
});

test('what is shown stands upright and tells nothing of the phone', async () => {
  const original = await phonePicture(900, 600);
  expect((await sharp(original).metadata()).exif).toBeDefined();
  for (const { bytes, name } of await derive(original, 600)) {
    const { width, height, exif, xmp, iptc } = await sharp(bytes).metadata();
    expect({ name, upright: height! > width!, exif, xmp, iptc }).toEqual({ name, upright: true, exif: undefined, xmp: undefined, iptc: undefined });
    expect(bytes.includes('secret artist')).toBe(false);
  }
});

test('a very long strip keeps to the tallest picture the format can hold', async () => {
  const derived = await derive(await sharp({ create: { width: 400, height: 18_000, channels: 3, background: '#fff' } }).png().toBuffer(), 400);
  for (const each of derived) expect(each.height).toBeLessThanOrEqual(16_383);
});
