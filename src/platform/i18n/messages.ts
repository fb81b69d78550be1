export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/** Chinese and English forms of one thing, as stored in the database and sent to clients. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

// A message's parameters differ from message to message, so the widest function type is needed here.
// oxlint-disable-next-line typescript/no-explicit-any
type Message = string | ((params: any) => string);
type Matching<Z> = { [K in keyof Z]: Z[K] extends (params: infer P) => string ? (params: P) => string : string };

/**
 * Messages of one module in both languages. The Chinese side sets the keys and parameters; an English side that lacks one, or
 * takes other parameters, fails the type check.
 */
export function defineMessages<Z extends Record<string, Message>>(messages: { zh: Z; en: Matching<Z> }): (locale: Locale) => Matching<Z> {
  const zh = messages.zh as unknown as Matching<Z>;
  return (locale) => (locale === 'en' ? messages.en : zh);
}

/** Picks the form of the reader's language; an empty English form falls back to the Chinese. */
export function pick(text: Bilingual, locale: Locale): string {
  return locale === 'en' && text.en !== '' ? text.en : text.zh;
}

/** The first supported language of an Accept-Language header; Chinese when none fits (RFC 9110 section 12.5.4). */
export function negotiateLocale(header: string | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = rest.map((parameter) => /^\s*q=([0-9.]+)$/.exec(parameter)?.[1]).find((value) => value !== undefined);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return DEFAULT_LOCALE;
}
