import type { Gray } from './gray-picture.ts';

/** Most that the brightness of a plain rim differs from that of its corner. */
const PLAIN = 0.03;
/** A rim is taken off only where at least this part of a side is left. */
const LEAST_LEFT = 0.4;

/** Takes plain rims off a picture (a frame, a mount, letterbox bars): they come and go between copies, and their edges are not the picture's. */
export function trimRim(picture: Gray): Gray {
  const { width, height, values } = picture;
  const isPlain = (from: number, step: number, count: number) => {
    const first = values[from]!;
    for (let n = 1; n < count; n++) if (Math.abs(values[from + n * step]! - first) > PLAIN) return false;
    return true;
  };
  const row = (y: number) => isPlain(y * width, 1, width);
  const column = (x: number) => isPlain(x, width, height);
  let [top, bottom, left, right] = [0, height, 0, width];
  while (top < bottom && row(top)) top += 1;
  while (bottom > top && row(bottom - 1)) bottom -= 1;
  while (left < right && column(left)) left += 1;
  while (right > left && column(right - 1)) right -= 1;
  const [wide, tall] = [right - left, bottom - top];
  if ((wide === width && tall === height) || wide < LEAST_LEFT * width || tall < LEAST_LEFT * height) return picture;
  const inner = new Float32Array(wide * tall);
  for (let y = 0; y < tall; y++) inner.set(values.subarray((top + y) * width + left, (top + y) * width + right), y * wide);
  return { width: wide, height: tall, values: inner };
}
