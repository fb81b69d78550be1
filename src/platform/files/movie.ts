import { type FileHandle, open } from 'node:fs/promises';
import { fileErrors } from './files.errors.ts';

/** What a film's container says of it; null where it does not say. */
export interface MovieFacts {
  readonly durationMs: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

interface Box {
  readonly type: string;
  /** Offset of the box in its file or buffer, of its content, and of its end. */
  readonly at: number;
  readonly body: number;
  readonly end: number;
}

const MAX_MOOV = 64 * 1024 * 1024;
const MAX_BOXES = 200_000;
const damaged = () => fileErrors.fail('file.unreadable');

/** Reads a box header (ISO/IEC 14496-12, 4.2): 32-bit size, type, then a 64-bit size when the first is 1; 0 means up to the end. */
function boxAt(header: Buffer, at: number, limit: number): Box {
  const short = header.readUInt32BE(0);
  const long = short === 1;
  const size = short === 0 ? limit - at : long ? Number(header.readBigUInt64BE(8)) : short;
  if (size < (long ? 16 : 8) || at + size > limit) damaged();
  return { type: header.toString('latin1', 4, 8), at, body: at + (long ? 16 : 8), end: at + size };
}

function* boxesIn(buffer: Buffer, from: number, to: number): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    if (buffer.readUInt32BE(at) === 0 && to - at < 16) return;
    const box = boxAt(buffer.subarray(at, Math.min(at + 16, buffer.length)), at, to);
    yield box;
    at = box.end;
  }
}

function duration(buffer: Buffer, { body }: Box): number | null {
  const wide = buffer[body] === 1;
  const scale = buffer.readUInt32BE(body + (wide ? 20 : 12));
  const units = wide ? Number(buffer.readBigUInt64BE(body + 24)) : buffer.readUInt32BE(body + 16);
  const unknown = units === 0 || units === 0xffff_ffff || scale === 0;
  const milliseconds = Math.round((units / scale) * 1000);
  return unknown || milliseconds > 0x7fff_ffff ? null : milliseconds;
}

/** Width and height of a track as shown, from the 16.16 numbers at the end of tkhd. */
const extent = (buffer: Buffer, { end }: Box) => ({ width: buffer.readUInt16BE(end - 8), height: buffer.readUInt16BE(end - 4) });

interface Found {
  durationMs: number | null;
  width: number;
  height: number;
  /** Offsets, in the buffer, of boxes that hold what a camera noted of place, device and person. */
  readonly notes: number[];
}

function readTrack(moov: Buffer, track: Box, found: Found): void {
  for (const box of boxesIn(moov, track.body, track.end)) {
    if (box.type === 'udta' || box.type === 'meta') found.notes.push(box.at);
    if (box.type === 'tkhd') {
      const { width, height } = extent(moov, box);
      if (width * height > found.width * found.height) Object.assign(found, { width, height });
    }
    if (box.type !== 'mdia') continue;
    for (const inner of boxesIn(moov, box.body, box.end)) {
      // A track of timed metadata (positions, sensor values): players have no use for it.
      if (inner.type === 'hdlr' && moov.toString('latin1', inner.body + 8, inner.body + 12) === 'meta') found.notes.push(track.at);
    }
  }
}

function readMoov(moov: Buffer): Found {
  const found: Found = { durationMs: null, width: 0, height: 0, notes: [] };
  for (const box of boxesIn(moov, 0, moov.length)) {
    if (box.type === 'mvhd') found.durationMs = duration(moov, box);
    if (box.type === 'trak') readTrack(moov, box, found);
    if (box.type === 'udta' || box.type === 'meta' || box.type === 'uuid') found.notes.push(box.at);
  }
  return found;
}

// A box of type `free` is skipped by every reader (8.1.2); overwriting its content too leaves nothing to be found there.
async function blank(file: FileHandle, at: number, body: number, end: number): Promise<void> {
  await file.write(Buffer.from('free'), 0, 4, at + 4);
  const zeros = Buffer.alloc(1 << 16);
  for (let position = body; position < end; position += zeros.length) await file.write(zeros, 0, Math.min(zeros.length, end - position), position);
}

/**
 * Reads an MP4, MOV or M4A and blanks, in place, the boxes in which phones write where and with what it was taken. Sizes and offsets stay as they
 * are, so the film plays as before. Can run twice. Throws file.unreadable when the container has no movie in it.
 */
export async function readMovie(path: string): Promise<MovieFacts> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    let facts: MovieFacts | undefined;
    let count = 0;
    for (let at = 0; at + 8 <= size; count++) {
      if (count > MAX_BOXES) damaged();
      const { buffer: header, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, at);
      if (bytesRead < 8) damaged();
      const box = boxAt(header, at, size);
      if (box.type === 'udta' || box.type === 'meta' || box.type === 'uuid') await blank(file, box.at, box.body, box.end);
      if (box.type === 'moov') {
        if (box.end - box.body > MAX_MOOV) damaged();
        const moov = Buffer.alloc(box.end - box.body);
        await file.read(moov, 0, moov.length, box.body);
        const found = readMoov(moov);
        for (const note of found.notes) {
          const inner = boxAt(moov.subarray(note, note + 16), note, moov.length);
          await blank(file, box.body + inner.at, box.body + inner.body, box.body + inner.end);
        }
        facts = { durationMs: found.durationMs, width: found.width || null, height: found.height || null };
      }
      at = box.end;
    }
    return facts ?? damaged();
  } catch (error) {
    if (error instanceof RangeError) return damaged();
    throw error;
  } finally {
    await file.close();
  }
}
