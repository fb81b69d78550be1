import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MOST_SECONDS = 60;
const MOST_BYTES = 1024 * 1024 * 1024;
/** Where in a film its poster is taken: after a fade from black, if it is that long. */
const AT_SECONDS = 2;

/** Programs of this machine that read films. */
export interface FilmTools {
  readonly ffmpeg: string;
  /** Limits the memory of what it runs (util-linux); null where the machine has none, and ffmpeg's own limit of one allocation holds alone. */
  readonly prlimit: string | null;
}

/** A program of this name on the path, as the shell would find it; relative parts of the path are passed over. */
export async function programOnPath(name: string, path: string = process.env['PATH'] ?? ''): Promise<string | null> {
  for (const folder of path.split(delimiter).filter((each) => isAbsolute(each))) {
    const program = join(folder, name);
    const found = await access(program, constants.X_OK).then(() => true, () => false);
    if (found) return program;
  }
  return null;
}

let known: Promise<FilmTools | null> | undefined;

/** The tools that make posters of films, or null where this machine has no ffmpeg. Looked for once a process. */
export function filmTools(): Promise<FilmTools | null> {
  known ??= programOnPath('ffmpeg').then(async (ffmpeg) => (ffmpeg === null ? null : { ffmpeg, prlimit: await programOnPath('prlimit') }));
  return known;
}

/** What ffmpeg is asked to do: one frame of the film at most 1280 wide, as JPEG. It reads that file only, on one thread. */
export const posterArguments = (film: string, to: string, atSeconds: number): string[] => [
  '-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-max_alloc', String(MOST_BYTES / 4), '-protocol_whitelist', 'file', '-threads', '1', '-ss', String(atSeconds), '-i', `file:${film}`,
  '-map', '0:v:0', '-frames:v', '1', '-vf', "scale='min(1280,iw)':-2", '-threads', '1', '-f', 'image2', '-c:v', 'mjpeg', '-q:v', '3', `file:${to}`,
];

/** Writes a frame of a film as a JPEG. Started without a shell, within a minute and 1 GiB. @returns whether there is one. */
export async function writePoster(tools: FilmTools, film: string, to: string, durationMs: number | null): Promise<boolean> {
  const at = durationMs === null ? 0 : Math.min(AT_SECONDS, durationMs / 2000);
  const ffmpeg = posterArguments(film, to, at);
  const [program, parameters] = tools.prlimit === null ? [tools.ffmpeg, ffmpeg] : [tools.prlimit, [`--as=${MOST_BYTES}`, `--cpu=${MOST_SECONDS}`, '--', tools.ffmpeg, ...ffmpeg]];
  await run(program, parameters, { timeout: MOST_SECONDS * 1000, killSignal: 'SIGKILL', maxBuffer: 64 * 1024, env: {} }).catch(() => undefined);
  return access(to).then(() => true, () => false);
}
