import type { Hono } from 'hono';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, Breadcrumbs, CheckField, ChoiceField, emptyForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, PATHS, PlainText, Section, show, TextField, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { GuardianInput, InvitationAnswer, type InvitationView } from '../consent/consent.schemas.ts';
import { AUTHOR_TEXT, GUARDIAN_TEXTS, type GuardianPurpose } from '../consent/consent.texts.ts';
import { giveGuardianConsent, withdrawGuardianConsent } from '../consent/guardian-consent.ts';
import { answerInvitation, readInvitation } from '../consent/invite-author.ts';
import { contestErrors } from '../contests.errors.ts';
import type { AuthorView } from '../contests.schemas.ts';
import { authorsOf } from '../entries/authors.rules.ts';
import type { EntryRow } from '../entries/entries.queries.ts';
import { ownEntry } from '../entries/own-entry.ts';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

/** A box that must be ticked; the refusal stands at the box. */
function requireTicked(values: Readonly<Record<string, string>>): void {
  if (values['agrees'] === 'yes') return;
  throw commonErrors.error('input.invalid', { count: 1 }, [{ path: 'agrees', code: 'required', message: { zh: entryRulesMessages('zh-CN').agreeNeeded, en: entryRulesMessages('en').agreeNeeded } }]);
}

const CreditPage = ({ ctx, invitation, code, state }: { ctx: Context; invitation: InvitationView; code: string; state: FormState }) => {
  const { locale } = ctx;
  const w = entryRulesMessages(locale);
  return (
    <Layout ctx={ctx} title={w.creditTitle} path="/me/credit" cacheable={false}>
      <PageHead title={w.creditTitle}>
        <p>{w.creditLead({ name: invitation.name, title: pick(invitation.title, locale) || contestPortalMessages(locale).entryMissing })}</p>
      </PageHead>
      {invitation.own ? (
        <NoticeBar tone="late">{w.creditOwn}</NoticeBar>
      ) : (
        <div class="stack">
          <blockquote>
            <PlainText text={pick(AUTHOR_TEXT, locale)} />
          </blockquote>
          <Form locale={locale} state={state} action={href(locale, '/me/credit')} hidden={{ code }} labels={{ answer: w.creditHow, agrees: w.agree }}>
            <ChoiceField locale={locale} state={state} name="answer" label={w.creditHow} choices={[{ value: 'masked', title: w.masked }, { value: 'full', title: w.full }, { value: 'unit-only', title: w.unitOnly }, { value: 'refuse', title: w.refuse }]} />
            <CheckField locale={locale} state={state} name="agrees" label={w.agree} />
            <FormActions submit={w.creditConfirm} />
          </Form>
        </div>
      )}
    </Layout>
  );
};

const RELATIONS = ['father', 'mother', 'grandparent', 'other-guardian'] as const;

const GuardianPage = ({ ctx, entry, author, state, purpose }: { ctx: Context; entry: EntryRow; author: AuthorView; state: FormState; purpose: GuardianPurpose | undefined }) => {
  const { locale } = ctx;
  const w = entryRulesMessages(locale);
  const path = `/me/entries/${entry.id}/guardian/${author.id}`;
  const relations = { father: w.father, mother: w.mother, grandparent: w.grandparent, 'other-guardian': w.otherGuardian };
  const given: Record<GuardianPurpose, boolean> = { 'take-part': author.guardian === 'given', 'full-name': author.fullName === true };
  const part = (each: GuardianPurpose, title: string) => {
    // Both forms stand on one page; only the one that was sent shows what to change.
    const field = { locale, state: purpose === each ? state : emptyForm };
    return (
      <Section title={title}>
        <div class="stack">
          <blockquote>
            <PlainText text={pick(GUARDIAN_TEXTS[each], locale)} />
          </blockquote>
          {given[each] ? (
            <NoticeBar tone="good">{w.given}</NoticeBar>
          ) : (
            <Form {...field} action={href(locale, `${path}?for=${each}`)} hidden={{ purpose: each }} labels={{ guardianName: w.guardianName, relation: w.relation, contact: w.contact, agrees: w.agree }}>
              <TextField {...field} name="guardianName" label={w.guardianName} maxlength={40} />
              <ChoiceField {...field} name="relation" label={w.relation} choices={RELATIONS.map((value) => ({ value, title: relations[value] }))} />
              <TextField {...field} name="contact" label={w.contact} hint={w.contactHint} maxlength={120} />
              <CheckField {...field} name="agrees" label={w.agree} />
              <FormActions submit={w.give} />
            </Form>
          )}
        </div>
      </Section>
    );
  };
  return (
    <Layout ctx={ctx} title={w.guardianTitle({ name: author.name })} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: contestPortalMessages(locale).mine, path: '/me/entries' }, { title: entry.title_zh || contestPortalMessages(locale).entryMissing, path: `/me/entries/${entry.id}` }]} />
      <PageHead title={w.guardianTitle({ name: author.name })}>
        <p>{w.guardianLead}</p>
      </PageHead>
      {given['take-part'] ? null : part('take-part', w.guardianTakePart)}
      {given['take-part'] && !given['full-name'] ? part('full-name', w.guardianFullName) : null}
      {given['take-part'] ? (
        <Section title={w.withdrawTitle}>
          <Form locale={locale} state={purpose === undefined ? state : emptyForm} action={href(locale, `${path}/withdraw`)} labels={{ take: w.withdrawWhat }}>
            <ChoiceField
              locale={locale}
              state={purpose === undefined ? state : emptyForm}
              name="take"
              label={w.withdrawWhat}
              choices={[...(given['full-name'] ? [{ value: 'full-name', title: w.takeFullName }] : []), { value: 'name', title: w.takeName }, { value: 'work', title: w.takeWork }]}
            />
            <FormActions submit={w.withdraw} />
          </Form>
        </Section>
      ) : null}
    </Layout>
  );
};

