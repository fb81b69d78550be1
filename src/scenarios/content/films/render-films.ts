import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { build } from 'rolldown';
import { render } from '../pictures/kit/render.ts';
import { STYLES } from '../pictures/picture.ts';
import { createRng } from '../rng.ts';
import { FILM_WORDS } from './film-words.ts';
import type { EncodedFilm, FilmOrder } from './page/film-page.ts';
import { SCENES } from './scenes.ts';
import { muxWebm } from './webm.ts';

// Makes the films in data/films: `node src/scenarios/content/films/render-films.ts [id …]`. They are committed, so this runs
// only when a scene changes. Encoders differ between browsers; the bytes are the same only for the same one.

const FPS = 24;
const LARGEST = 400_000;

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(here, '../../../../data/films');

async function shootAll(wanted: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { output } = await build({ input: join(here, 'page/film-page.ts'), platform: 'browser', output: { format: 'iife' }, write: false });
  const browser = await chromium.launch({ executablePath: await packed.executablePath(), args: packed.args, headless: true });
  try {
    const page = await browser.newPage();
    // Encoders need a secure context; no request leaves the machine.
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto('https://films.example/');
    await page.addScriptTag({ content: output[0].code });
    for (const scene of SCENES) {
      const words = FILM_WORDS.find(({ id }) => id === scene.id);
      const style = STYLES.find(({ id }) => id === scene.style);
      if (!words || !style) throw new Error(`no words or style for ${scene.id}`);
      if (wanted.length > 0 && !wanted.includes(scene.id)) continue;
      const picture = await render({ ...style.paint(createRng(scene.seed)), grain: 0, snow: '' });
      const order: FilmOrder = {
        scene,
        picture: `data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}`,
        width: words.width,
        height: words.height,
        seconds: words.seconds,
        fps: FPS,
        bitrate: 400_000,
      };
      let file = new Uint8Array();
      let shot: EncodedFilm;
      do {
        shot = await page.evaluate((given) => window.shoot(given), order);
        const frames = shot.frames.map(({ data, at, key }) => ({ data: new Uint8Array(Buffer.from(data, 'base64')), at, key }));
        file = new Uint8Array(muxWebm(frames, words, words.seconds));
        order.bitrate = Math.floor(order.bitrate * 0.8);
      } while (file.length > LARGEST);
      await writeFile(join(folder, `${scene.id}.webm`), file);
      await writeFile(join(folder, `${scene.id}.jpg`), Buffer.from(shot.still.split(',')[1] ?? '', 'base64'));
      process.stdout.write(`${scene.id}: ${Math.round(file.length / 1000)} kB, ${shot.frames.length} frames\n`);
    }
  } finally {
    await browser.close();
  }
}

await shootAll(process.argv.slice(2));
