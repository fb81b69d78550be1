import { Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useText } from './locale.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { say } from './say.tsx';
import { sharedMessages } from './shared.messages.ts';
import { useFormProblems } from './use-form-problems.ts';

/** What a person is told before something is done, and what is then done. */
export interface Confirmation {
  /** Names the act and its object: 作废《关于……的通知》. */
  readonly title: string;
  /** What will happen, one sentence each, with counts. */
  readonly happens: readonly string[];
  /** Asks for a reason, which `run` is given. */
  readonly reason?: boolean;
  readonly danger?: boolean;
  /** Word of the button that does it, a verb: 作废. */
  readonly verb: string;
  readonly run: (reason: string) => Promise<unknown>;
  /** Said when it was done; with `undo` where taking it back is honest. */
  readonly done: string;
  readonly undo?: () => Promise<unknown>;
}

/** Asks, does, and says that it was done. A refusal is shown in the dialog, which stays. */
export function ConfirmDialog({ confirmation, close, finished }: { confirmation: Confirmation | null; close: () => void; finished?: () => void }) {
  const text = useText(sharedMessages);
  const { form, problem, shown, pending, submit, clear } = useFormProblems<{ reason?: string }>();
  const first = useRef<HTMLButtonElement>(null);
  const act = ({ run, done, undo }: Confirmation, reason: string) =>
    submit(() => run(reason), () => {
      close();
      finished?.();
      say.done(done, undo === undefined ? undefined : () => void undo().then(finished, say.problem));
    });
  return (
    <Modal
      open={confirmation !== null}
      title={confirmation?.title}
      onCancel={close}
      destroyOnHidden
      afterOpenChange={(open) => open && (confirmation?.reason === true ? form.focusField('reason') : first.current?.focus())}
      afterClose={() => { clear(); form.resetFields(); }}
      footer={[
        <Button key="cancel" ref={first} onClick={close}>{text.cancel}</Button>,
        <Button key="do" type="primary" danger={confirmation?.danger === true} loading={pending} onClick={() => form.submit()}>{confirmation?.verb}</Button>,
      ]}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason = '' }) => confirmation !== null && void act(confirmation, reason)}>
        {confirmation === null || confirmation.happens.length === 0 ? null : (
          <>
            <p className="happens-head">{text.whatHappens}</p>
            <ul className="happens">{confirmation.happens.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
          </>
        )}
        {confirmation?.reason === true ? (
          <Form.Item name="reason" label={text.reason} rules={[{ required: true, whitespace: true, message: text.reasonNeeded }]}>
            <Input.TextArea rows={3} maxLength={300} showCount />
          </Form.Item>
        ) : null}
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}

/** A button that asks before it acts. `finished` runs after it was done or taken back (refetch there). */
export function ConfirmAction({ children, finished, type = 'default', ...confirmation }: Confirmation & { children: ReactNode; finished?: () => void; type?: 'default' | 'primary' | 'text' }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type={type} danger={confirmation.danger === true} onClick={() => setOpen(true)}>{children}</Button>
      <ConfirmDialog confirmation={open ? confirmation : null} close={() => setOpen(false)} {...(finished === undefined ? {} : { finished })} />
    </>
  );
}
