import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useSearchState } from '../../../console/shared/search-state.ts';
import { Section } from '../../../console/shared/section.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import { MODERATION_NAMES } from '../voices.messages.ts';
import { MODERATIONS, type Moderation } from '../voices.rules.ts';
import type { Forum } from '../voices.schemas.ts';
import { ChosenCampaign } from './chosen-campaign.tsx';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesKeys, voicesSource } from './source.ts';
import { fromWallClock, toWallClock } from './wall-clock.ts';

interface Values {
  readonly title: { zh: string; en?: string };
  readonly lead?: { zh?: string; en?: string };
  readonly moderation: Moderation;
  readonly opensAt: string;
  readonly closesAt: string;
}

const SEARCH = { kind: 'topic' };

function Setup({ forum, kind, campaign, trackId }: { forum: Forum | null; kind: Forum['kind']; campaign: Campaign | null; trackId: string | null }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<Values>();
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const save = ({ title, lead, moderation, opensAt, closesAt }: Values) => {
    const body = { title: { zh: title.zh, en: title.en ?? '' }, lead: { zh: lead?.zh ?? '', en: lead?.en ?? '' }, moderation, opensAt: fromWallClock(opensAt), closesAt: fromWallClock(closesAt) };
    return submit(() => (forum === null ? voicesSource.createForum({ campaignId: campaign!.id, trackId }, { kind, ...body }) : voicesSource.changeForum(forum.id, { version: forum.version, ...body })), ({ id }) => {
      void client.invalidateQueries({ queryKey: voicesKeys.forums });
      say.done(text.saved);
      go(`/forums/${id}`);
    });
  };
  const fresh = { moderation: 'before' as const };
  const known = forum === null ? fresh : { title: forum.title, lead: forum.lead, moderation: forum.moderation, opensAt: toWallClock(forum.opensAt), closesAt: toWallClock(forum.closesAt) };
  const heading = forum === null ? (kind === 'topic' ? text.newTopic : text.newWall) : `${text.edit} · ${pick(forum.title)}`;
  return (
    <>
      <PageHeader title={heading} {...(campaign === null ? {} : { meta: <span>{pick(campaign.name)}</span> })} {...(forum === null ? {} : { above: [{ to: `/forums/${forum.id}`, label: pick(forum.title) }] })} />
      <Form form={form} layout="vertical" scrollToFirstError initialValues={known} onFinish={(values) => void save(values)}>
        <Section title={text.particulars} {...(forum === null ? { hint: text.draftNote } : {})}>
          <div className="voices-columns">
            <Form.Item name={['title', 'zh']} label={text.titleZh} rules={needed}><Input maxLength={120} /></Form.Item>
            <Form.Item name={['title', 'en']} label={text.titleEn}><Input maxLength={360} /></Form.Item>
            <Form.Item name="opensAt" label={text.opensAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
            <Form.Item name="closesAt" label={text.closesAt} extra={text.zoneHint} rules={needed}><Input type="datetime-local" /></Form.Item>
          </div>
          <Form.Item name="moderation" label={text.moderation}><Radio.Group className="voices-reasons" options={MODERATIONS.map((value) => ({ value, label: pick(MODERATION_NAMES[value]) }))} /></Form.Item>
          <Form.Item name={['lead', 'zh']} label={text.leadZh}><Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={8000} /></Form.Item>
          <Form.Item name={['lead', 'en']} label={text.leadEn}><Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={24000} /></Form.Item>
        </Section>
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{forum === null ? text.create : text.save}</Button>
      </Form>
    </>
  );
}

function NewForum() {
  const text = useText(voicesConsoleMessages);
  const [search] = useSearchState(SEARCH);
  const kind = search.kind === 'tribute' ? 'tribute' : 'topic';
  return <ChosenCampaign title={kind === 'topic' ? text.newTopic : text.newWall}>{(campaign, trackId) => <Setup forum={null} kind={kind} campaign={campaign} trackId={trackId} />}</ChosenCampaign>;
}

function ChangedForum({ forumId }: { forumId: string }) {
  const query = useQuery({ queryKey: [...voicesKeys.forum(forumId), 'edit'], gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, queryFn: ({ signal }) => voicesSource.forum(forumId, signal) });
  return <Loaded query={query}>{(forum) => <Setup forum={forum} kind={forum.kind} campaign={null} trackId={null} />}</Loaded>;
}

/** Begins or changes a topic or a tribute wall. */
export default function ForumSetupPage() {
  const { forumId } = useRouteParams<'forumId'>();
  return forumId === undefined ? <NewForum /> : <ChangedForum forumId={forumId} />;
}
