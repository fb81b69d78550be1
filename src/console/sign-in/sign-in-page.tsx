import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useGo } from '../shared/console-link.tsx';
import { useText } from '../shared/locale.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { useSearchState } from '../shared/search-state.ts';
import type { Session } from '../shared/session.tsx';
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
  return address.startsWith('/') && !/^\/(\/|sign-in)|\\/.test(address) ? address : '/';
}

/** The steps from where the session stood when the page opened; a session that is whole already goes straight on. */
function From({ session }: { session: Session | null }) {
  const client = useQueryClient();
  const go = useGo();
  const [{ next }] = useSearchState(ADDRESS);
  const [start] = useState<Session['next'] | 'password'>(session === null ? 'password' : session.next);
  const enter = async () => {
    await client.fetchQuery({ queryKey: SESSION_KEY, staleTime: 0 });
    go(safe(next), { replace: true });
  };
  useEffect(() => {
    if (start === 'none') go(safe(next), { replace: true });
  });
  return start === 'none' ? <PageBones /> : <SignInSteps username="" from={start} done={() => void enter()} />;
}

/** The page to sign in on; goes on to where the person was going. */
export default function SignInPage() {
  const text = useText(consoleMessages);
  const session = useSessionQuery();
  useEffect(() => {
    document.title = `${text.signIn} · ${text.name}`;
  }, [text]);
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <h1 className="sign-in-brand"><Brand /></h1>
        {session.data === undefined ? session.isError ? <ProblemAlert error={session.error} retry={() => void session.refetch()} /> : <PageBones /> : <From session={session.data} />}
        <p className="sign-in-public">{text.publicAccount} <a href="/">{text.toPortal}</a></p>
      </main>
      <footer className="sign-in-foot"><DisplayChoices /></footer>
    </div>
  );
}
