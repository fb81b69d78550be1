import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { read } from '../shared/api-client.ts';
import { useText } from '../shared/locale.ts';
import { useFormProblems } from '../shared/use-form-problems.ts';
import { consoleMessages } from '../console.messages.ts';
import { type NextStep, sessionApi } from './sign-in-api.ts';
import { Step } from './step.tsx';

/** The authenticator's code, or a recovery code. */
export function CodeStep({ next, startOver }: { next: (step: NextStep) => void; startOver: () => void }) {
  const text = useText(consoleMessages);
  const problems = useFormProblems<{ code: string }>();
  const { problem } = problems;
  useEffect(() => {
    if (problem?.code === 'session.not-pending') startOver();
  }, [problem, startOver]);
  return (
    <Step
      title={text.codeLead}
      hint={text.codeHint}
      problems={problems}
      button={text.continue}
      other={<Button type="link" block onClick={startOver}>{text.startOver}</Button>}
      onFinish={({ code }) => void problems.submit(() => read(sessionApi.session['second-factor'].$post({ json: { code } })), (answer) => next(answer.next))}
    >
      <Form.Item name="code" label={text.code} rules={[{ required: true, whitespace: true, message: text.codeNeeded }]}>
        <Input className="code-input" autoComplete="one-time-code" inputMode="numeric" autoCapitalize="none" maxLength={20} />
      </Form.Item>
    </Step>
  );
}
