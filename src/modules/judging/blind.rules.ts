/** What stands for a name that a judge may not see. */
export const MASK = '■■';

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * A work's text with the names of its people and units made unreadable: an author who signs inside the text would otherwise be known. Longest
 * first, so that no part of a name is left; spaces inside a name and the case of Latin letters don't matter. Names of one character are left alone: they are words.
 */
export function maskNames(text: string, names: readonly string[]): string {
  const patterns = [...new Set(names.map((name) => name.trim()).filter((name) => [...name].length >= 2))]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => [...name.replaceAll(/\s+/g, '')].map(escaped).join(String.raw`\s*`));
  if (patterns.length === 0) return text;
  return text.replaceAll(new RegExp(patterns.join('|'), 'giu'), MASK);
}

const CONTACTS = /(?<![\d.])(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}(?!\d)|(?<!\d)0\d{2,3}[-\s]?\d{7,8}(?!\d)|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** A text without telephone numbers and e-mail addresses, by which an author could be asked for. */
export const maskContacts = (text: string): string => text.replaceAll(CONTACTS, MASK);

/**
 * Whether a file's bytes can go to a judge as they are: films and most kinds of sound lose their notes when they are uploaded (platform/files), text has none.
 * Pictures are given in their smaller forms only, which carry no metadata. Everything else (WebM, Ogg, PDF, office files …) may name its
 * author inside and is held back while authors are blind.
 */
export const isCleanAsStored = (mime: string): boolean => ['video/mp4', 'video/quicktime', 'audio/mp4', 'audio/mpeg', 'audio/aac', 'audio/wav', 'audio/flac', 'text/plain', 'text/csv'].includes(mime);
