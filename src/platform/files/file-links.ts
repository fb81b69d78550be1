import type { Derivative, FileRow } from './files.queries.ts';

type Linked = Pick<FileRow, 'id' | 'name' | 'derivatives'>;

const extensionOf = (derivative: Derivative) => (derivative.mime === 'image/jpeg' ? 'jpg' : 'webp');

/** Address of the original. */
export const fileUrl = (file: Pick<FileRow, 'id' | 'name'>): string => `/files/${file.id}/${encodeURIComponent(file.name)}`;

/** Address of a smaller form by its name (`w640`); null while there is none. */
export function derivativeUrl(file: Linked, name: string): string | null {
  const derivative = file.derivatives[name];
  return derivative === undefined ? null : `/files/${file.id}/${name}.${extensionOf(derivative)}`;
}

/** The smaller form that an address ends in. */
export function derivativeNamed(file: Linked, last: string): Derivative | undefined {
  const [name = '', extension] = last.split('.');
  const derivative = Object.hasOwn(file.derivatives, name) ? file.derivatives[name] : undefined;
  return derivative !== undefined && extension === extensionOf(derivative) ? derivative : undefined;
}

/** What an `<img>` of a picture needs: widest form as src, all as srcset, its measure against jumping, and the blurred stand-in. */
export interface PictureSources {
  readonly src: string;
  readonly srcset: string;
  readonly width: number;
  readonly height: number;
  /** JPEG for share cards and browsers without WebP. */
  readonly jpeg: string | null;
  readonly placeholder: string | null;
}

/** Null while the smaller forms are not made. */
export function pictureSources(file: Linked & Pick<FileRow, 'placeholder'>): PictureSources | null {
  const forms = Object.entries(file.derivatives).filter(([name]) => name.startsWith('w')).toSorted(([, a], [, b]) => a.width - b.width);
  const widest = forms.at(-1);
  if (widest === undefined) return null;
  return {
    src: derivativeUrl(file, widest[0])!,
    srcset: forms.map(([name, { width }]) => `${derivativeUrl(file, name)} ${width}w`).join(', '),
    width: widest[1].width,
    height: widest[1].height,
    jpeg: derivativeUrl(file, 'j1280'),
    placeholder: file.placeholder,
  };
}
