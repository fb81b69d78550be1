import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useGo } from '../../../console/shared/console-link.tsx';
import { useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { PageHeader } from '../../../console/shared/page-header.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { organizationConsoleMessages } from './console.messages.ts';
import { ParticularFields, particularsOf, type Particulars } from './organization-form.tsx';
import { organizationSource } from './source.ts';

interface Values extends Particulars {
  parentId?: string;
  code: string;
}

/** Adds one organization under a parent of one's area. */
export default function NewOrganization() {
  const text = useText(organizationConsoleMessages);
  const go = useGo();
  const client = useQueryClient();
  const { office } = useOffice();
  const { form, problem, shown, pending, submit } = useFormProblems<Values>();
  const add = (values: Values) =>
    submit(
      () => organizationSource.add({ ...particularsOf(values), parentId: values.parentId ?? '', code: values.code ?? '' }),
      (made) => {
        void client.invalidateQueries({ queryKey: ['organizations'] });
        say.done(text.added({ name: made.name }));
        go(`/organizations/${made.id}`);
      },
    );
  return (
    <>
      <PageHeader />
      <Form<Values> form={form} layout="vertical" requiredMark onFinish={(values) => void add(values)} initialValues={{ parentId: office?.id, kind: 'school' }} className="form-column" disabled={pending}>
        <Form.Item name="parentId" label={text.parent} required><OrgTreeSelect aria-label={text.parent} /></Form.Item>
        <Form.Item name="code" label={text.code} extra={text.codeHint} required><Input maxLength={40} autoComplete="off" /></Form.Item>
        <ParticularFields />
        <ProblemAlert error={problem} shown={shown} />
        <Button type="primary" htmlType="submit" loading={pending}>{text.add}</Button>
      </Form>
    </>
  );
}
