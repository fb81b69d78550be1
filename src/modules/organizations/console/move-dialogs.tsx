import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '../../../console/shared/locale.ts';
import { OrgTreeSelect } from '../../../console/shared/org-tree-select.tsx';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Organization } from '../organizations.schemas.ts';
import { organizationConsoleMessages } from './console.messages.ts';
import { organizationSource } from './source.ts';

interface TargetDialogProps {
  readonly button: string;
  readonly title: string;
  readonly hint: string;
  /** Name of the field as the API calls it. */
  readonly field: 'parentId' | 'into';
  readonly label: string;
  readonly saidDone: string;
  readonly act: (target: string, reason: string) => Promise<unknown>;
  readonly done: () => void;
  readonly choosable: (organization: Organization) => boolean;
}

interface Values {
  parentId?: string;
  into?: string;
  reason?: string;
}

/** Asks for another organization and a reason, says what will happen, and does it. */
function TargetDialog({ button, title, hint, field, label, saidDone, act, done, choosable }: TargetDialogProps) {
  const text = useText(organizationConsoleMessages);
  const [open, setOpen] = useState(false);
  const { form, problem, shown, pending, submit } = useFormProblems<Values>();
  const run = (values: Values) =>
    submit(
      () => act(values[field] ?? '', values.reason ?? ''),
      () => {
        setOpen(false);
        say.done(saidDone);
        done();
      },
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{button}</Button>
      <Modal title={title} open={open} onCancel={() => setOpen(false)} okText={button} cancelText={text.cancel} confirmLoading={pending} onOk={() => form.submit()} destroyOnHidden>
        <p>{hint}</p>
        <Form<Values> form={form} layout="vertical" onFinish={(values) => void run(values)} disabled={pending}>
          <Form.Item name={field} label={label} required><OrgTreeSelect choosable={choosable} /></Form.Item>
          <Form.Item name="reason" label={text.reason} required><Input maxLength={300} /></Form.Item>
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      </Modal>
    </>
  );
}

export function MoveDialog({ organization, done }: { organization: Organization; done: () => void }) {
  const text = useText(organizationConsoleMessages);
  return (
    <TargetDialog
      button={text.move} title={text.moveTitle({ name: organization.name })} hint={text.moveHint} field="parentId" label={text.newParent} saidDone={text.moved} done={done}
      choosable={(each) => !each.path.includes(organization.id) && each.id !== organization.parentId} act={(target, reason) => organizationSource.move(organization.id, target, reason)}
    />
  );
}

export function MergeDialog({ organization, done }: { organization: Organization; done: () => void }) {
  const text = useText(organizationConsoleMessages);
  return (
    <TargetDialog
      button={text.merge} title={text.mergeTitle({ name: organization.name })} hint={text.mergeHint} field="into" label={text.into} saidDone={text.mergedDone} done={done}
      choosable={(each) => each.id !== organization.id} act={(target, reason) => organizationSource.merge(organization.id, target, reason)}
    />
  );
}
