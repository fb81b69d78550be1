import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, ButtonLink, DateText, FactList, href, Layout, PageHead, Section, Table } from '../../../portal/shared/ui.ts';
import { BLIND_NAMES, METHOD_NAMES } from '../../judging/public.ts';
import type { Account } from '../account/account.schemas.ts';
import { AnswersList } from './answers-list.tsx';
import { awardPortalMessages } from './portal.messages.ts';

interface AccountProps {
  readonly ctx: Context;
  readonly account: Account;
}

const Funnel = ({ ctx, account }: AccountProps) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const depths = [...new Set(account.funnel.map(({ depth }) => depth))].toSorted((a, b) => b - a);
  const cell = (depth: number, categoryId: string) => account.funnel.find((stage) => stage.depth === depth && stage.categoryId === categoryId);
  const n = (value: number) => <td class="number">{formatNumber(value, locale)}</td>;
  const columns = depths.flatMap((depth) => (depth === 0 ? [{ title: `${t.host}${locale === 'en' ? ': ' : '：'}${t.receivedN}`, number: true as const }, { title: t.admitted, number: true as const }] : [{ title: `${t.tier({ depth })}${locale === 'en' ? ': ' : '：'}${t.receivedN}`, number: true as const }, { title: t.passed, number: true as const }]));
  return (
    <Table caption={t.funnel} head={[t.category, { title: t.submitted, number: true }, ...columns]}>
      {account.categories.map((category) => (
        <tr>
          <th scope="row">{pick(category.name, locale)}</th>
          {n(category.submitted)}
          {depths.flatMap((depth) => [n(cell(depth, category.id)?.received ?? 0), n(cell(depth, category.id)?.passed ?? 0)])}
        </tr>
      ))}
    </Table>
  );
};

const Round = ({ ctx, round }: { ctx: Context; round: Account['rounds'][number] }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const join = (parts: readonly string[]) => parts.join(locale === 'en' ? '; ' : '；');
  const tie = (rule: string) => (rule === 'median' ? t.tie_median : rule === 'most-high' ? t.tie_most_high : rule === 'lot' ? t.tie_lot : t.tie_criterion({ name: pick(round.criteria.find(({ key }) => rule === `criterion:${key}`)?.label ?? { zh: rule, en: '' }, locale) }));
  const { value, low, high } = round.agreement;
  const two = (number: number) => formatNumber(number, locale, 2);
  return (
    <div class="award-level">
      <h3>{pick(round.name, locale)}</h3>
      <FactList
        items={[
          { name: t.method, value: pick(METHOD_NAMES[round.method], locale) },
          { name: t.panel, value: join([t.judges({ count: round.panel }), t.perEntry({ count: round.judgesPerEntry })]) },
          ...(round.blind.length === 0 ? [] : [{ name: t.blind, value: round.blind.map((field) => pick(BLIND_NAMES[field as keyof typeof BLIND_NAMES], locale)).join(locale === 'en' ? ', ' : '、') }]),
          ...(round.criteria.length === 0 ? [] : [{ name: t.criteria, value: join(round.criteria.map(({ label, weight }) => `${pick(label, locale)} (${t.weight} ${formatNumber(weight, locale)})`)) }]),
          { name: t.tieRules, value: join(round.ties.map(tie)) },
          { name: t.works, value: formatNumber(round.works, locale) },
          { name: t.scores, value: formatNumber(round.scores, locale) },
          { name: t.unsettled, value: formatNumber(round.unsettled, locale) },
          { name: t.agreement, value: value === null || low === null || high === null ? t.agreementNone : t.agreementText({ value: two(value), low: two(low), high: two(high) }) },
          { name: t.closed, value: <DateText locale={locale} at={round.closedAt} as="minute" /> },
          { name: t.hash, value: <code class="award-hash">{round.resultSha256}</code> },
        ]}
      />
    </div>
  );
};

const Levels = ({ ctx, account }: AccountProps) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const names = new Map(account.categories.map(({ id, name }) => [id, pick(name, locale)]));
  const empty = account.notices.filter(({ withdrawnReason }) => withdrawnReason === null).flatMap(({ vacancies }) => vacancies);
  return (
    <>
      <p class="soft">
        {t.fixedAt} <DateText locale={locale} at={account.scheme!.fixedAt} as="minute" />
      </p>
      <Table caption={t.levels} head={[t.category, t.level, { title: t.placesN, number: true }, { title: t.awardedN, number: true }, { title: t.revokedN, number: true }]}>
        {account.scheme!.levels.map((level) => (
          <tr>
            <td>{names.get(level.categoryId)}</td>
            <th scope="row">{pick(level.name, locale)}</th>
            <td class="number">{formatNumber(level.places, locale)}</td>
            <td class="number">{formatNumber(level.awarded, locale)}</td>
            <td class="number">{formatNumber(level.revoked, locale)}</td>
          </tr>
        ))}
      </Table>
      {empty.length === 0 ? null : (
        <>
          <h3>{t.emptyPlaces}</h3>
          <ul class="prose">
            {empty.map((vacancy) => (
              <li>
                {names.get(vacancy.categoryId)} · {pick(vacancy.level, locale)} · {t.vacant({ count: vacancy.count, reason: vacancy.reason })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** How a contest was run, for anybody: selection, judging, notices, objections, awards, and the data. */
export const AccountPage = ({ ctx, account }: AccountProps) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const name = pick(account.contest, locale);
  const path = `/contests/${account.contestId}/account`;
  return (
    <Layout ctx={ctx} title={`${t.account} · ${name}`} path={path} description={t.accountLead}>
      <Breadcrumbs locale={locale} trail={[{ title: name, path: `/contests/${account.contestId}` }]} />
      <PageHead title={t.account} kicker={name}>
        <p>{t.accountLead}</p>
      </PageHead>
      <Section title={t.funnel}>
        <Funnel ctx={ctx} account={account} />
      </Section>
      <Section title={t.judged}>{account.rounds.length === 0 ? <p class="soft">{t.judgedNone}</p> : account.rounds.map((round) => <Round ctx={ctx} round={round} />)}</Section>
      {account.scheme === null ? null : (
        <Section title={t.levels}>
          <Levels ctx={ctx} account={account} />
        </Section>
      )}
      <Section title={t.objections} id="answers">
        <p>{t.objectionsText(account.objections)}</p>
        <AnswersList ctx={ctx} answers={account.objections.answers} />
        <p class="row work-foot no-print">
          {account.notices.map((notice) => (
            <ButtonLink locale={locale} to={`/award-notices/${notice.id}`}>
              {t.noticeOf}
            </ButtonLink>
          ))}
        </p>
      </Section>
      <Section title={t.data}>
        <p class="soft">{t.dataText}</p>
        <p class="row no-print">
          <a class="button" href={href(locale, `${path}/funnel.csv`)}>
            {t.funnelCsv}
          </a>
          <a class="button" href={href(locale, `${path}/awards.csv`)}>
            {t.awardsCsv}
          </a>
          <a class="button" href={`/api/contests/${account.contestId}/account`}>
            {t.json}
          </a>
        </p>
      </Section>
    </Layout>
  );
};
