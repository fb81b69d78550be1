import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { contentDisposition } from '../../../platform/files/file-names.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { writeCsv } from '../../../platform/spreadsheets/write-csv.ts';
import { answersOfForm, atQuestionField, valuesOfAnswers } from '../../../portal/shared/forms/answers-of-form.ts';
import { action, Card, Cards, DateText, EmptyState, emptyForm, excerpt, filledForm, type FormState, goOn, href, Layout, type PageContext, page, PageHead, PATHS, show, Tag, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { isPublicCampaign } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { isMemberWithin } from '../../people/public.ts';
import { resultColumns, resultRows } from '../results/exports.ts';
import { crossOf, resultsOf } from '../results/results.ts';
import { surveyErrors } from '../surveys.errors.ts';
import { surveyWords } from '../surveys.messages.ts';
import { publishedSurveys, type SurveyRecord } from '../surveys.queries.ts';
import { surveyQuestions } from '../surveys.questions.ts';
import { momentOf } from '../surveys.rules.ts';
import { correctAnswers, handInAnswers, hasTakenPart, ownAnswers } from '../usecases/hand-in-answers.ts';
import { surveyPortalMessages } from './portal.messages.ts';
import { type NamedSurvey, publicSurvey, surveyPath, SURVEYS } from './public-survey.ts';
import { ResultsPage } from './results-page.tsx';
import { type AnswerPageProps, SurveyPage, ThanksPage } from './survey-page.tsx';

const MOST_LISTED = 60;

/** Public pages of surveys. */
export const surveyPages = new Hono<Env>();

const SurveysPage = ({ ctx, surveys, hosts }: { ctx: Context; surveys: readonly SurveyRecord[]; hosts: ReadonlyMap<string, { zh: string; en: string }> }) => {
  const { locale } = ctx;
  const t = surveyPortalMessages(locale);
  const now = ctx.clock.now();
  return (
    <Layout ctx={ctx} title={t.surveys} path={SURVEYS} description={t.lead}>
      <PageHead title={t.surveys}>
        <p>{t.lead}</p>
      </PageHead>
      {surveys.length === 0 ? (
        <EmptyState title={t.none}>{t.noneNote}</EmptyState>
      ) : (
        <Cards>
          {surveys.map((survey) => {
            const moment = momentOf(survey, now);
            const path = surveyPath(survey.id);
            return (
              <Card locale={locale} title={pick(survey.title, locale)} path={path} kicker={pick(hosts.get(survey.hostId) ?? { zh: '', en: '' }, locale)} level={2}>
                {pick(survey.about, locale) === '' ? null : <p>{excerpt(pick(survey.about, locale), 60)}</p>}
                <p class="tags">
                  <Tag tone={moment === 'open' ? 'now' : moment === 'waiting' ? 'late' : 'plain'}>{moment === 'draft' ? '' : t[moment]}</Tag>
                  <Tag>
                    {moment === 'waiting' ? t.opensAt : moment === 'closed' ? t.closedAt : t.closesAt} <DateText locale={locale} at={moment === 'waiting' ? survey.opensAt : (survey.closedAt ?? survey.closesAt)} as="minute" />
                  </Tag>
                </p>
                {survey.resultsPublishedAt === null ? null : (
                  <a class="own-entry" href={href(locale, `${path}/results`)}>
                    {t.seeResults}
                  </a>
                )}
              </Card>
            );
          })}
        </Cards>
      )}
    </Layout>
  );
};

page(surveyPages, SURVEYS, { cache: true }, async (_, ctx) => {
  const found = await publishedSurveys(ctx.db, MOST_LISTED);
  const surveys: SurveyRecord[] = [];
  for (const survey of found) if (await isPublicCampaign(ctx.db, survey.campaignId)) surveys.push(survey);
  return <SurveysPage ctx={ctx} surveys={surveys} hosts={await organizationNames(ctx.db, surveys.map(({ hostId }) => hostId))} />;
});

async function answerProps(ctx: Context, named: NamedSurvey, state?: FormState): Promise<AnswerPageProps> {
  const { survey } = named;
  const own = survey.anonymous ? undefined : await ownAnswers(ctx, survey.id);
  const eligible = survey.eligibility !== 'unit' || (ctx.actor.kind === 'account' && (await isMemberWithin(ctx.db, ctx.actor.personId, survey.unitId!)));
  const tookPart = survey.anonymous && survey.eligibility !== 'open' && (await hasTakenPart(ctx, survey.id));
  return { ctx, ...named, own, eligible, tookPart, sending: randomBytes(18).toString('base64url'), state: state ?? (own === undefined ? emptyForm : filledForm(valuesOfAnswers(survey.form, own.answers))) };
}

page(surveyPages, `${SURVEYS}/:id`, { cache: false }, async (c, ctx) => <SurveyPage {...await answerProps(ctx, await publicSurvey(ctx, c.req.param('id')))} said={c.req.query('corrected') === undefined ? undefined : 'corrected'} />);

action(surveyPages, `${SURVEYS}/:id`, async (c, ctx) => {
  const named = await publicSurvey(ctx, c.req.param('id'));
  const { survey } = named;
  if (survey.eligibility !== 'open' && ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: surveyPath(survey.id) }));
  return withForm(
    c,
    async (values, all) => {
      const answers = answersOfForm(survey.form, all, surveyQuestions) as Parameters<typeof handInAnswers>[2]['answers'];
      const formVersion = Number(values['formVersion']);
      if (values['version'] !== undefined) {
        await correctAnswers(ctx, survey.id, { version: Number(values['version']), formVersion, answers });
        return goOn(c, `${surveyPath(survey.id)}?corrected`);
      }
      const sending = (values['sending'] ?? '').slice(0, 60);
      await handInAnswers(ctx, survey.id, { sending: sending.length < 20 ? randomBytes(18).toString('base64url') : sending, formVersion, answers });
      return goOn(c, `${surveyPath(survey.id)}/thanks`);
    },
    async (state, status) => {
      const props = await answerProps(ctx, named, { ...state, problems: state.problems.map(atQuestionField) });
      const sending = state.values['sending'];
      // The same sending again, so that a form sent twice counts once.
      return show(c, <SurveyPage {...props} sending={typeof sending === 'string' ? sending : (sending?.[0] ?? props.sending)} />, status);
    },
  );
});

