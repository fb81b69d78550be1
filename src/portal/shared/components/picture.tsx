import type { PictureFile } from '../../../platform/files/picture-file.ts';

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

export const Picture = ({ file, alt, first = false, sizes }: PictureProps) => (
  <img
    class="picture"
    src={file.url}
    srcset={file.sources?.length ? file.sources.map((source) => `${source.url} ${source.width}w`).join(', ') : undefined}
    sizes={file.sources?.length ? sizes : undefined}
    width={file.width}
    height={file.height}
    alt={alt}
    style={toneStyle(file.tone) || undefined}
    loading={first ? undefined : 'lazy'}
    decoding="async"
    fetchpriority={first ? 'high' : undefined}
  />
);
