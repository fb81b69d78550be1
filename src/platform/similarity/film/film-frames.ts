import { spawn } from 'node:child_process';
import { COMPARED_SIDE, type Gray } from '../picture/gray-picture.ts';

/** Programs of this machine that read films; prlimit (util-linux) limits what it starts, null where there is none. */
export interface FrameTools {
  readonly ffmpeg: string;
  readonly prlimit: string | null;
}

/** A frame of a film and the second at which it stands. */
export interface Frame {
  readonly second: number;
  readonly picture: Gray;
}

/** Frames taken of a film at most, and seconds between two at least. */
const MOST_FRAMES = 60;
const LEAST_STEP = 2;
const MOST_SECONDS = 240;
const MOST_MEMORY = 1024 ** 3;
const MOST_BYTES = MOST_FRAMES * (COMPARED_SIDE * COMPARED_SIDE + 64);

/** Seconds between two frames of a film so long (milliseconds; null where it is not known). */
export const stepOf = (durationMs: number | null): number => Math.max(LEAST_STEP, Math.ceil((durationMs ?? 0) / 1000 / MOST_FRAMES));

const frameArguments = (film: string, step: number): string[] => [
  '-hide_banner', '-nostdin', '-loglevel', 'error', '-max_alloc', String(MOST_MEMORY / 4), '-protocol_whitelist', 'file,pipe', '-threads', '1', '-i', `file:${film}`,
  '-map', '0:v:0', '-vf', `fps=1/${step},scale=${COMPARED_SIDE}:${COMPARED_SIDE}:force_original_aspect_ratio=decrease`, '-frames:v', String(MOST_FRAMES), '-threads', '1', '-pix_fmt', 'gray', '-c:v', 'pgm', '-f', 'image2pipe', 'pipe:1',
];

/** Pictures in the portable graymap format (P5, 8 bits), one after another. Rejects what is not that. */
export function readGraymaps(bytes: Buffer): Gray[] {
  const pictures: Gray[] = [];
  for (let at = 0; at < bytes.length; ) {
    const head = /^P5\s+(\d{1,4})\s+(\d{1,4})\s+255\s/.exec(bytes.toString('latin1', at, at + 40));
    if (head === null) throw new Error('not a graymap');
    const [width, height] = [Number(head[1]), Number(head[2])];
    const from = at + head[0].length;
    at = from + width * height;
    // A stream that ended early leaves its last picture cut.
    if (at > bytes.length) break;
    pictures.push({ width, height, values: Float32Array.from(bytes.subarray(from, at), (value) => value / 255) });
  }
  return pictures;
}

/** Frames of a film, at even distances. Started without a shell, within limits of time, memory and size; empty where ffmpeg cannot read it. */
export async function readFrames(tools: FrameTools, film: string, durationMs: number | null): Promise<Frame[]> {
  const step = stepOf(durationMs);
  const ffmpeg = frameArguments(film, step);
  const [program, parameters] = tools.prlimit === null ? [tools.ffmpeg, ffmpeg] : [tools.prlimit, [`--as=${MOST_MEMORY}`, `--cpu=${MOST_SECONDS}`, '--', tools.ffmpeg, ...ffmpeg]];
  const bytes = await new Promise<Buffer>((done) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'ignore'], env: {}, timeout: MOST_SECONDS * 1000, killSignal: 'SIGKILL' });
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) child.kill('SIGKILL');
      else chunks.push(chunk);
    });
    child.on('error', () => done(Buffer.alloc(0)));
    child.on('close', () => done(Buffer.concat(chunks)));
  });
  return readGraymaps(bytes).map((picture, number) => ({ second: number * step, picture }));
}
