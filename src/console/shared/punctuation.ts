import { useLocale } from './locale.ts';

const MARKS = {
  'zh-CN': { colon: '：', semicolon: '；', and: '、', brackets: (inside: string) => `（${inside}）` },
  en: { colon: ': ', semicolon: '; ', and: ', ', brackets: (inside: string) => ` (${inside})` },
} as const;

/** The marks between words put together on the screen, as the language of the screens writes them. */
export function usePunctuation() {
  return MARKS[useLocale()];
}
