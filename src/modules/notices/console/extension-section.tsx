import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { formatInstant } from '../../../platform/calendar/format.ts';
import { useLocale, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { Section } from '../../../console/shared/section.tsx';
import { StatusTag } from '../../../console/shared/status-tag.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { Notice } from '../notices.schemas.ts';
import type { RecipientDetail } from '../recipients.schemas.ts';
import { forgetErrors } from './forget-errors.ts';
import { InstantInput } from './instant-input.tsx';
import { returnMessages } from './return.messages.ts';
import { notices } from './source.ts';

interface DialogProps<Values extends object> {
  readonly button: string;
  readonly hint: string;
  readonly initial: Partial<Values>;
  readonly done: string;
  readonly send: (values: Values) => Promise<unknown>;
  readonly children: (values: Partial<Values>) => ReactNode;
}

/** A button with a dialog around a short form. */
function FormDialog<Values extends object>({ button, hint, initial, done, send, children }: DialogProps<Values>) {
  const text = useText(returnMessages);
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { form, problem, shown, pending, submit, clear } = useFormProblems<Values>();
  const values = (Form.useWatch([], { form, preserve: true }) ?? initial) as Partial<Values>;
  const finish = (given: Values) =>
    submit(() => send(given), () => {
      setOpen(false);
      say.done(done);
      void client.invalidateQueries({ queryKey: ['notices'] });
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{button}</Button>
      <Modal open={open} title={button} onCancel={() => setOpen(false)} okText={button} cancelText={text.cancel} confirmLoading={pending} onOk={() => form.submit()} afterClose={() => { clear(); form.resetFields(); }} destroyOnHidden>
        {hint === '' ? null : <p>{hint}</p>}
        <Form form={form} layout="vertical" initialValues={initial} onValuesChange={(changed) => forgetErrors(form, changed)} onFinish={(given) => void finish(given as Values)}>
          {children(values)}
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      </Modal>
    </>
  );
}

interface Decision {
  granted: boolean;
  dueAt: string | null;
  reason: string;
}

/** Requests for more time with their answers; the unit asks, the issuer answers. */
export function ExtensionSection({ notice, detail }: { notice: Notice; detail: RecipientDetail }) {
  const text = useText(returnMessages);
  const locale = useLocale();
  const unit = detail.organization.id;
  const open = detail.extensions.find(({ state }) => state === 'asked');
  const waits = detail.returnState === 'awaited' || detail.returnState === 'sent-back';
  const required = [{ required: true, message: text.required }];
  const ask = detail.mayAnswer && waits && open === undefined && notice.returnsClosedAt === null ? (
    <FormDialog<{ reason: string; until: string }> button={text.ask} hint={text.askHappens} initial={{}} done={text.asked} send={(values) => notices.askExtension(notice.id, unit, values)}>
      {() => (
        <>
          <Form.Item name="until" label={text.until} rules={required}><InstantInput /></Form.Item>
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, message: text.required }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
        </>
      )}
    </FormDialog>
  ) : null;
  const decide = open !== undefined && notice.standings.includes('issuer') && notice.state === 'sent' ? (
    <FormDialog<Decision> button={text.decide} hint="" initial={{ granted: true, dueAt: open.until, reason: '' }} done={text.decided} send={({ granted, dueAt, reason }) => notices.decideExtension(notice.id, unit, { granted, dueAt: granted ? dueAt : null, reason })}>
      {({ granted }) => (
        <>
          <Form.Item name="granted" label={text.extension}><Radio.Group options={[{ value: true, label: text.grant }, { value: false, label: text.decline }]} /></Form.Item>
          {granted === false ? null : <Form.Item name="dueAt" label={text.newDue} rules={required}><InstantInput /></Form.Item>}
          <Form.Item name="reason" label={text.decisionReason} rules={granted === false ? [{ required: true, whitespace: true, message: text.required }] : []}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
        </>
      )}
    </FormDialog>
  ) : null;
  if (ask === null && detail.extensions.length === 0) return null;
  return (
    <Section title={text.extension} actions={<>{ask}{decide}</>}>
      <ul className="plain-list notice-rows">
        {detail.extensions.map((extension) => (
          <li key={extension.askedAt}>
            <p>{extension.reason} <StatusTag tone={extension.state === 'asked' ? 'waiting' : extension.state === 'granted' ? 'good' : 'still'}>{{ asked: text.waiting, granted: text.granted, declined: text.declined }[extension.state]}</StatusTag></p>
            <p className="faint">
              {formatInstant(extension.askedAt, locale)} · {extension.dueAt === null ? text.wanted({ at: formatInstant(extension.until, locale) }) : text.grantedUntil({ at: formatInstant(extension.dueAt, locale) })}
              {extension.decisionReason === null ? '' : ` · ${extension.decisionReason}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
