import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { Quiet } from '../../../console/shared/quiet.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { getJson } from '../../../console/shared/api-client.ts';
import type { Campaign, CampaignSummary } from '../../campaigns/campaigns.schemas.ts';
import type { Contest } from '../contests.schemas.ts';
import { CategoryFields } from './category-fields.tsx';
import { contestConsoleMessages } from './console.messages.ts';
import { setupMessages } from './setup.messages.ts';
import { freshCategory, freshSetup, type SetupValues, toParticulars, toValues } from './setup-values.ts';
import { contestKeys, contestSource } from './source.ts';
import './contests.css';

const SEARCH = { campaign: '', track: '' };

function Tiers() {
  const text = useText(contestConsoleMessages);
  const rules = useText(setupMessages);
  return (
    <Section title={text.tiers} hint={text.tiersHint}>
      <Form.List name="tiers">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <fieldset key={field.key} className="setup-group">
                <legend>{text.tierName({ depth: index + 1 })}</legend>
                <div className="setup-columns">
                  <Form.Item name={[field.name, 'decideBy']} label={text.decideBy} extra={text.zoneHint} rules={[{ required: true, message: text.needed }]}><Input type="datetime-local" /></Form.Item>
                  <Form.Item name={[field.name, 'quota']} label={text.tierQuota}><InputNumber min={0} max={100000} precision={0} /></Form.Item>
                  <Form.Item name={[field.name, 'regionMinimum']} label={rules.regionMinimum} extra={rules.regionMinimumHint}><InputNumber min={1} max={1000} precision={0} /></Form.Item>
                </div>
                {index === fields.length - 1 ? <Button icon={<DeleteOutlined aria-hidden />} onClick={() => remove(field.name)}>{text.removeTier}</Button> : null}
              </fieldset>
            ))}
            {fields.length >= 9 ? null : <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ decideBy: '', quota: null, regionMinimum: null })}>{text.addTier}</Button>}
          </>
        )}
      </Form.List>
    </Section>
  );
}

function Setup({ contest, campaign, trackId }: { contest: Contest | null; campaign: Campaign; trackId: string | null }) {
  const text = useText(contestConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<SetupValues>();
  const save = (values: SetupValues) =>
    submit(() => (contest === null ? contestSource.create(campaign.id, trackId, toParticulars(values)) : contestSource.change(contest.id, contest.version, toParticulars(values))), ({ id }) => {
      void client.invalidateQueries({ queryKey: contestKeys.contests });
      say.done(text.saved);
      go(`/contests/${id}`);
    });
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  return (
    <>
      <PageHeader title={contest === null ? text.newCall : `${text.setup} · ${pick(contest.title)}`} meta={<span>{text.campaign}{colon}{pick(campaign.name)}</span>} {...(contest === null ? {} : { above: [{ to: `/contests/${contest.id}`, label: pick(contest.title) }] })} />
      <Form form={form} layout="vertical" scrollToFirstError initialValues={contest === null ? freshSetup(trackId) : toValues(contest)} onFinish={(values) => void save(values)}>
        <Section title={text.about} {...(contest === null ? { hint: text.draftNote } : {})}>
          <div className="setup-columns">
            <Form.Item name={['title', 'zh']} label={text.titleZh} rules={needed}><Input maxLength={120} /></Form.Item>
            <Form.Item name={['title', 'en']} label={text.titleEn}><Input maxLength={360} /></Form.Item>
            <Form.Item name="opensAt" label={text.opensAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            <Form.Item name="closesAt" label={text.closesAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          </div>
          <Form.Item name="who" label={text.who} rules={[{ validator: (_, chosen: readonly string[] | undefined) => ((chosen?.length ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(text.whoNeeded))) }]}><Checkbox.Group options={[{ value: 'units', label: text.fromUnits }, { value: 'public', label: text.fromPublic }]} /></Form.Item>
          <Form.Item name={['rules', 'zh']} label={text.rulesZh}><Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={8000} /></Form.Item>
          <Form.Item name={['rules', 'en']} label={text.rulesEn}><Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={24000} /></Form.Item>
        </Section>
        <Section title={text.categories}>
          <Form.List name="categories">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field) => <CategoryFields key={field.key} index={field.name} tracks={campaign.content.tracks} hostId={campaign.host.id} kept={contest !== null && contest.state !== 'draft' && (form.getFieldValue(['categories', field.name, 'id']) ?? '') !== ''} remove={fields.length === 1 ? undefined : () => remove(field.name)} />)}
                <Button icon={<PlusOutlined aria-hidden />} onClick={() => add(freshCategory(trackId))}>{text.addCategory}</Button>
              </>
            )}
          </Form.List>
        </Section>
        <Tiers />
        <ProblemAlert error={problem} shown={shown} />
        <div className="setup-foot"><Button type="primary" htmlType="submit" loading={pending}>{contest === null ? text.create : text.save}</Button></div>
      </Form>
    </>
  );
}

function NewSetup() {
  const text = useText(contestConsoleMessages);
  const pick = usePick();
  const [search, setSearch] = useSearchState(SEARCH);
  const list = useQuery({ queryKey: ['campaigns', 'for-contest'], queryFn: ({ signal }) => getJson<{ items: CampaignSummary[] }>('/api/campaigns?size=100', signal), enabled: search.campaign === '' });
  const campaign = useQuery({ queryKey: ['campaigns', 'one', search.campaign], queryFn: ({ signal }) => contestSource.campaign(search.campaign, signal), enabled: search.campaign !== '' });
  if (search.campaign !== '') return <Loaded query={campaign}>{(found) => <Setup contest={null} campaign={found} trackId={search.track === '' ? null : search.track} />}</Loaded>;
  return (
    <>
      <PageHeader />
      <Loaded query={list} bones={2}>
        {({ items }) => (items.length === 0 ? <Quiet title={text.noCampaigns} /> : <Select className="setup-campaign" aria-label={text.chooseCampaign} placeholder={text.chooseCampaign} options={items.map(({ id, name }) => ({ value: id, label: pick(name) || '—' }))} onChange={(id: string) => setSearch({ campaign: id })} />)}
      </Loaded>
    </>
  );
}

function ChangedSetup({ contestId }: { contestId: string }) {
  const query = useQuery({
    queryKey: [...contestKeys.contest(contestId), 'setup'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      const contest = await contestSource.contest(contestId, signal);
      return { contest, campaign: await contestSource.campaign(contest.campaignId, signal) };
    },
  });
  return <Loaded query={query}>{({ contest, campaign }) => <Setup contest={contest} campaign={campaign} trackId={null} />}</Loaded>;
}

/** Sets up a call for entries: dates, who, categories, tiers and quotas. */
export default function SetupPage() {
  const { contestId } = useRouteParams<'contestId'>();
  return contestId === undefined ? <NewSetup /> : <ChangedSetup contestId={contestId} />;
}
