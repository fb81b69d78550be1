import { formatNumber } from '../../../platform/calendar/calendar.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Organization } from '../../organizations/public.ts';
import { Breadcrumbs, FigureTile, Figures, Layout, PATHS, PageHead, Table, href } from '../../../portal/shared/ui.ts';
import type { CampaignFigure } from '../figures/campaign-figures.ts';
import type { CampaignPage } from '../page/page.schemas.ts';
import { campaignPath } from './paths.ts';
import { campaignPortalMessages } from './portal.messages.ts';

interface RegionsPageProps {
  readonly ctx: Context;
  readonly page: CampaignPage;
  readonly figures: readonly CampaignFigure[];
  readonly regions: readonly { readonly region: Organization; readonly figures: readonly CampaignFigure[] }[];
}

/** What a campaign came to, in the regions in the order of their divisions: no ranking. */
export const RegionsPage = ({ ctx, page, figures, regions }: RegionsPageProps) => {
  const { locale } = ctx;
  const t = campaignPortalMessages(locale);
  const title = `${pick(page.name, locale)} · ${t.byRegion}`;
  const head = [t.region, ...figures.map(({ label, unit }) => ({ title: `${pick(label, locale)} (${pick(unit, locale)})`, number: true as const }))];
  return (
    <Layout ctx={ctx} title={title} path={`${campaignPath(page)}/regions`} description={pick(page.summary, locale)}>
      <Breadcrumbs locale={locale} trail={[{ title: t.campaigns, path: PATHS.campaigns }, { title: pick(page.name, locale), path: campaignPath(page) }]} />
      <PageHead title={t.byRegion} kicker={pick(page.name, locale)}>
        <p>{t.figuresNote}</p>
      </PageHead>
      <div class="stack">
        <Figures>
          {figures.map(({ value, unit, label, records, declared }) => (
            <FigureTile locale={locale} value={value} unit={pick(unit, locale)} label={pick(label, locale)} asOf={ctx.clock.now()} records={records} declared={declared} />
          ))}
        </Figures>
        <Table caption={title} head={head}>
          {regions.map(({ region, figures: cells }) => (
            <tr>
              <th scope="row">{pick({ zh: region.name, en: region.nameEn }, locale)}</th>
              {cells.map(({ value, records }) => (
                <td class="number">{value === 0 ? '0' : <a href={href(locale, records)}>{formatNumber(value, locale)}</a>}</td>
              ))}
            </tr>
          ))}
        </Table>
      </div>
    </Layout>
  );
};
