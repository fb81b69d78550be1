import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { labelsOfForm } from '../../../portal/shared/forms/answers-of-form.ts';
import { FormFields } from '../../../portal/shared/forms/form-fields.tsx';
import { Breadcrumbs, ButtonLink, DateText, FactList, Form, FormActions, type FormState, Layout, NoticeBar, PageHead, PATHS, PlainText, ShareBox, Tag, withQuery } from '../../../portal/shared/ui.ts';
import { surveyQuestions } from '../surveys.questions.ts';
import { momentOf } from '../surveys.rules.ts';
import { surveyPortalMessages } from './portal.messages.ts';
import { type NamedSurvey, surveyPath, SURVEYS } from './public-survey.ts';

const TONES = { waiting: 'late', open: 'now', closed: 'plain', draft: 'plain' } as const;

export interface AnswerPageProps extends NamedSurvey {
  readonly ctx: Context;
  readonly state: FormState;
  /** Key under which the form sends, made for this drawing. */
  readonly sending: string;
  /** The reader's own answers, of a survey by person. */
  readonly own: { readonly version: number } | undefined;
  readonly eligible: boolean;
  /** Of an anonymous survey: nothing more is known. */
  readonly tookPart: boolean;
  readonly said?: 'corrected' | undefined;
}

const Terms = ({ ctx: { locale }, survey, host, unit }: NamedSurvey & { ctx: Context }) => {
  const t = surveyPortalMessages(locale);
  return (
    <div class="survey-terms">
    <FactList
      items={[
        { name: t.host, value: pick(host, locale) },
        { name: t.closesAt, value: <DateText locale={locale} at={survey.closesAt} as="minute" /> },
        { name: t.who, value: survey.eligibility === 'unit' ? t.forUnit({ unit: unit === null ? '' : pick(unit, locale) }) : survey.eligibility === 'account' ? t.forAccount : t.forOpen },
        { name: t.how, value: survey.anonymous ? t.anonymous : t.named },
        { name: t.after, value: survey.results === 'public' ? t.resultsPublic : t.resultsOffice },
      ]}
    />
    </div>
  );
};

/** What the page's script needs to keep answers on a broken line and send them later. */
const Keeper = ({ ctx: { locale }, survey }: { ctx: Context; survey: NamedSurvey['survey'] }) => {
  const t = surveyPortalMessages(locale);
  const words = { offline: t.offline, sending: t.sending, kept: t.kept, already: t.already, another: t.another, problems: t.problems, busy: t.busy, progress: t.progress };
  return (
    <div class="survey-state" hidden data-island="survey" data-survey={survey.id} data-locale={locale} data-version={String(survey.formVersion)} data-once={survey.eligibility === 'open' ? 'device' : 'person'} data-questions={JSON.stringify(survey.form)} data-words={JSON.stringify(words)} data-thanks={surveyPath(survey.id)}>
      <div class="progress">
        <p class="progress-words">
          <span>{t.progress}</span>
          <span class="survey-count"></span>
        </p>
        <progress value={0} max={1} aria-label={t.progress}></progress>
      </div>
      <p class="small survey-said" role="status"></p>
    </div>
  );
};

const AnswerForm = ({ ctx, survey, state, sending, own }: AnswerPageProps) => {
  const { locale } = ctx;
  const t = surveyPortalMessages(locale);
  const hidden = { formVersion: String(survey.formVersion), ...(own === undefined ? { sending } : { version: String(own.version) }) };
  return (
    <Form locale={locale} state={state} hidden={hidden} labels={labelsOfForm(survey.form, locale)}>
      {own === undefined ? <Keeper ctx={ctx} survey={survey} /> : null}
      <FormFields locale={locale} state={state} form={survey.form} registry={surveyQuestions} />
      <FormActions submit={own === undefined ? t.submit : t.correct} />
    </Form>
  );
};

