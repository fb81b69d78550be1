import type { Hono } from 'hono';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { action, ButtonLink, CheckField, ChoiceField, emptyForm, Form, FormActions, type FormState, goOn, href, Layout, page, PageHead, PATHS, PlainText, show, TextField, withForm } from '../../../portal/shared/ui.ts';
import { GUARDIAN_TEXT } from '../consents.ts';
import { OwnGuardianConsent } from '../me.schemas.ts';
import { GuardianConsentInput } from '../people.schemas.ts';
import { giveGuardianConsent } from '../usecases/guardian-consent.ts';
import { requestCode } from '../usecases/sign-in-by-code.ts';
import { signInFirst } from './me-pages.tsx';
import { meMessages } from './me.messages.ts';
import { CodePage } from './sign-in-pages.tsx';
import { signInMessages } from './sign-in.messages.ts';

const PATH = '/me/guardian';

const GuardianPage = ({ ctx, state }: { ctx: Context; state: FormState }) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  const field = { locale, state };
  return (
    <Layout ctx={ctx} title={t.guardianTitle} path={PATH} cacheable={false}>
      <PageHead title={t.guardianTitle}>
        <p>{t.guardianLead}</p>
      </PageHead>
      <div class="stack">
        <blockquote>
          <PlainText text={locale === 'en' ? GUARDIAN_TEXT.en : GUARDIAN_TEXT.zh} />
        </blockquote>
        <Form locale={locale} state={state} action={href(locale, PATH)}>
          <TextField {...field} name="guardianName" label={t.guardianName} autocomplete="name" maxlength={60} />
          <ChoiceField
            {...field}
            name="relation"
            label={t.relation}
            choices={[{ value: 'father', title: t.father }, { value: 'mother', title: t.mother }, { value: 'grandparent', title: t.grandparent }, { value: 'other-guardian', title: t.otherGuardian }]}
          />
          <TextField {...field} name="contact" label={t.guardianContact} maxlength={200} />
          <CheckField {...field} name="agrees" label={t.guardianAgree} />
          <FormActions submit={signInMessages(locale).sendCode}>
            <ButtonLink locale={locale} to={PATHS.me} look="quiet">
              {t.cancel}
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </Layout>
  );
};

/** Reads a box that must be ticked; the refusal stands at the box. */
export function requireTicked(value: string | undefined, field: string, words: (t: ReturnType<typeof meMessages>) => string): true {
  if (value === 'yes') return true;
  throw commonErrors.error('input.invalid', { count: 1 }, [{ path: field, code: 'required', message: { zh: words(meMessages('zh-CN')), en: words(meMessages('en')) } }]);
}

/** A guardian's consent for the person signed in, in two steps: who agrees to what, then the code sent to the guardian. */
export function guardianPages(router: Hono<Env>): void {
  page(router, PATH, { cache: false }, (c, ctx) => {
    const first = signInFirst(ctx, PATH);
    return first === null ? <GuardianPage ctx={ctx} state={emptyForm} /> : goOn(c, first);
  });
  const codePage = async (ctx: Context, state: FormState, hidden: Record<string, string>) => (
    <CodePage ctx={ctx} state={state} title={meMessages(ctx.locale).guardianTitle} path={`${PATH}/code`} submit={meMessages(ctx.locale).guardianSubmit} again={PATH} hidden={hidden} demonstration={await isDemonstration(ctx)} />
  );
  const inputOf = (values: Readonly<Record<string, string>>) => ({ ...values, agrees: requireTicked(values['agrees'], 'agrees', (t) => t.guardianAgreeFirst) });
  action(router, PATH, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const input = parseInput(GuardianConsentInput, inputOf(values));
        await requestCode(ctx, input.contact, 'contact-code');
        return show(c, await codePage(ctx, emptyForm, { guardianName: input.guardianName, relation: input.relation, contact: input.contact, agrees: 'yes' }));
      },
      (state, status) => show(c, <GuardianPage ctx={ctx} state={state} />, status),
    ),
  );
  action(router, `${PATH}/code`, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        await giveGuardianConsent(ctx, parseInput(OwnGuardianConsent, inputOf(values)));
        return goOn(c, `${PATHS.me}?saved`);
      },
      async (state, status) => {
        const { code: _, ...hidden } = Object.fromEntries(Object.entries(state.values).map(([name, value]) => [name, typeof value === 'string' ? value : (value?.[0] ?? '')]));
        return show(c, await codePage(ctx, state, hidden), status);
      },
      { secrets: ['code'] },
    ),
  );
}
