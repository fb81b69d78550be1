import { Form, Input } from 'antd';
import { read } from '../shared/api-client.ts';
import { useText } from '../shared/locale.ts';
import { useFormProblems } from '../shared/use-form-problems.ts';
import { consoleMessages } from '../console.messages.ts';
import { sessionApi } from './sign-in-api.ts';
import { Step } from './step.tsx';

interface Values {
  readonly current: string;
  readonly password: string;
  readonly again: string;
}

/** The first sign-in replaces the password an administrator gave. `current` is empty after a reload and is then asked for. */
export function NewPasswordStep({ current, changed }: { current: string; changed: (password: string) => void }) {
  const text = useText(consoleMessages);
  const problems = useFormProblems<Values>();
  return (
    <Step
      title={text.newPasswordLead}
      hint={text.newPasswordHint}
      problems={problems}
      button={text.savePassword}
      onFinish={({ current: typed, password }) => void problems.submit(() => read(sessionApi.session.password.$put({ json: { current: typed, password } })), () => changed(password))}
    >
      <Form.Item name="current" label={text.currentPassword} initialValue={current} hidden={current !== '' && !problems.shown.includes('current')} rules={[{ required: true, message: text.passwordNeeded }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="password" label={text.newPassword} rules={[{ required: true, message: text.passwordNeeded }]}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={text.newPasswordAgain}
        dependencies={['password']}
        rules={[({ getFieldValue }) => ({ validator: (_, again) => (again === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(text.passwordsDiffer))) })]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </Step>
  );
}
