import sharp, { type Sharp } from 'sharp';
import { CodedError } from '../errors/errors.ts';
import { fileErrors } from './files.errors.ts';

/** Most pixels a picture may have; decoding takes about four bytes for each. */
const MAX_PIXELS = 80_000_000;
const WIDTHS = [320, 640, 1280, 2000] as const;
const SHARE_WIDTH = 1280;
/** Tallest and widest picture the WebP format can hold. */
const MAX_SIDE = 16_383;
const PLACEHOLDER_SIDE = 16;
const AT_ONCE = 2;

// One thread a picture and two pictures at once: a gallery's worth of uploads leaves the machine answering.
sharp.concurrency(1);
sharp.cache(false);

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

// The first frame of an animation stands for it.
const decode = (path: string): Sharp => sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: 60 }).autoOrient();

/** A picture's measure as people see it (turned as its camera held it) and a tiny blurred stand-in as a data URI. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly placeholder: string;
}

/**
 * Reads a picture: its header first, which is enough to refuse one of too many pixels without decoding it, then all of it, which finds
 * damage. Throws file.too-many-pixels or file.unreadable.
 */
export async function readPicture(path: string): Promise<PictureFacts> {
  try {
    const { autoOrient: { width, height } } = await sharp(path, { limitInputPixels: false, pages: 1 }).metadata();
    if (width * height > MAX_PIXELS) fileErrors.fail('file.too-many-pixels', { width, height, limit: MAX_PIXELS / 1_000_000 });
    const tiny = await inTurn(() => decode(path).resize(PLACEHOLDER_SIDE, PLACEHOLDER_SIDE, { fit: 'inside' }).webp({ quality: 40 }).toBuffer());
    return { width, height, placeholder: `data:image/webp;base64,${tiny.toString('base64')}` };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    return fileErrors.fail('file.unreadable');
  }
}

/** A smaller form of a picture, without any of its metadata. */
export interface DerivedPicture {
  readonly name: string;
  readonly mime: 'image/webp' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

async function encode(path: string, name: string, width: number, form: 'webp' | 'jpeg'): Promise<DerivedPicture> {
  const resized = decode(path).resize({ width, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
  const encoded = form === 'webp' ? resized.webp({ quality: 80 }) : resized.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true });
  const { data, info } = await inTurn(() => encoded.toBuffer({ resolveWithObject: true }));
  return { name, mime: `image/${form}`, width: info.width, height: info.height, bytes: data };
}

/**
 * Makes the forms in which a picture is shown: `w320` to `w2000` as WebP, up to the first that holds the whole picture, and `j1280` as JPEG
 * for old browsers and share cards. Metadata (position, camera, author) is left out; colours become sRGB.
 * @param width of the picture as people see it
 */
export async function derivePictures(path: string, width: number): Promise<DerivedPicture[]> {
  const whole = WIDTHS.findIndex((each) => each >= width);
  const widths = whole === -1 ? WIDTHS : WIDTHS.slice(0, whole + 1);
  const derived: DerivedPicture[] = [];
  for (const each of widths) derived.push(await encode(path, `w${each}`, each, 'webp'));
  derived.push(await encode(path, `j${SHARE_WIDTH}`, SHARE_WIDTH, 'jpeg'));
  return derived;
}
