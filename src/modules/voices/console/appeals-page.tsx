import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { ConsoleLink } from '../../../console/shared/console-link.tsx';
import { DataTable } from '../../../console/shared/data-table/data-table.tsx';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { queryString } from '../../../console/shared/query-string.ts';
import { say } from '../../../console/shared/say.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { REASON_NAMES } from '../voices.messages.ts';
import type { Appeal, AppealAnswer } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { Due } from './due.tsx';
import { voicesKeys, voicesSource } from './source.ts';
import './voices.css';

function AnswerDialog({ appeal, close }: { appeal: Appeal | null; close: () => void }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown, clear } = useFormProblems<AppealAnswer>();
  const send = (answer: AppealAnswer) =>
    submit(() => voicesSource.answerAppeal(appeal!.id, answer), () => {
      close();
      say.done(text.sent);
      void client.invalidateQueries({ queryKey: voicesKeys.appeals });
      void client.invalidateQueries({ queryKey: voicesKeys.posts });
    });
  const reason = appeal?.post.decision?.reason;
  return (
    <Modal
      open={appeal !== null} title={text.answerAppeal} onCancel={close} destroyOnHidden afterOpenChange={(open) => open && form.focusField('outcome')} afterClose={() => { clear(); form.resetFields(); }}
      footer={[<Button key="cancel" onClick={close}>{text.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.send}</Button>]}
    >
      {appeal === null ? null : (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
          <p className="faint">{text.original}{reason === null || reason === undefined ? '' : ` · ${pick(REASON_NAMES[reason])}`}</p>
          <blockquote className="voices-turn voices-words">{appeal.post.body || text.onlyFlower}</blockquote>
          <p className="faint">{text.appealBody}</p>
          <blockquote className="voices-turn voices-words">{appeal.body}</blockquote>
          <Form.Item name="outcome" label={text.outcome} rules={[{ required: true, message: text.needed }]}>
            <Radio.Group className="voices-reasons" options={(['restored', 'upheld'] as const).map((value) => ({ value, label: text[value] }))} />
          </Form.Item>
          <Form.Item name="reply" label={text.reply} extra={text.replyHint} rules={[{ required: true, whitespace: true, message: text.replyNeeded }]}><Input.TextArea rows={4} maxLength={1000} showCount /></Form.Item>
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      )}
    </Modal>
  );
}

/** Appeals against decisions of one's offices, what is due first at the top. */
export default function AppealsPage() {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const [answering, setAnswering] = useState<Appeal | null>(null);
  return (
    <>
      <PageHeader />
      <DataTable<Appeal>
        name="appeals.list"
        label={text.appeals}
        queryKey={voicesKeys.appeals}
        load={(query, signal) => voicesSource.appeals(queryString(query), signal)}
        rowKey={({ id }) => id}
        rowName={({ body }) => body.slice(0, 20)}
        filters={[{ key: 'open', label: text.onlyOpen, kind: 'yes' }]}
        columns={[
          { key: 'body', title: text.appealBody, render: ({ body }) => <span className="voices-cell">{body}</span> },
          { key: 'post', title: text.original, width: 260, render: ({ post }) => <ConsoleLink to={`/posts/${post.id}`}><span className="voices-cell">{post.body || text.post}</span></ConsoleLink> },
          { key: 'forum', title: text.where, width: 180, render: ({ forum }) => pick(forum) },
          { key: 'due', title: text.dueAt, width: 160, render: ({ dueAt, outcome }) => <Due at={dueAt} open={outcome === null} /> },
          { key: 'outcome', title: text.outcomeName, width: 170, render: ({ outcome }) => (outcome === null ? <StatusTag tone="waiting">{text.onlyOpen}</StatusTag> : <StatusTag tone={outcome === 'restored' ? 'good' : 'still'}>{text[outcome]}</StatusTag>) },
        ]}
        rowActions={(appeal) => (appeal.outcome === null ? [{ key: 'answer', label: text.answerAppeal, run: () => setAnswering(appeal) }] : [])}
        empty={{ title: text.noAppeals, hint: text.noAppealsHint }}
      />
      <AnswerDialog appeal={answering} close={() => setAnswering(null)} />
    </>
  );
}
