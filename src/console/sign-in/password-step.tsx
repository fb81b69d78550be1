import { Form, Input } from 'antd';
import { read } from '../shared/api-client.ts';
import { useText } from '../shared/locale.ts';
import { useFormProblems } from '../shared/use-form-problems.ts';
import { consoleMessages } from '../console.messages.ts';
import { type NextStep, sessionApi } from './sign-in-api.ts';
import { Step } from './step.tsx';

interface Values {
  readonly username: string;
  readonly password: string;
}

/** User name and password. */
export function PasswordStep({ username, next }: { username: string; next: (step: NextStep, password: string) => void }) {
  const text = useText(consoleMessages);
  const problems = useFormProblems<Values>();
  return (
    <Step title={text.signInLead} problems={problems} button={text.signIn} onFinish={(values) => void problems.submit(() => read(sessionApi.session.$post({ json: values })), (answer) => next(answer.next, values.password))}>
      <Form.Item name="username" label={text.username} initialValue={username} rules={[{ required: true, whitespace: true, message: text.usernameNeeded }]}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={100} />
      </Form.Item>
      <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.passwordNeeded }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
    </Step>
  );
}
