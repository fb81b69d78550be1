import { type FileHandle, open } from 'node:fs/promises';

/** Kinds of sound whose notes can be blanked where they stand. Ogg guards its pages by checksums, so it keeps what it says. */
const BLANKED = new Set(['audio/mpeg', 'audio/aac', 'audio/wav', 'audio/flac']);
/** Chunks of a WAV file that hold the sound and how to read it. */
const SOUND_CHUNKS = new Set(['fmt ', 'data', 'fact', 'ds64']);
/** Kinds of FLAC metadata blocks that the sound needs: what the stream is and where to seek. */
const SOUND_BLOCKS = new Set([0, 3]);
const PADDING = 1;

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, at));
  return buffer.subarray(0, bytesRead);
}

async function blank(file: FileHandle, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(1 << 16);
  for (let at = from; at < to; at += zeros.length) await file.write(zeros, 0, Math.min(zeros.length, to - at), at);
}

/** Blanks ID3v2 tags from here on (id3.org, ID3v2.4 section 3.1: seven bits a byte); a tag of zeros is one of padding alone. @returns where the sound begins */
async function blankLeadingTags(file: FileHandle, size: number): Promise<number> {
  for (let at = 0; ; ) {
    const head = await read(file, at, 10);
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return at;
    const length = head[6]! * 0x20_0000 + head[7]! * 0x4000 + head[8]! * 0x80 + head[9]!;
    const hasFooter = (head[5]! & 0x10) !== 0;
    // Without its extended header, which is blanked with the rest.
    await file.write(Buffer.from([head[5]! & 0x10]), 0, 1, at + 5);
    await blank(file, at + 10, Math.min(size, at + 10 + length));
    at += 10 + length + (hasFooter ? 10 : 0);
  }
}

/** Blanks the tags that stand behind the sound, the last first: ID3v1 with its extension, Lyrics3, APE, and ID3v2 with a footer. */
async function blankTrailingTags(file: FileHandle, size: number): Promise<void> {
  for (let end = size; end > 0; ) {
    const tail = await read(file, Math.max(0, end - 256), Math.min(256, end));
    const last = (length: number) => tail.subarray(Math.max(0, tail.length - length));
    const starts = (length: number, mark: string) => last(length).toString('latin1', 0, mark.length) === mark;
    let from = end;
    if (starts(128, 'TAG')) from = end - 128;
    else if (starts(227, 'TAG+')) from = end - 227;
    else if (starts(32, 'APETAGEX')) {
      const foot = last(32);
      from = end - foot.readUInt32LE(12) - ((foot[23]! & 0x80) === 0 ? 0 : 32);
    } else if (last(9).toString('latin1') === 'LYRICS200') from = end - 15 - (Number(last(15).toString('latin1', 0, 6)) || 0);
    else if (starts(10, '3DI')) {
      const foot = last(10);
      from = end - 20 - (foot[6]! * 0x20_0000 + foot[7]! * 0x4000 + foot[8]! * 0x80 + foot[9]!);
    }
    if (from >= end || from < 0) return;
    await blank(file, from, end);
    end = from;
  }
}

/** Blanks every chunk of a WAV file but those of the sound, and what stands behind them. */
async function blankChunks(file: FileHandle, size: number): Promise<void> {
  let at = 12;
  while (at + 8 <= size) {
    const head = await read(file, at, 8);
    const [name, length] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)];
    const end = Math.min(size, at + 8 + length);
    if (!SOUND_CHUNKS.has(name)) {
      await file.write(Buffer.from('JUNK'), 0, 4, at);
      await blank(file, at + 8, end);
    }
    // A recorder that was cut off, or a long file, does not say where its data ends.
    if (name === 'data' && (length === 0xffff_ffff || at + 8 + length > size)) return;
    at += 8 + length + (length % 2);
  }
  await blank(file, Math.min(at, size), size);
}

/** Makes padding of every metadata block of a FLAC file but those of the sound (RFC 9639, section 8). */
async function blankBlocks(file: FileHandle, from: number, size: number): Promise<void> {
  if ((await read(file, from, 4)).toString('latin1') !== 'fLaC') return;
  for (let at = from + 4; at + 4 <= size; ) {
    const head = await read(file, at, 4);
    const [isLast, kind, length] = [head[0]! & 0x80, head[0]! & 0x7f, head.readUIntBE(1, 3)];
    if (!SOUND_BLOCKS.has(kind)) {
      await file.write(Buffer.from([isLast | PADDING]), 0, 1, at);
      await blank(file, at + 4, Math.min(size, at + 4 + length));
    }
    if (isLast !== 0) return;
    at += 4 + length;
  }
}

/**
 * Takes out of a sound file, in place, what its recorder or its owner noted of title, person and place. Sizes and offsets stay as they are. Other kinds of
 * files are left alone.
 */
export async function blankSoundNotes(path: string, mime: string): Promise<void> {
  if (!BLANKED.has(mime)) return;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    if (mime === 'audio/wav') return await blankChunks(file, size);
    const from = await blankLeadingTags(file, size);
    if (mime === 'audio/flac') await blankBlocks(file, from, size);
    await blankTrailingTags(file, size);
  } finally {
    await file.close();
  }
}
