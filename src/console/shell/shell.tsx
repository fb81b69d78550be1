import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useMatches, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { apiFetch, whenSignedOut } from '../shared/api-client.ts';
import type { ConsoleModule } from '../shared/console-module.ts';
import { useGo } from '../shared/console-link.tsx';
import { AuditWordsContext, auditWordsOf } from '../shared/audit-words.ts';
import { useLocale, usePick, useText } from '../shared/locale.ts';
import { ProblemAlert } from '../shared/problem-alert.tsx';
import { say } from '../shared/say.tsx';
import { type Session, SessionProvider, useOffice } from '../shared/session.tsx';
import { TrailContext } from '../shared/trail.ts';
import { consoleMessages } from '../console.messages.ts';
import { GoTo } from './go-to.tsx';
import { Help } from './help.tsx';
import { ModalDialog } from './modal-dialog.tsx';
import { crumbsOf, entryOf, navigationFor, NavigationContext } from './navigation.ts';
import { PageBones } from './page-bones.tsx';
import { useShortcuts } from './shortcuts.ts';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import { SESSION_KEY, useSessionQuery } from './use-session-query.ts';
import './shell.css';

const SignInSteps = lazy(() => import('../sign-in/sign-in-steps.tsx').then((file) => ({ default: file.SignInSteps })));

/** Tells PageHeader where the page stands. */
function Trail({ modules, path, children }: { modules: readonly ConsoleModule[]; path: string; children: ReactNode }) {
  const pick = usePick();
  const match = useMatches().at(-1);
  const page = match?.staticData.page;
  const crumbs = crumbsOf(modules, path, page?.above, (match?.params ?? {}) as Record<string, string>).map(({ label, to }) => ({ label: pick(label), to }));
  return <TrailContext value={{ crumbs, title: page === undefined ? '' : pick(page.title) }}>{children}</TrailContext>;
}

/** What was asked of the server in one language is asked again in another. */
function useFreshWords() {
  const locale = useLocale();
  const client = useQueryClient();
  const before = useRef(locale);
  useEffect(() => {
    if (before.current === locale) return;
    before.current = locale;
    void client.invalidateQueries();
  }, [locale, client]);
}

function Frame({ modules, children }: { modules: readonly ConsoleModule[]; children: ReactNode }) {
  const text = useText(consoleMessages);
  const { office } = useOffice();
  const path = useLocation({ select: (location) => location.pathname.replace(/^\/console(?=\/|$)/, '').replace(/(?<=.)\/$/, '') || '/' });
  const go = useGo();
  const [open, setOpen] = useState<'menu' | 'go-to' | 'help' | null>(null);
  const close = () => setOpen(null);
  const groups = useMemo(() => navigationFor(modules, office), [modules, office]);
  const current = path === '/' ? '/' : entryOf(modules, path)?.path;
  useFreshWords();
  useShortcuts((shortcut) => {
    if (shortcut.act === 'open') {
      const to = shortcut.letter === 't' ? '/' : groups.flatMap(({ entries }) => entries).find((entry) => entry.shortcut === shortcut.letter)?.path;
      if (to !== undefined) go(to);
      return to !== undefined;
    }
    const field = shortcut.act === 'search' ? document.querySelector<HTMLInputElement>('[data-console-search]') : null;
    if (field !== null) field.focus();
    else setOpen(shortcut.act === 'help' ? 'help' : 'go-to');
    return true;
  });
  const signOut = async () => {
    try {
      await apiFetch('/api/session', { method: 'DELETE' });
      // A fresh page: nothing of what this person saw stays in memory.
      window.location.assign('/console/sign-in');
    } catch (error) {
      say.problem(error);
    }
  };
  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={(event) => { event.preventDefault(); document.getElementById('content')?.focus(); }}>{text.skip}</a>
      <TopBar openMenu={() => setOpen('menu')} openGoTo={() => setOpen('go-to')} openHelp={() => setOpen('help')} signOut={() => void signOut()} />
      <div className="side"><SideNav groups={groups} current={current} /></div>
      <NavigationContext value={groups}>
        <main id="content" tabIndex={-1}><Trail modules={modules} path={path}>{children}</Trail></main>
      </NavigationContext>
      {open === 'menu' ? <ModalDialog title={text.menu} className="dialog-side" close={close}><SideNav groups={groups} current={current} onGo={close} /></ModalDialog> : null}
      {open === 'go-to' ? <GoTo groups={groups} close={close} /> : null}
      {open === 'help' ? <Help groups={groups} close={close} /> : null}
    </div>
  );
}

/** Sign-in over a page whose session ended while somebody worked on it: what was typed below stays. */
function SignInAgain({ session, done }: { session: Session; done: () => void }) {
  const text = useText(consoleMessages);
  return (
    <ModalDialog title={text.signIn}>
      <p>{text.ended}</p>
      <Suspense fallback={<PageBones />}>
        <SignInSteps username={session.username ?? ''} done={done} />
      </Suspense>
    </ModalDialog>
  );
}

/** Goes to the sign-in page, which comes back to where the person was. */
function ToSignIn() {
  const location = useLocation();
  const navigate = useNavigate();
  const back = location.pathname + location.searchStr;
  // The address is the sign-in page's already while that page is on its way.
  const leaving = location.pathname === '/sign-in';
  useEffect(() => {
    if (leaving) return;
    void navigate({ to: '/sign-in' as never, search: (back === '/' ? {} : { next: back }) as never, replace: true });
  }, [navigate, back, leaving]);
  return <PageBones />;
}

/** The frame of every page of a signed-in person; others are sent to sign in and come back. */
export function createShell(modules: readonly ConsoleModule[]) {
  const auditWords = auditWordsOf(modules);
  return function Shell() {
    const query = useSessionQuery();
    const client = useQueryClient();
    const known = useRef<Session | null>(null);
    const [ended, setEnded] = useState(false);
    if (query.data !== undefined && query.data !== null && !ended) known.current = query.data;
    const session = query.data ?? known.current;
    useEffect(() => {
      whenSignedOut(() => known.current !== null && setEnded(true));
      return () => whenSignedOut(() => {});
    }, []);
    const resume = async () => {
      const before = known.current?.accountId;
      await client.fetchQuery({ queryKey: SESSION_KEY, staleTime: 0 });
      if ((client.getQueryData(SESSION_KEY) as Session | null)?.accountId !== before) window.location.reload();
      setEnded(false);
      void client.invalidateQueries();
    };
    if (query.isError && session === null) return <div className="page-bones"><ProblemAlert error={query.error} retry={() => void query.refetch()} /></div>;
    if (query.isPending) return <PageBones />;
    if (session === null || (query.data !== null && query.data !== undefined && query.data.next !== 'none')) {
      return <ToSignIn />;
    }
    return (
      <SessionProvider session={session}>
        <AuditWordsContext value={auditWords}><Frame modules={modules}><Outlet /></Frame></AuditWordsContext>
        {ended ? <SignInAgain session={session} done={() => void resume()} /> : null}
      </SessionProvider>
    );
  };
}
