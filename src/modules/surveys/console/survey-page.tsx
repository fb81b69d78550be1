import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { manageSurveys } from '../surveys.policy.ts';
import type { Survey } from '../surveys.schemas.ts';
import { surveyConsoleMessages } from './console.messages.ts';
import { MomentTag } from './moment-tag.tsx';
import { ResultsSection } from './results.tsx';
import { surveyKeys, surveySource } from './source.ts';
import './surveys.css';

function Actions({ survey }: { survey: Survey }) {
  const text = useText(surveyConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const finished = () => void client.invalidateQueries({ queryKey: surveyKeys.all });
  const { id, version, state } = survey;
  const title = (verb: string) => `${verb}${colon}${pick(survey.title)}`;
  return (
    <>
      {state === 'draft' ? <ConfirmAction type="primary" title={title(text.publish)} happens={[text.happensPublish, text.happensPublish2]} verb={text.publish} done={text.published} run={() => surveySource.publish(id, version)} finished={finished}>{text.publish}</ConfirmAction> : null}
      {state === 'closed' && survey.results === 'public' && survey.resultsPublishedAt === null ? <ConfirmAction type="primary" title={title(text.publishResults)} happens={[text.happensResults]} verb={text.publishResults} done={text.resultsPublished} run={() => surveySource.publishResults(id, version)} finished={finished}>{text.publishResults}</ConfirmAction> : null}
      {state === 'closed' ? null : <Button onClick={() => go(`/surveys/${id}/edit`)}>{text.edit}</Button>}
      {state === 'published' ? <ConfirmAction danger reason title={title(text.close)} happens={[text.happensClose]} verb={text.close} done={text.closed} run={(reason) => surveySource.close(id, version, reason)} finished={finished}>{text.close}</ConfirmAction> : null}
    </>
  );
}

function SurveyDetail({ survey }: { survey: Survey }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const can = useCan();
  const { office } = useOffice();
  const campaign = useQuery({ queryKey: ['campaigns', 'one', survey.campaignId], queryFn: ({ signal }) => surveySource.campaign(survey.campaignId, signal) });
  const prefix = locale === 'en' ? '/en' : '';
  return (
    <>
      <PageHeader
        title={pick(survey.title)}
        meta={<><MomentTag moment={survey.moment} /><span>{text.count({ count: survey.answers ?? 0 })}</span><span>{text.closesAt} <InstantText at={survey.closesAt} /></span>{survey.state === 'draft' ? null : <a href={`${prefix}/surveys/${survey.id}`} target="_blank" rel="noreferrer">{text.publicPage}</a>}{survey.resultsPublishedAt === null ? null : <a href={`${prefix}/surveys/${survey.id}/results`} target="_blank" rel="noreferrer">{text.resultsPage}</a>}</>}
        actions={office?.id === survey.hostId && can(manageSurveys) ? <Actions survey={survey} /> : undefined}
      />
      <Section title={text.about}>
        <DescriptionList
          items={[
            { label: text.campaign, value: <ConsoleLink to={`/campaigns/${survey.campaignId}`}>{campaign.data === undefined ? '…' : pick(campaign.data.content.name)}</ConsoleLink> },
            { label: text.host, value: pick(survey.host) },
            { label: text.opensAt, value: <InstantText at={survey.opensAt} as="exact" /> },
            { label: text.closesAt, value: <InstantText at={survey.closesAt} as="exact" /> },
            { label: text.mode, value: survey.anonymous ? text.anonymous : text.named },
            { label: text.who, value: survey.eligibility === 'unit' && survey.unit !== null ? `${text.unit} · ${pick(survey.unit)}` : text[survey.eligibility] },
            { label: text.results, value: text[survey.results] },
            { label: text.questions, value: text.questionCount({ count: survey.form.questions.length }) },
            ...(survey.closeReason === null ? [] : [{ label: text.reason, value: survey.closeReason, wide: true }]),
          ]}
        />
      </Section>
      {survey.state === 'draft' ? null : <ResultsSection survey={survey} />}
    </>
  );
}

/** A survey as staff see it: its terms, its steps, its results. */
export default function SurveyPage() {
  const { surveyId } = useRouteParams<'surveyId'>();
  const query = useQuery({ queryKey: surveyKeys.one(surveyId), queryFn: ({ signal }) => surveySource.survey(surveyId, signal) });
  return <Loaded query={query}>{(survey) => <SurveyDetail survey={survey} />}</Loaded>;
}
