import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Breadcrumbs, ButtonLink, DateText, FactList, Layout, PageHead, PATHS, PlainText, Section, Tag } from '../../../portal/shared/ui.ts';
import type { CampaignRecord } from '../../campaigns/public.ts';
import type { ContestRecord } from '../contests.queries.ts';
import { isCategoryOpen, isOpen, windowOf } from '../contests.rules.ts';
import { isTyped } from '../entries/category-files.ts';
import { entryRulesMessages } from './rules.messages.ts';
import type { CallLink } from './call-links.ts';
import { contestPortalMessages } from './portal.messages.ts';

interface CallPageProps {
  readonly links: readonly CallLink[];
  /** The call has closed, and somebody holds a code by which a work can still be entered. */
  readonly late: boolean;
  readonly ctx: Context;
  readonly contest: ContestRecord;
  readonly title: { zh: string; en: string };
  readonly campaign: CampaignRecord;
}

/** A call for entries as the public reads it: until when, what, who, how works are chosen. */
export const CallPage = ({ ctx, contest, title, campaign, links, late }: CallPageProps) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  const now = ctx.clock.now();
  const open = isOpen(contest, now);
  const state = open ? t.open : now < contest.opensAt ? t.notOpen : t.closed;
  const name = pick(campaign.content.name, locale);
  return (
    <Layout ctx={ctx} title={pick(title, locale)} path={`/contests/${contest.id}`} description={pick(contest.rules, locale).slice(0, 120) || name}>
      <Breadcrumbs locale={locale} trail={[{ title: name, path: `/campaigns/${campaign.content.slug}` }]} />
      <PageHead title={pick(title, locale)} kicker={name}>
        <p class="row">
          <Tag tone={open ? 'now' : 'plain'}>{state}</Tag>
          <DateText locale={locale} at={now < contest.opensAt ? contest.opensAt : contest.closesAt} as="words" now={now} />
        </p>
      </PageHead>
      <FactList
        items={[
          { name: t.opensAt, value: <DateText locale={locale} at={contest.opensAt} as="minute" /> },
          { name: t.closesAt, value: <DateText locale={locale} at={contest.closesAt} as="minute" /> },
          { name: t.who, value: [contest.fromUnits ? t.byUnits : '', contest.fromPublic ? t.byPublic : ''].filter((part) => part !== '').join(locale === 'en' ? ' ' : '') },
        ]}
      />
      {open && contest.fromPublic ? (
        <p class="row work-foot">
          <ButtonLink locale={locale} to={`/contests/${contest.id}/enter`} look="main">
            {t.enter}
          </ButtonLink>
        </p>
      ) : null}
      {links.length === 0 ? null : (
        <p class="row work-foot">
          {links.map((link, index) => (
            <ButtonLink locale={locale} to={link.path} look={index === 0 && !open ? 'main' : undefined}>
              {pick(link.title, locale)}
            </ButtonLink>
          ))}
        </p>
      )}
      {late ? (
        <p class="row work-foot">
          <ButtonLink locale={locale} to={`/contests/${contest.id}/enter?late=1`} look="quiet">
            {entryRulesMessages(locale).haveCode}
          </ButtonLink>
        </p>
      ) : null}
      {pick(contest.rules, locale) === '' ? null : (
        <Section title={t.rules}>
          <PlainText text={pick(contest.rules, locale)} />
        </Section>
      )}
      <Section title={t.categories}>
        <ul class="prose">
          {contest.categories.map((category) => (
            <li>
              <strong>{pick(category.name, locale)}</strong>
              {locale === 'en' ? ': ' : '：'}
              {t[category.kind]}
              {locale === 'en' ? ', ' : '，'}
              {isTyped(category.kind) ? t.characters({ min: category.minCharacters, max: category.maxCharacters }) : t.files({ max: category.maxFiles })}
              {locale === 'en' ? '. ' : '。'}
              {pick(category.hint, locale)}
              {open && !isCategoryOpen(contest, category, now) ? (
                <>
                  {' '}
                  <Tag>{now < windowOf(contest, category).opensAt && !category.closed ? t.notOpen : t.closed}</Tag>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.how}>
        <PlainText text={t.howText} />
        <p class="row work-foot">
          <ButtonLink locale={locale} to={`/campaigns/${campaign.content.slug}/works`}>
            {t.works}
          </ButtonLink>
          <ButtonLink locale={locale} to={PATHS.feedback} look="quiet">
            {locale === 'en' ? 'Feedback' : '意见反馈'}
          </ButtonLink>
        </p>
      </Section>
    </Layout>
  );
};
