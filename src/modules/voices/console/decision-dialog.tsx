import { Button, Form, Input, Modal, Radio } from 'antd';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { REASON_NAMES } from '../voices.messages.ts';
import { REASONS, type Reason } from '../voices.rules.ts';
import type { Post } from '../voices.schemas.ts';
import { voicesConsoleMessages } from './console.messages.ts';
import { voicesSource } from './source.ts';
import './voices.css';

/** Asks for one of the published reasons before a post is not shown or taken down. The keys 1 to 8 choose a reason. */
export function DecisionDialog({ post, close, finished }: { post: Post | null; close: () => void; finished: () => void }) {
  const text = useText(voicesConsoleMessages);
  const pick = usePick();
  const { form, submit, pending, problem, shown, clear } = useFormProblems<{ reason: Reason; note?: string }>();
  const removes = post?.state === 'shown';
  const send = ({ reason, note = '' }: { reason: Reason; note?: string }) =>
    submit(() => voicesSource.decide(post!.id, post!.version, { action: removes ? 'remove' : 'refuse', reason, note }), () => {
      close();
      say.done(text.decided);
      finished();
    });
  const choose = (event: { key: string; target: unknown }) => {
    const reason = REASONS[Number(event.key) - 1];
    if (reason !== undefined && !(event.target instanceof HTMLTextAreaElement)) form.setFieldsValue({ reason });
  };
  return (
    <Modal
      open={post !== null} title={removes ? text.removeTitle : text.refuseTitle} onCancel={close} destroyOnHidden afterOpenChange={(open) => open && form.focusField('reason')} afterClose={() => { clear(); form.resetFields(); }}
      footer={[<Button key="cancel" onClick={close}>{text.cancel}</Button>, <Button key="do" type="primary" danger loading={pending} onClick={() => form.submit()}>{removes ? text.remove : text.refuse}</Button>]}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)} onKeyDown={choose}>
        <p>{text.happensDown}</p>
        <Form.Item name="reason" label={text.reason} rules={[{ required: true, message: text.reasonNeeded }]}>
          <Radio.Group className="voices-reasons" options={REASONS.map((value, index) => ({ value, label: `${index + 1}. ${pick(REASON_NAMES[value])}` }))} />
        </Form.Item>
        <Form.Item name="note" label={text.note} extra={text.noteHint}><Input.TextArea rows={3} maxLength={500} showCount /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}