async function childOf(ctx: Context, id: string, authorId: string): Promise<{ entry: EntryRow; author: AuthorView }> {
  const entry = await ownEntry(ctx, id);
  return { entry, author: authorsOf(entry).find((each) => each.id === authorId && each.under14) ?? contestErrors.fail('author.not-found') };
}

/** Pages on which a co-author decides on their name, and a guardian on a child's. */
export function consentPages(router: Hono<Env>): void {
  page(router, '/me/credit', { cache: false }, async (c, ctx) => {
    const code = c.req.query('code') ?? '';
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: `/me/credit?code=${code}` }));
    if (c.req.query('done') !== undefined) {
      const w = entryRulesMessages(ctx.locale);
      return (
        <Layout ctx={ctx} title={w.creditTitle} path="/me/credit" cacheable={false}>
          <PageHead title={w.creditTitle}>
            <p role="status">{w.creditDone}</p>
          </PageHead>
          <p>
            <a href={href(ctx.locale, '/me/entries')}>{contestPortalMessages(ctx.locale).toMine}</a>
          </p>
        </Layout>
      );
    }
    return <CreditPage ctx={ctx} invitation={await readInvitation(ctx, code)} code={code} state={emptyForm} />;
  });
  action(router, '/me/credit', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        requireTicked(values);
        await answerInvitation(ctx, parseInput(InvitationAnswer, { code: values['code'], answer: values['answer'], agrees: true }));
        return goOn(c, '/me/credit?done');
      },
      async (state, status) => show(c, <CreditPage ctx={ctx} invitation={await readInvitation(ctx, String([state.values['code']].flat()[0] ?? ''))} code={String([state.values['code']].flat()[0] ?? '')} state={state} />, status),
    ),
  );
  page(router, '/me/entries/:id/guardian/:author', { cache: false }, async (c, ctx) => {
    const { id, author } = c.req.param();
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: `/me/entries/${id}/guardian/${author}` }));
    return <GuardianPage ctx={ctx} {...await childOf(ctx, id, author)} state={emptyForm} purpose={undefined} />;
  });
  action(router, '/me/entries/:id/guardian/:author', (c, ctx) => {
    const { id, author } = c.req.param();
    const purpose: GuardianPurpose = c.req.query('for') === 'full-name' ? 'full-name' : 'take-part';
    return withForm(
      c,
      async (values) => {
        requireTicked(values);
        await giveGuardianConsent(ctx, id, parseInput(GuardianInput, { authorId: author, purpose, relation: values['relation'], guardianName: values['guardianName'], contact: values['contact'], agrees: true }));
        return goOn(c, `/me/entries/${id}/guardian/${author}`);
      },
      async (state, status) => show(c, <GuardianPage ctx={ctx} {...await childOf(ctx, id, author)} state={state} purpose={purpose} />, status),
    );
  });
  action(router, '/me/entries/:id/guardian/:author/withdraw', (c, ctx) => {
    const { id, author } = c.req.param();
    return withForm(
      c,
      async (values) => {
        const take = (['full-name', 'name', 'work'] as const).find((each) => each === values['take']);
        if (take === undefined) throw commonErrors.error('input.invalid', { count: 1 }, [{ path: 'take', code: 'required', message: { zh: '请选择撤回之后怎样处理。', en: 'Choose what happens then.' } }]);
        await withdrawGuardianConsent(ctx, id, { authorId: author, take });
        return goOn(c, `/me/entries/${id}`);
      },
      async (state, status) => show(c, <GuardianPage ctx={ctx} {...await childOf(ctx, id, author)} state={state} purpose={undefined} />, status),
    );
  });
}
