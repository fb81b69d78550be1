import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nth } from '../rng.ts';
import { FILM_WORDS, type FilmWords } from './film-words.ts';

/** A short film of the track 拍美景: WebM (VP9, no sound) with its length and an index for seeking, and a still from it. */
export interface Film extends FilmWords {
  bytes: Uint8Array;
  mime: 'video/webm';
  /** a JPEG of the same size */
  still: Uint8Array;
}

/** How many films there are. */
export const FILMS = FILM_WORDS.length;

/** The `index`-th film, taken modulo their number. The files lie in data/films and are made by render-films.ts. */
export async function film(index: number): Promise<Film> {
  const words = nth(FILM_WORDS, index);
  const folder = filmFolder();
  const [bytes, still] = await Promise.all([readFile(join(folder, `${words.id}.webm`)), readFile(join(folder, `${words.id}.jpg`))]);
  return { ...words, bytes, mime: 'video/webm', still };
}

/** data/films, found upwards from this module, which may run from the source tree or from a bundle. */
export function filmFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'data', 'films');
    if (existsSync(folder)) return folder;
  }
  throw new Error('data/films is missing from this installation');
}
