import type { Locale } from '../../platform/i18n/messages.ts';
import type { Listed } from '../../platform/search/search.ts';
import { Gallery, WorkTile } from '../shared/ui.ts';

/** Published works as a gallery, from what the index holds of them. */
export const Works = ({ locale, works, level = 3 }: { locale: Locale; works: readonly Listed[]; level?: 2 | 3 }) => (
  <Gallery>
    {works.map(({ title, byline, summary, path, picture }, index) => (
      <WorkTile locale={locale} title={title} path={path} picture={picture ?? undefined} film={picture?.film} opening={summary} credit={{ name: byline }} first={index === 0} level={level} />
    ))}
  </Gallery>
);