const NotOpen = ({ ctx: { locale }, survey, campaign }: NamedSurvey & { ctx: Context }) => {
  const t = surveyPortalMessages(locale);
  const closed = momentOf(survey, survey.closesAt) === 'closed' && survey.state !== 'draft';
  return (
    <>
      <NoticeBar>
        {closed ? t.ended : t.notYet}
        {survey.closeReason === null ? null : ` ${t.endedEarly({ reason: survey.closeReason })}`}
        {closed && survey.results === 'public' && survey.resultsPublishedAt === null ? ` ${t.resultsSoon}` : ''}
      </NoticeBar>
      <p class="row">
        {survey.resultsPublishedAt === null ? null : (
          <ButtonLink locale={locale} to={`${surveyPath(survey.id)}/results`} look="main">
            {t.seeResults}
          </ButtonLink>
        )}
        <ButtonLink locale={locale} to={campaign.path}>
          {t.toCampaign}
        </ButtonLink>
      </p>
    </>
  );
};

const Body = (props: AnswerPageProps) => {
  const { ctx, survey, own, eligible, tookPart } = props;
  const { locale } = ctx;
  const t = surveyPortalMessages(locale);
  const moment = momentOf(survey, ctx.clock.now());
  if (moment === 'waiting') return <NoticeBar>{t.notYet}</NoticeBar>;
  if (moment !== 'open') return <NotOpen {...props} />;
  if (survey.eligibility !== 'open' && ctx.actor.kind !== 'account') {
    return (
      <p>
        <ButtonLink locale={locale} to={withQuery(PATHS.signIn, { next: surveyPath(survey.id) })} look="main">
          {t.signIn}
        </ButtonLink>
      </p>
    );
  }
  if (!eligible) return <NoticeBar tone="late">{t.notEligible}</NoticeBar>;
  if (tookPart) return <NoticeBar tone="good">{t.tookPart}</NoticeBar>;
  return (
    <>
      {own === undefined ? null : <NoticeBar>{t.yours}</NoticeBar>}
      <AnswerForm {...props} />
    </>
  );
};

/** A survey as the public meets it: the terms, then its questions in one form, which works without script. */
export const SurveyPage = (props: AnswerPageProps) => {
  const { ctx, survey, host, campaign, said } = props;
  const { locale } = ctx;
  const t = surveyPortalMessages(locale);
  const moment = momentOf(survey, ctx.clock.now());
  const title = pick(survey.title, locale);
  return (
    <Layout ctx={ctx} title={title} path={surveyPath(survey.id)} description={pick(survey.about, locale).slice(0, 120) || title} cacheable={false} hidden={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.surveys, path: SURVEYS }, { title: pick(campaign.name, locale), path: campaign.path }]} />
      <PageHead title={title} kicker={t.hostedBy({ name: pick(host, locale) })}>
        <p class="tags">
          <Tag tone={TONES[moment]}>{moment === 'draft' ? '' : t[moment]}</Tag>
          <Tag>{t.questions({ count: survey.form.questions.length })}</Tag>
          <Tag>
            {moment === 'waiting' ? t.opensAt : moment === 'closed' ? t.closedAt : t.closesAt} <DateText locale={locale} at={moment === 'waiting' ? survey.opensAt : (survey.closedAt ?? survey.closesAt)} as="minute" />
          </Tag>
        </p>
      </PageHead>
      <div class="stack">
        {said === undefined ? null : (
          <NoticeBar tone="good" announce>
            {t.corrected}
          </NoticeBar>
        )}
        {pick(survey.about, locale) === '' ? null : <PlainText text={pick(survey.about, locale)} />}
        {moment === 'open' ? <Terms {...props} /> : null}
        <Body {...props} />
        {moment === 'open' ? null : <Terms {...props} />}
      </div>
      <ShareBox locale={locale} origin={ctx.origin} path={surveyPath(survey.id)} title={title} />
    </Layout>
  );
};

/** What is said once answers are in. */
export const ThanksPage = ({ ctx, survey, campaign }: NamedSurvey & { ctx: Context }) => {
  const { locale } = ctx;
  const t = surveyPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.thanks} path={`${surveyPath(survey.id)}/thanks`} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.surveys, path: SURVEYS }, { title: pick(survey.title, locale), path: surveyPath(survey.id) }]} />
      <PageHead title={t.thanks} kicker={pick(survey.title, locale)}>
        <p role="status">
          {t.thanksText} {survey.results === 'public' ? t.thanksResults : ''}
        </p>
      </PageHead>
      <p class="row">
        <ButtonLink locale={locale} to={campaign.path} look="main">
          {t.toCampaign}
        </ButtonLink>
        <ButtonLink locale={locale} to={SURVEYS}>
          {t.more}
        </ButtonLink>
      </p>
    </Layout>
  );
};
