import { formatDay } from '../../../platform/calendar/calendar.ts';
import { type Bilingual, type Locale, pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Breadcrumbs, ButtonLink, Card, Cards, DayText, FactList, FigureTile, Figures, Gallery, Layout, PATHS, PageHead, PhaseLine, Picture, PlainText, Section, ShareLink, Tag, type Tone, WorkTile, href, withQuery } from '../../../portal/shared/ui.ts';
import type { GalleryItem } from '../activity-kind.ts';
import { NATURE_NAMES } from '../campaigns.messages.ts';
import type { CampaignFigure } from '../figures/campaign-figures.ts';
import type { CampaignPage } from '../page/page.schemas.ts';
import { campaignPath, standingOf } from './paths.ts';
import { campaignPortalMessages } from './portal.messages.ts';
import type { Child } from '../../../portal/shared/markup/markup.ts';

export interface SpecialPageData {
  readonly page: CampaignPage;
  readonly figures: readonly CampaignFigure[];
  /** The newest of each track. */
  readonly works: readonly GalleryItem[];
}

type Drawn = SpecialPageData & { readonly ctx: Context };
type Part = (props: Drawn) => Child;

const filled = (text: Bilingual) => text.zh !== '';
const TONES: Readonly<Record<ReturnType<typeof standingOf>, Tone>> = { coming: 'late', current: 'now', past: 'plain' };

const Opening: Part = ({ ctx: { locale, clock }, page }) => {
  const t = campaignPortalMessages(locale);
  const standing = standingOf(page, clock.now());
  const hosts = [page.host, ...page.coHosts].map(({ name }) => pick(name, locale));
  return (
    <>
      <PageHead title={pick(page.name, locale)} kicker={t.hostedBy({ names: hosts.join(locale === 'en' ? ', ' : '、') })}>
        {filled(page.slogan) ? <p class="slogan">{pick(page.slogan, locale)}</p> : null}
        <p class="tags">
          <Tag tone={TONES[standing]}>{t[standing]}</Tag>
          <Tag>{t.between({ from: formatDay(page.startsOn, locale), to: formatDay(page.endsOn, locale) })}</Tag>
        </p>
      </PageHead>
      <div class="opening">
        {page.cover === null ? null : <Picture file={page.cover} alt={pick(page.cover.alt, locale)} first sizes="(max-width: 90rem) 92vw, 84rem" />}
        <PlainText text={pick(page.summary, locale)} />
      </div>
    </>
  );
};

const Phases: Part = ({ ctx: { locale, clock }, page }) => (
  <Section title={campaignPortalMessages(locale).phases} id="phases">
    <PhaseLine
      locale={locale}
      now={clock.now()}
      phases={page.phases.map(({ name, from, to, note }) => ({ name: pick(name, locale), from, to, note: pick(note, locale) }))}
      milestones={page.milestones.map(({ id, day, name }) => ({ name: pick(name, locale), on: `${day}T00:00:00+08:00`, path: `${campaignPath(page)}#topic-${id}` }))}
    />
  </Section>
);

const FigureRow: Part = ({ ctx: { locale, clock }, page, figures }) => {
  const t = campaignPortalMessages(locale);
  if (figures.length === 0) return null;
  return (
    <Section title={t.figures} id="figures" more={{ title: t.byRegion, href: href(locale, `${campaignPath(page)}/regions`) }}>
      <Figures>
        {figures.map(({ value, unit, label, records, declared }) => (
          <FigureTile locale={locale} value={value} unit={pick(unit, locale)} label={pick(label, locale)} asOf={clock.now()} records={records} declared={declared} />
        ))}
      </Figures>
    </Section>
  );
};

const Tracks: Part = ({ ctx: { locale }, page }) => {
  const t = campaignPortalMessages(locale);
  const links = (trackId: string | null) =>
    page.activities
      .filter((activity) => activity.trackId === trackId && activity.href !== null)
      .map(({ title, href: to, state }) => (
        <p class="row">
          <ButtonLink locale={locale} to={to!}>
            {pick(title, locale)}
          </ButtonLink>
          {state === null ? null : <Tag>{pick(state, locale)}</Tag>}
        </p>
      ));
  const shared = links(null);
  return (
    <Section title={t.tracks} id="tracks">
      <Cards>
        {page.tracks.map(({ id, name, text }) => (
          <Card locale={locale} title={pick(name, locale)} path={withQuery(`${campaignPath(page)}/works`, { track: id })}>
            {filled(text) ? <p>{pick(text, locale)}</p> : null}
            {links(id)}
          </Card>
        ))}
      </Cards>
      {shared.length === 0 ? null : <div class="ways">{shared}</div>}
    </Section>
  );
};

const Works: Part = ({ ctx: { locale }, page, works }) => {
  const t = campaignPortalMessages(locale);
  if (works.length === 0) return null;
  const groups = [...page.tracks, null].map((track) => ({ track, items: works.filter(({ trackId }) => trackId === (track?.id ?? null)) })).filter(({ items }) => items.length > 0);
  return (
    <Section title={t.works} id="works" more={{ title: t.allWorks, href: href(locale, `${campaignPath(page)}/works`) }}>
      {groups.map(({ track, items }) => (
        <div class="works-of-track">
          {track === null || groups.length === 1 ? null : (
            <p class="kicker">
              <a href={href(locale, withQuery(`${campaignPath(page)}/works`, { track: track.id }))} aria-label={t.trackWorks({ track: pick(track.name, locale) })}>
                {pick(track.name, locale)}
              </a>
            </p>
          )}
          <WorkTiles locale={locale} items={items} />
        </div>
      ))}
    </Section>
  );
};

