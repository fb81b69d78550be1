import { pick, type Bilingual, type Locale } from '../../platform/i18n/messages.ts';
import { usePreferences } from './preferences.ts';

/** The language of the screens. */
export function useLocale(): Locale {
  return usePreferences().locale;
}

/** A module's messages (`defineMessages`) in the language of the screens. */
export function useText<M>(messages: (locale: Locale) => M): M {
  return messages(useLocale());
}

/** Picks the reader's form of texts that come in both languages. */
export function usePick(): (text: Bilingual) => string {
  const locale = useLocale();
  return (text) => pick(text, locale);
}
