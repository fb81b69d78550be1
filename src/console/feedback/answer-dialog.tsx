import { Button, Form, Input, Modal } from 'antd';
import type { FeedbackApi } from '../../portal/pages/feedback/feedback.routes.ts';
import type { SiteFeedback } from '../../portal/pages/feedback/feedback.schemas.ts';
import { apiClient, read } from '../shared/api-client.ts';
import { useText } from '../shared/locale.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { say } from '../shared/say.tsx';
import { useFormProblems } from '../shared/use-form-problems.ts';
import { feedbackConsoleMessages } from './feedback.messages.ts';

/** The routes of feedback. */
export const feedbackRoutes = apiClient<FeedbackApi>();

/** Answers a message, with what was said in sight. */
export function AnswerDialog({ item, close, answered }: { item: SiteFeedback | null; close: () => void; answered: () => void }) {
  const text = useText(feedbackConsoleMessages);
  const { form, problem, shown, pending, submit, clear } = useFormProblems<{ reply: string }>();
  const send = (reply: string) =>
    submit(
      () => read(feedbackRoutes['site-feedback'][':id'].reply.$put({ param: { id: item!.id }, json: { reply } })),
      () => {
        close();
        say.done(text.done);
        answered();
      },
    );
  return (
    <Modal
      open={item !== null} title={text.answerTitle} onCancel={close} destroyOnHidden afterOpenChange={(open) => open && form.focusField('reply')} afterClose={() => { clear(); form.resetFields(); }}
      footer={[<Button key="cancel" onClick={close}>{text.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.send}</Button>]}
    >
      {item === null ? null : (
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ reply: item.reply ?? '' }} onFinish={({ reply }) => void send(reply)}>
          <blockquote className="said" lang={item.locale}>{item.message}</blockquote>
          <Form.Item name="reply" label={text.reply} extra={text.replyHint} rules={[{ required: true, whitespace: true, message: text.replyNeeded }]}>
            <Input.TextArea rows={5} maxLength={2000} showCount />
          </Form.Item>
          {item.reply === null ? <p className="faint">{item.wantsAnswer ? text.tells : text.tellsNot}</p> : null}
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      )}
    </Modal>
  );
}
