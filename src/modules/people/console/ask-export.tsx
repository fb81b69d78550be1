import { DownloadOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { read } from '../../../console/shared/api-client.ts';
import { useGo } from '../../../console/shared/console-link.tsx';
import type { DataQuery } from '../../../console/shared/data-table/data-table.tsx';
import { guardedExportsMessages } from '../../../console/shared/guarded-exports.messages.ts';
import { useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useOffice } from '../../../console/shared/session.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import { exportsApi } from './exports-api.ts';
import { exportsConsoleMessages } from './exports-console.messages.ts';

interface Values {
  readonly reason: string;
  readonly minors?: boolean;
}

/** Asks for an export of the people that a list shows. */
export function AskExport({ query }: { query: DataQuery }) {
  const text = useText(exportsConsoleMessages);
  const words = useText(guardedExportsMessages);
  const go = useGo();
  const { office } = useOffice();
  const [open, setOpen] = useState(false);
  const { form, problem, shown, pending, submit, clear } = useFormProblems<Values>();
  const { under, page: _page, size: _size, ...filters } = query;
  const node = typeof under === 'string' && under !== '' ? under : office?.id;
  if (office === null || node === undefined) return null;
  const chosen = Object.fromEntries(Object.entries(filters).filter(([, value]) => typeof value === 'string' && value !== ''));
  const send = ({ reason, minors = false }: Values) =>
    submit(
      () => read(exportsApi.people.exports.$post({ json: { ...chosen, node, reason, minors } })),
      () => {
        setOpen(false);
        say.done(text.asked);
        go('/people/exports');
      },
    );
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setOpen(true)}>{words.ask}</Button>
      <Modal
        open={open} title={text.askTitle} onCancel={() => setOpen(false)} destroyOnHidden afterOpenChange={(now) => now && form.focusField('reason')} afterClose={() => { clear(); form.resetFields(); }}
        footer={[<Button key="cancel" onClick={() => setOpen(false)}>{text.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{words.ask}</Button>]}
      >
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
          <ul className="happens"><li>{node === office.id ? text.what({ office: office.name }) : text.whatChosen}</li><li>{text.approval}</li></ul>
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, message: text.reasonNeeded }]}><Input.TextArea rows={3} maxLength={300} showCount /></Form.Item>
          <Form.Item name="minors" valuePropName="checked" extra={text.minorsHint}><Checkbox>{text.minors}</Checkbox></Form.Item>
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      </Modal>
    </>
  );
}
