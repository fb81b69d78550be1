import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { barChart } from '../../../portal/shared/charts/bar-chart.ts';
import { Breadcrumbs, EmptyState, emptyForm, filledForm, href, Layout, PageHead, Section, SelectField, ShareBox, Table } from '../../../portal/shared/ui.ts';
import { surveyWords } from '../surveys.messages.ts';
import type { CrossTable, ResultTable, SurveyResults } from '../surveys.schemas.ts';
import { surveyPortalMessages } from './portal.messages.ts';
import { type NamedSurvey, surveyPath, SURVEYS } from './public-survey.ts';

interface ResultsPageProps extends NamedSurvey {
  readonly ctx: Context;
  readonly results: SurveyResults;
  readonly chosen: { readonly rows: string; readonly columns: string };
  readonly cross: CrossTable | null;
}

const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(1)}%`);
const figure = (count: number | null, locale: Locale) => (count === null ? <span class="soft">{surveyWords(locale).hidden}</span> : formatNumber(count, locale));

/** A chart with its table beside it. */
const TableWithChart = ({ locale, caption, table }: { locale: Locale; caption: string; table: ResultTable }) => {
  const w = surveyWords(locale);
  const t = surveyPortalMessages(locale);
  return (
    <>
      {table.item === null ? null : <h3>{pick(table.item, locale)}</h3>}
      {table.mean === null ? null : <p class="soft">{t.mean({ mean: formatNumber(table.mean, locale) })}</p>}
      <div class="result">
        {barChart(table.rows.map(({ label, count }) => ({ label: pick(label, locale), value: count })), locale, w.hidden)}
        <Table caption={caption} head={[w.answer, { title: w.count, number: true }, { title: w.share, number: true }]}>
          {table.rows.map((row) => (
            <tr>
              <th scope="row">{pick(row.label, locale)}</th>
              <td class="number">{figure(row.count, locale)}</td>
              <td class="number">{percent(row.share)}</td>
            </tr>
          ))}
        </Table>
      </div>
      {table.several ? <p class="soft small">{t.severalNote}</p> : null}
    </>
  );
};

const QuestionResult = ({ locale, question, number }: { locale: Locale; question: SurveyResults['questions'][number]; number: number }) => {
  const t = surveyPortalMessages(locale);
  const label = pick(question.label, locale);
  return (
    <Section title={`${number}. ${label}`}>
      {question.answered === null ? null : <p class="soft">{t.answered({ count: formatNumber(question.answered, locale) })}</p>}
      {question.tables.map((table) => (
        <TableWithChart locale={locale} caption={table.item === null ? label : `${label} · ${pick(table.item, locale)}`} table={table} />
      ))}
      {question.tables.length === 0 ? <p class="soft">{question.withheld ? t.withheld : t.noFigures}</p> : null}
      {question.places.length === 0 ? null : (
        <Table caption={t.places} head={[surveyWords(locale).option, { title: surveyWords(locale).meanPlace, number: true }]}>
          {question.places.map((place) => (
            <tr>
              <th scope="row">{pick(place.label, locale)}</th>
              <td class="number">{formatNumber(place.mean, locale)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
};

const Cross = ({ ctx: { locale }, survey, results, chosen, cross }: ResultsPageProps) => {
  const t = surveyPortalMessages(locale);
  const w = surveyWords(locale);
  const choices = results.dimensions.map(({ id, label }) => ({ value: id, title: pick(label, locale) }));
  const titleOf = (id: string) => choices.find(({ value }) => value === id)?.title ?? '';
  const state = chosen.rows === '' ? emptyForm : filledForm(chosen);
  return (
    <Section title={t.cross} id="cross">
      <p class="soft">{t.crossLead}</p>
      <form class="cross-form" method="get" action={`${href(locale, `${surveyPath(survey.id)}/results`)}#cross`}>
        <SelectField locale={locale} state={state} name="rows" label={t.rows} choices={choices} />
        <SelectField locale={locale} state={state} name="columns" label={t.columns} choices={choices} />
        <button class="button" type="submit">
          {t.show}
        </button>
      </form>
      {cross === null ? null : cross.cells === null ? (
        <p>{t.crossHidden}</p>
      ) : (
        <Table caption={t.crossName({ rows: titleOf(chosen.rows), columns: titleOf(chosen.columns) })} head={[titleOf(chosen.rows), ...cross.columns.map(({ label }) => ({ title: pick(label, locale), number: true as const })), { title: w.total, number: true }]}>
          {cross.rows.map((row, index) => (
            <tr>
              <th scope="row">{pick(row.label, locale)}</th>
              {cross.cells?.[index]?.map((count) => <td class="number">{figure(count, locale)}</td>)}
              <td class="number">{figure(row.total, locale)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{w.total}</th>
            {cross.columns.map(({ total }) => (
              <td class="number">{figure(total, locale)}</td>
            ))}
            <td class="number">{figure(results.answers, locale)}</td>
          </tr>
        </Table>
      )}
    </Section>
  );
};

/** The published results: a chart with its table for each question, two questions crossed, and the same as open data. */
export const ResultsPage = (props: ResultsPageProps) => {
  const { ctx, survey, host, campaign, results } = props;
  const { locale } = ctx;
  const t = surveyPortalMessages(locale);
  const title = pick(survey.title, locale);
  const path = `${surveyPath(survey.id)}/results`;
  return (
    <Layout ctx={ctx} title={`${t.results} · ${title}`} path={path} hidden={props.cross !== null}>
      <Breadcrumbs locale={locale} trail={[{ title: t.surveys, path: SURVEYS }, { title: pick(campaign.name, locale), path: campaign.path }, { title, path: surveyPath(survey.id) }]} />
      <PageHead title={title} kicker={t.hostedBy({ name: pick(host, locale) })}>
        <p>{results.answers === null ? t.results : t.allAnswers({ count: formatNumber(results.answers, locale) })}</p>
      </PageHead>
      {results.answers === null ? <EmptyState title={t.tooFew} /> : <p class="soft">{t.hiddenNote}</p>}
      {results.questions.map((question, index) => (
        <QuestionResult locale={locale} question={question} number={index + 1} />
      ))}
      {results.dimensions.length < 2 ? null : <Cross {...props} />}
      {results.answers === null ? null : (
        <Section title={t.openData}>
          <p class="row">
            <a class="button" href={href(locale, `${path}.csv`)}>
              {t.csv}
            </a>
            <a class="button" href={href(locale, `${path}.json`)}>
              {t.json}
            </a>
          </p>
        </Section>
      )}
      <ShareBox locale={locale} origin={ctx.origin} path={path} title={`${t.results} · ${title}`} />
    </Layout>
  );
};
