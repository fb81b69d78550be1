import type { Locale } from '../../../platform/i18n/messages.ts';

/** A piece of a bulletin's text: words, or the figure that stands in that place (0 for the first of the list). */
export type BulletinPiece = { readonly text: string } | { readonly figure: number };

const PLACE = /\{(\d{1,2})\}/g;

/** The text cut at its places for figures; `{1}` is the first. */
export function piecesOf(text: string): BulletinPiece[] {
  const pieces: BulletinPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ figure: Number(match[1]) - 1 });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
/** Dates, times of day and ordinals: what may be typed. Years, months and days; 第3期; 5 March 2026; the 3rd. */
const TYPED: Readonly<Record<Locale, RegExp>> = {
  'zh-CN': /\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[:：]\d{2}|\d+(?=[年月日号时届期])|(?<=第)\d+/g,
  en: new RegExp(`\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${MONTHS})(?:\\s+\\d{4})?|(?:${MONTHS})(?:\\s+\\d{1,2}(?!\\d))?(?:,?\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}|\\d+(?:st|nd|rd|th)\\b|\\b(?:in|of|year)\\s+(?:19|20)\\d{2}\\b`, 'g'),
};
/** Chinese numerals before a measure word that counts: 三千余件 is as much a typed figure as 3000. */
const SPELT = /[一二两三四五六七八九十百千万亿〇零]{1,12}[余多]?(?=[件篇幅部人名次家户项场批条小]|个(?:单位|市|县|小时)|小时|万元|元)/;

/**
 * The first number of a text that was typed instead of referred to, or undefined. Dates, times and ordinals may be typed. In Chinese, numerals
 * in words that count things are found too, except 一, 两 and the like alone, which speech needs.
 */
export function typedNumber(text: string, locale: Locale): string | undefined {
  const rest = text.replaceAll(PLACE, '').replaceAll(TYPED[locale], '');
  const digits = /[\d０-９][\d０-９,，.]*/.exec(rest)?.[0];
  if (digits !== undefined) return digits;
  const spelt = SPELT.exec(rest)?.[0];
  return spelt !== undefined && spelt.replace(/[余多]$/, '').length > 1 ? spelt : undefined;
}

/** The first place of a text that no figure of the list fills (1 for the first), or undefined. */
export function missingFigure(text: string, count: number): number | undefined {
  const place = piecesOf(text).find((piece) => 'figure' in piece && (piece.figure < 0 || piece.figure >= count));
  return place !== undefined && 'figure' in place ? place.figure + 1 : undefined;
}
