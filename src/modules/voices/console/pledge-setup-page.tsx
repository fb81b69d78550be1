import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import type { Pledge } from '../voices.schemas.ts';
import { ChosenCampaign } from './chosen-campaign.tsx';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesKeys, voicesSource } from './source.ts';
import { fromWallClock, toWallClock } from './wall-clock.ts';

interface Values {
  readonly title: { zh: string; en?: string };
  readonly text: { zh: string; en?: string };
  readonly opensAt: string;
  readonly closesAt: string;
}

function Setup({ pledge, campaign, trackId }: { pledge: Pledge | null; campaign: Campaign | null; trackId: string | null }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<Values>();
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const fixed = pledge !== null && pledge.state !== 'draft';
  const save = (values: Values) => {
    const both = (words: { zh: string; en?: string }) => ({ zh: words.zh, en: words.en ?? '' });
    const body = { title: both(values.title), text: fixed ? pledge.text : both(values.text), opensAt: fromWallClock(values.opensAt), closesAt: fromWallClock(values.closesAt) };
    return submit(() => (pledge === null ? voicesSource.createPledge({ campaignId: campaign!.id, trackId }, body) : voicesSource.changePledge(pledge.id, { version: pledge.version, ...body })), ({ id }) => {
      void client.invalidateQueries({ queryKey: voicesKeys.pledges });
      say.done(text.saved);
      go(`/pledges/${id}`);
    });
  };
  const known = pledge === null ? {} : { title: pledge.title, text: pledge.text, opensAt: toWallClock(pledge.opensAt), closesAt: toWallClock(pledge.closesAt) };
  return (
    <>
      <PageHeader title={pledge === null ? text.newPledge : `${text.edit} · ${pick(pledge.title)}`} {...(campaign === null ? {} : { meta: <span>{pick(campaign.name)}</span> })} {...(pledge === null ? {} : { above: [{ to: `/pledges/${pledge.id}`, label: pick(pledge.title) }] })} />
      <Form form={form} layout="vertical" scrollToFirstError initialValues={known} onFinish={(values) => void save(values)}>
        <Section title={text.particulars} {...(pledge === null ? { hint: text.draftNote } : {})}>
          <div className="voices-columns">
            <Form.Item name={['title', 'zh']} label={text.titleZh} rules={needed}><Input maxLength={120} /></Form.Item>
            <Form.Item name={['title', 'en']} label={text.titleEn}><Input maxLength={360} /></Form.Item>
            <Form.Item name="opensAt" label={text.opensAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            <Form.Item name="closesAt" label={text.closesAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          </div>
          <Form.Item name={['text', 'zh']} label={text.textZh} rules={needed} {...(fixed ? { extra: text.textFixed } : {})}><Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} maxLength={4000} disabled={fixed} /></Form.Item>
          <Form.Item name={['text', 'en']} label={text.textEn}><Input.TextArea autoSize={{ minRows: 3, maxRows: 18 }} maxLength={12000} disabled={fixed} /></Form.Item>
        </Section>
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{pledge === null ? text.create : text.save}</Button>
      </Form>
    </>
  );
}

function ChangedPledge({ pledgeId }: { pledgeId: string }) {
  const query = useQuery({ queryKey: [...voicesKeys.pledge(pledgeId), 'edit'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, queryFn: ({ signal }) => voicesSource.pledge(pledgeId, signal) });
  return <Loaded query={query}>{(pledge) => <Setup pledge={pledge} campaign={null} trackId={null} />}</Loaded>;
}

/** Begins or changes a pledge; once it is open its text stays. */
export default function PledgeSetupPage() {
  const { pledgeId } = useRouteParams<'pledgeId'>();
  const text = useText(voicesConsoleMessages);
  return pledgeId === undefined ? <ChosenCampaign title={text.newPledge}>{(campaign, trackId) => <Setup pledge={null} campaign={campaign} trackId={trackId} />}</ChosenCampaign> : <ChangedPledge pledgeId={pledgeId} />;
}
