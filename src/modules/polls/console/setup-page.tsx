import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { getJson } from '../../../console/shared/api-client.ts';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FileUploader } from '../../../console/shared/file-uploader.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { maxBytesOf } from '../../../platform/files/file-types.ts';
import type { Campaign, CampaignSummary } from '../../campaigns/campaigns.schemas.ts';
import { ELIGIBILITIES } from '../polls.rules.ts';
import type { Poll } from '../polls.schemas.ts';
import { pollConsoleMessages } from './console.messages.ts';
import { freshOption, freshSetup, type SetupValues, toParticulars, toValues } from './setup-values.ts';
import { pollKeys, pollSource } from './source.ts';
import './polls.css';

const SEARCH = { campaign: '', track: '' };

function OwnOptions() {
  const text = useText(pollConsoleMessages);
  return (
    <Form.List name="options">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field, index) => (
            <fieldset key={field.key} className="poll-setup-option">
              <legend>{text.optionNumber({ n: index + 1 })}</legend>
              <div className="poll-columns">
                <Form.Item name={[field.name, 'title', 'zh']} label={text.optionZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[field.name, 'title', 'en']} label={text.optionEn}><Input maxLength={600} /></Form.Item>
              </div>
              <Form.Item name={[field.name, 'picture']} label={text.picture}><FileUploader purpose="picture" accept="image/*" kinds={text.pictureKinds} maxSize={maxBytesOf('picture')} /></Form.Item>
              {fields.length <= 2 ? null : <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>{text.removeOption}</Button>}
            </fieldset>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(freshOption())}>{text.addOption}</Button>
        </>
      )}
    </Form.List>
  );
}

function ContestOptions({ campaignId }: { campaignId: string }) {
  const text = useText(pollConsoleMessages);
  const pick = usePick();
  const contests = useQuery({ queryKey: ['contests', 'for-poll', campaignId], queryFn: ({ signal }) => getJson<{ items: { id: string; title: { zh: string; en: string } }[] }>(`/api/contests?campaignId=${campaignId}&size=100`, signal) });
  return (
    <>
      <Form.Item name="contestId" label={text.contest} rules={[{ required: true, message: text.needed }]}><Select loading={contests.isPending} options={(contests.data?.items ?? []).map(({ id, title }) => ({ value: id, label: pick(title) }))} /></Form.Item>
      <Form.Item name="noMinors" valuePropName="checked" extra={text.noMinorsHint}><Checkbox>{text.noMinors}</Checkbox></Form.Item>
    </>
  );
}

function Rules({ hostId }: { hostId: string }) {
  const text = useText(pollConsoleMessages);
  const eligibility = Form.useWatch<Poll['eligibility'] | undefined>('eligibility');
  return (
    <Section title={text.rules}>
      <Form.Item name="eligibility" label={text.eligibility}><Radio.Group className="poll-radios" options={ELIGIBILITIES.map((value) => ({ value, label: text[`eligibility_${value}`] }))} /></Form.Item>
      {eligibility === 'unit' ? <Form.Item name="unitId" label={text.unit} extra={text.unitHint} rules={[{ required: true, message: text.needed }]}><OrgTreeSelect under={hostId} /></Form.Item> : null}
      <div className="poll-columns">
        <Form.Item name="minChoices" label={text.minChoices}><InputNumber min={1} max={200} precision={0} /></Form.Item>
        <Form.Item name="maxChoices" label={text.maxChoices}><InputNumber min={1} max={200} precision={0} /></Form.Item>
      </div>
      <Form.Item name="liveTotals" valuePropName="checked" extra={text.liveHint}><Checkbox>{text.liveTotals}</Checkbox></Form.Item>
      <Form.Item name="replaceable" valuePropName="checked"><Checkbox>{text.replaceable}</Checkbox></Form.Item>
      <Form.Item name="secret" valuePropName="checked" extra={text.secretHint}><Checkbox>{text.secret}</Checkbox></Form.Item>
    </Section>
  );
}

