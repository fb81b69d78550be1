import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { ConfirmAction } from '../../../console/shared/confirm-dialog.tsx';
import { ConsoleLink, useGo, useRouteParams } from '../../../console/shared/console-link.tsx';
import { FactsPanel } from '../../../console/shared/facts-panel.tsx';
import { InstantText } from '../../../console/shared/instant-text.tsx';
import { Loaded } from '../../../console/shared/loaded.tsx';
import { useLocale, usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { Beside, DescriptionList, Section } from '../../../console/shared/section.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { MODERATION_NAMES, REASON_NAMES } from '../voices.messages.ts';
import { manageVoices, moderatePosts } from '../voices.policy.ts';
import type { Forum } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesKeys, voicesSource } from './source.ts';
import { OpenStateTag } from './state-tags.tsx';
import './voices.css';

function Actions({ forum }: { forum: Forum }) {
  const text = useText(voicesConsoleMessages);
  const { colon } = usePunctuation();
  const pick = usePick();
  const go = useGo();
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: voicesKeys.forums });
  const title = pick(forum.title);
  const verb = forum.state === 'draft' ? text.open : text.reopen;
  return (
    <>
      {forum.state === 'open' ? null : <ConfirmAction type="primary" title={`${verb}${colon}${title}`} happens={[text.happensOpenForum]} verb={verb} done={text.opened} run={() => voicesSource.setForumState(forum.id, 'open')} finished={refresh}>{verb}</ConfirmAction>}
      <Button onClick={() => go(`/forums/${forum.id}/edit`)}>{text.edit}</Button>
      {forum.state === 'open' ? <ConfirmAction danger title={`${text.close}${colon}${title}`} happens={[text.happensCloseForum]} verb={text.close} done={text.closed} run={() => voicesSource.setForumState(forum.id, 'closed')} undo={() => voicesSource.setForumState(forum.id, 'open')} finished={refresh}>{text.close}</ConfirmAction> : null}
    </>
  );
}

function Answer({ forum }: { forum: Forum }) {
  const text = useText(voicesConsoleMessages);
  const client = useQueryClient();
  const { form, submit, pending, problem, shown } = useFormProblems<{ answer: { zh: string; en?: string } }>();
  const send = ({ answer }: { answer: { zh: string; en?: string } }) =>
    submit(() => voicesSource.answerForum(forum.id, { version: forum.version, answer: { zh: answer.zh, en: answer.en ?? '' } }), () => {
      say.done(text.answered);
      void client.invalidateQueries({ queryKey: voicesKeys.forums });
    });
  return (
    <Section title={text.answer} hint={text.answerHint}>
      <Form form={form} layout="vertical" initialValues={{ answer: forum.answer?.text ?? { zh: '', en: '' } }} onFinish={(values) => void send(values)}>
        <Form.Item name={['answer', 'zh']} label={text.answerZh} rules={[{ required: true, whitespace: true, message: text.needed }]}><Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={8000} /></Form.Item>
        <Form.Item name={['answer', 'en']} label={text.answerEn}><Input.TextArea autoSize={{ minRows: 2, maxRows: 16 }} maxLength={24000} /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{text.publishAnswer}</Button>
      </Form>
    </Section>
  );
}

function Counts({ forum }: { forum: Forum }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const query = useQuery({ queryKey: [...voicesKeys.forum(forum.id), 'counts'], queryFn: ({ signal }) => voicesSource.counts(forum.id, signal) });
  return (
    <Section title={text.counts} actions={<ConsoleLink to={`/posts?forum=${forum.id}${forum.waiting === 0 ? '' : '&state=waiting'}`}>{forum.waiting === 0 ? text.posts : text.seeWaiting}</ConsoleLink>}>
      <Loaded query={query} bones={2}>
        {({ posted, shown, waiting, withdrawn, reasons, appeals }) => (
          <DescriptionList
            items={[
              { label: text.received, value: posted }, { label: text.shown, value: shown }, { label: text.waiting, value: waiting }, { label: text.withdrawn, value: withdrawn },
              ...reasons.map(({ reason, refused, removed }) => ({ label: pick(REASON_NAMES[reason]), value: refused + removed })),
              { label: text.appeals, value: text.appealCounts(appeals) },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

function ForumDetail({ forum }: { forum: Forum }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const locale = useLocale();
  const can = useCan();
  const { office } = useOffice();
  const here = office?.id === forum.hostId;
  const path = `/${forum.kind === 'topic' ? 'topics' : 'tributes'}/${forum.id}`;
  return (
    <>
      <PageHeader
        title={pick(forum.title)}
        meta={<><OpenStateTag of={forum} /><span>{text.closesAt} <InstantText at={forum.closesAt} /></span>{forum.state === 'draft' ? null : <a href={locale === 'en' ? `/en${path}` : path} target="_blank" rel="noreferrer">{text.publicPage}</a>}</>}
        {...(here && can(manageVoices) ? { actions: <Actions forum={forum} /> } : {})}
      />
      <Beside
        main={
          <>
            <Section title={text.particulars}>
              <DescriptionList
                items={[
                  { label: text.host, value: pick(forum.host) }, { label: text.moderation, value: pick(MODERATION_NAMES[forum.moderation]) },
                  { label: text.opensAt, value: <InstantText at={forum.opensAt} as="exact" /> }, { label: text.closesAt, value: <InstantText at={forum.closesAt} as="exact" /> },
                  { label: text.lead, wide: true, value: pick(forum.lead) === '' ? null : <p className="voices-words">{pick(forum.lead)}</p> },
                ]}
              />
            </Section>
            <Counts forum={forum} />
            {here && can(moderatePosts) && forum.state !== 'draft' ? <Answer key={forum.version} forum={forum} /> : null}
          </>
        }
        aside={<FactsPanel query={{ node: forum.hostId, campaign: forum.campaignId, kinds: forum.kind === 'topic' ? ['voices.post-shown', 'voices.topic-answered'] : ['voices.tribute-paid'] }} />}
      />
    </>
  );
}

/** A topic or wall: its state, how its posts were dealt with, and the office's answer. */
export default function ForumPage() {
  const { forumId } = useRouteParams<'forumId'>();
  const query = useQuery({ queryKey: voicesKeys.forum(forumId), queryFn: ({ signal }) => voicesSource.forum(forumId, signal) });
  return <Loaded query={query}>{(forum) => <ForumDetail key={forum.id} forum={forum} />}</Loaded>;
}
