import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { read } from '../../../console/shared/api-client.ts';
import { useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { usePunctuation } from '../../../console/shared/punctuation.ts';
import { say } from '../../../console/shared/say.tsx';
import { useCan, useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { useSettled } from '../../../console/shared/use-settled.ts';
import { addDays, instantAt } from '../../../platform/calendar/zoned-time.ts';
import { grantAnyRole } from '../people.policy.ts';
import type { Role } from '../people.roles.ts';
import { loadPeople, peopleApi } from './people-api.ts';
import { peopleConsoleMessages } from './people-console.messages.ts';
import { useRoleOptions } from './pieces.tsx';

interface Values {
  readonly personId: string;
  readonly role: Role;
  readonly nodeId: string;
  readonly endsAt?: string;
}

function PersonSelect({ value, onChange, id }: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const text = useText(peopleConsoleMessages);
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const found = useQuery({ queryKey: ['people', 'find', words], queryFn: ({ signal }) => loadPeople({ page: 1, size: 20, text: words }, signal) });
  const options = (found.data?.items ?? []).map((person) => ({ value: person.id, label: [person.name, person.username, person.unit?.name].filter(Boolean).join(' · ') }));
  return <Select id={id} showSearch={{ filterOption: false, onSearch: setTyped }} value={value} onChange={onChange} options={options} loading={found.isFetching} placeholder={text.findPerson} notFoundContent={found.isFetching ? null : text.noMatch} />;
}

/** Gives a role at an organization: to the person of the page, or to one who is looked for. */
export function GiveRoleDialog({ open, close, person, given }: { open: boolean; close: () => void; person?: { id: string; unitId: string | undefined }; given: () => void }) {
  const text = useText(peopleConsoleMessages);
  const can = useCan();
  const { brackets } = usePunctuation();
  const { office } = useOffice();
  const roles = useRoleOptions(can(grantAnyRole));
  const { form, problem, shown, pending, submit, clear } = useFormProblems<Values>();
  const send = ({ personId, role, nodeId, endsAt }: Values) =>
    submit(
      () => read(peopleApi.grants.$post({ json: { personId: person?.id ?? personId, role, nodeId, endsAt: endsAt === undefined || endsAt === '' ? null : instantAt(addDays(endsAt, 1)).toISOString() } })),
      () => {
        close();
        say.done(text.givenDone);
        given();
      },
    );
  const required = [{ required: true, message: text.required }];
  return (
    <Modal
      open={open} title={text.giveRoleTitle} onCancel={close} destroyOnHidden afterClose={() => { clear(); form.resetFields(); }}
      footer={[<Button key="cancel" onClick={close}>{text.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.giveRole}</Button>]}
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={{ nodeId: person?.unitId ?? office?.id }} onFinish={(values) => void send(values)} validateTrigger="onSubmit">
        {person === undefined ? <Form.Item name="personId" label={text.person} rules={required}><PersonSelect /></Form.Item> : null}
        <Form.Item name="role" label={text.role} rules={required}><Select options={roles} /></Form.Item>
        <Form.Item name="nodeId" label={text.node} extra={text.nodeHint} rules={required}><OrgTreeSelect /></Form.Item>
        <Form.Item name="endsAt" label={text.endsAt + brackets(text.optional)} extra={text.endsHint}><Input type="date" /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}
