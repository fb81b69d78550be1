import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Breadcrumbs, Credit, DateText, excerpt, FactList, href, Layout, LightboxGroup, LightboxPicture, PlainText, Section, ShareLink } from '../../../portal/shared/ui.ts';
import type { Work } from '../published/published-works.ts';
import { isTyped } from '../entries/category-files.ts';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

interface WorkPageProps {
  readonly ctx: Context;
  readonly id: string;
  readonly publishedAt: Date;
  readonly work: Work;
}

const STEP_WORDS = ['submitted', 'forwarded', 'published'] as const;

/** A work's own page: the work first, then whose it is and the path it took. */
export const WorkPage = ({ ctx, id, publishedAt, work }: WorkPageProps) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  const title = pick(work.title, locale);
  const campaign = pick(work.campaign.name, locale);
  const campaignPath = `/campaigns/${work.campaign.slug}`;
  const unit = pick(work.unit.name, locale);
  const [first] = work.pictures;
  const description = pick(work.caption, locale) || excerpt(work.body, 90);
  const separator = locale === 'en' ? ', ' : '、';
  return (
    <Layout ctx={ctx} title={title} path={`/works/${id}`} description={description} image={first === undefined ? undefined : { url: first.url, width: first.width, height: first.height, alt: title }} kind="article">
      <Breadcrumbs locale={locale} trail={[{ title: campaign, path: campaignPath }, { title: t.works, path: `${campaignPath}/works` }]} />
      <article class="stack">
        <WorkItself locale={locale} work={work} title={title} />
        <div class="page-head">
          <p class="kicker">{pick(work.category, locale)}</p>
          <h1>{title}</h1>
          <Credit locale={locale} name={work.credits.join(separator)} unit={unit} />
          {pick(work.caption, locale) === '' ? null : <p>{pick(work.caption, locale)}</p>}
        </div>
        <Attachments locale={locale} work={work} title={title} />
        {isTyped(work.kind) ? <PlainText text={work.body} literary /> : work.body === '' ? null : <PlainText text={work.body} />}
      </article>
      <Section title={t.path}>
        <ol class="path-walked">
          {work.path.map((step) => (
            <li>
              <span>{pick(step.office, locale)}</span> <span class="small">{t[STEP_WORDS.find((word) => word === step.action) ?? 'submitted']}</span> <DateText locale={locale} at={step.at} />
            </li>
          ))}
        </ol>
        <FactList
          items={[
            { name: t.wholeCampaign, value: <a href={href(locale, campaignPath)}>{campaign}</a> },
            { name: t.publishedOn, value: <DateText locale={locale} at={publishedAt} /> },
          ]}
        />
        <div class="row work-foot">
          <a class="button" href={href(locale, `${campaignPath}/works`)}>
            {t.moreWorks}
          </a>
          <ShareLink locale={locale} origin={ctx.origin} path={`/works/${id}`} title={title} />
        </div>
      </Section>
    </Layout>
  );
};

/** What is heard of a work, and the manuscript of an article that came as one. */
const Attachments = ({ locale, work, title }: { locale: Context['locale']; work: Work; title: string }) => (
  <>
    {(work.sounds ?? []).map((sound) => (
      // A recording of the public has no captions file; its caption stands below it.
      // oxlint-disable-next-line jsx-a11y/media-has-caption
      <audio controls preload="metadata" src={sound.url} aria-label={`${entryRulesMessages(locale).listen} ${title}`} />
    ))}
    {(work.manuscripts ?? []).map((manuscript) => (
      <p>
        <a href={manuscript.url}>{entryRulesMessages(locale).manuscript}</a>
      </p>
    ))}
  </>
);

const WorkItself = ({ locale, work, title }: { locale: Context['locale']; work: Work; title: string }) => {
  const t = contestPortalMessages(locale);
  if (work.films.length > 0) {
    return (
      <div class="stack">
        {work.films.map((film) => (
          // A film of the public has no captions file; its caption stands below it.
          // oxlint-disable-next-line jsx-a11y/media-has-caption
          <video class="film" controls preload="metadata" playsinline poster={film.poster} aria-label={title}>
            <source src={film.url} type={film.mime} />
            <a href={film.url}>{t.filmPlay}</a>
          </video>
        ))}
      </div>
    );
  }
  if (work.pictures.length === 0) return null;
  return (
    <LightboxGroup locale={locale}>
      {work.pictures.map((picture, index) => (
        <LightboxPicture locale={locale} file={picture} full={picture.url} alt={index === 0 ? title : t.pictureOf({ title, number: index + 1 })} first={index === 0} />
      ))}
    </LightboxGroup>
  );
};
