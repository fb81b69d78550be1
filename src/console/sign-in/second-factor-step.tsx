import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { read } from '../shared/api-client.ts';
import { Bones } from '../shared/bones.tsx';
import { useText } from '../shared/locale.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useFormProblems } from '../shared/use-form-problems.ts';
import { consoleMessages } from '../console.messages.ts';
import { sessionApi } from './sign-in-api.ts';
import { Step } from './step.tsx';

interface Secret {
  readonly secret: string;
  readonly qr: string;
}

const askSecret = (password: string) => read(sessionApi.session['second-factor'].secret.$post({ json: { password, code: '' } }));

/** Asks for the password again where a reload lost it. */
function PasswordAgain({ got }: { got: (secret: Secret) => void }) {
  const text = useText(consoleMessages);
  const problems = useFormProblems<{ password: string }>();
  return (
    <Step title={text.factorLead} hint={text.factorHint} problems={problems} button={text.factorBegin} onFinish={({ password }) => void problems.submit(() => askSecret(password), got)}>
      <Form.Item name="password" label={text.password} rules={[{ required: true, message: text.passwordNeeded }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
    </Step>
  );
}

/** The secret as a QR code and in fours, and the first code of it. */
function ConfirmSecret({ secret, confirmed }: { secret: Secret; confirmed: (codes: readonly string[]) => void }) {
  const text = useText(consoleMessages);
  const problems = useFormProblems<{ code: string }>();
  const picture = useMemo(() => `data:image/svg+xml,${encodeURIComponent(secret.qr)}`, [secret.qr]);
  return (
    <Step title={text.factorLead} hint={text.factorHint} problems={problems} button={text.factorConfirm} onFinish={({ code }) => void problems.submit(() => read(sessionApi.session['second-factor'].confirm.$post({ json: { code } })), ({ codes }) => confirmed(codes))}>
      <img className="qr" src={picture} width={200} height={200} alt={text.factorQr} />
      <p className="step-hint">{text.factorManual}<br /><code className="secret">{secret.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <Form.Item name="code" label={text.codeLead} rules={[{ required: true, whitespace: true, message: text.codeNeeded }]}>
        <Input className="code-input" autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
      </Form.Item>
    </Step>
  );
}

/** Sets up the second factor; `confirmed` is given the recovery codes. */
export function SecondFactorStep({ password, confirmed }: { password: string; confirmed: (codes: readonly string[]) => void }) {
  const [typed, setTyped] = useState<Secret | null>(null);
  const begin = useMutation({ mutationFn: askSecret });
  const { mutate } = begin;
  useEffect(() => {
    if (password !== '') mutate(password);
  }, [password, mutate]);
  const secret = typed ?? begin.data;
  if (secret !== undefined && secret !== null) return <ConfirmSecret secret={secret} confirmed={confirmed} />;
  if (password === '') return <PasswordAgain got={setTyped} />;
  if (begin.isError) return <ProblemAlert error={begin.error} retry={() => mutate(password)} />;
  return <Bones lines={6} />;
}
