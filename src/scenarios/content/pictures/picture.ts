import { createRng, nth, spread } from '../rng.ts';
import { render } from './kit/render.ts';
import { aurora } from './styles/aurora.ts';
import { birches } from './styles/birches.ts';
import { fields } from './styles/fields.ts';
import { floes } from './styles/floes.ts';
import { ink } from './styles/ink.ts';
import { lanterns } from './styles/lanterns.ts';
import { papercut } from './styles/papercut.ts';
import { poster } from './styles/poster.ts';
import { railway } from './styles/railway.ts';
import { ridges } from './styles/ridges.ts';
import { river } from './styles/river.ts';
import { skyline } from './styles/skyline.ts';
import type { Style } from './styles/style.ts';
import { together } from './styles/together.ts';
import { wetland } from './styles/wetland.ts';
import { frostedWindow } from './styles/window.ts';

/** The ways of painting, so ordered that neighbours in a gallery differ in kind, light and colour. */
export const STYLES: readonly Style[] = [
  together, river, papercut, birches, lanterns, wetland, poster, ridges, floes, skyline, ink, fields, aurora, frostedWindow, railway,
];

/** A picture of the track 拍美景 with its words. */
export interface Picture {
  bytes: Uint8Array;
  mime: 'image/jpeg';
  /** pixels */
  width: number;
  height: number;
  style: string;
  title: string;
  titleEn: string;
  caption: string;
  captionEn: string;
}

/** The words of the `seed`-th picture (0 and up), without painting it. Titles of the first 540 differ. */
export function pictureWords(seed: number): Omit<Picture, 'bytes' | 'mime' | 'width' | 'height'> {
  const style = nth(STYLES, seed);
  const turn = Math.floor(seed / STYLES.length);
  const [firsts, seconds] = style.titles.zh;
  const [firstsEn, secondsEn] = style.titles.en;
  const first = turn % firsts.length;
  const second = (turn + Math.floor(turn / firsts.length)) % seconds.length;
  const caption = nth(style.captions, spread(turn, 1, style.captions.length));
  const [opening, ending] = [nth(firsts, first), nth(seconds, second)];
  return {
    style: style.id,
    title: opening.endsWith('的') ? opening + ending : `${opening}·${ending}`,
    titleEn: `${nth(firstsEn, first)} ${nth(secondsEn, second)}`,
    caption: caption.zh,
    captionEn: caption.en,
  };
}

/**
 * The `seed`-th picture (0 and up): a JPEG of 1200 × 800 or 900 × 1200 pixels and about 90 to 200 kB, painted in about a
 * tenth of a second on one core. The same seed gives the same picture. Pictures hold no letters and no faces.
 */
export async function picture(seed: number): Promise<Picture> {
  const layers = nth(STYLES, seed).paint(createRng(`picture/${seed}`));
  const bytes = await render(layers);
  return { bytes, mime: 'image/jpeg', width: layers.width, height: layers.height, ...pictureWords(seed) };
}
