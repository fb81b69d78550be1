import type { Locale } from '../../platform/i18n/messages.ts';
import type { Listed } from '../../platform/search/search.ts';
import { Card, Cards, Feature, Gallery, WorkTile, excerpt } from '../shared/ui.ts';

/** Published works as a gallery, from what the index holds of them. */
export const Works = ({ locale, works, level = 3 }: { locale: Locale; works: readonly Listed[]; level?: 2 | 3 }) => (
  <Gallery>
    {works.map(({ title, byline, summary, path, picture }, index) => (
      <WorkTile locale={locale} title={title} path={path} picture={picture ?? undefined} film={picture?.film} opening={summary} credit={{ name: byline }} first={index === 0} level={level} />
    ))}
  </Gallery>
);

/** Campaigns: the first one large, the others as cards. */
export const Campaigns = ({ locale, campaigns }: { locale: Locale; campaigns: readonly Listed[] }) => {
  const [first, ...others] = campaigns;
  const words = ({ title, byline, path, picture }: Listed) => ({ locale, title, path, picture: picture ?? undefined, kicker: byline === '' ? undefined : byline });
  return (
    <>
      {first === undefined ? null : (
        <Feature {...words(first)}>
          <p>{excerpt(first.summary, 140)}</p>
        </Feature>
      )}
      {others.length === 0 ? null : (
        <Cards>
          {others.map((campaign) => (
            <Card {...words(campaign)}>
              <p>{excerpt(campaign.summary, 70)}</p>
            </Card>
          ))}
        </Cards>
      )}
    </>
  );
};
