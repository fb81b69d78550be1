import sharp from 'sharp';
import { expect, test } from 'vitest';
import { film, FILMS } from './films.ts';
import { SCENES } from './scenes.ts';
import { muxWebm } from './webm.ts';

/** The first element with an EBML id below `from`, as the position of its content and its length. */
function find(bytes: Uint8Array, id: number[], from = 0): { at: number; length: number } | undefined {
  for (let at = from; at + id.length + 8 <= bytes.length; at++) {
    if (!id.every((byte, offset) => bytes[at + offset] === byte)) continue;
    const view = new DataView(bytes.buffer, bytes.byteOffset + at + id.length, 8);
    return { at: at + id.length + 8, length: Number(view.getBigUint64(0) & 0xffffffffffffffn) };
  }
  return undefined;
}

function duration(bytes: Uint8Array): number {
  const found = find(bytes, [0x44, 0x89]);
  return new DataView(bytes.buffer, bytes.byteOffset + (found?.at ?? 0), 8).getFloat64(0);
}

test('each film is a small WebM of the stated length, with cues, and has a still of its size', async () => {
  expect(FILMS).toBe(SCENES.length);
  for (let index = 0; index < FILMS; index++) {
    const made = await film(index);
    expect([...made.bytes.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
    expect(made.bytes.length).toBeLessThan(400_000);
    expect(duration(made.bytes)).toBe(made.seconds * 1000);
    expect(find(made.bytes, [0x1c, 0x53, 0xbb, 0x6b], made.bytes.length - 2000)).toBeDefined();
    const { width, height, format } = await sharp(made.still).metadata();
    expect({ width, height, format }).toEqual({ width: made.width, height: made.height, format: 'jpeg' });
  }
});

test('the muxer starts clusters at key frames and points its cues at them', () => {
  const frames = Array.from({ length: 60 }, (_, index) => ({ data: Uint8Array.of(index), at: index * 40, key: index % 30 === 0 }));
  const file = muxWebm(frames, { width: 64, height: 48 }, 2.4);
  expect(duration(file)).toBe(2400);
  const segment = find(file, [0x18, 0x53, 0x80, 0x67]);
  expect(segment && segment.at + segment.length).toBe(file.length);
  const cues = find(file, [0x1c, 0x53, 0xbb, 0x6b], file.length - 200);
  let at = cues?.at ?? 0;
  const positions: number[] = [];
  for (let point = find(file, [0xf1], at); point; point = find(file, [0xf1], at)) {
    positions.push(new DataView(file.buffer, point.at, 4).getUint32(0));
    at = point.at;
  }
  expect(positions).toHaveLength(2);
  for (const position of positions) {
    const start = (segment?.at ?? 0) + position;
    expect([...file.subarray(start, start + 4)]).toEqual([0x1f, 0x43, 0xb6, 0x75]);
  }
});