function Setup({ poll, campaign, trackId }: { poll: Poll | null; campaign: Campaign; trackId: string | null }) {
  const text = useText(pollConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<SetupValues>();
  const from = Form.useWatch('from', form);
  const save = (values: SetupValues) =>
    submit(() => (poll === null ? pollSource.create(campaign.id, trackId, toParticulars(values)) : pollSource.change(poll.id, poll.version, toParticulars(values))), ({ id }) => {
      void client.invalidateQueries({ queryKey: pollKeys.all });
      say.done(text.saved);
      go(`/polls/${id}`);
    });
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  return (
    <>
      <PageHeader title={poll === null ? text.newPoll : `${text.setup} · ${pick(poll.title)}`} meta={<span>{text.campaign}{colon}{pick(campaign.name)}</span>} {...(poll === null ? {} : { above: [{ to: `/polls/${poll.id}`, label: pick(poll.title) }] })} />
      <Form form={form} layout="vertical" scrollToFirstError initialValues={poll === null ? freshSetup() : toValues(poll)} onFinish={(values) => void save(values)}>
        <Section title={text.about} hint={text.draftNote}>
          <div className="poll-columns">
            <Form.Item name={['title', 'zh']} label={text.titleZh} rules={needed}><Input maxLength={120} /></Form.Item>
            <Form.Item name={['title', 'en']} label={text.titleEn}><Input maxLength={360} /></Form.Item>
          </div>
          <div className="poll-columns">
            <Form.Item name="opensAt" label={text.opensAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            <Form.Item name="closesAt" label={text.closesAt} rules={needed}><Input type="datetime-local" /></Form.Item>
          </div>
          <Form.Item name={['about', 'zh']} label={text.aboutZh}><Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} /></Form.Item>
          <Form.Item name={['about', 'en']} label={text.aboutEn}><Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={12000} /></Form.Item>
        </Section>
        <Rules hostId={campaign.host.id} />
        <Section title={text.options}>
          <Form.Item name="from" label={text.source}><Radio.Group className="poll-radios" options={[{ value: 'own', label: text.ownOptions }, { value: 'contest', label: text.fromContest }]} /></Form.Item>
          {from === 'contest' ? <ContestOptions campaignId={campaign.id} /> : <OwnOptions />}
        </Section>
        <ProblemAlert error={problem} shown={shown} />
        <div className="poll-foot"><Button type="primary" htmlType="submit" loading={pending}>{poll === null ? text.create : text.save}</Button></div>
      </Form>
    </>
  );
}

function NewSetup() {
  const text = useText(pollConsoleMessages);
  const pick = usePick();
  const [search, setSearch] = useSearchState(SEARCH);
  const list = useQuery({ queryKey: ['campaigns', 'for-poll'], queryFn: ({ signal }) => getJson<{ items: CampaignSummary[] }>('/api/campaigns?size=100', signal), enabled: search.campaign === '' });
  const campaign = useQuery({ queryKey: ['campaigns', 'one', search.campaign], queryFn: ({ signal }) => pollSource.campaign(search.campaign, signal), enabled: search.campaign !== '' });
  if (search.campaign !== '') return <Loaded query={campaign}>{(found) => <Setup poll={null} campaign={found} trackId={search.track === '' ? null : search.track} />}</Loaded>;
  return (
    <>
      <PageHeader />
      <Loaded query={list} bones={2}>
        {({ items }) => (items.length === 0 ? <Quiet title={text.noCampaigns} /> : <Select className="poll-campaign" aria-label={text.chooseCampaign} placeholder={text.chooseCampaign} options={items.map(({ id, name }) => ({ value: id, label: pick(name) || '—' }))} onChange={(id: string) => setSearch({ campaign: id })} />)}
      </Loaded>
    </>
  );
}

function ChangedSetup({ pollId }: { pollId: string }) {
  const query = useQuery({
    queryKey: [...pollKeys.poll(pollId), 'setup'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const poll = await pollSource.poll(pollId, signal);
      return { poll, campaign: await pollSource.campaign(poll.campaignId, signal) };
    },
  });
  return <Loaded query={query}>{({ poll, campaign }) => <Setup poll={poll} campaign={campaign} trackId={null} />}</Loaded>;
}

/** Sets up a poll: rules and options, until its rules are published. */
export default function SetupPage() {
  const { pollId } = useRouteParams<'pollId'>();
  return pollId === undefined ? <NewSetup /> : <ChangedSetup pollId={pollId} />;
}
