import type { FileKind } from './file-types.ts';

const MAX_NAME_BYTES = 255;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const KNOWN_EXTENSION = /\.(jpe?g|jpe|jfif|png|apng|webp|gif|avif|heic|heif|svg|bmp|tiff?|mp4|m4v|webm|mov|qt|avi|mkv|mp3|m4a|aac|ogg|oga|opus|wav|flac|pdf|docx?|xlsx?|pptx?|wps|et|txt|md|text|csv|html?)$/i;
// Names under which the addresses of a file serve its derivatives.
const DERIVATIVE_NAME = /^[wj]\d+\.\w+$/i;

const encoder = new TextEncoder();

function cut(text: string, maxBytes: number): string {
  let used = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    used += encoder.encode(segment).length;
    if (used > maxBytes) break;
    kept += segment;
  }
  return kept;
}

/** A name without folders, control and formatting characters (bidi overrides among them), or signs that a file system refuses. */
function plainName(raw: string): string {
  const last = raw.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  return last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
}

/**
 * The name a file is kept and offered under: its own, made harmless, at most 255 bytes of UTF-8, with the extension of what its
 * content is. `photo.jpg` that holds a PNG becomes `photo.png`; an extension that is none of a known kind stays inside the name.
 */
export function safeFileName(raw: string, kind?: Pick<FileKind, 'extension' | 'alsoNamed'>): string {
  let stem = plainName(raw);
  let extension = /\.[A-Za-z0-9]{1,8}$/.exec(stem)?.[0] ?? '';
  if (kind === undefined) {
    stem = stem.slice(0, stem.length - extension.length);
  } else if ([kind.extension, ...kind.alsoNamed].includes(extension.slice(1).toLowerCase())) {
    stem = stem.slice(0, stem.length - extension.length);
    extension = extension.toLowerCase();
  } else {
    stem = stem.replace(KNOWN_EXTENSION, '');
    extension = `.${kind.extension}`;
  }
  stem = stem.replaceAll(/[. ]+$/g, '');
  if (stem === '') stem = 'file';
  if (RESERVED.test(stem) || DERIVATIVE_NAME.test(stem + extension)) stem = `_${stem}`;
  return cut(stem, MAX_NAME_BYTES - encoder.encode(extension).length).replaceAll(/[. ]+$/g, '') + extension;
}

/** A value of Content-Disposition (RFC 6266): an ASCII name for old clients and the real one encoded by RFC 8187. */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7E]/gu, '_').replaceAll(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
