import type { Scene } from '../scenes.ts';
import { prepare } from './effects.ts';

export interface FilmOrder {
  scene: Scene;
  /** data URL of the picture */
  picture: string;
  width: number;
  height: number;
  seconds: number;
  fps: number;
  bitrate: number;
}

export interface EncodedFilm {
  frames: { data: string; at: number; key: boolean }[];
  /** data URL of a JPEG taken from the middle */
  still: string;
}

/** Draws a film frame by frame and encodes it; nothing depends on how fast the machine is. */
async function shoot(order: FilmOrder): Promise<EncodedFilm> {
  const { scene, width, height, seconds, fps } = order;
  const image = new Image();
  image.src = order.picture;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  const effects = scene.effects.map((effect, index) => prepare(effect, `${scene.id}/${index}`));

  const frames: EncodedFilm['frames'] = [];
  let failure: unknown;
  const encoder = new VideoEncoder({
    output(chunk) {
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      let binary = '';
      for (const byte of data) binary += String.fromCharCode(byte);
      frames.push({ data: btoa(binary), at: Math.round(chunk.timestamp / 1000), key: chunk.type === 'key' });
    },
    error(error) {
      failure = error;
    },
  });
  encoder.configure({ codec: 'vp09.00.31.08', width, height, framerate: fps, bitrate: order.bitrate, latencyMode: 'quality' });

  const total = Math.round(seconds * fps);
  let still = '';
  for (let index = 0; index < total; index++) {
    const part = index / (total - 1);
    const { from, to, x, y, slide } = scene.camera;
    const zoom = from + (to - from) * (0.5 - Math.cos(part * Math.PI) / 2);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.setTransform(zoom, 0, 0, zoom, width * (x - x * zoom + slide * (part - 0.5)), height * (y - y * zoom));
    context.drawImage(image, 0, 0, width, height);
    for (const draw of effects) draw(context, index / fps, part, width, height);
    if (index === Math.floor(total * 0.6)) still = await dataUrl(canvas);
    const frame = new VideoFrame(canvas, { timestamp: Math.round((index * 1e6) / fps), duration: Math.round(1e6 / fps) });
    encoder.encode(frame, { keyFrame: index % (fps * 2) === 0 });
    frame.close();
    while (encoder.encodeQueueSize > 4) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await encoder.flush();
  if (failure !== undefined) throw failure;
  return { frames, still };
}

async function dataUrl(canvas: OffscreenCanvas): Promise<string> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.84 });
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.readAsDataURL(blob);
  });
}

declare global {
  interface Window {
    shoot: typeof shoot;
  }
}

window.shoot = shoot;
