import { Button, Form, Input, Modal, Select } from 'antd';
import { read } from '../../../console/shared/api-client.ts';
import { useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { grantAnyRole, grantWorkRoles } from '../people.policy.ts';
import type { Role } from '../people.roles.ts';
import { peopleApi } from './people-api.ts';
import type { MadeLink } from './link-dialog.tsx';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { useRoleOptions } from './pieces.tsx';

interface Values {
  readonly name: string;
  readonly username: string;
  readonly unitId: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly role?: Role;
}

/** Adds a staff person; what comes back is the link by which they set their password. */
export function InviteDialog({ open, close, made }: { open: boolean; close: () => void; made: (link: MadeLink) => void }) {
  const text = useText(peopleConsoleMessages);
  const can = useCan();
  const { brackets } = usePunctuation();
  const { office } = useOffice();
  const { form, problem, shown, pending, submit, clear } = useFormProblems<Values>();
  const roles = useRoleOptions(can(grantAnyRole));
  const send = ({ name, username, unitId, mobile = '', email = '', role }: Values) =>
    submit(
      () => read(peopleApi.people.$post({ json: { name, username, unitId, mobile, email, role: role ?? null } })),
      ({ invitation }) => {
        close();
        made({ name, ...invitation });
      },
    );
  const required = [{ required: true, whitespace: true, message: text.required }];
  return (
    <Modal
      open={open} title={text.inviteTitle} onCancel={close} destroyOnHidden afterClose={() => { clear(); form.resetFields(); }}
      footer={[<Button key="cancel" onClick={close}>{text.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.create}</Button>]}
    >
      <p className="faint">{text.inviteHint}</p>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ unitId: office?.id }} onFinish={(values) => void send(values)} validateTrigger="onSubmit">
        <Form.Item name="name" label={text.name} rules={required}><Input maxLength={60} autoComplete="off" /></Form.Item>
        <Form.Item name="username" label={text.username} extra={text.usernameHint} rules={required}><Input maxLength={40} autoComplete="off" autoCapitalize="none" /></Form.Item>
        <Form.Item name="unitId" label={text.unit} rules={required}><OrgTreeSelect /></Form.Item>
        <Form.Item name="mobile" label={text.mobile + brackets(text.optional)}><Input maxLength={20} inputMode="tel" autoComplete="off" /></Form.Item>
        <Form.Item name="email" label={text.email + brackets(text.optional)}><Input maxLength={200} inputMode="email" autoComplete="off" /></Form.Item>
        {can(grantWorkRoles) ? <Form.Item name="role" label={text.give + brackets(text.optional)} extra={text.giveHint}><Select allowClear options={roles} /></Form.Item> : null}
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}
