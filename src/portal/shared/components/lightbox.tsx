import type { PictureFile } from '../../../platform/files/picture-file.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { portalMessages } from '../portal.messages.ts';
import { Picture } from './picture.tsx';
import type { Child } from '../markup/markup.ts';

/** Pictures that open over the page, and by themselves where no script runs. */
export const LightboxGroup = ({ locale, children }: { locale: Locale; children?: Child }) => {
  const t = portalMessages(locale);
  return (
    <div class="lightbox-group stack" data-island="lightbox" data-close={t.close} data-previous={t.previousPicture} data-next={t.nextPicture}>
      {children}
    </div>
  );
};

/** One picture of a group. `full` is the address of its largest form; `alt` says what is on it. */
export const LightboxPicture = ({ locale, file, full, alt, caption, first = false }: { locale: Locale; file: PictureFile; full: string; alt: string; caption?: string; first?: boolean }) => (
  <figure>
    <a href={full} data-lightbox data-caption={caption ?? alt} title={portalMessages(locale).enlarge({ title: caption ?? alt })}>
      <Picture file={file} alt={alt} first={first} sizes="(max-width: 60em) 92vw, 64rem" />
    </a>
    {caption === undefined ? null : <figcaption class="credit">{caption}</figcaption>}
  </figure>
);
