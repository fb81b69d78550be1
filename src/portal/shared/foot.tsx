import type { Locale } from '../../platform/i18n/messages.ts';
import { PATHS, href, withQuery } from './addresses.ts';
import { portalMessages } from './portal.messages.ts';

/** The foot of every page: where figures come from, how to use the site, and a way to complain about it. */
export const Foot = ({ locale, path, wide, demonstration }: { locale: Locale; path: string; wide: boolean; demonstration: boolean }) => {
  const t = portalMessages(locale);
  return (
    <footer class="site-foot">
      <div class={wide ? 'frame frame-wide' : 'frame'}>
        <p>{t.footNote}</p>
        <ul class="foot-links">
          <li>
            <a href={href(locale, PATHS.topics)}>{t.topicsAndPledges}</a>
          </li>
          <li>
            <a href={href(locale, PATHS.polls)}>{t.polls}</a>
          </li>
          <li>
            <a href={href(locale, PATHS.surveys)}>{t.surveys}</a>
          </li>
          <li>
            <a href={href(locale, PATHS.about)}>{t.about}</a>
          </li>
          <li>
            <a href={href(locale, PATHS.figures)}>{t.figuresExplained}</a>
          </li>
          <li>
            <a href={href(locale, PATHS.accessibility)}>{t.accessibility}</a>
          </li>
          <li>
            <a href={href(locale, PATHS.feed)}>{t.feeds}</a>
          </li>
          <li>
            <a href={href(locale, withQuery(PATHS.feedback, { about: path === '/' ? undefined : path }))}>{t.siteFeedback}</a>
          </li>
          {demonstration ? (
            <li>
              <a href={href(locale, PATHS.demo)}>{t.demonstration}</a>
            </li>
          ) : null}
        </ul>
      </div>
    </footer>
  );
};
