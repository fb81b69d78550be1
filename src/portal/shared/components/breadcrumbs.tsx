import type { Locale } from '../../../platform/i18n/messages.ts';
import { PATHS, href } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';

/** Where the page stands, from the home page down to its parent; the page itself is named by its heading. */
export const Breadcrumbs = ({ locale, trail }: { locale: Locale; trail: readonly { readonly title: string; readonly path: string }[] }) => {
  const t = portalMessages(locale);
  return (
    <nav class="crumbs" aria-label={t.crumbs}>
      <ol>
        {[{ title: t.home, path: PATHS.home }, ...trail].map(({ title, path }) => (
          <li>
            <a href={href(locale, path)}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
};
