import sharp from 'sharp';

type Alter = (picture: Buffer, width: number, height: number) => Promise<Buffer>;

const crop = (part: number, dx: number, dy: number): Alter => (picture, width, height) => {
  const [w, h] = [Math.round(width * (1 - part)), Math.round(height * (1 - part))];
  return sharp(picture).extract({ left: Math.floor((width - w) * dx), top: Math.floor((height - h) * dy), width: w, height: h }).jpeg({ quality: 85 }).toBuffer();
};
const scale = (factor: number): Alter => (picture, width) => sharp(picture).resize(Math.round(width * factor)).jpeg({ quality: 85 }).toBuffer();
const jpeg = (quality: number): Alter => (picture) => sharp(picture).jpeg({ quality }).toBuffer();
const turn = (degrees: number): Alter => (picture) => sharp(picture).rotate(degrees, { background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer();
const light = (factor: number): Alter => (picture) => sharp(picture).modulate({ brightness: factor }).jpeg({ quality: 85 }).toBuffer();
const label = (width: number, height: number) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="rotate(-20 ${width / 2} ${height / 2})" opacity="0.6">${[0.25, 0.5, 0.75].map((at) => `<rect x="${width * 0.1}" y="${height * at}" width="${width * 0.8}" height="${height * 0.05}" fill="#fff"/><path d="${Array.from({ length: 24 }, (_, n) => `M${width * (0.12 + n * 0.032)} ${height * at}l${width * 0.015} ${height * 0.05}`).join('')}" stroke="#000" stroke-width="${width * 0.006}"/>`).join('')}</g></svg>`);

/** The published list: every way in which a picture is altered before it is looked for. Crops: the part taken off each side's length. */
export const ALTERATIONS: Readonly<Record<string, Alter>> = {
  'crop 10 %': crop(0.1, 0.3, 0.8),
  'crop 20 %': crop(0.2, 0.7, 0.1),
  'scale 0.3': scale(0.3),
  'scale 0.5': scale(0.5),
  'scale 2': scale(2),
  'JPEG quality 30': jpeg(30),
  'WebP quality 40': (picture) => sharp(picture).webp({ quality: 40 }).toBuffer(),
  mirror: (picture) => sharp(picture).flop().jpeg({ quality: 85 }).toBuffer(),
  'upside down': (picture) => sharp(picture).flip().jpeg({ quality: 85 }).toBuffer(),
  'turn 90°': turn(90),
  'turn 180°': turn(180),
  'turn 270°': turn(270),
  'turn +5°': turn(5),
  'turn −5°': turn(-5),
  'brighter by 30 %': light(1.3),
  'darker by 30 %': light(0.7),
  'more contrast': (picture) => sharp(picture).linear(1.4, -50).jpeg({ quality: 85 }).toBuffer(),
  grey: (picture) => sharp(picture).greyscale().jpeg({ quality: 85 }).toBuffer(),
  blurred: (picture, width) => sharp(picture).blur(width / 400).jpeg({ quality: 85 }).toBuffer(),
  'border of 8 %': (picture, width) => sharp(picture).extend({ top: Math.round(width * 0.08), bottom: Math.round(width * 0.08), left: Math.round(width * 0.08), right: Math.round(width * 0.08), background: '#203a5c' }).jpeg({ quality: 85 }).toBuffer(),
  'watermark across it': (picture, width, height) => sharp(picture).composite([{ input: label(width, height) }]).jpeg({ quality: 85 }).toBuffer(),
  'stretched by 8 %': (picture, width, height) => sharp(picture).resize(Math.round(width * 1.08), height, { fit: 'fill' }).jpeg({ quality: 85 }).toBuffer(),
  'crop 20 %, mirror, JPEG 30, scale 0.5': async (picture, width, height) => {
    const cut = await crop(0.2, 0.2, 0.5)(picture, width, height);
    return sharp(cut).flop().resize(Math.round(width * 0.4)).jpeg({ quality: 30 }).toBuffer();
  },
};
