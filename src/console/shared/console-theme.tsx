import { ConfigProvider } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale/index.js';
import englishWords from 'antd/es/locale/en_US.js';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Locale } from '../../platform/i18n/messages.ts';
import { usePreferences } from './preferences.ts';
import { antdTheme, type Look, rootProperties } from './theme.ts';

function useMedia(query: string): boolean {
  const list = useMemo(() => window.matchMedia(query), [query]);
  return useSyncExternalStore(
    (changed) => {
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => list.matches,
  );
}

/** Whether the window is too narrow for a table: lists are then shown as cards. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 47.99em)');
}

const LOCALES: Record<Locale, () => Promise<AntdLocale>> = {
  'zh-CN': async () => {
    const [words] = await Promise.all([import('antd/es/locale/zh_CN.js'), import('dayjs/locale/zh-cn.js')]);
    return words.default;
  },
  en: async () => englishWords,
};

/** antd's words in the language of the screens; they arrive a moment after the page, which does not wait. */
function useAntdLocale(locale: Locale): AntdLocale | undefined {
  const [words, setWords] = useState<AntdLocale>();
  useEffect(() => {
    let wanted = true;
    void LOCALES[locale]().then((found) => {
      dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
      if (wanted) setWords(found);
    });
    return () => {
      wanted = false;
    };
  }, [locale]);
  return words;
}

/**
 * Where lists and menus that open are put: within the dialog or the page's main part, so that they stay in a landmark. Within the
 * box of antd's dialog: what lies outside of it takes no pointer.
 */
const popupPlace = (trigger?: HTMLElement) => trigger?.closest<HTMLElement>('dialog, .ant-modal-container, [role=dialog]') ?? document.getElementById('content') ?? document.body;

/** Look and language of everything below it; follows the system's dark mode, pointer and wish for less motion. */
export function ConsoleTheme({ children }: { children: ReactNode }) {
  const { locale, size } = usePreferences();
  const dark = useMedia('(prefers-color-scheme: dark)');
  // A narrow window is a phone's, or a desk's enlarged for weak eyes: both want targets that are easy to hit.
  const touch = useMedia('(pointer: coarse), (max-width: 47.99em)');
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const look = useMemo<Look>(() => ({ mode: dark ? 'dark' : 'light', size, english: locale === 'en', touch }), [dark, size, locale, touch]);
  const theme = useMemo(() => antdTheme(look, still), [look, still]);
  const words = useAntdLocale(locale);

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = locale;
    root.dataset['size'] = size;
    // antd keeps its custom properties in this class; its rule for links reads them everywhere.
    root.classList.add('heming');
    for (const [name, value] of Object.entries(rootProperties(look))) root.style.setProperty(name, value);
  }, [look, locale, size]);

  return (
    <ConfigProvider theme={theme} {...(words === undefined ? {} : { locale: words })} button={{ autoInsertSpace: false }} wave={{ disabled: true }} getPopupContainer={popupPlace}>
      {children}
    </ConfigProvider>
  );
}
