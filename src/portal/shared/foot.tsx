import type { Locale } from '../../platform/i18n/messages.ts';
import { PATHS, href, withQuery } from './addresses.ts';
import { portalMessages } from './portal.messages.ts';
import { html } from './markup/markup.ts';

const entry = (locale: Locale, path: string, words: string) => html`<li><a href="${href(locale, path)}">${words}</a></li>`;

/** The foot of every page: where figures come from, how to use the site, and a way to complain about it. Written as text, like the head. */
export const Foot = ({ locale, path, wide, demonstration }: { locale: Locale; path: string; wide: boolean; demonstration: boolean }) => {
  const t = portalMessages(locale);
  const entries: readonly (readonly [string, string])[] = [
    [PATHS.topics, t.topicsAndPledges], [PATHS.polls, t.polls], [PATHS.surveys, t.surveys], [PATHS.about, t.about], [PATHS.figures, t.figuresExplained], [PATHS.accessibility, t.accessibility], [PATHS.feed, t.feeds],
    [withQuery(PATHS.feedback, { about: path === '/' ? undefined : path }), t.siteFeedback], ...(demonstration ? [[PATHS.demo, t.demonstration] as const] : []),
  ];
  return html`<footer class="site-foot"><div class="${wide ? 'frame frame-wide' : 'frame'}"><p>${t.footNote}</p><ul class="foot-links">${entries.map(([to, words]) => entry(locale, to, words))}</ul></div></footer>`;
};
