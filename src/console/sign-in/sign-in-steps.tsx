import { useCallback, useState } from 'react';
import { getJson } from '../shared/api-client.ts';
import { say } from '../shared/say.tsx';
import type { Session } from '../shared/session.tsx';
import { CodeStep } from './code-step.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodesStep } from './recovery-codes-step.tsx';
import { SecondFactorStep } from './second-factor-step.tsx';
import type { NextStep } from './sign-in-api.ts';

type At = 'password' | Exclude<NextStep, 'none'>;

/**
 * Signing in, step by step as the server asks: password, code, a first new password, setting up the second factor. `from` is where
 * a session that is already open stands. `done` runs when the session is whole.
 */
export function SignInSteps({ username, from = 'password', done }: { username: string; from?: At; done: () => void }) {
  const [at, setAt] = useState<At>(from);
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<readonly string[]>([]);
  const next = (step: NextStep) => (step === 'none' ? done() : setAt(step));
  const startOver = useCallback(() => {
    setPassword('');
    setAt('password');
  }, []);
  const ask = async () => {
    try {
      next((await getJson<Session>('/api/session')).next);
    } catch (error) {
      say.problem(error);
      startOver();
    }
  };
  if (codes.length > 0) return <RecoveryCodesStep codes={codes} done={() => void ask()} />;
  switch (at) {
    case 'password':
      return <PasswordStep username={username} next={(step, typed) => { setPassword(typed); next(step); }} />;
    case 'second-factor':
      return <CodeStep next={next} startOver={startOver} />;
    case 'change-password':
      return <NewPasswordStep current={password} changed={(changed) => { setPassword(changed); void ask(); }} />;
    case 'set-up-second-factor':
      return <SecondFactorStep password={password} confirmed={setCodes} />;
  }
}
