import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { getJson } from '../../../console/shared/api-client.ts';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FormBuilder } from '../../../console/shared/forms/form-builder.tsx';
import { formProblems } from '../../../console/shared/forms/form-builder.rules.ts';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import type { Campaign, CampaignSummary } from '../../campaigns/campaigns.schemas.ts';
import { surveyQuestions } from '../surveys.questions.ts';
import type { Survey, SurveyChange } from '../surveys.schemas.ts';
import { surveyConsoleMessages } from './console.messages.ts';
import { freshValues, type SurveyValues, toParticulars, toValues } from './setup-values.ts';
import { surveyKeys, surveySource } from './source.ts';
import './surveys.css';

const SEARCH = { campaign: '', track: '' };

function Particulars({ hostId, fixed }: { hostId: string; fixed: boolean }) {
  const text = useText(surveyConsoleMessages);
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const anonymous = Form.useWatch('anonymous') as boolean | undefined;
  const eligibility = Form.useWatch('eligibility') as string | undefined;
  return (
    <>
      <Section title={text.about}>
        <div className="survey-columns">
          <Form.Item name={['title', 'zh']} label={text.titleZh} rules={needed}><Input maxLength={120} /></Form.Item>
          <Form.Item name={['title', 'en']} label={text.titleEn}><Input maxLength={360} /></Form.Item>
          <Form.Item name="opensAt" label={text.opensAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          <Form.Item name="closesAt" label={text.closesAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
        </div>
        <Form.Item name={['about', 'zh']} label={text.textZh}><Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={4000} /></Form.Item>
        <Form.Item name={['about', 'en']} label={text.textEn}><Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={12000} /></Form.Item>
      </Section>
      <Section title={text.how} hint={text.anonymousHint}>
        {fixed ? <Alert type="info" showIcon className="survey-fixed" title={text.fixed} /> : null}
        <Form.Item name="anonymous" label={text.mode}><Radio.Group disabled={fixed} options={[{ value: true, label: text.anonymous }, { value: false, label: text.named }]} /></Form.Item>
        <Form.Item name="eligibility" label={text.who}><Radio.Group disabled={fixed} options={[{ value: 'open', label: text.open, disabled: anonymous === false }, { value: 'account', label: text.account }, { value: 'unit', label: text.unit }]} /></Form.Item>
        {eligibility === 'unit' ? <Form.Item name="unitId" label={text.unitLabel} rules={[{ required: true, message: text.needed }]}><OrgTreeSelect under={hostId} /></Form.Item> : null}
        <Form.Item name="results" label={text.results}><Radio.Group disabled={fixed} options={[{ value: 'public', label: text.public }, { value: 'office', label: text.office }]} /></Form.Item>
      </Section>
    </>
  );
}

function Setup({ survey, campaign, trackId }: { survey: Survey | null; campaign: Campaign; trackId: string | null }) {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<SurveyValues>();
  const [questions, setQuestions] = useState<FormDefinition>((survey?.form ?? { questions: [] }) as FormDefinition);
  // Nobody is told what is missing before they meant to be done.
  const [tried, setTried] = useState(false);
  const problems = tried ? formProblems(questions, surveyQuestions) : [];
  const refused = (problem?.fields ?? []).map(({ path, code, message }) => ({ path, code, message: { zh: message, en: message } }));
  const fixed = (survey?.answers ?? 0) > 0;
  const save = (values: SurveyValues) => {
    setTried(true);
    if (formProblems(questions, surveyQuestions).length > 0) return;
    const body = toParticulars(values, questions as SurveyChange['form']);
    void submit(() => (survey === null ? surveySource.create(campaign.id, trackId, body) : surveySource.change(survey.id, survey.version, body)), ({ id }) => {
      void client.invalidateQueries({ queryKey: surveyKeys.all });
      say.done(text.saved);
      go(`/surveys/${id}`);
    });
  };
  return (
    <>
      <PageHeader title={survey === null ? text.newSurvey : pick(survey.title)} meta={<span>{pick(campaign.content.name)}</span>} {...(survey === null ? {} : { above: [{ to: `/surveys/${survey.id}`, label: pick(survey.title) }] })} />
      <Form form={form} layout="vertical" scrollToFirstError initialValues={survey === null ? freshValues() : toValues(survey)} onFinish={save} onValuesChange={({ anonymous }: Partial<SurveyValues>) => anonymous === false && form.getFieldValue('eligibility') === 'open' && form.setFieldValue('eligibility', 'account')}>
        <Particulars hostId={campaign.host.id} fixed={fixed} />
      </Form>
      {fixed ? null : (
        <Section title={text.questions} hint={text.questionsHint}>
          <FormBuilder value={questions} onChange={setQuestions} registry={surveyQuestions} problems={[...problems, ...refused]} />
        </Section>
      )}
      {problems.length === 0 ? null : <p role="alert">{text.wrong({ count: problems.length })}</p>}
      <ProblemAlert error={problem} shown={[...shown, ...refused.filter(({ path }) => path.startsWith('form.questions.')).map(({ path }) => path)]} />
      <div className="survey-foot"><Button type="primary" loading={pending} onClick={() => form.submit()}>{survey === null ? text.create : text.save}</Button></div>
    </>
  );
}

function NewSetup() {
  const text = useText(surveyConsoleMessages);
  const pick = usePick();
  const [search, setSearch] = useSearchState(SEARCH);
  const list = useQuery({ queryKey: ['campaigns', 'for-survey'], queryFn: ({ signal }) => getJson<{ items: CampaignSummary[] }>('/api/campaigns?size=100', signal), enabled: search.campaign === '' });
  const campaign = useQuery({ queryKey: ['campaigns', 'one', search.campaign], queryFn: ({ signal }) => surveySource.campaign(search.campaign, signal), enabled: search.campaign !== '' });
  if (search.campaign !== '') return <Loaded query={campaign}>{(found) => <Setup survey={null} campaign={found} trackId={search.track === '' ? null : search.track} />}</Loaded>;
  return (
    <>
      <PageHeader />
      <Loaded query={list} bones={2}>
        {({ items }) => (items.length === 0 ? <Quiet title={text.noCampaigns} /> : <Select className="survey-campaign" aria-label={text.chooseCampaign} placeholder={text.chooseCampaign} options={items.map(({ id, name }) => ({ value: id, label: pick(name) || '—' }))} onChange={(id: string) => setSearch({ campaign: id })} />)}
      </Loaded>
    </>
  );
}

function ChangedSetup({ surveyId }: { surveyId: string }) {
  const query = useQuery({
    queryKey: [...surveyKeys.one(surveyId), 'setup'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const survey = await surveySource.survey(surveyId, signal);
      return { survey, campaign: await surveySource.campaign(survey.campaignId, signal) };
    },
  });
  return <Loaded query={query}>{({ survey, campaign }) => <Setup survey={survey} campaign={campaign} trackId={null} />}</Loaded>;
}

/** Sets up a survey: its text, who answers in which way, and its questions. */
export default function SetupPage() {
  const { surveyId } = useRouteParams<'surveyId'>();
  return surveyId === undefined ? <NewSetup /> : <ChangedSetup surveyId={surveyId} />;
}
