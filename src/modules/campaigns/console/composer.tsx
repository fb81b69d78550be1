import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select, Steps } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import type { Campaign, CampaignContent } from '../campaigns.schemas.ts';
import { ApprovalStep, AudienceStep, BasicsStep, MilestonesStep, PageStep, PhasesStep, type StepProps, TracksStep } from './composer-steps.tsx';
import { campaignConsoleMessages } from './console.messages.ts';
import { campaignSource } from './source.ts';
import { StateTag } from './state-tag.tsx';
import { useCampaignDraft } from './use-campaign-draft.ts';
import './campaigns.css';

const STEPS = ['basics', 'phases', 'tracks', 'audience', 'milestones', 'approval', 'pageContent', 'review'] as const;
const DRAWN: Readonly<Record<Exclude<(typeof STEPS)[number], 'review'>, (props: StepProps) => React.ReactNode>> = {
  basics: BasicsStep, phases: PhasesStep, tracks: TracksStep, audience: AudienceStep, milestones: MilestonesStep, approval: ApprovalStep, pageContent: PageStep,
};
const SEARCH = { step: 0 };

/** The step that shows a field of the content. */
function stepOf(path: string): number {
  const field = path.split('.')[1] ?? '';
  const step = { phases: 1, tracks: 2, audience: 3, milestones: 4, nature: 5, approval: 5, prose: 6, units: 6, media: 6 }[field];
  return step ?? 0;
}

function Review({ campaign, goTo, publish, busy }: { campaign: Campaign; goTo: (step: number) => void; publish: () => void; busy: boolean }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const check = useQuery({ queryKey: ['campaign-check', campaign.id], queryFn: () => campaignSource.check(campaign.id), staleTime: 0, gcTime: 0 });
  return (
    <Section title={text.review}>
      <Loaded query={check} bones={3}>
        {({ problems }) =>
          problems.length === 0 ? (
            <Alert type="success" title={text.ready} description={<><p>{text.happensPublish}</p><p>{text.happensSlug}</p></>} action={campaign.steps.includes('publish') ? <Button type="primary" loading={busy} onClick={publish}>{text.publish}</Button> : undefined} />
          ) : (
            <Alert type="warning" title={text.notReady} description={<ul className="plain-list">{problems.map(({ path, code, message }) => <li key={path + code}>{pick(message)} <Button type="link" onClick={() => goTo(stepOf(path))}>{text.toStep}</Button></li>)}</ul>} />
          )}
      </Loaded>
    </Section>
  );
}

function Composer({ campaign, reload }: { campaign: Campaign; reload: () => void }) {
  const text = useText(campaignConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const [form] = Form.useForm<{ content: CampaignContent; reason?: string }>();
  const [search, setSearch] = useSearchState(SEARCH);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const published = campaign.state !== 'draft';
  const read = useCallback(() => form.getFieldsValue(true).content as CampaignContent, [form]);
  const autosave = useCampaignDraft(campaign, read, !published);
  const content = (Form.useWatch('content', { form, preserve: true }) as CampaignContent | undefined) ?? campaign.content;
  const at = Math.min(Math.max(0, search.step), STEPS.length - 1);
  const step = STEPS[at]!;

  useEffect(() => {
    form.setFields((autosave.problem?.fields ?? []).map(({ path, message }) => ({ name: path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)) as never, errors: [message] })));
  }, [autosave.problem, form]);

  const goTo = (next: number) => {
    if (!published && autosave.state === 'unsaved') void autosave.save().then(() => setSearch({ step: next }));
    else setSearch({ step: next });
  };
  const finish = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      if ((await act()) === null) return;
      await client.invalidateQueries({ queryKey: ['campaigns'] });
      go(`/campaigns/${campaign.id}`);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const publish = () => finish(async () => {
    const saved = await autosave.save();
    return saved === null ? null : campaignSource.step(campaign.id, 'publish', saved.version);
  });
  const Drawn = step === 'review' ? null : DRAWN[step];
  const said = { saved: autosave.savedAt === null ? '' : text.saved({ at: autosave.savedAt.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' }) }), saving: text.saving, unsaved: text.unsaved, stale: '', refused: text.unsaved }[autosave.state];
  return (
    <>
      <PageHeader title={`${text.compose} · ${pick(content.name ?? campaign.name) || text.unnamed}`} meta={<StateTag state={campaign.state} />} above={[{ to: `/campaigns/${campaign.id}`, label: pick(content.name ?? campaign.name) || text.unnamed }]} />
      <div className="composer-steps"><Steps size="small" current={at} onChange={goTo} items={STEPS.map((each) => ({ title: text[each] }))} responsive={false} /></div>
      <div className="composer-choice">
        <Select aria-label={text.stepOf({ at: at + 1, of: STEPS.length })} value={at} onChange={goTo} options={STEPS.map((each, index) => ({ value: index, label: `${index + 1}. ${text[each]}` }))} />
        <span className="faint">{text.stepOf({ at: at + 1, of: STEPS.length })}</span>
      </div>
      {autosave.state === 'stale' ? (
        <Alert type="warning" showIcon title={text.stale} action={<><Button onClick={() => void autosave.save({ over: true })}>{text.keepMine}</Button> <Button onClick={reload}>{text.takeTheirs}</Button></>} />
      ) : (
        <ProblemAlert error={problem ?? autosave.problem} />
      )}
      <Form form={form} layout="vertical" initialValues={{ content: campaign.content, reason: '' }} onValuesChange={autosave.touch} scrollToFirstError>
        {Drawn === null ? (published ? null : <Review campaign={campaign} goTo={goTo} publish={() => void publish()} busy={busy} />) : <Drawn hostId={campaign.host.id} content={content} published={published} />}
        {published ? (
          <Section title={text.saveChange} hint={text.reasonHint}>
            <Form.Item name="reason" label={text.reason}><Input maxLength={300} /></Form.Item>
            <Button type="primary" loading={busy} onClick={() => void finish(() => autosave.save({ reason: String(form.getFieldValue('reason') ?? '').trim() }))}>{text.saveChange}</Button>
          </Section>
        ) : null}
      </Form>
      <div className="composer-foot">
        <span className="faint" role="status">{said}</span>
        <span className="composer-foot-end actions">
          {at === 0 ? null : <Button onClick={() => goTo(at - 1)}>{text.previous}</Button>}
          {at === STEPS.length - 1 ? null : <Button type={published ? 'default' : 'primary'} onClick={() => goTo(at + 1)}>{text.next}</Button>}
        </span>
      </div>
    </>
  );
}

/** The composer of a campaign: steps, a draft saved as it is typed, checks, publication. */
export default function ComposerPage() {
  const { campaignId } = useRouteParams<'campaignId'>();
  const [round, setRound] = useState(0);
  const query = useQuery({ queryKey: ['campaign-composed', campaignId, round], queryFn: ({ signal }) => campaignSource.one(campaignId, signal), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false });
  return <Loaded query={query}>{(campaign) => <Composer key={`${campaign.id}-${round}`} campaign={campaign} reload={() => setRound(round + 1)} />}</Loaded>;
}
