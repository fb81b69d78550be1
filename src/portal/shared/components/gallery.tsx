import type { PictureFile } from '../../../platform/files/picture-file.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';
import { Credit, type CreditProps } from './credit.tsx';
import { Picture, toneStyle } from './picture.tsx';
import { type Child, html, raw } from '../markup/markup.ts';

export interface WorkTileProps {
  readonly locale: Locale;
  readonly title: string;
  /** Language-neutral address of the work's page. */
  readonly path: string;
  /** The work's picture, or a film's still. */
  readonly picture?: PictureFile | undefined;
  /** Opening lines of a written work; shown where there is no picture. */
  readonly opening?: string | undefined;
  readonly film?: boolean;
  readonly credit: Omit<CreditProps, 'locale'>;
  readonly first?: boolean;
  /** Level of the title's heading: 2 where the gallery stands right below the page's own. */
  readonly level?: 2 | 3;
}

/** Very long or tall works keep to these proportions in the gallery; on their own page they are whole. */
const [TALLEST, WIDEST, WRITTEN] = [0.6, 2.4, 0.82];

/** One work in the gallery. Written as text: pages draw dozens of them. */
export const WorkTile = ({ locale, title, path, picture, opening, film = false, credit, first = false, level = 3 }: WorkTileProps) => {
  const heading = raw(level === 2 ? 'h2' : 'h3');
  const ratio = picture === undefined ? WRITTEN : Math.min(WIDEST, Math.max(TALLEST, picture.width / picture.height));
  const tone = toneStyle(picture?.tone);
  const face = picture === undefined ? html`<span class="paper-slip">${opening}</span>` : Picture({ file: picture, alt: '', first, sizes: '(max-width: 40em) 92vw, 28rem' });
  return html`<li class="work" style="--ratio:${Math.round(ratio * 1000) / 1000}"><div class="work-face"${tone === '' ? '' : html` style="${tone}"`}>${face}${film ? html`<span class="work-kind">${portalMessages(locale).film}</span>` : ''}</div><${heading} class="work-title"><a href="${href(locale, path)}">${title}</a></${heading}>${Credit({ locale, ...credit })}</li>`;
};

/** Works in rows of equal height, uncropped, in reading order. */
export const Gallery = ({ children }: { children?: Child }) => <ul class="gallery">{children}</ul>;
