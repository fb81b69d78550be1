import { formatNumber } from '../../platform/calendar/format.ts';
import type { Locale } from '../../platform/i18n/messages.ts';

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** Bytes in words, in powers of 1024: 3.2 MB. */
export function sizeInWords(bytes: number, locale: Locale): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${formatNumber(bytes / 1024 ** power, locale, power < 2 ? 0 : 1)} ${UNITS[power]}`;
}
