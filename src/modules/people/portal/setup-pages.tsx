import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { action, filledForm, Form, FormActions, type FormState, href, Layout, page, PageHead, Section, show, TextField, withForm } from '../../../portal/shared/ui.ts';
import { isSetUp } from '../accounts.queries.ts';
import { SetupInput } from '../setup.schemas.ts';
import { setUp } from '../usecases/set-up.ts';
import { setupMessages } from './setup.messages.ts';
import { signInMessages } from './sign-in.messages.ts';

const PATH = '/setup';
const SEATS = ['system', 'security', 'audit'] as const;

const Seat = ({ ctx, state, seat }: { ctx: Context; state: FormState; seat: (typeof SEATS)[number] }) => {
  const t = setupMessages(ctx.locale);
  const field = { locale: ctx.locale, state };
  return (
    <Section title={t[seat]}>
      <div class="stack">
        <p class="soft">{t[`${seat}Hint`]}</p>
        <TextField {...field} name={`${seat}_name`} label={`${t[seat]}：${t.name}`} autocomplete="off" maxlength={60} />
        <TextField {...field} name={`${seat}_username`} label={`${t[seat]}：${t.username}`} autocomplete="off" maxlength={40} />
        <TextField {...field} name={`${seat}_password`} label={`${t[seat]}：${t.password}`} hint={signInMessages(ctx.locale).passwordHint} type="password" autocomplete="new-password" maxlength={128} />
      </div>
    </Section>
  );
};

const SetupPage = ({ ctx, state }: { ctx: Context; state: FormState }) => {
  const { locale } = ctx;
  const t = setupMessages(locale);
  const field = { locale, state };
  return (
    <Layout ctx={ctx} title={t.title} path={PATH} cacheable={false}>
      <PageHead title={t.title}>
        <p>{t.lead}</p>
      </PageHead>
      <Form locale={locale} state={state} action={href(locale, PATH)}>
        <TextField {...field} name="token" label={t.token} hint={t.tokenHint} autocomplete="off" maxlength={100} />
        <Section title={t.office}>
          <div class="stack">
            <TextField {...field} name="office_name" label={t.officeName} hint={t.officeNameHint} autocomplete="organization" maxlength={120} />
            <TextField {...field} name="office_nameEn" label={t.officeNameEn} maxlength={200} optional />
            <TextField {...field} name="office_code" label={t.officeCode} hint={t.officeCodeHint} maxlength={40} />
            <TextField {...field} name="office_divisionCode" label={t.division} hint={t.divisionHint} inputmode="numeric" maxlength={6} optional />
          </div>
        </Section>
        {SEATS.map((seat) => (
          <Seat ctx={ctx} state={state} seat={seat} />
        ))}
        <FormActions submit={t.submit} />
      </Form>
    </Layout>
  );
};

const DonePage = ({ ctx, already }: { ctx: Context; already: boolean }) => {
  const t = setupMessages(ctx.locale);
  return (
    <Layout ctx={ctx} title={t.doneTitle} path={PATH} cacheable={false}>
      <PageHead title={t.doneTitle}>
        <p>{already ? t.already : t.doneLead}</p>
        {already ? null : <p>{t.next}</p>}
      </PageHead>
      <a class="button button-main" href="/console/">
        {t.toConsole}
      </a>
    </Layout>
  );
};

/** The input of the API from the form's flat fields. */
function inputOf(values: Readonly<Record<string, string>>) {
  const group = (name: string) => Object.fromEntries(Object.entries(values).filter(([key]) => key.startsWith(`${name}_`)).map(([key, value]) => [key.slice(name.length + 1), value]));
  const { divisionCode, ...office } = group('office');
  return { token: values['token'], office: { ...office, divisionCode: divisionCode === '' ? null : divisionCode }, system: group('system'), security: group('security'), audit: group('audit') };
}

/** Fields of the API's input are nested, those of the form flat: `system.password` is `system_password`. */
const flat = (state: FormState): FormState => ({ ...state, problems: state.problems.map((problem) => ({ ...problem, path: problem.path.replaceAll('.', '_') })) });

/** The first set-up in the browser: plain forms, open only while no account exists. */
export function setupPages(router: Hono<Env>): void {
  page(router, PATH, { cache: false }, async (c, ctx) => {
    if (await isSetUp(ctx.db)) return <DonePage ctx={ctx} already />;
    return <SetupPage ctx={ctx} state={filledForm({ token: c.req.query('token') ?? '', office_code: 'ROOT' })} />;
  });
  action(router, PATH, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        await setUp(ctx, parseInput(SetupInput, inputOf(values)));
        return show(c, <DonePage ctx={ctx} already={false} />);
      },
      (state, status) => show(c, <SetupPage ctx={ctx} state={flat(state)} />, status),
      { secrets: SEATS.map((seat) => `${seat}_password`) },
    ),
  );
}
