import type { Hono } from 'hono';
import { dropSession, giveSession, sessionTokenOf } from '../../../platform/auth/session-cookie.ts';
import { CODE_SECONDS } from '../../../platform/auth/engine.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { action, ButtonLink, emptyForm, Form, FormActions, type FormState, goOn, href, Layout, localPath, neutralPath, NoticeBar, page, PageHead, PATHS, show, TextField, valueOf, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { maskContact, readContact } from '../contacts.rules.ts';
import { CodeRequest, CodeSignIn } from '../sessions.schemas.ts';
import { requestCode, signInByCode } from '../usecases/sign-in-by-code.ts';
import { signOut } from '../usecases/sign-out.ts';
import { signInMessages } from './sign-in.messages.ts';

const CODE_PATH = '/sign-in/code';

const SignInPage = ({ ctx, state, next, signedOut }: { ctx: Context; state: FormState; next: string; signedOut: boolean }) => {
  const { locale } = ctx;
  const t = signInMessages(locale);
  return (
    <Layout ctx={ctx} title={t.title} path={PATHS.signIn} cacheable={false}>
      <PageHead title={t.title}>
        <p>{t.lead}</p>
      </PageHead>
      <div class="stack">
        {signedOut ? (
          <NoticeBar tone="good" announce>
            {t.signedOut}
          </NoticeBar>
        ) : null}
        <Form locale={locale} state={state} action={href(locale, PATHS.signIn)} hidden={{ next }}>
          <TextField locale={locale} state={state} name="contact" label={t.contact} hint={t.contactHint} autocomplete="username" maxlength={200} />
          <FormActions submit={t.sendCode} />
        </Form>
        <p>
          <a href="/console/">{t.staff}</a>
        </p>
      </div>
    </Layout>
  );
};

/** The page that asks for the code; shared by signing in and by proving a contact. */
export const CodePage = ({ ctx, state, title, path, submit, again, hidden, demonstration }: { ctx: Context; state: FormState; title: string; path: string; submit: string; again: string; hidden: Record<string, string>; demonstration: boolean }) => {
  const { locale } = ctx;
  const t = signInMessages(locale);
  const contact = readContact(hidden['contact'] ?? '', true);
  return (
    <Layout ctx={ctx} title={title} path={path} cacheable={false}>
      <PageHead title={title}>{contact === null ? null : <p>{t.codeSent({ to: maskContact(contact), minutes: CODE_SECONDS / 60 })}</p>}</PageHead>
      <div class="stack">
        {demonstration ? (
          <NoticeBar>
            {t.demoHint} <a href={href(locale, '/demo/outbox')}>{t.demoLink}</a>
          </NoticeBar>
        ) : null}
        <Form locale={locale} state={state} action={href(locale, path)} hidden={hidden}>
          <TextField locale={locale} state={state} name="code" label={t.code} autocomplete="one-time-code" inputmode="numeric" maxlength={6} code />
          <FormActions submit={submit}>
            <ButtonLink locale={locale} to={again} look="quiet">
              {t.otherContact}
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </Layout>
  );
};

/** Signing in by a one-time code, and signing out; plain forms. `next` is where the reader wanted to go. */
export function signInPages(router: Hono<Env>): void {
  const nextOf = (text: string | undefined) => neutralPath(localPath(text ?? PATHS.me));
  const codePage = async (ctx: Context, state: FormState, contact: string, next: string) => {
    const t = signInMessages(ctx.locale);
    return <CodePage ctx={ctx} state={state} title={t.codeTitle} path={CODE_PATH} submit={t.signIn} again={withQuery(PATHS.signIn, { next })} hidden={{ contact, next }} demonstration={await isDemonstration(ctx)} />;
  };

  page(router, PATHS.signIn, { cache: false }, (c, ctx) => {
    const next = nextOf(c.req.query('next'));
    if (ctx.actor.kind === 'account') return goOn(c, next);
    return <SignInPage ctx={ctx} state={emptyForm} next={next} signedOut={c.req.query('out') !== undefined} />;
  });
  action(router, PATHS.signIn, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const { contact } = parseInput(CodeRequest, values);
        await requestCode(ctx, contact);
        return show(c, await codePage(ctx, emptyForm, contact, nextOf(values['next'])));
      },
      (state, status) => show(c, <SignInPage ctx={ctx} state={state} next={nextOf(valueOf(state, 'next'))} signedOut={false} />, status),
    ),
  );
  page(router, CODE_PATH, { cache: false }, (c) => goOn(c, PATHS.signIn));
  action(router, CODE_PATH, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const session = await signInByCode(ctx, parseInput(CodeSignIn, values), { userAgent: c.req.header('user-agent') ?? null });
        await giveSession(c, session.token, session.seconds ?? undefined);
        return goOn(c, nextOf(values['next']));
      },
      async (state, status) => show(c, await codePage(ctx, state, valueOf(state, 'contact'), nextOf(valueOf(state, 'next'))), status),
      { secrets: ['code'] },
    ),
  );
  action(router, '/sign-out', async (c, ctx) => {
    await signOut(ctx, await sessionTokenOf(c.req.raw.headers, ctx.keys));
    dropSession(c);
    return goOn(c, `${PATHS.signIn}?out`);
  });
}