page(surveyPages, `${SURVEYS}/:id/thanks`, { cache: false }, async (c, ctx) => <ThanksPage ctx={ctx} {...await publicSurvey(ctx, c.req.param('id'))} />);

async function publishedResults(ctx: Context, id: string): Promise<NamedSurvey> {
  const named = await publicSurvey(ctx, id);
  return named.survey.resultsPublishedAt === null ? surveyErrors.fail('survey.results-not-public') : named;
}

page(surveyPages, `${SURVEYS}/:id/results`, { cache: true }, async (c, ctx) => {
  const named = await publishedResults(ctx, c.req.param('id'));
  const results = await resultsOf(ctx.db, named.survey);
  const chosen = { rows: c.req.query('rows') ?? '', columns: c.req.query('columns') ?? '' };
  const known = (id: string) => results.dimensions.find((each) => each.id === id);
  const [one, other] = [known(chosen.rows), known(chosen.columns)];
  const crossable = one !== undefined && other !== undefined && one !== other && !(one.several && other.several);
  return <ResultsPage ctx={ctx} {...named} results={results} chosen={chosen} cross={crossable ? await crossOf(ctx.db, named.survey, chosen) : null} />;
});

const OPEN_DATA = 'public, max-age=300';

async function openData(c: PageContext, id: string, kind: 'csv' | 'json'): Promise<Response> {
  const { ctx } = c.var;
  const { survey } = await publishedResults(ctx, id);
  const results = await resultsOf(ctx.db, survey);
  if (kind === 'json') return c.json({ survey: { id: survey.id, title: survey.title, opensAt: survey.opensAt.toISOString(), closesAt: survey.closesAt.toISOString() }, ...results }, 200, { 'cache-control': OPEN_DATA });
  const name = `${pick(survey.title, ctx.locale)}-${surveyWords(ctx.locale).results}.csv`;
  return new Response(Readable.toWeb(writeCsv({ columns: resultColumns(ctx.locale), rows: resultRows(results, ctx.locale) })) as ReadableStream, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': contentDisposition('attachment', name), 'cache-control': OPEN_DATA } });
}

for (const kind of ['csv', 'json'] as const) {
  for (const locale of ['zh-CN', 'en'] as const) surveyPages.get(href(locale, `${SURVEYS}/:id/results.${kind}`), (c) => openData(c as unknown as PageContext, c.req.param('id') ?? '', kind));
}
