import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blankSoundNotes } from './sound-notes.ts';

const NAME = 'Ouyang Mingyuan';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heming-sound-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function blanked(bytes: Buffer, mime: string): Promise<Buffer> {
  const path = join(folder, 'sound');
  await writeFile(path, bytes);
  await blankSoundNotes(path, mime);
  return readFile(path);
}

const sound = Buffer.alloc(5000, 0x5a);
const text = (length: number) => Buffer.from(`${NAME} `.repeat(length)).subarray(0, length);
const little = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const seven = (value: number) => Buffer.from([value >> 21, (value >> 14) & 0x7f, (value >> 7) & 0x7f, value & 0x7f]);
const id3v2 = (length: number, flags = 0) => Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, flags]), seven(length), text(length)]);
const id3v1 = Buffer.concat([Buffer.from('TAG'), text(125)]);
const ape = (length: number) => {
  const block = (isHeader: boolean) => Buffer.concat([Buffer.from('APETAGEX'), little(2000), little(length + 32), little(1), Buffer.from([0, 0, 0, isHeader ? 0xa0 : 0x80]), Buffer.alloc(8)]);
  return Buffer.concat([block(true), text(length), block(false)]);
};
const lyrics = (length: number) => Buffer.concat([Buffer.from('LYRICSBEGIN'), text(length), Buffer.from(`${String(length + 11).padStart(6, '0')}LYRICS200`)]);
const chunk = (name: string, body: Buffer) => Buffer.concat([Buffer.from(name), little(body.length), body, Buffer.alloc(body.length % 2)]);

test('MP3 and AAC lose every tag before and behind the sound, and keep the sound and their size', async () => {
  for (const mime of ['audio/mpeg', 'audio/aac']) {
    const footed = Buffer.concat([id3v2(90, 0x10), Buffer.from('3DI'), Buffer.from([4, 0, 0x10]), seven(90)]);
    for (const [before, behind] of [[id3v2(700, 0x40), id3v1], [Buffer.concat([id3v2(40), id3v2(20_000)]), Buffer.concat([ape(300), lyrics(200), id3v1])], [Buffer.alloc(0), footed], [Buffer.alloc(0), Buffer.concat([Buffer.from('TAG+'), text(223), id3v1])]] as const) {
      const bytes = Buffer.concat([before, sound, behind]);
      const after = await blanked(bytes, mime);
      expect(after.length).toBe(bytes.length);
      expect(after.toString('latin1')).not.toMatch(/Ouyang|Mingyuan/);
      expect(after.subarray(before.length, before.length + sound.length).equals(sound)).toBe(true);
    }
  }
});

test('a WAV file keeps its format and data alone, to the last byte', async () => {
  const bytes = Buffer.concat([Buffer.from('RIFF'), little(0), Buffer.from('WAVE'), chunk('fmt ', Buffer.alloc(16, 1)), chunk('LIST', text(201)), chunk('data', sound), chunk('id3 ', text(64)), text(33)]);
  const after = await blanked(bytes, 'audio/wav');
  expect(after.length).toBe(bytes.length);
  expect(after.toString('latin1')).not.toMatch(/Ouyang|Mingyuan/);
  expect(after.includes(sound)).toBe(true);
  // One whose recorder was cut off ends with its data.
  const cut = Buffer.concat([Buffer.from('RIFF'), little(0), Buffer.from('WAVE'), chunk('fmt ', Buffer.alloc(16, 1)), Buffer.from('data'), little(0xffff_ffff), sound]);
  expect((await blanked(cut, 'audio/wav')).equals(cut)).toBe(true);
});

test('a FLAC file keeps what its stream is, and padding in place of the rest', async () => {
  const block = (kind: number, body: Buffer, isLast = false) => Buffer.concat([Buffer.from([kind | (isLast ? 0x80 : 0), 0, body.length >> 8, body.length & 0xff]), body]);
  const info = block(0, Buffer.alloc(34, 7));
  const bytes = Buffer.concat([Buffer.from('fLaC'), info, block(4, text(300)), block(6, text(900), true), sound]);
  const after = await blanked(bytes, 'audio/flac');
  expect(after.toString('latin1')).not.toMatch(/Ouyang|Mingyuan/);
  expect([after.length, after.subarray(4, 4 + info.length).equals(info), after.subarray(-sound.length).equals(sound)]).toEqual([bytes.length, true, true]);
  expect([after[4 + info.length]! & 0x7f, after[4 + info.length + 304]!]).toEqual([1, 0x81]);
});

test('a tag that says it is longer than the file is blanked to its end, and other kinds are left alone', async () => {
  const short = Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0]), seven(900_000), text(50)]);
  expect((await blanked(short, 'audio/mpeg')).toString('latin1')).not.toMatch(/Ouyang/);
  const ogg = Buffer.concat([Buffer.from('OggS'), text(80)]);
  expect((await blanked(ogg, 'audio/ogg')).equals(ogg)).toBe(true);
});
