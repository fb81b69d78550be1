import { formatNumber } from '../../../platform/calendar/calendar.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Breadcrumbs, DateText, Layout, NoticeBar, PATHS, PageHead, Prose, href, paragraphs } from '../../../portal/shared/ui.ts';
import type { BulletinRecord } from '../bulletins/bulletins.queries.ts';
import { piecesOf } from '../bulletins/bulletins.rules.ts';
import type { Bulletin } from '../bulletins/bulletins.schemas.ts';
import type { CampaignPage } from '../page/page.schemas.ts';
import { campaignPath } from './paths.ts';
import { campaignPortalMessages } from './portal.messages.ts';

interface BulletinPageProps {
  readonly ctx: Context;
  readonly page: CampaignPage;
  readonly bulletin: BulletinRecord;
  readonly shown: Bulletin['shown'];
}

/** A progress bulletin: words in which every number is a figure that opens its records. */
export const BulletinPage = ({ ctx, page, bulletin, shown }: BulletinPageProps) => {
  const { locale } = ctx;
  const t = campaignPortalMessages(locale);
  const title = pick(bulletin.title, locale);
  return (
    <Layout ctx={ctx} title={title} path={`${campaignPath(page)}/bulletins/${bulletin.id}`} kind="article">
      <Breadcrumbs locale={locale} trail={[{ title: t.campaigns, path: PATHS.campaigns }, { title: pick(page.name, locale), path: campaignPath(page) }]} />
      <PageHead title={title} kicker={t.bulletin}>
        <p>
          {pick(page.host.name, locale)} · <DateText locale={locale} at={bulletin.publishedAt!} />
        </p>
      </PageHead>
      <Prose>
        {paragraphs(pick(bulletin.body, locale)).map((paragraph) => (
          <p>
            {piecesOf(paragraph).map((piece) => {
              if ('text' in piece) return piece.text;
              const figure = shown[piece.figure];
              return figure === undefined ? null : <a href={href(locale, figure.records)} title={pick(figure.label, locale)}>{formatNumber(figure.value, locale)}</a>;
            })}
          </p>
        ))}
      </Prose>
      {shown.length === 0 ? null : <NoticeBar>{t.asOfNow}</NoticeBar>}
    </Layout>
  );
};
