import type { Locale } from '../../platform/i18n/messages.ts';
import { PATHS, href } from './addresses.ts';
import { Glyph, Mark } from './mark.tsx';
import { portalMessages } from './portal.messages.ts';
import { html, raw } from './markup/markup.ts';

const SECTIONS = ['campaigns', 'works', 'regions', 'figures'] as const;

const CURRENT = raw(' aria-current="true"');

const isWithin = (path: string, section: string) => path === section || path.startsWith(`${section}/`) || path.startsWith(`${section}?`);

/** The bar at the top of every page. Without `person` it is the same for everybody, so that pages can be kept. Written as text, like the head: every page draws it. */
export const SiteHead = ({ locale, path, wide, person }: { locale: Locale; path: string; wide: boolean; person: string | undefined }) => {
  const t = portalMessages(locale);
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  const sections = SECTIONS.map((section) => html`<li><a href="${href(locale, PATHS[section])}"${isWithin(path, PATHS[section]) ? CURRENT : ''}>${t[section]}</a></li>`);
  return html`<header class="site-head"><div class="${wide ? 'site-bar frame frame-wide' : 'site-bar frame'}"><a class="brand" href="${href(locale, PATHS.home)}">${Mark()}${t.siteName}</a><nav class="site-nav" aria-label="${t.mainNav}"><ul>${sections}</ul></nav><div class="site-tools" role="group" aria-label="${t.tools}"><a class="tool" href="${href(locale, PATHS.search)}" title="${t.search}">${Glyph({ name: 'search' })}<span class="unseen">${t.search}</span></a><form method="post" action="/type-size"><input type="hidden" name="back" value="${href(locale, path)}"/><button class="tool" type="submit" data-type-size="true" title="${t.largeType}"><span aria-hidden="true">${locale === 'en' ? 'A+' : '大'}</span><span class="unseen">${t.largeType}</span></button></form><a class="tool" href="${href(other, path)}" hreflang="${other}" lang="${other}" title="${t.otherLanguageHint}">${t.otherLanguage}</a><a class="tool" href="${href(locale, PATHS.me)}" title="${t.meHint}">${Glyph({ name: 'person' })}<span class="${person === undefined ? 'tool-words' : 'tool-words tool-person'}">${person ?? t.me}</span></a></div></div></header>`;
};
