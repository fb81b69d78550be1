import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { action, ButtonLink, ChoiceField, emptyForm, filledForm, Form, FormActions, type FormState, goOn, href, Layout, page, PageHead, PATHS, Section, show, TextField, valueOf, withForm } from '../../../portal/shared/ui.ts';
import { ContactParams, ContactProof, ContactRequest, OwnChange, type OwnRecord } from '../me.schemas.ts';
import { peopleMessages } from '../people.messages.ts';
import { changeOwnRecord, proveOwnContact, removeOwnContact } from '../usecases/change-own-record.ts';
import { readOwnRecord } from '../usecases/read-own-record.ts';
import { requestCode } from '../usecases/sign-in-by-code.ts';
import { PostButton } from './me-parts.tsx';
import { signInFirst } from './me-pages.tsx';
import { meMessages } from './me.messages.ts';
import { CodePage } from './sign-in-pages.tsx';
import { signInMessages } from './sign-in.messages.ts';

const EDIT = '/me/edit';
const CONTACT = '/me/contact';

const EditPage = ({ ctx, state }: { ctx: Context; state: FormState }) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  const { ages } = peopleMessages(locale);
  const field = { locale, state };
  return (
    <Layout ctx={ctx} title={t.editTitle} path={EDIT} cacheable={false}>
      <PageHead title={t.editTitle} />
      <Form locale={locale} state={state} action={href(locale, EDIT)}>
        <TextField {...field} name="name" label={t.name} hint={t.nameHint} autocomplete="nickname" maxlength={60} />
        <ChoiceField {...field} name="ageBand" label={t.age} hint={t.ageHint} choices={Object.entries(ages).map(([value, title]) => ({ value, title }))} optional />
        <ChoiceField {...field} name="notifyBy" label={t.notifyBy} choices={[{ value: 'mail', title: t.byMail }, { value: 'sms', title: t.bySms }, { value: 'none', title: t.byNone }]} />
        <TextField {...field} name="quietFrom" label={t.quietFrom} hint={t.quietHint} maxlength={5} />
        <TextField {...field} name="quietTo" label={t.quietTo} maxlength={5} />
        <ChoiceField {...field} name="locale" label={t.language} choices={[{ value: 'zh-CN', title: t.chinese }, { value: 'en', title: t.english }]} />
        <FormActions submit={t.save}>
          <ButtonLink locale={locale} to={PATHS.me} look="quiet">
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </Layout>
  );
};

const ContactPage = ({ ctx, state, own }: { ctx: Context; state: FormState; own: OwnRecord }) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  return (
    <Layout ctx={ctx} title={t.contactTitle} path={CONTACT} cacheable={false}>
      <PageHead title={t.contactTitle}>
        <p>{t.contactLead}</p>
      </PageHead>
      <Form locale={locale} state={state} action={href(locale, CONTACT)}>
        <TextField locale={locale} state={state} name="contact" label={signInMessages(locale).contact} maxlength={200} />
        <FormActions submit={signInMessages(locale).sendCode}>
          <ButtonLink locale={locale} to={PATHS.me} look="quiet">
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
      {own.contacts.length === 0 ? null : (
        <Section title={t.contacts}>
          <ul class="lines">
            {own.contacts.map((contact) => (
              <li class="row">
                <span>{contact.masked}</span>
                <PostButton ctx={ctx} path={`/me/contact/${contact.kind}/remove`} label={`${t.remove}：${contact.masked}`}>
                  {t.remove}
                </PostButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
};

/** Correcting one's own data: name and preferences on one page, contacts on another, proved by a code. */
export function meEditPages(router: Hono<Env>): void {
  page(router, EDIT, { cache: false }, async (c, ctx) => {
    const first = signInFirst(ctx, EDIT);
    if (first !== null) return goOn(c, first);
    const { name, ageBand, preferences } = await readOwnRecord(ctx);
    return <EditPage ctx={ctx} state={filledForm({ name, ageBand: ageBand ?? '', ...preferences })} />;
  });
  action(router, EDIT, (c, ctx) =>
    withForm(
      c,
      async ({ ageBand, ...values }) => {
        await changeOwnRecord(ctx, parseInput(OwnChange, { ...values, ageBand: ageBand === undefined || ageBand === '' ? null : ageBand }));
        return goOn(c, `${PATHS.me}?saved`);
      },
      (state, status) => show(c, <EditPage ctx={ctx} state={state} />, status),
    ),
  );

  const codePage = async (ctx: Context, state: FormState, contact: string) => (
    <CodePage ctx={ctx} state={state} title={meMessages(ctx.locale).contactTitle} path="/me/contact/code" submit={meMessages(ctx.locale).verify} again={CONTACT} hidden={{ contact }} demonstration={await isDemonstration(ctx)} />
  );
  const contactPage = async (ctx: Context, state: FormState) => <ContactPage ctx={ctx} state={state} own={await readOwnRecord(ctx)} />;
  page(router, CONTACT, { cache: false }, (c, ctx) => {
    const first = signInFirst(ctx, CONTACT);
    return first === null ? contactPage(ctx, emptyForm) : goOn(c, first);
  });
  action(router, CONTACT, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const { contact } = parseInput(ContactRequest, values);
        await requestCode(ctx, contact, 'contact-code');
        return show(c, await codePage(ctx, emptyForm, contact));
      },
      async (state, status) => show(c, await contactPage(ctx, state), status),
    ),
  );
  action(router, '/me/contact/code', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        await proveOwnContact(ctx, parseInput(ContactProof, values));
        return goOn(c, `${PATHS.me}?saved`);
      },
      async (state, status) => show(c, await codePage(ctx, state, valueOf(state, 'contact')), status),
      { secrets: ['code'] },
    ),
  );
  action(router, '/me/contact/:kind/remove', (c, ctx) =>
    withForm(
      c,
      async () => {
        await removeOwnContact(ctx, parseInput(ContactParams, { kind: c.req.param('kind') }).kind);
        return goOn(c, `${PATHS.me}?saved`);
      },
      async (state, status) => show(c, await contactPage(ctx, state), status),
    ),
  );
}
