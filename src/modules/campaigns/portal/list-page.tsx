import { formatDay } from '../../../platform/calendar/calendar.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Card, Cards, EmptyState, Feature, Layout, PATHS, PageHead, Section, Tag, excerpt } from '../../../portal/shared/ui.ts';
import type { CampaignPage } from '../page/page.schemas.ts';
import { campaignPath, standingOf } from './paths.ts';
import { campaignPortalMessages } from './portal.messages.ts';

/** All campaigns: those under way first, then those to come, then the finished ones by year. */
export const ListPage = ({ ctx, pages }: { ctx: Context; pages: readonly CampaignPage[] }) => {
  const { locale, clock } = ctx;
  const t = campaignPortalMessages(locale);
  const groups = (['current', 'coming', 'past'] as const).map((standing) => ({ standing, pages: pages.filter((page) => standingOf(page, clock.now()) === standing) }));
  const card = (page: CampaignPage) => ({ locale, title: pick(page.name, locale), path: campaignPath(page), picture: page.cover ?? undefined, kicker: pick(page.host.name, locale) });
  const days = (page: CampaignPage) => <Tag>{t.between({ from: formatDay(page.startsOn, locale), to: formatDay(page.endsOn, locale) })}</Tag>;
  return (
    <Layout ctx={ctx} title={t.campaigns} path={PATHS.campaigns} description={t.campaignsLead} wide>
      <PageHead title={t.campaigns}>
        <p>{t.campaignsLead}</p>
      </PageHead>
      {pages.length === 0 ? <EmptyState title={t.noCampaigns}>{t.noCampaignsNote}</EmptyState> : null}
      {groups.map(({ standing, pages: each }) => {
        const [first, ...others] = standing === 'current' ? each : [undefined, ...each];
        return each.length === 0 ? null : (
          <Section title={t[standing]}>
            {first === undefined ? null : (
              <Feature {...card(first)}>
                <p>{excerpt(pick(first.summary, locale), 140)}</p>
                {days(first)}
              </Feature>
            )}
            <Cards>
              {others.map((page) => (
                <Card {...card(page!)}>
                  <p>{excerpt(pick(page!.summary, locale), 70)}</p>
                  {days(page!)}
                </Card>
              ))}
            </Cards>
          </Section>
        );
      })}
    </Layout>
  );
};
