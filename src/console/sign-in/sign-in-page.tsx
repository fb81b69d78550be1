import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useGo } from '../shared/console-link.tsx';
import { useText } from '../shared/locale.ts';
import { useSearchState } from '../shared/search-state.ts';
import { consoleMessages } from '../console.messages.ts';
import { DisplayChoices } from '../shell/account-menu.tsx';
import { Brand } from '../shell/brand.tsx';
import { PageBones } from '../shell/page-bones.tsx';
import { SESSION_KEY, useSessionQuery } from '../shell/use-session-query.ts';
import { SignInSteps } from './sign-in-steps.tsx';
import './sign-in.css';

const ADDRESS = { next: '/' };

/** An address of the console to go on to; anything else is Today. */
function safe(address: string): string {
  return address.startsWith('/') && !address.startsWith('//') && !address.includes('\\') ? address : '/';
}

/** The page to sign in on; goes on to where the person was going. */
export default function SignInPage() {
  const text = useText(consoleMessages);
  const client = useQueryClient();
  const go = useGo();
  const [{ next }] = useSearchState(ADDRESS);
  const session = useSessionQuery();
  const whole = session.data?.next === 'none';
  useEffect(() => {
    document.title = `${text.signIn} · ${text.name}`;
  }, [text]);
  const enter = async () => {
    await client.fetchQuery({ queryKey: SESSION_KEY, staleTime: 0 });
    go(safe(next), { replace: true });
  };
  useEffect(() => {
    if (whole) go(safe(next), { replace: true });
    // Once it is known that somebody is signed in; entering by this page goes on by itself.
  }, [whole]); // oxlint-disable-line react-hooks/exhaustive-deps
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <h1 className="sign-in-brand"><Brand /></h1>
        {session.isPending ? <PageBones /> : <SignInSteps username="" from={session.data === null || session.data === undefined || session.data.next === 'none' ? 'password' : session.data.next} done={() => void enter()} />}
        <p className="sign-in-public">{text.publicAccount} <a href="/">{text.toPortal}</a></p>
      </main>
      <footer className="sign-in-foot"><DisplayChoices /></footer>
    </div>
  );
}
