import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Notice } from '../notices.schemas.ts';
import type { RecipientDetail } from '../recipients.schemas.ts';
import { forgetErrors } from './forget-errors.ts';
import { InstantInput } from './instant-input.tsx';
import { returnMessages } from './return.messages.ts';
import { notices } from './source.ts';

interface Values {
  readonly reason: string;
  readonly keys?: string[];
  readonly dueAt?: string | null;
}

/** Sends a return back, saying why and which fields are to be corrected. */
export function SendBackButton({ notice, detail, finished }: { notice: Notice; detail: RecipientDetail; finished: () => void }) {
  const text = useText(returnMessages);
  const { colon } = usePunctuation();
  const [open, setOpen] = useState(false);
  const { form, problem, shown, pending, submit, clear } = useFormProblems<Values>();
  const send = ({ reason, keys = [], dueAt = null }: Values) =>
    submit(() => notices.sendBack(notice.id, detail.organization.id, { reason, marks: keys.map((key) => ({ key, note: '' })), dueAt }), () => {
      setOpen(false);
      say.done(text.sentBackDone);
      finished();
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.sendBack}</Button>
      <Modal open={open} title={text.sendBack + colon + detail.organization.name} onCancel={() => setOpen(false)} okText={text.sendBack} cancelText={text.cancel} confirmLoading={pending} onOk={() => form.submit()} afterClose={() => { clear(); form.resetFields(); }} destroyOnHidden>
        <p>{text.sendBackHappens}</p>
        <Form form={form} layout="vertical" onValuesChange={(changed) => forgetErrors(form, changed)} onFinish={(values) => void send(values)}>
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, message: text.required }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
          <Form.Item name="keys" label={text.marks}><Select mode="multiple" options={(detail.form?.fields ?? []).map(({ key, label }) => ({ value: key, label }))} /></Form.Item>
          <Form.Item name="dueAt" label={text.newDue} extra={text.newDueHint}><InstantInput /></Form.Item>
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      </Modal>
    </>
  );
}
