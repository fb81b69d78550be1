import type { PictureFile } from '../../../platform/files/picture-file.ts';
import { html, raw } from '../markup/markup.ts';

interface PictureProps {
  readonly file: PictureFile;
  readonly alt: string;
  /** The first picture of a page loads at once, the others when they come near. */
  readonly first?: boolean;
  /** How wide it is drawn, in the words of the sizes attribute. */
  readonly sizes?: string;
}

/** The inline style of a placeholder colour, where it is one. */
export const toneStyle = (tone: string | undefined) => (tone !== undefined && /^#[0-9a-f]{6}$/i.test(tone) ? `--tone:${tone}` : '');

const [FIRST, LATER] = [raw(' decoding="async" fetchpriority="high"'), raw(' loading="lazy" decoding="async"')];

const srcsetOf = (sources: NonNullable<PictureFile['sources']>) => sources.map((source) => `${source.url} ${source.width}w`).join(', ');

/** Written as text: pages draw dozens of them. */
export const Picture = ({ file, alt, first = false, sizes }: PictureProps) => {
  const tone = toneStyle(file.tone);
  const sources = file.sources?.length ? html` srcset="${srcsetOf(file.sources)}"${sizes === undefined ? '' : html` sizes="${sizes}"`}` : '';
  return html`<img class="picture" src="${file.url}"${sources} width="${file.width}" height="${file.height}" alt="${alt}"${tone === '' ? '' : html` style="${tone}"`}${first ? FIRST : LATER}/>`;
};
