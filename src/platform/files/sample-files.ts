// Files for tests, made from nothing: no picture of anybody lies in the project.
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

/** A picture of noise over a gradient, so that it weighs what a photograph does. */
export async function samplePicture(width: number, height: number, form: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' = 'jpeg'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b32d1a', noise: { type: 'gaussian', mean: 120, sigma: 30 } } }).toFormat(form).toBuffer();
}

/** A JPEG as a phone writes it: held sideways, with a position and a name in it. */
export async function phonePicture(width: number, height: number): Promise<Buffer> {
  const upright = await samplePicture(width, height);
  return sharp(upright)
    .withExif({ IFD0: { Artist: 'secret artist', Orientation: '6' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '45/1 45/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '126/1 38/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A black PNG of one bit a pixel: 50,000 × 50,000 of them weigh 300 kB. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))]);
}

const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(content.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each)));
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
};

function movieHeader(durationMs: number): Buffer {
  const body = Buffer.alloc(100);
  body.writeUInt32BE(1000, 12);
  body.writeUInt32BE(durationMs, 16);
  return box('mvhd', body);
}

function trackHeader(width: number, height: number): Buffer {
  const body = Buffer.alloc(84);
  body.writeUInt16BE(width, 76);
  body.writeUInt16BE(height, 80);
  return box('tkhd', body);
}

const handler = (type: string) => box('hdlr', Buffer.alloc(8), type, Buffer.alloc(13));

/** The boxes of a phone's film, with where it was taken written in three places. The frames are noise. */
export function phoneFilm(facts: { width: number; height: number; durationMs: number }, frames: Buffer): Buffer {
  return Buffer.concat([
    box('ftyp', 'isom', Buffer.alloc(4), 'isommp42'),
    box('mdat', frames),
    box(
      'moov',
      movieHeader(facts.durationMs),
      box('trak', trackHeader(facts.width, facts.height), box('mdia', handler('vide')), box('udta', 'SECRET-TRACK')),
      box('trak', trackHeader(0, 0), box('mdia', handler('meta')), box('mebx', 'SECRET-TIMED')),
      box('udta', box('\u00A9xyz', '+45.7500+126.6300/SECRET')),
      box('meta', 'com.apple.quicktime.location.ISO6709 SECRET'),
    ),
    box('uuid', Buffer.alloc(16), 'SECRET-XMP'),
  ]);
}

const CONTENT_TYPES = (main: string) => `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="${main}"/></Types>`;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** The archive of an office document with further parts in it. */
export function officeArchive(form: 'docx' | 'xlsx', parts: Record<string, Uint8Array> = {}): Buffer {
  return Buffer.from(zipSync({ '[Content_Types].xml': strToU8(CONTENT_TYPES(form === 'docx' ? DOCX : XLSX)), [form === 'docx' ? 'word/document.xml' : 'xl/workbook.xml']: strToU8('<x/>'), ...parts }));
}

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
export const EXECUTABLE = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]);
export const SVG = Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
