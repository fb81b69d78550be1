import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal, Radio, Select } from 'antd';
import { usePick, useText } from '../../../console/shared/locale.ts';
import { ProblemAlert } from '../../../console/shared/problem-alert.tsx';
import { say } from '../../../console/shared/say.tsx';
import { useFormProblems } from '../../../console/shared/use-form-problems.ts';
import type { GuardianInput, GuardianWithdrawal } from '../consent/consent.schemas.ts';
import { GUARDIAN_TEXTS, type GuardianPurpose } from '../consent/consent.texts.ts';
import type { AuthorView } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { entryMessages } from './entry.messages.ts';
import { contestKeys, contestSource } from './source.ts';

const RELATIONS = ['father', 'mother', 'grandparent', 'other-guardian'] as const;

/** Records what a guardian agreed to, on paper or on the screen: one purpose at a time. */
export function GuardianDialog({ entryId, author, purpose, close }: { entryId: string; author: AuthorView; purpose: GuardianPurpose | null; close: () => void }) {
  const text = useText(entryMessages);
  const words = useText(contestConsoleMessages);
  const pick = usePick();
  const client = useQueryClient();
  const { form, submit, pending, problem, shown, clear } = useFormProblems<Omit<GuardianInput, 'authorId' | 'purpose'>>();
  const needed = [{ required: true, whitespace: true, message: text.needed }];
  const save = (values: Omit<GuardianInput, 'authorId' | 'purpose'>) =>
    submit(() => contestSource.guardianConsent(entryId, { ...values, authorId: author.id, purpose: purpose! }), () => {
      close();
      say.done(text.recorded);
      void client.invalidateQueries({ queryKey: contestKeys.entries });
    });
  return (
    <Modal open={purpose !== null} title={text.guardianOf({ name: author.name })} onCancel={close} destroyOnHidden afterClose={clear} footer={[<Button key="no" onClick={close}>{words.cancel}</Button>, <Button key="do" type="primary" loading={pending} onClick={() => form.submit()}>{text.record}</Button>]}>
      {purpose === null ? null : (
        <Form form={form} layout="vertical" requiredMark={false} initialValues={{ manner: 'paper', agrees: false }} onFinish={(values) => void save(values)}>
          <blockquote className="guardian-text">{pick(GUARDIAN_TEXTS[purpose])}</blockquote>
          <Form.Item name="guardianName" label={text.guardianName} rules={needed}><Input maxLength={40} autoComplete="off" /></Form.Item>
          <Form.Item name="relation" label={text.relation} rules={[{ required: true, message: text.needed }]}><Select options={RELATIONS.map((value) => ({ value, label: text[value] }))} /></Form.Item>
          <Form.Item name="contact" label={text.contact} extra={text.contactHint} rules={needed}><Input maxLength={120} autoComplete="off" /></Form.Item>
          <Form.Item name="manner" label={text.manner}><Radio.Group options={(['paper', 'screen'] as const).map((value) => ({ value, label: text[value] }))} /></Form.Item>
          <Form.Item name="agrees" valuePropName="checked" rules={[{ validator: (_, agrees) => (agrees === true ? Promise.resolve() : Promise.reject(new Error(text.agreeNeeded))) }]}><Checkbox>{text.agrees}</Checkbox></Form.Item>
          <ProblemAlert error={problem} shown={shown} />
        </Form>
      )}
    </Modal>
  );
}

/** Takes a guardian's consent back on the guardian's word: the full name, the name, or the work. */
export function GuardianWithdrawalDialog({ entryId, author, open, close }: { entryId: string; author: AuthorView; open: boolean; close: () => void }) {
  const text = useText(entryMessages);
  const words = useText(contestConsoleMessages);
  const client = useQueryClient();
  const { form, submit, pending, problem, shown, clear } = useFormProblems<{ take: GuardianWithdrawal['take'] }>();
  const choices = [...(author.fullName === true ? (['full-name'] as const) : []), 'name', 'work'] as const;
  const save = (take: GuardianWithdrawal['take']) =>
    submit(() => contestSource.guardianWithdrawal(entryId, { authorId: author.id, take }), () => {
      close();
      say.done(text.tookBack);
      void client.invalidateQueries({ queryKey: contestKeys.entries });
    });
  return (
    <Modal open={open} title={`${text.takeBack} · ${author.name}`} onCancel={close} destroyOnHidden afterClose={clear} footer={[<Button key="no" onClick={close}>{words.cancel}</Button>, <Button key="do" type="primary" danger loading={pending} onClick={() => form.submit()}>{text.takeBack}</Button>]}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ take }) => void save(take)}>
        <Form.Item name="take" label={text.takeWhat} rules={[{ required: true, message: text.needed }]}><Radio.Group options={choices.map((value) => ({ value, label: text[`take_${value}`] }))} /></Form.Item>
        <ProblemAlert error={problem} shown={shown} />
      </Form>
    </Modal>
  );
}
