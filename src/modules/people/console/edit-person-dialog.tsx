import { Button, Form, Input, Modal } from 'antd';
import { read } from '../../../console/shared/api-client.ts';
import { useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { peopleApi, type PersonDetail } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';

interface Values {
  readonly name: string;
  readonly unitId?: string;
  readonly mobile?: string;
  readonly email?: string;
}

/** Corrects a staff person. Contacts are masked, so an empty field leaves one as it is. */
export function EditPersonDialog({ person, open, close, saved }: { person: PersonDetail; open: boolean; close: () => void; saved: () => void }) {
  const text = useText(peopleConsoleMessages);
  const { form, problem, shown, pending, submit, clear } = useFormProblems<Values>();
  const masked = (kind: string) => person.contacts.find((contact) => contact.kind === kind)?.masked;
  const changed = (typed: string | undefined) => (typed === undefined || typed.trim() === '' ? undefined : typed.trim() === '-' ? '' : typed);
  const send = ({ name, unitId, mobile, email }: Values) =>
    submit(
      () => read(peopleApi.people[':id'].$patch({ param: { id: person.id }, json: { name, unitId, mobile: changed(mobile), email: changed(email) } })),
      () => {
        close();
        say.done(text.saved);
        saved();
      },
    );
  return (
    <Modal
      open={open} title={text.editTitle({ name: person.name })} onCancel={close} destroyOnHidden afterClose={() => { clear(); form.resetFields(); }}
      footer={[<Button key="cancel" onClick={close}>{text.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.save}</Button>]}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ name: person.name, unitId: person.unit?.id }} onFinish={(values) => void send(values)} validateTrigger="onSubmit">
        <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.required }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="unitId" label={text.unit}><OrgTreeSelect /></Form.Item>
        <Form.Item name="mobile" label={text.mobile} extra={text.contactKeep}><Input maxLength={20} placeholder={masked('mobile')} inputMode="tel" autoComplete="off" /></Form.Item>
        <Form.Item name="email" label={text.email} extra={text.contactKeep}><Input maxLength={200} placeholder={masked('email')} inputMode="email" autoComplete="off" /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}
