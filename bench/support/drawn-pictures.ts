import sharp from 'sharp';
import { randomFrom } from './random.ts';

type Random = () => number;

const between = (random: Random, low: number, high: number) => low + random() * (high - low);
const whole = (random: Random, low: number, high: number) => Math.floor(between(random, low, high + 1));
const colour = (random: Random) => `rgb(${whole(random, 0, 255)},${whole(random, 0, 255)},${whole(random, 0, 255)})`;

/** Ground with structure at every size, as landscapes and faces have: coarse noise with finer and weaker noise over it. */
async function drawGround(random: Random, width: number, height: number): Promise<Float32Array> {
  const sum = new Float32Array(width * height * 3);
  const roughness = between(random, 0.45, 0.7);
  let weight = 1;
  for (let cells = whole(random, 2, 5); cells < 130; cells *= 3) {
    const rows = Math.max(2, Math.round((cells * height) / width));
    const grid = Buffer.alloc(cells * rows * 3);
    for (let at = 0; at < grid.length; at += 3) {
      const level = whole(random, 0, 255);
      for (let channel = 0; channel < 3; channel++) grid[at + channel] = Math.max(0, Math.min(255, level + whole(random, -50, 50)));
    }
    const layer = await sharp(grid, { raw: { width: cells, height: rows, channels: 3 } }).resize(width, height, { fit: 'fill', kernel: 'cubic' }).raw().toBuffer();
    for (let at = 0; at < sum.length; at++) sum[at]! += weight * (layer[at]! - 127.5);
    weight *= roughness;
  }
  return sum;
}

function shape(random: Random, width: number, height: number): string {
  const [x, y, size] = [random() * width, random() * height, between(random, 0.02, 0.22) * width];
  const paint = `fill="${colour(random)}" fill-opacity="${between(random, 0.4, 1).toFixed(2)}"`;
  const near = () => `${(x + between(random, -size, size)).toFixed(1)},${(y + between(random, -size, size)).toFixed(1)}`;
  switch (whole(random, 0, 3)) {
    case 0: return `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size * between(random, 0.3, 1)}" ${paint}/>`;
    case 1: return `<rect x="${x}" y="${y}" width="${size}" height="${size * between(random, 0.2, 2)}" transform="rotate(${whole(random, 0, 90)} ${x} ${y})" ${paint}/>`;
    case 2: return `<polygon points="${Array.from({ length: whole(random, 3, 7) }, near).join(' ')}" ${paint}/>`;
    default: return `<path d="M${near()} C${near()} ${near()} ${near()} S${near()} ${near()}" fill="none" stroke="${colour(random)}" stroke-width="${between(random, 1, 10).toFixed(1)}"/>`;
  }
}

/** Lines of strokes as small as print. */
function print(random: Random, width: number, height: number): string {
  const [left, top, size] = [random() * width * 0.5, random() * height * 0.7, between(random, 0.02, 0.05) * width];
  const strokes = Array.from({ length: whole(random, 12, 60) }, (_, number) => {
    const [x, y] = [left + (number % 12) * size * 1.2, top + Math.floor(number / 12) * size * 1.5];
    return Array.from({ length: whole(random, 2, 5) }, () => `M${(x + random() * size).toFixed(1)} ${(y + random() * size).toFixed(1)}L${(x + random() * size).toFixed(1)} ${(y + random() * size).toFixed(1)}`).join('');
  });
  return `<path d="${strokes.join('')}" stroke="${random() < 0.5 ? '#111' : '#fafafa'}" stroke-width="${(size / 9).toFixed(1)}" fill="none"/>`;
}

/** A drawn picture unlike any other, the same for the same number: ground, shapes and, on some, print. JPEG, `width` wide. */
export async function drawPicture(number: number, width = 480): Promise<Buffer> {
  const random = randomFrom(number);
  const height = Math.round(width * (random() < 0.3 ? between(random, 1.2, 1.5) : between(random, 0.6, 0.8)));
  const ground = await drawGround(random, width, height);
  const contrast = between(random, 0.35, 0.9);
  const pixels = Buffer.alloc(ground.length);
  for (let at = 0; at < pixels.length; at++) pixels[at] = Math.max(0, Math.min(255, 127.5 + contrast * ground[at]!));
  const shapes = Array.from({ length: whole(random, 2, 14) }, () => shape(random, width, height)).join('') + (random() < 0.4 ? print(random, width, height) : '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes}</svg>`;
  return sharp(pixels, { raw: { width, height, channels: 3 } }).composite([{ input: Buffer.from(svg) }]).jpeg({ quality: 92 }).toBuffer();
}
