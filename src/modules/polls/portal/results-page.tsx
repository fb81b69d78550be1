import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { DateText, href, Layout, NoticeBar, Section, Table, Tallies } from '../../../portal/shared/ui.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import type { RuleName } from '../fraud/fraud.rules.ts';
import type { Totals } from '../polls.schemas.ts';
import { PollFrame } from './poll-parts.tsx';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { pollPath, type PublicPoll } from './public-poll.ts';
import { ResultFigures } from './result-figures.tsx';

/** Options shown before the rest opens. */
const MOST_SHOWN = 20;

/** What each rule found and what became of it, published after the close. */
const Statement = ({ ctx, totals }: { ctx: Context; totals: Totals }) => {
  const { locale } = ctx;
  const t = pollsPortalMessages(locale);
  const count = (value: number) => formatNumber(value, locale);
  if (totals.rules.length === 0) return <p>{t.statementNone}</p>;
  return (
    <Table caption={t.statement} head={[t.rule, { title: t.marks, number: true }, { title: t.matched, number: true }, { title: t.quarantined, number: true }, { title: t.reinstated, number: true }]}>
      {totals.rules.map((rule) => (
        <tr>
          <th scope="row">{t[rule.rule as RuleName] ?? rule.rule}</th>
          <td class="number">{count(rule.marks)}</td>
          <td class="number">{count(rule.raw)}</td>
          <td class="number">{count(rule.quarantined)}</td>
          <td class="number">{count(rule.reinstated)}</td>
        </tr>
      ))}
    </Table>
  );
};

/** A poll's result: final, or running where the rules say that totals are shown. */
export const ResultsPage = ({ ctx, known, totals, away }: { ctx: Context; known: PublicPoll; totals: Totals | null; away: boolean }) => {
  const { locale } = ctx;
  const { poll, moment } = known;
  const t = pollsPortalMessages(locale);
  const path = `${pollPath(poll.id)}/results`;
  const title = t.resultsOf({ title: pick(poll.title, locale) });
  const frame = `<iframe src="${ctx.origin}${href(locale, `${pollPath(poll.id)}/embed`)}" title="${pick(poll.title, locale).replaceAll('"', '&quot;')}" width="100%" height="480" loading="lazy"></iframe>`;
  return (
    <Layout ctx={ctx} title={title} path={path}>
      <PollFrame ctx={ctx} known={known} title={title} onward />
      <div class="stack">
        {totals === null ? <NoticeBar tone="late">{away ? t.countAway : t.hidden}</NoticeBar> : <NoticeBar tone={totals.final ? 'good' : 'plain'}>{totals.final ? t.finalNote : moment === 'open' ? t.liveNote : t.reviewNote}</NoticeBar>}
        {poll.stateReason === null ? null : (
          <NoticeBar tone="late">
            {t.stateReason({ reason: poll.stateReason })}
          </NoticeBar>
        )}
      </div>
      {totals === null ? null : (
        <>
          <Section title={t.votes}>
            <Tallies locale={locale} items={[{ label: t.ballots, value: totals.ballots }, { label: t.counted, value: totals.counted }, { label: t.held, value: totals.quarantined }]} />
            <p class="small soft">
              {t.countedAt} <DateText locale={locale} at={totals.countedAt} as="minute" />
            </p>
            <ResultFigures ctx={ctx} known={known} totals={totals} most={MOST_SHOWN} />
          </Section>
          {totals.final ? (
            <Section title={t.statement}>
              <Statement ctx={ctx} totals={totals} />
            </Section>
          ) : null}
        </>
      )}
      {moment === 'final' ? (
        <Section title={t.recount}>
          <p>{t.recountNote}</p>
          {poll.boxUrl === null ? null : <p class="soft">{t.boxVerified({ url: poll.boxUrl })}</p>}
          <p>
            <code>npx heming verify poll-{poll.id}.tar</code>
          </p>
          <div class="row">
            <a class="button button-main" href={poll.boxUrl === null ? `/api/polls/${poll.id}/export` : `${poll.boxUrl}/log/${logOfPoll(poll.id)}/export`} download>
              {t.download}
            </a>
            <a class="button" href={href(locale, '/verify')}>
              {t.check}
            </a>
          </div>
        </Section>
      ) : null}
      {totals === null ? null : (
        <Section title={t.embed}>
          <p class="soft">{t.embedNote}</p>
          <textarea class="input poll-embed-code" readonly rows={4} aria-label={t.embedCode}>
            {frame}
          </textarea>
        </Section>
      )}
    </Layout>
  );
};
