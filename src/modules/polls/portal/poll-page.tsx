import QRCode from 'qrcode';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { ButtonLink, Card, Cards, DateText, EmptyState, excerpt, href, Layout, NoticeBar, PageHead, PlainText, Section, ShareLink, Tag } from '../../../portal/shared/ui.ts';
import { OptionList, PollFrame, RulesInWords } from './poll-parts.tsx';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { POLLS, pollPath, type PublicPoll } from './public-poll.ts';
import type { ListedPoll } from './public-polls.queries.ts';
import { raw } from '../../../portal/shared/markup/markup.ts';

/** Polls whose rules are published, the newest opening first. */
export const PollsPage = ({ ctx, polls }: { ctx: Context; polls: readonly ListedPoll[] }) => {
  const { locale } = ctx;
  const t = pollsPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.polls} path={POLLS} description={t.lead}>
      <PageHead title={t.polls}>
        <p>{t.lead}</p>
      </PageHead>
      {polls.length === 0 ? (
        <EmptyState title={t.none}>{t.noneNote}</EmptyState>
      ) : (
        <Cards>
          {polls.map(({ id, title, host, moment, opensAt, closesAt }) => (
            <Card locale={locale} title={pick(title, locale)} path={pollPath(id)} kicker={pick(host, locale)} level={2}>
              <p class="tags">
                <Tag tone={moment === 'open' ? 'now' : 'plain'}>{t[moment]}</Tag>
                <Tag>
                  {moment === 'waiting' ? t.opensAt : t.closesAt} <DateText locale={locale} at={moment === 'waiting' ? opensAt : closesAt} as="minute" />
                </Tag>
              </p>
            </Card>
          ))}
        </Cards>
      )}
    </Layout>
  );
};

/** The QR code of a page's address as SVG text. */
export const qrOf = (address: string): Promise<string> => QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });

/** A poll: what it asks, its rules as published, and what they do not protect against. */
export const PollPage = ({ ctx, known, qr }: { ctx: Context; known: PublicPoll; qr: string }) => {
  const { locale } = ctx;
  const { poll, moment } = known;
  const t = pollsPortalMessages(locale);
  const path = pollPath(poll.id);
  const title = pick(poll.title, locale);
  return (
    <Layout ctx={ctx} title={title} path={path} description={excerpt(pick(poll.about, locale), 120)}>
      <PollFrame ctx={ctx} known={known} />
      <div class="stack">
        {poll.stateReason === null ? null : (
          <NoticeBar tone="late">
            {t.stateReason({ reason: poll.stateReason })}
          </NoticeBar>
        )}
        {pick(poll.about, locale) === '' ? null : <PlainText text={pick(poll.about, locale)} />}
        <div class="row">
          {moment === 'open' ? (
            <ButtonLink locale={locale} to={`${path}/vote`} look="main">
              {t.vote}
            </ButtonLink>
          ) : null}
          {moment === 'waiting' || moment === 'cancelled' ? null : <ButtonLink locale={locale} to={`${path}/results`}>{t.results}</ButtonLink>}
        </div>
      </div>
      <Section title={t.options}>
        <OptionList ctx={ctx} options={poll.options} />
      </Section>
      <Section title={t.rules}>
        <p class="soft">{t.rulesNote}</p>
        <RulesInWords ctx={ctx} known={known} />
      </Section>
      <Section title={t.limitsTitle} more={{ title: t.limitsLink, href: href(locale, '/verify/limits') }}>
        <p>{t.limits}</p>
      </Section>
      <div class="poll-share">
        <div class="poll-qr">
          <div role="img" aria-label={t.qrAlt}>
            {raw(qr)}
          </div>
          <p class="small soft">{t.qr}</p>
        </div>
        <ShareLink locale={locale} origin={ctx.origin} path={path} title={title} />
      </div>
    </Layout>
  );
};
