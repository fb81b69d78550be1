import type { Hono } from 'hono';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { action, emptyForm, Form, FormActions, type FormState, href, Layout, page, PageHead, show, TextField, valueOf, withForm } from '../../../portal/shared/ui.ts';
import { InvitationAcceptance } from '../people.schemas.ts';
import { acceptInvitation, readInvitation } from '../usecases/accept-invitation.ts';
import { signInMessages } from './sign-in.messages.ts';

const PATH = '/invitation';

const InvitationPage = ({ ctx, state, token, username }: { ctx: Context; state: FormState; token: string; username: string }) => {
  const { locale } = ctx;
  const t = signInMessages(locale);
  const field = { locale, state };
  return (
    <Layout ctx={ctx} title={t.invitationTitle} path={PATH} cacheable={false}>
      <PageHead title={t.invitationTitle}>
        <p>{t.invitationLead({ username })}</p>
      </PageHead>
      <Form locale={locale} state={state} action={href(locale, PATH)} hidden={{ token, username }}>
        <TextField {...field} name="password" label={t.password} hint={t.passwordHint} type="password" autocomplete="new-password" maxlength={128} />
        <TextField {...field} name="repeat" label={t.repeat} type="password" autocomplete="new-password" maxlength={128} />
        <FormActions submit={t.setPassword} />
      </Form>
    </Layout>
  );
};

const DonePage = ({ ctx }: { ctx: Context }) => {
  const t = signInMessages(ctx.locale);
  return (
    <Layout ctx={ctx} title={t.invitationDone} path={PATH} cacheable={false}>
      <PageHead title={t.invitationDone}>
        <p>{t.invitationDoneLead}</p>
      </PageHead>
      <a class="button button-main" href="/console/">
        {t.toConsole}
      </a>
    </Layout>
  );
};

/** Refuses when a password and its repetition differ, at the second field. */
export function requireRepeated(password: string | undefined, repeat: string | undefined, field = 'repeat'): void {
  if (password === repeat) return;
  const message = { zh: signInMessages('zh-CN').repeatWrong, en: signInMessages('en').repeatWrong };
  throw commonErrors.error('input.invalid', { count: 1 }, [{ path: field, code: 'password.repeat', message }]);
}

/** The page of a one-time link at which staff set their password. */
export function invitationPages(router: Hono<Env>): void {
  page(router, PATH, { cache: false }, async (c, ctx) => {
    const token = c.req.query('token') ?? '';
    const { username } = await readInvitation(ctx, token);
    return <InvitationPage ctx={ctx} state={emptyForm} token={token} username={username} />;
  });
  action(router, PATH, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const input = parseInput(InvitationAcceptance, values);
        requireRepeated(values['password'], values['repeat']);
        await acceptInvitation(ctx, input);
        return show(c, <DonePage ctx={ctx} />);
      },
      (state, status) => show(c, <InvitationPage ctx={ctx} state={state} token={valueOf(state, 'token')} username={valueOf(state, 'username')} />, status),
      { secrets: ['password', 'repeat'] },
    ),
  );
}
