import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Purpose } from './file-types.ts';
import { inspectFile } from './inspect-file.ts';
import { checkOfficeArchive } from './office-archive.ts';
import { blackPng, EXECUTABLE, officeArchive, PDF, phoneFilm, phonePicture, samplePicture, SVG } from './sample-files.ts';

const folder = await mkdtemp(join(tmpdir(), 'heming-inspect-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
let count = 0;

async function lay(bytes: Uint8Array): Promise<string> {
  const path = join(folder, String(count++));
  await writeFile(path, bytes);
  return path;
}
const inspect = async (bytes: Uint8Array, name: string, purpose: Purpose) => inspectFile(await lay(bytes), { name, purpose });
const refusal = (code: string, params: object = {}) => expect.objectContaining({ code, params: expect.objectContaining(params) });

test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('a %s is taken as a picture, whatever its name says', async (form) => {
  const found = await inspect(await samplePicture(60, 40, form), 'x.bin', 'picture');
  expect(found).toMatchObject({ mime: `image/${form}`, name: `x.bin.${form === 'jpeg' ? 'jpg' : form}`, width: 60, height: 40, durationMs: null });
  expect(found.placeholder).toMatch(/^data:image\/webp;base64,/);
  expect(found.placeholder!.length).toBeLessThan(1000);
});

test('a picture held sideways has the measure that people see', async () => {
  expect(await inspect(await phonePicture(300, 200), 'a.jpg', 'picture')).toMatchObject({ width: 200, height: 300 });
});

test('a picture of 50,000 × 50,000 pixels is refused by its header alone', async () => {
  const bomb = blackPng(50_000, 50_000);
  expect(bomb.length).toBeLessThan(400_000);
  const before = process.memoryUsage().rss;
  await expect(inspect(bomb, 'bomb.png', 'picture')).rejects.toEqual(refusal('file.too-many-pixels', { width: 50_000, height: 50_000, limit: 80 }));
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

test.each<[string, () => Uint8Array | Promise<Uint8Array>, string, Purpose, string]>([
  ['an executable named .jpg', () => EXECUTABLE, 'holiday.jpg', 'picture', 'file.type'],
  ['an executable named .pdf', () => EXECUTABLE, 'plan.pdf', 'document', 'file.type'],
  ['an SVG', () => SVG, 'logo.svg', 'picture', 'file.svg'],
  ['an SVG named .png', () => SVG, 'logo.png', 'picture', 'file.svg'],
  ['a page named .txt that says it is XML', () => SVG, 'a.txt', 'text', 'file.type'],
  ['a document where a picture is asked for', () => PDF, 'a.jpg', 'picture', 'file.type'],
  ['half a picture', async () => (await samplePicture(800, 600)).subarray(0, 20_000), 'half.jpg', 'picture', 'file.unreadable'],
  ['a picture\'s header and then rubbish', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]), 'a.jpg', 'picture', 'file.unreadable'],
  ['rubbish', () => Buffer.alloc(400, 7), 'a.jpg', 'picture', 'file.unknown-type'],
  ['nothing', () => Buffer.alloc(0), 'a.jpg', 'picture', 'file.empty'],
  ['a film without a movie in it', () => phoneFilm({ width: 1, height: 1, durationMs: 1 }, Buffer.alloc(50)).subarray(0, 60), 'a.mp4', 'film', 'file.unreadable'],
  ['a plain archive', () => officeArchive('docx').subarray(0, 30), 'a.docx', 'document', 'file.type'],
  ['a text with control characters', () => Buffer.from('a\x00b'), 'a.txt', 'text', 'file.encoding'],
  ['bytes that are no text', () => Buffer.from([0xff, 0x20, 0xff, 0x20, 0xff]), 'a.txt', 'text', 'file.encoding'],
  ['a document with macros', () => officeArchive('xlsx', { 'xl/vbaProject.bin': new Uint8Array(8) }), 'a.xlsx', 'document', 'file.macros'],
])('%s is refused', async (_, bytes, name, purpose, code) => {
  await expect(inspect(await bytes(), name, purpose)).rejects.toEqual(refusal(code));
});

test('a picture with an archive behind it stays a picture', async () => {
  const both = Buffer.concat([await samplePicture(40, 40), officeArchive('docx')]);
  expect(await inspect(both, 'both.docx', 'picture')).toMatchObject({ mime: 'image/jpeg', name: 'both.jpg' });
  await expect(inspect(both, 'both.docx', 'document')).rejects.toEqual(refusal('file.type', { found: 'JPG' }));
});

test('a text may be in UTF-8 or GB18030, and is served as what it is', async () => {
  expect(await inspect(Buffer.from('和鸣\r\n'), '说明.md', 'text')).toMatchObject({ mime: 'text/plain; charset=utf-8', name: '说明.md' });
  const gbk = Buffer.from([0xba, 0xcd, 0xc3, 0xf9]);
  expect(await inspect(gbk, '名单.csv', 'text')).toMatchObject({ mime: 'text/csv; charset=gb18030', name: '名单.csv' });
});

test('documents are taken by their content', async () => {
  expect(await inspect(PDF, '方案.doc', 'document')).toMatchObject({ mime: 'application/pdf', name: '方案.pdf' });
  expect(await inspect(officeArchive('xlsx'), '表.zip', 'document')).toMatchObject({ name: '表.zip.xlsx' });
  expect((await inspect(officeArchive('docx'), 'a.docx', 'document')).mime).toContain('wordprocessingml');
});

test('a ZIP bomb is refused, whether it owns up to its size or lies', async () => {
  const limits = { entries: 20, bytes: 4 * 1024 * 1024 };
  const bomb = officeArchive('xlsx', { 'xl/sheet.xml': new Uint8Array(8 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(20_000);
  await expect(checkOfficeArchive(await lay(bomb), limits)).rejects.toEqual(refusal('file.archive', { limit: '4 MB' }));

  const lying = Buffer.from(bomb);
  const real = Buffer.alloc(4);
  real.writeUInt32LE(8 * 1024 * 1024);
  for (let at = lying.indexOf(real); at !== -1; at = lying.indexOf(real, at)) lying.writeUInt32LE(10, at);
  await expect(checkOfficeArchive(await lay(lying), limits)).rejects.toEqual(refusal('file.unreadable'));

  const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`part${index}`, new Uint8Array(1)]));
  await expect(checkOfficeArchive(await lay(officeArchive('docx', many)), limits)).rejects.toEqual(refusal('file.archive'));
  await expect(checkOfficeArchive(await lay(officeArchive('docx', { '../../evil': new Uint8Array(1) })))).rejects.toEqual(refusal('file.unreadable'));
});

test('a film tells its length and measure, and loses what the phone noted of place and person', async () => {
  const frames = Buffer.from('frames of the film '.repeat(50));
  const path = await lay(phoneFilm({ width: 1920, height: 1080, durationMs: 12_345 }, frames));
  const original = await readFile(path);
  const expected = { mime: 'video/mp4', name: 'trip.mp4', width: 1920, height: 1080, durationMs: 12_345, placeholder: null };
  expect(await inspectFile(path, { name: 'trip.mov', purpose: 'film' })).toEqual(expected);
  const cleaned = await readFile(path);
  expect(original.includes('SECRET')).toBe(true);
  expect(cleaned.includes('SECRET')).toBe(false);
  expect(cleaned.includes(frames)).toBe(true);
  expect(cleaned.length).toBe(original.length);
  expect(await inspectFile(path, { name: 'trip.mov', purpose: 'film' })).toEqual(expected);
  expect((await readFile(path)).equals(cleaned)).toBe(true);
});
