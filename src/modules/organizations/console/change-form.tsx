import { Button, Form, Input, Space } from 'antd';
import { useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Organization } from '../organizations.schemas.ts';
import { organizationConsoleMessages } from './console.messages.ts';
import { ParticularFields, particularsOf, type Particulars } from './organization-form.tsx';
import { organizationSource } from './source.ts';

interface Values extends Particulars {
  reason?: string;
}

/** Changes an organization's particulars from now on. */
export function ChangeForm({ organization, close, saved }: { organization: Organization; close: () => void; saved: () => void }) {
  const text = useText(organizationConsoleMessages);
  const { form, problem, shown, pending, submit } = useFormProblems<Values>();
  const initial = {
    name: organization.name, nameEn: organization.nameEn, kind: organization.kind, sector: organization.sector ?? '',
    ...(organization.level === null ? {} : { level: organization.level }), ...(organization.divisionCode === null ? {} : { divisionCode: organization.divisionCode }),
  };
  const save = (values: Values) =>
    submit(
      () => organizationSource.change(organization.id, { ...particularsOf(values), reason: values.reason ?? '' }),
      () => {
        say.done(text.saved);
        saved();
        close();
      },
    );
  return (
    <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={(values) => void save(values)} disabled={pending}>
      <ParticularFields />
      <Form.Item name="reason" label={text.reason}><Input maxLength={300} /></Form.Item>
      <ProblemAlert error={problem} shown={shown} />
      <Space>
        <Button type="primary" htmlType="submit" loading={pending}>{text.save}</Button>
        <Button onClick={close}>{text.cancel}</Button>
      </Space>
    </Form>
  );
}