/** Works of a gallery, as its kind gives them. */
export const WorkTiles = ({ locale, items, level }: { locale: Locale; items: readonly GalleryItem[]; level?: 2 | 3 }) => (
  <Gallery>
    {items.map(({ title, href: path, picture, opening, film, credit }) => (
      <WorkTile locale={locale} title={pick(title, locale)} path={path} picture={picture} opening={opening} film={film} credit={credit} level={level} />
    ))}
  </Gallery>
);

const Topics: Part = ({ ctx: { locale }, page }) =>
  page.milestones.length === 0 ? null : (
    <Section title={campaignPortalMessages(locale).topics} id="topics">
      <ol class="topics">
        {page.milestones.map(({ id, day, date, name, topic, text }) => (
          <li id={`topic-${id}`}>
            <p class="kicker">
              <DayText locale={locale} day={day} /> · {pick(date, locale)}
            </p>
            <h3>{filled(topic) ? pick(topic, locale) : pick(name, locale)}</h3>
            {filled(text) ? <PlainText text={pick(text, locale)} /> : null}
          </li>
        ))}
      </ol>
    </Section>
  );

const Units: Part = ({ ctx: { locale }, page }) =>
  page.units.length === 0 ? null : (
    <Section title={campaignPortalMessages(locale).units} id="units">
      <ul class="directory">
        {page.units.map(({ name, note }) => (
          <li class="directory-entry">
            <span class="directory-name">{pick(name, locale)}</span>
            <span class="directory-note">{pick(note, locale)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );

const Bulletins: Part = ({ ctx: { locale }, page }) =>
  page.bulletins.length === 0 ? null : (
    <Section title={campaignPortalMessages(locale).bulletins} id="bulletins">
      <ul class="directory">
        {page.bulletins.map(({ id, title, publishedAt }) => (
          <li>
            <a href={href(locale, `${campaignPath(page)}/bulletins/${id}`)}>
              <span class="directory-name">{pick(title, locale)}</span>
              <span class="directory-note">{formatDay(dayInShanghai(publishedAt), locale)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );

const dayInShanghai = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

const About: Part = ({ ctx: { locale, origin }, page }) => {
  const t = campaignPortalMessages(locale);
  const named = (items: readonly { readonly name: Bilingual }[]) => items.map(({ name }) => pick(name, locale)).join(locale === 'en' ? ', ' : '、');
  const { approval } = page;
  const media = page.media.map(({ name, url }, index) => (
    <>
      {index === 0 ? '' : locale === 'en' ? ', ' : '、'}
      {url === '' ? pick(name, locale) : <a href={url} rel="external noopener">{pick(name, locale)}</a>}
    </>
  ));
  const rows: { name: string; value: Child }[] = [
    { name: t.host, value: pick(page.host.name, locale) },
    ...(page.coHosts.length === 0 ? [] : [{ name: t.coHosts, value: named(page.coHosts) }]),
    { name: t.dates, value: t.between({ from: formatDay(page.startsOn, locale), to: formatDay(page.endsOn, locale) }) },
    { name: t.nature, value: pick(NATURE_NAMES[page.nature], locale) },
    ...(approval === null ? [] : [{ name: t.approval, value: [pick(approval.basis, locale), approval.number].filter((part) => part !== '').join(' ') }]),
    { name: t.fee, value: t.free },
    ...(page.media.length === 0 ? [] : [{ name: t.media, value: media }]),
  ];
  return (
    <Section title={t.about} id="about">
      <div class="about-campaign">
        {page.prose.map(({ heading, text }) => (
          <div>
            {filled(heading) ? <h3>{pick(heading, locale)}</h3> : null}
            <PlainText text={pick(text, locale)} />
          </div>
        ))}
        <FactList items={rows} />
        <ShareLink locale={locale} origin={origin} path={campaignPath(page)} title={pick(page.name, locale)} />
      </div>
    </Section>
  );
};

/** A campaign's special page. */
export const SpecialPage = (props: Drawn) => {
  const { ctx, page } = props;
  const { locale } = ctx;
  const name = pick(page.name, locale);
  const image = page.cover === null ? undefined : { url: page.cover.url, width: page.cover.width, height: page.cover.height, alt: pick(page.cover.alt, locale) };
  return (
    <Layout ctx={ctx} title={name} path={campaignPath(page)} description={pick(page.summary, locale)} image={image} kind="article" wide>
      <Breadcrumbs locale={locale} trail={[{ title: campaignPortalMessages(locale).campaigns, path: PATHS.campaigns }]} />
      {[Opening, Phases, FigureRow, Tracks, Works, Topics, Units, Bulletins, About].map((Each) => Each(props))}
    </Layout>
  );
};
