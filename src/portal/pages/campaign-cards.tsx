import { type CampaignPage, currentCampaigns } from '../../modules/campaigns/public.ts';
import { dayOf } from '../../platform/calendar/calendar.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Locale, pick } from '../../platform/i18n/messages.ts';
import { listNewest, type Listed } from '../../platform/search/search.ts';
import { Card, type CardProps, Cards, DateText, Feature, Tag, excerpt } from '../shared/ui.ts';
import { pagesMessages } from './pages.messages.ts';

/** Campaigns to show: those under way, or, while none is, the latest. */
export interface ShownCampaigns {
  readonly current: readonly CampaignPage[];
  readonly latest: readonly Listed[];
}

const SHOWN = 7;

/** The campaigns of the whole site, or those that concern an office: hosted above it, by it or below it. */
export async function readCampaigns(ctx: Context, officeId?: string): Promise<ShownCampaigns> {
  const { db, locale } = ctx;
  const current = await currentCampaigns(db, { day: dayOf(ctx.clock.now()), regionNode: officeId, limit: SHOWN });
  return { current, latest: current.length > 0 ? [] : await listNewest(db, { locale, types: ['campaign'], belongsTo: officeId, limit: SHOWN }) };
}

interface CardWords extends Omit<CardProps, 'children' | 'first' | 'level'> {
  readonly summary: string;
  /** The phase under way, and when the campaign ends. */
  readonly phase?: { readonly name: string; readonly endsAt: string } | undefined;
}

function ofPage(campaign: CampaignPage, locale: Locale, now: Date): CardWords {
  const phase = campaign.phases.find(({ from, to }) => new Date(from) <= now && now < new Date(to));
  const last = campaign.phases.at(-1);
  return {
    locale, title: pick(campaign.name, locale), path: `/campaigns/${campaign.slug}`, picture: campaign.cover ?? undefined, kicker: pick(campaign.host.name, locale), summary: pick(campaign.summary, locale),
    phase: phase === undefined || last === undefined ? undefined : { name: pick(phase.name, locale), endsAt: last.to },
  };
}

const ofListed = ({ title, byline, summary, path, picture }: Listed, locale: Locale): CardWords => ({ locale, title, path, picture: picture ?? undefined, kicker: byline === '' ? undefined : byline, summary });

const Phase = ({ locale, phase, now }: { locale: Locale; phase: NonNullable<CardWords['phase']>; now: Date }) => (
  <p class="small">
    <Tag tone="now">{phase.name}</Tag> {pagesMessages(locale).endsIn} <DateText locale={locale} at={phase.endsAt} as="words" now={now} />
  </p>
);

/** Campaigns: the first one large, the others as cards. */
export const CampaignCards = ({ ctx, campaigns }: { ctx: Context; campaigns: ShownCampaigns }) => {
  const { locale } = ctx;
  const now = ctx.clock.now();
  const [first, ...others] = [...campaigns.current.map((campaign) => ofPage(campaign, locale, now)), ...campaigns.latest.map((campaign) => ofListed(campaign, locale))];
  return (
    <>
      {first === undefined ? null : (
        <Feature {...first}>
          <p>{excerpt(first.summary, 140)}</p>
          {first.phase === undefined ? null : <Phase locale={locale} phase={first.phase} now={now} />}
        </Feature>
      )}
      {others.length === 0 ? null : (
        <Cards>
          {others.map((campaign) => (
            <Card {...campaign}>
              <p>{excerpt(campaign.summary, 70)}</p>
              {campaign.phase === undefined ? null : <Phase locale={locale} phase={campaign.phase} now={now} />}
            </Card>
          ))}
        </Cards>
      )}
    </>
  );
};

/** The heading over them. */
export const campaignsTitle = (locale: Locale, { current }: ShownCampaigns): string => (current.length > 0 ? pagesMessages(locale).currentCampaigns : pagesMessages(locale).latestCampaigns);
export const isEmpty = ({ current, latest }: ShownCampaigns): boolean => current.length + latest.length === 0;
